# Covariates far from zero, as times in seconds since 1970: stats::glm, ordinal::clm and nnet::multinom
# beside the same models of the covariate less a constant, whose coefficients are carried over
# exactly. The figures are those of the centred models; the script stops where glm's own, where it
# manages, are not the same to the digits that it has.
# Rscript Tests/Reference/far-from-zero.R
suppressMessages({library(jsonlite); library(ordinal)})

# Newton on the multinomial likelihood, for nnet's figures stop at 1e-8.
multinomial <- function(X, y, k) {
  p <- ncol(X); beta <- matrix(0, p, k - 1)
  for (i in 1:100) {
    eta <- cbind(0, X %*% beta); P <- exp(eta) / rowSums(exp(eta))
    g <- c(sapply(2:k, function(j) crossprod(X, (y == j) - P[, j])))
    H <- matrix(0, p * (k - 1), p * (k - 1))
    for (a in 2:k) for (b in 2:k) {
      w <- P[, a] * ((a == b) - P[, b])
      H[(a - 2) * p + 1:p, (b - 2) * p + 1:p] <- crossprod(X * w, X)
    }
    step <- solve(H, g); beta <- beta + step
    if (sum(g * step) < 1e-28) break
  }
  list(coef = c(beta), vcov = solve(H), logLik = sum(log(P[cbind(seq_along(y), y)])))
}

set.seed(20)
n <- 400
centre <- 1600000000
t <- centre + round(runif(n, -100, 100))
v <- factor(sample(c("a", "b"), n, TRUE))
u <- (t - centre) / 100
latent <- 0.4 + 0.7 * u + 0.5 * (v == "b") + rlogis(n)
y <- ifelse(latent > 0, "yes", "no")
z <- cut(latent, c(-Inf, -0.8, 0.9, Inf), labels = c("low", "mid", "high"))
w <- 3 + 2 * u + rnorm(n)
s <- t - centre

# From coefficients of 1, s and v:s to those of 1, t and v:t.
shift <- function(names) {
  M <- diag(length(names)); dimnames(M) <- list(names, names)
  if ("s" %in% names && "(Intercept)" %in% names) M["(Intercept)", "s"] <- -centre
  if ("vb:s" %in% names) M["vb", "vb:s"] <- -centre
  if (!"(Intercept)" %in% names && all(c("va", "vb") %in% names)) M[c("va", "vb"), "s"] <- -centre
  M
}
case <- function(name, family, formula, b, V, logLik, M, means = NULL, errors = NULL) list(
  name = name, family = family, formula = formula, estimates = unname(drop(M %*% b)),
  errors = unname(sqrt(diag(M %*% V %*% t(M)))), logLik = logLik,
  means = as.list(unname(means)), meanErrors = as.list(unname(errors)))

control <- glm.control(epsilon = 1e-15, maxit = 100)
logistic <- function(name, right, centred) {
  fit <- glm(as.formula(paste("(y == 'yes') ~", centred)), family = binomial, control = control)
  own <- try(glm(as.formula(paste("(y == 'yes') ~", right)), family = binomial, control = control))
  M <- shift(names(coef(fit)))
  if (!inherits(own, "try-error") && !anyNA(coef(own)))
    stopifnot(all.equal(unname(coef(own)), unname(drop(M %*% coef(fit))), tolerance = 1e-5))
  # Average predictions with the version set, and their delta-method errors.
  X <- lapply(levels(v), function(l) {
    d <- data.frame(v = factor(rep(l, n), levels(v)), s = s)
    model.matrix(delete.response(terms(fit)), d)
  })
  means <- sapply(X, function(X) mean(plogis(X %*% coef(fit))))
  errors <- sapply(X, function(X) {
    g <- colMeans(X * drop(dlogis(X %*% coef(fit)))); sqrt(drop(g %*% vcov(fit) %*% g))
  })
  case(name, "binomial", paste("y ~", right), coef(fit), vcov(fit), as.numeric(logLik(fit)), M,
    means, errors)
}
cases <- list(
  logistic("a time beside the intercept", "v + t", "v + s"),
  logistic("a time with its interaction", "v * t", "v * s"),
  logistic("a time beside a full set of dummies", "0 + v + t", "0 + v + s"))

linear <- lm(w ~ v + s)
X <- lapply(levels(v), function(l) cbind(1, l == "b", s))
cases <- c(cases, list(case("a linear model", "gaussian", "w ~ v + t", coef(linear), vcov(linear),
  as.numeric(logLik(linear)), shift(names(coef(linear))),
  sapply(X, function(X) mean(X %*% coef(linear))),
  sapply(X, function(X) { g <- colMeans(X); sqrt(drop(g %*% vcov(linear) %*% g)) }))))

ordered <- clm(z ~ v + s, control = clm.control(gradTol = 1e-12, maxIter = 200))
b <- c(ordered$beta, ordered$alpha); V <- vcov(ordered)[names(b), names(b)]
# theta - x'beta: the thresholds move by the centre times the slope.
M <- diag(4); dimnames(M) <- list(names(b), names(b)); M[3:4, "s"] <- centre
cases <- c(cases, list(case("an ordinal model", "ordinal", "z ~ v + t", b, V,
  as.numeric(logLik(ordered)), M)))

X <- cbind("(Intercept)" = 1, vb = v == "b", s = s)
fit <- multinomial(X, as.integer(z), 3)
one <- shift(colnames(X)); M <- matrix(0, 6, 6); M[1:3, 1:3] <- one; M[4:6, 4:6] <- one
rough <- nnet::multinom(z ~ v + s, trace = FALSE, reltol = 1e-14, maxit = 1000)
stopifnot(all.equal(c(t(coef(rough))), fit$coef, tolerance = 1e-4))
cases <- c(cases, list(case("a multinomial model", "multinomial", "z ~ v + t", fit$coef, fit$vcov,
  fit$logLik, M)))

write_json(list(
  source = paste(R.version.string, "stats::glm, ordinal", packageVersion("ordinal")),
  script = "Tests/Reference/far-from-zero.R",
  cases = lapply(cases, function(case) c(case, list(
    t = t, v = as.character(v), y = y, z = as.character(z), w = w)))),
  "Tests/Reference/fixtures/far-from-zero.json", auto_unbox = TRUE, digits = I(17))
