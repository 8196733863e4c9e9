# A random intercept fitted by lme4 to many samples of eight ratings by each of some respondents.
suppressPackageStartupMessages(library(lme4))
arguments <- as.integer(commandArgs(trailingOnly = TRUE))
samples <- arguments[1]
respondents <- arguments[2]
set.seed(1)
design <- expand.grid(effort = 0:1, need = 0:1, reputation = 0:1,
  respondent = factor(seq_len(respondents)))
mean <- 5 + 0.7 * design$effort + 1.2 * design$need + 0.7 * design$reputation
sum <- 0
for (sample in seq_len(samples)) {
  design$rating <- mean + rnorm(respondents)[design$respondent] + rnorm(nrow(design), 0, 1.5)
  fit <- lmer(rating ~ effort + need + reputation + (1 | respondent), design)
  sum <- sum + fixef(fit)["need"]
}
cat("mean effect of need:", sum / samples, "\n")
