# A chi-square test by what was randomised: versions shuffled within their blocks, again and again.
suppressPackageStartupMessages(library(data.table))
arguments <- commandArgs(trailingOnly = TRUE)
people <- fread(arguments[1])
draws <- as.integer(arguments[2])
set.seed(1)
setorder(people, block)
answers <- as.integer(factor(people$advice1))
options <- max(answers)
totals <- tabulate(answers, options)
statistic <- function(version) {
  first <- tabulate(answers[version == 1], options)
  sizes <- c(sum(first), length(answers) - sum(first))
  expected <- outer(totals, sizes) / length(answers)
  sum((cbind(first, totals - first) - expected)^2 / expected)
}
observed <- statistic(people$version)
# Sorting by block and chance shuffles all blocks at once.
extreme <- sum(replicate(draws, {
  shuffled <- people$version[order(people$block, runif(nrow(people)))]
  statistic(shuffled) >= observed * (1 - 1e-9)
}))
cat(observed, (extreme + 1) / (draws + 1), "\n")
