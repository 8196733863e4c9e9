# Shares, their differences and odds ratios. Truth: the published formulas (Wilson, Newcombe's
# method 10, Woolf) written out here; prop.test(correct = FALSE) for the p-value and Wilson's
# limits; p.adjust for Holm; uniroot to 1e-14 for the equivalence p-value and the detectable
# difference, with power.prop.test beside it where the groups are equal.
# Run: Rscript Tests/Reference/proportions.R
suppressMessages(library(jsonlite))

wilson <- function(x, n, z) {
  p <- x / n
  centre <- (p + z^2 / (2 * n)) / (1 + z^2 / n)
  half <- z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2)) / (1 + z^2 / n)
  c(centre - half, centre + half)
}
newcombe <- function(x2, n2, x1, n1, z) {
  p2 <- x2 / n2; p1 <- x1 / n1
  w2 <- wilson(x2, n2, z); w1 <- wilson(x1, n1, z)
  d <- p2 - p1
  c(d - sqrt((p2 - w2[1])^2 + (w1[2] - p1)^2), d + sqrt((w2[2] - p2)^2 + (p1 - w1[1])^2))
}
equivalence <- function(x2, n2, x1, n1, margin) {
  d <- x2 / n2 - x1 / n1
  side <- function(d, limit_low, limit_high) {
    f <- function(z) (if (z >= 0) limit_high(z) else limit_low(-z)) - margin
    z <- if (d < margin) uniroot(f, c(0, 40), tol = 1e-15, maxiter = 10000)$root
         else uniroot(f, c(-40, 0), tol = 1e-15, maxiter = 10000)$root
    pnorm(z, lower.tail = FALSE)
  }
  limits <- function(z) newcombe(x2, n2, x1, n1, z)
  upper <- side(d, function(z) limits(z)[1], function(z) limits(z)[2])
  lower <- side(-d, function(z) -limits(z)[2], function(z) -limits(z)[1])
  c(upper, lower)
}
detectable <- function(x1, n1, n2, level) {
  p1 <- x1 / n1
  za <- qnorm((1 - level) / 2, lower.tail = FALSE); zb <- qnorm(0.2, lower.tail = FALSE)
  excess <- function(d) {
    p2 <- p1 + d
    bar <- (n1 * p1 + n2 * p2) / (n1 + n2)
    abs(d) - za * sqrt(bar * (1 - bar) * (1 / n1 + 1 / n2)) -
      zb * sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
  }
  if (p1 < 1 && excess(1 - p1) >= 0) uniroot(excess, c(1e-9, 1 - p1), tol = 1e-15)$root
  else if (p1 > 0 && excess(-p1) >= 0) uniroot(excess, c(-p1, -1e-9), tol = 1e-15)$root
  else NA
}
one <- function(x2, n2, x1, n1, margin = 0.05, level = 0.95) {
  z <- qnorm((1 - level) / 2, lower.tail = FALSE)
  w <- wilson(x2, n2, z)
  nc <- newcombe(x2, n2, x1, n1, z)
  test <- suppressWarnings(prop.test(c(x2, x1), c(n2, n1), correct = FALSE))
  a <- x2; b <- n2 - x2; c <- x1; d <- n1 - x1
  se <- sqrt(1 / a + 1 / b + 1 / c + 1 / d)
  estimable <- all(c(a, b, c, d) > 0)
  e <- equivalence(x2, n2, x1, n1, margin)
  defined <- x1 + x2 > 0 && x1 + x2 < n1 + n2
  list(
    x2 = x2, n2 = n2, x1 = x1, n1 = n1, margin = margin, level = level,
    wilson.low = w[1], wilson.high = w[2], newcombe.low = nc[1], newcombe.high = nc[2],
    std.error = sqrt(x2 / n2 * (1 - x2 / n2) / n2 + x1 / n1 * (1 - x1 / n1) / n1),
    p = if (defined) test$p.value else NA,
    odds.ratio = if (estimable) a * d / (b * c) else NA,
    odds.ratio.low = if (estimable) exp(log(a * d / (b * c)) - z * se) else NA,
    odds.ratio.high = if (estimable) exp(log(a * d / (b * c)) + z * se) else NA,
    equivalence.upper = e[1], equivalence.lower = e[2],
    detectable = detectable(x1, n1, n2, level),
    detectable.R = if (n1 == n2 && x1 > 0 && x1 / n1 < 0.6 && n1 > 30)
      power.prop.test(n1, p1 = x1 / n1, power = 0.8, sig.level = 1 - level, tol = 1e-12)$p2 -
        x1 / n1 else NA)
}
cases <- list(
  one(406, 688, 829, 1375), one(164, 688, 260, 1375), one(49, 688, 111, 1375),
  one(69, 688, 175, 1375), one(406, 688, 829, 1375, 0.10, 0.90), one(294, 688, 481, 1375, 0.03),
  one(50, 100, 40, 100), one(300, 1000, 280, 1000, 0.02), one(5, 40, 12, 40, 0.2),
  one(0, 20, 3, 25), one(20, 20, 3, 25), one(0, 20, 0, 25), one(20, 20, 25, 25), one(1, 2, 0, 1),
  one(56, 70, 48, 80, 0.1), one(9, 10, 3, 10, 0.3), one(15, 50000, 11, 40000, 0.001),
  one(2500000, 5000000, 2499000, 5000000, 0.001), one(24, 25, 24, 25, 0.3))
write_json(
  list(source = R.version.string, script = "proportions.R", cases = cases),
  "Tests/Reference/fixtures/proportions.json", auto_unbox = TRUE, digits = I(17), pretty = TRUE,
  na = "null")

holm <- lapply(
  list(c(0.01, 0.04, 0.03), c(0.2, 0.2, 0.9), c(1e-300, 0.5), 0.3, c(0.04, 0.02, 0.01, 0.001)),
  function(p) list(p = as.list(p), adjusted = as.list(p.adjust(p, "holm"))))
write_json(
  list(source = R.version.string, script = "proportions.R", cases = holm),
  "Tests/Reference/fixtures/holm.json", auto_unbox = TRUE, digits = I(17), pretty = TRUE)
