# A random intercept, or two crossed ones, by lme4.
suppressPackageStartupMessages({
  library(data.table)
  library(lme4)
})
arguments <- commandArgs(trailingOnly = TRUE)
ratings <- fread(arguments[1], stringsAsFactors = TRUE, showProgress = FALSE)
for (column in setdiff(names(ratings), arguments[3])) {
  set(ratings, j = column, value = factor(ratings[[column]]))
}
fit <- lmer(as.formula(arguments[2]), ratings)
print(summary(fit), digits = 12)
