# Simulated studies: chi-square tests of two versions, or ratings by lme4.
arguments <- commandArgs(trailingOnly = TRUE)
studies <- as.integer(arguments[2])
set.seed(1)
if (arguments[1] == "tables") {
  first <- rmultinom(studies, 1375, c(60.3, 18.9, 8.1, 12.7))
  second <- rmultinom(studies, 688, c(59.0, 23.8, 7.2, 10.0))
  p <- vapply(seq_len(studies), function(i) {
    counts <- rbind(first[, i], second[, i])
    expected <- outer(rowSums(counts), colSums(counts)) / sum(counts)
    pchisq(sum((counts - expected)^2 / expected), 3, lower.tail = FALSE)
  }, 0)
  cat(mean(p < 0.05), "\n")
} else {
  suppressPackageStartupMessages(library(lme4))
  d <- expand.grid(vignette = 0:7, rater = 1:58)
  for (k in 0:2) d[[paste0("x", k)]] <- bitwAnd(bitwShiftR(d$vignette, k), 1)
  found <- vapply(seq_len(studies), function(i) {
    d$y <- 0.5 * d$x0 + rnorm(58, 0, 0.9)[d$rater] + rnorm(nrow(d), 0, 1.6)
    s <- coef(summary(suppressMessages(lmer(y ~ x0 + x1 + x2 + (1 | rater), d))))["x0", ]
    abs(s[["t value"]]) > qt(0.975, 403)
  }, TRUE)
  cat(mean(found), "\n")
}
