# Means and ranks of two groups. Truth: t.test (Welch), wilcox.test(correct = FALSE) and exact
# where it is; effectsize for Hedges' g and the rank-biserial correlation; the limits of g by
# solving the noncentral t (numerical integration, not pt, whose accuracy is 1e-12 absolute) for
# the noncentrality, with effectsize's own search beside them.
# Run: Rscript Tests/Reference/means.R
suppressMessages({library(jsonlite); library(effectsize)})

tail_t <- function(t, df, delta, upper) {
  # P(T <= t) = E pnorm(t S - delta), S = chi / sqrt(df)
  f <- function(s) {
    inner <- if (upper) pnorm(delta - t * s) else pnorm(t * s - delta)
    inner * exp(log(2) + (df / 2) * log(df / 2) - lgamma(df / 2) + (df - 1) * log(s) - df * s^2 / 2)
  }
  sd <- 1 / sqrt(2 * df)
  breaks <- seq(max(0, 1 - 14 * sd), 1 + 14 * sd, length.out = 15)
  sum(sapply(1:14, function(i)
    integrate(f, breaks[i], breaks[i + 1], rel.tol = 1e-13, abs.tol = 0, stop.on.error = FALSE)$value))
}
one <- function(name, x2, x1, level = 0.95) {
  t <- t.test(x2, x1, conf.level = level)
  exact <- length(x1) < 50 && length(x2) < 50 && !anyDuplicated(c(x1, x2))
  w <- suppressWarnings(wilcox.test(x2, x1, correct = FALSE, exact = exact))
  g <- hedges_g(x2, x1, ci = level, verbose = FALSE)
  r <- rank_biserial(x2, x1, ci = level, verbose = FALSE)
  n1 <- length(x1); n2 <- length(x2); df <- n1 + n2 - 2
  pooled <- sqrt(((n1 - 1) * var(x1) + (n2 - 1) * var(x2)) / df)
  size <- sqrt(1 / n1 + 1 / n2)
  tg <- (mean(x2) - mean(x1)) / pooled / size
  J <- exp(lgamma(df / 2) - log(sqrt(df / 2)) - lgamma((df - 1) / 2))
  tail <- (1 - level) / 2
  solve <- function(f) uniroot(f, tg + c(-8, 8) * sqrt(1 + tg^2 / (2 * df)), tol = 1e-13)$root
  low <- solve(function(d) tail_t(tg, df, d, TRUE) - tail)
  high <- solve(function(d) tail - tail_t(tg, df, d, FALSE))
  list(
    name = name, x2 = as.list(x2), x1 = as.list(x1), level = level,
    t = unname(t$statistic), df = unname(t$parameter), p = t$p.value,
    estimate = mean(x2) - mean(x1), std.error = t$stderr, low = t$conf.int[1], high = t$conf.int[2],
    u = unname(w$statistic), u.p = w$p.value, u.exact = exact,
    g = J * (mean(x2) - mean(x1)) / pooled, g.low = J * size * low, g.high = J * size * high,
    g.effectsize = g[[1]], g.low.effectsize = g$CI_low, g.high.effectsize = g$CI_high,
    r = r[[1]], r.low = r$CI_low, r.high = r$CI_high)
}
set.seed(11)
rating <- function(n, p) sample(1:10, n, TRUE, p)
cases <- list(
  one("sleep", sleep$extra[sleep$group == 2], sleep$extra[sleep$group == 1]),
  one("warp breaks by wool", warpbreaks$breaks[warpbreaks$wool == "B"],
      warpbreaks$breaks[warpbreaks$wool == "A"]),
  one("ratings", rating(80, 1:10), rating(120, rep(1, 10))),
  one("ratings at 90 %", rating(60, 1:10), rating(70, 2:11), 0.90),
  one("no ties", rnorm(14), rnorm(19, 0.7)),
  one("no ties, more", rnorm(49), rnorm(45, 0.1)),
  one("no ties, fifty", rnorm(50), rnorm(30, 0.4)),
  one("far apart", rnorm(25, 30), rnorm(20)),
  one("small", c(1.5, 2.5, 7), c(0.5, 2)),
  one("large common part", 1e6 + rating(30, 1:10), 1e6 + rating(40, 10:1)))
write_json(
  list(
    source = paste0(R.version.string, ", effectsize ", packageVersion("effectsize")),
    script = "means.R", cases = cases),
  "Tests/Reference/fixtures/means.json", auto_unbox = TRUE, digits = I(17), na = "null")
