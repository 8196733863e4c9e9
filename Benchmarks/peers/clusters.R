# Least squares with standard errors by cluster: CR2 by clubSandwich (whose Satterthwaite degrees of
# freedom need a matrix of clusters by clusters), or CR1 by sandwich.
suppressPackageStartupMessages(library(data.table))
arguments <- commandArgs(trailingOnly = TRUE)
ratings <- fread(arguments[1], stringsAsFactors = TRUE, showProgress = FALSE)
fit <- lm(rating ~ effort + need + reputation, ratings)
if (arguments[2] == "CR2") {
  covariance <- clubSandwich::vcovCR(fit, cluster = ratings$respondent, type = "CR2")
} else {
  covariance <- sandwich::vcovCL(fit, cluster = ratings$respondent, type = "HC1")
}
print(cbind(coef(fit), sqrt(diag(covariance))), digits = 12)
