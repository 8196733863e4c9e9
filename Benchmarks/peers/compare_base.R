# Three answers by version with R alone: counts, chi-square tests.
arguments <- commandArgs(trailingOnly = TRUE)
survey <- read.csv(arguments[1])
for (answer in strsplit(arguments[2], ",")[[1]]) {
  test <- chisq.test(table(survey$version, survey[[answer]]), correct = FALSE)
  cat(answer, format(c(test$statistic, test$parameter, test$p.value), digits = 15), "\n")
}
