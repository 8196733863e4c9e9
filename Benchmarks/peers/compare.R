# Three answers by version with data.table: counts, chi-square tests.
suppressPackageStartupMessages(library(data.table))
arguments <- commandArgs(trailingOnly = TRUE)
answers <- strsplit(arguments[2], ",")[[1]]
survey <- fread(arguments[1], select = c("version", answers), showProgress = FALSE)
for (answer in answers) {
  counts <- dcast(survey[, .N, by = c("version", answer)],
                  reformulate(answer, "version"), value.var = "N", fill = 0)
  test <- chisq.test(as.matrix(counts[, -1]), correct = FALSE)
  cat(answer, format(c(test$statistic, test$parameter, test$p.value), digits = 15), "\n")
}
