# Power by simulation with other programs: lme4 and lmerTest (ratings), glm (one odds ratio), MASS's
# polr (ordered answers), glmer (answers of raters). Each case is a share of simulated studies with
# its number of studies; the tests hold closed forms and simulations against it within four Monte
# Carlo standard errors of both.
# Run: Rscript Tests/Reference/power-simulation.R   (some minutes)
suppressMessages({library(lmerTest); library(jsonlite); library(MASS)})
set.seed(20261121)
cases <- list()
add <- function(kind, found, estimates, ...) {
  found <- found[!is.na(found)]
  cases[[length(cases) + 1]] <<- list(kind = kind, studies = length(found), power = mean(found),
    exaggeration = mean(abs(estimates[which(found)])), ...)
}

ratings <- function(studies, R, m, effect, sigma, tau, slope, comparison) {
  d <- expand.grid(vignette = 0:(m - 1), rater = 1:R)
  d$x <- d$vignette %% 2
  d$version <- as.numeric(d$rater > R / 2)
  target <- switch(comparison, within = "x", between = "version", interaction = "x:version")
  formula <- switch(comparison, within = y ~ x + (1 | rater), between = y ~ version + (1 | rater),
    interaction = y ~ x * version + (1 | rater))
  if (slope > 0) {
    d$c <- d$x - 0.5
    formula <- y ~ x + (1 | rater) + (0 + c | rater)
  }
  mean <- effect * switch(comparison, within = d$x, between = d$version,
    interaction = d$x * d$version)
  result <- sapply(seq_len(studies), function(i) {
    d$y <- mean + rnorm(R, 0, tau)[d$rater] + rnorm(R, 0, slope)[d$rater] * (d$x - 0.5) +
      rnorm(nrow(d), 0, sigma)
    fit <- suppressWarnings(suppressMessages(lmer(formula, d)))
    s <- coef(summary(fit))[target, ]
    c(s[["Pr(>|t|)"]] < 0.05, s[["Estimate"]])
  })
  add("ratings", result[1, ] == 1, result[2, ], n = R, vignettes = m, effect = effect,
    sigma = sigma, tau = tau, slope = slope, comparison = comparison)
}
ratings(1000, 20, 4, 0.7, 1.6, 0.9, 0, "within")
ratings(1000, 20, 4, 1.3, 1.6, 0.9, 0, "between")
ratings(600, 16, 6, 0.9, 1.2, 0.8, 1, "within")

logistic <- function(studies, n1, n2, p1, or) {
  p2 <- plogis(qlogis(p1) + log(or))
  result <- replicate(studies, {
    x1 <- rbinom(1, n1, p1); x2 <- rbinom(1, n2, p2)
    f <- glm(cbind(c(x1, x2), c(n1 - x1, n2 - x2)) ~ c(0, 1), family = binomial)
    s <- coef(summary(f))[2, ]
    c(s[4] < 0.05, s[1])
  })
  add("logistic", result[1, ] == 1, result[2, ], share = p1, odds_ratio = or, parts = c(n1, n2),
    n = n1 + n2)
}
logistic(4000, 400, 200, 0.4, 1.6)

ordinal <- function(studies, shares, or, n) {
  theta <- qlogis(cumsum(shares)[-length(shares)])
  p2 <- diff(c(0, plogis(theta - log(or)), 1))
  k <- length(shares); x <- rep(0:1, each = n / 2)
  result <- replicate(studies, {
    y <- factor(c(sample(k, n / 2, TRUE, shares), sample(k, n / 2, TRUE, p2)), 1:k)
    f <- try(polr(y ~ x, Hess = TRUE), silent = TRUE)
    if (inherits(f, "try-error")) c(NA, NA) else {
      s <- coef(summary(f))["x", ]
      c(abs(s[["t value"]]) > qnorm(0.975), s[["Value"]])
    }
  })
  add("ordinal", result[1, ] == 1, result[2, ], shares = 100 * shares, odds_ratio = or, n = n)
}
ordinal(1500, c(0.2, 0.3, 0.3, 0.2), 1.8, 200)

answers <- function(studies, R, m, p, or, tau) {
  d <- expand.grid(vignette = 0:(m - 1), rater = 1:R)
  d$x <- d$vignette %% 2
  result <- replicate(studies, {
    d$y <- rbinom(nrow(d), 1, plogis(qlogis(p) + log(or) * d$x + rnorm(R, 0, tau)[d$rater]))
    f <- try(suppressMessages(suppressWarnings(
      lme4::glmer(y ~ x + (1 | rater), d, family = binomial, nAGQ = 7))), silent = TRUE)
    if (inherits(f, "try-error")) c(NA, NA) else {
      s <- coef(summary(f))["x", ]
      c(s[["Pr(>|z|)"]] < 0.05, s[["Estimate"]])
    }
  })
  add("answers", result[1, ] == 1, result[2, ], n = R, vignettes = m, share = p, odds_ratio = or,
    tau = tau)
}
answers(400, 30, 4, 0.4, 3, 1)

writeLines(toJSON(
  list(source = paste("R", getRversion(), "lme4", packageVersion("lme4"), "lmerTest",
      packageVersion("lmerTest"), "seed 20261121"), script = "power-simulation.R", cases = cases),
  auto_unbox = TRUE, digits = I(17), null = "null"),
  "Tests/Reference/fixtures/power-simulation.json")
