# Bias reduction (Firth) of small, lopsided data sets: the penalised likelihood that brglm2 reaches.
# Kept are those sets for which brglm2 needed most of its iterations without failing; a maximum of
# ours must be as high.
# Rscript Tests/Reference/bias-reduction.R
suppressMessages({library(brglm2); library(jsonlite)})

penalised <- function(X, y, b) {
  eta <- drop(X %*% b)
  signed <- ifelse(y == 1, -eta, eta)
  w <- exp(-abs(eta)) / (1 + exp(-abs(eta)))^2
  d <- determinant(crossprod(X * w, X))
  if (d$sign <= 0) return(-Inf)
  -sum(pmax(signed, 0) + log1p(exp(-abs(signed)))) + 0.5 * as.numeric(d$modulus)
}

covariate <- function(n) {
  switch(sample(4, 1), rbinom(n, 1, .5), rbinom(n, 1, .1), round(rnorm(n), sample(0:3, 1)),
         round(exp(rnorm(n, 0, 2)), 2))
}

answers <- function(D) {
  above <- as.integer(D[, 2] > median(D[, 2]))
  n <- nrow(D)
  switch(sample(4, 1), rbinom(n, 1, .08), above,
         { i <- sample(n, 1); above[i] <- 1 - above[i]; above },
         rbinom(n, 1, plogis(drop(D %*% rnorm(ncol(D))))))
}

set.seed(20261)
cases <- list()
while (length(cases) < 400) {
  n <- sample(6:40, 1)
  D <- cbind(1, sapply(seq_len(sample(1:4, 1)), function(j) covariate(n)))
  if (qr(D)$rank < ncol(D) || ncol(D) >= n) next
  y <- answers(D)
  if (length(unique(y)) < 2) next
  fit <- try(suppressWarnings(glm(y ~ . - 1, data = data.frame(D, y = y), family = binomial,
    method = "brglmFit", type = "AS_mean", epsilon = 1e-10, maxit = 400)), silent = TRUE)
  if (inherits(fit, "try-error")) next
  cases[[length(cases) + 1]] <- list(
    x = lapply(2:ncol(D), function(j) D[, j]), y = y, iterations = fit$iter,
    objective = penalised(D, y, unname(coef(fit))))
}
converged <- Filter(function(case) case$iterations < 400 && is.finite(case$objective), cases)
hardest <- converged[order(-sapply(converged, function(case) case$iterations))[1:60]]
write(toJSON(list(source = "brglm2, type AS_mean, at most 400 iterations", script = "bias-reduction.R",
  cases = hardest), auto_unbox = TRUE, digits = I(17)), "Tests/Reference/fixtures/bias-reduction.json")
