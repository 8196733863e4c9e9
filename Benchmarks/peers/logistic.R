# Logistic regression of one answer on version, three characteristics and a rating.
suppressPackageStartupMessages(library(data.table))
arguments <- commandArgs(trailingOnly = TRUE)
survey <- fread(arguments[1], stringsAsFactors = TRUE, showProgress = FALSE,
                select = c("version", "advice1", "age", "gender", "education", "trust"))
survey[, version := factor(version)]
fit <- glm(advice1 == "carry out" ~ version + age + gender + education + trust,
           family = binomial, data = survey)
print(coef(summary(fit)), digits = 12)
