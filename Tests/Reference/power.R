# Power and sample sizes. Truth: pwr (chi-square, arcsine, t, general F), R's power.prop.test and
# power.t.test, the published formulas written out (two one-sided tests, Whitehead, Hsieh, four
# cells), and for exact power all pairs of counts added up with dbinom. A sample size is the first
# whole number whose power, by the same function, is enough.
# Run: Rscript Tests/Reference/power.R
suppressMessages({library(jsonlite); library(pwr)})

cases <- list()
add <- function(kind, ...) cases[[length(cases) + 1]] <<- list(kind = kind, ...)

# The first whole n whose power is enough.
first_n <- function(f, power, from) {
  high <- from
  while (f(high) < power) high <- 2 * high
  low <- from - 1
  while (high - low > 1) { m <- (low + high) %/% 2; if (f(m) < power) low <- m else high <- m }
  high
}
# Sainte-Lague by its definition: one seat after the other.
sizes <- function(n, parts) {
  s <- integer(length(parts))
  for (i in seq_len(n)) { k <- which.max(parts / (2 * s + 1)); s[k] <- s[k] + 1L }
  s
}

for (w in c(0.05, 0.1, 0.3, 0.5)) for (df in c(1, 3, 12)) for (alpha in c(0.05, 0.01)) {
  p <- function(n) pwr.chisq.test(w = w, N = n, df = df, sig.level = alpha)$power
  add("chisq", w = w, df = df, alpha = alpha, n = 500, power = p(500),
    wanted = 0.8, needed = first_n(p, 0.8, 2))
}

tables <- list(
  list(shares = list(c(60.3, 18.9, 8.1, 12.7), c(59.0, 23.8, 7.2, 10.0)), parts = c(1375, 688)),
  list(shares = list(c(40, 60), c(45, 55)), parts = c(2, 1)),
  list(shares = list(c(10, 20, 70), c(15, 25, 60), c(20, 20, 60)), parts = c(1, 2, 2)))
for (case in tables) for (n in c(300, 2063)) {
  s <- sizes(n, case$parts)
  p <- do.call(rbind, case$shares) / 100
  pooled <- colSums(p * s) / n
  w2 <- sum(s * sweep(sweep(p, 2, pooled)^2, 2, pooled, "/")) / n
  add("table", shares = case$shares, parts = case$parts, n = n, w = sqrt(w2),
    power = pwr.chisq.test(sqrt(w2), n, (nrow(p) - 1) * (ncol(p) - 1))$power)
}

pooled_power <- function(p1, p2, n1, n2, alpha) {
  z <- qnorm(alpha / 2, lower.tail = FALSE)
  pbar <- (n1 * p1 + n2 * p2) / (n1 + n2)
  se0 <- sqrt(pbar * (1 - pbar) * (1 / n1 + 1 / n2))
  se1 <- sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
  pnorm((abs(p2 - p1) - z * se0) / se1)
}
for (pair in list(c(0.4, 0.45), c(0.1, 0.2), c(0.9, 0.8), c(0.02, 0.05))) {
  p1 <- pair[1]; p2 <- pair[2]
  for (n in c(100, 1000)) {
    r <- power.prop.test(n = n / 2, p1 = p1, p2 = p2)$power
    stopifnot(abs(r - pooled_power(p1, p2, n / 2, n / 2, 0.05)) < 1e-12)
    f <- function(m) { s <- sizes(m, c(1, 1)); pooled_power(p1, p2, s[1], s[2], 0.05) }
    add("pooled", p1 = p1, p2 = p2, parts = c(1, 1), n = n, alpha = 0.05, power = r,
      wanted = 0.8, needed = first_n(f, 0.8, 2),
      per_version = power.prop.test(p1 = p1, p2 = p2, power = 0.8, tol = 1e-10)$n)
  }
  s <- sizes(900, c(2, 1))
  add("pooled", p1 = p1, p2 = p2, parts = c(2, 1), n = 900, alpha = 0.05,
    power = pooled_power(p1, p2, s[1], s[2], 0.05))
  h <- ES.h(p2, p1)
  add("arcsine", p1 = p1, p2 = p2, parts = c(1, 1), n = 400, alpha = 0.05,
    power = pwr.2p.test(h = h, n = 200, sig.level = 0.05)$power)
  add("arcsine", p1 = p1, p2 = p2, parts = c(2, 1), n = 900, alpha = 0.01,
    power = pwr.2p2n.test(h = h, n1 = 600, n2 = 300, sig.level = 0.01)$power)
  z <- qnorm(0.975)
  add("unpooled", p1 = p1, p2 = p2, parts = c(2, 1), n = 900, alpha = 0.05,
    power = pnorm(abs(p2 - p1) / sqrt(p1 * (1 - p1) / 600 + p2 * (1 - p2) / 300) - z))
}

exact <- function(p1, p2, n1, n2, alpha) {
  x1 <- 0:n1; x2 <- 0:n2
  k <- outer(x1, x2, "+"); n <- n1 + n2
  x2m <- matrix(x2, n1 + 1, n2 + 1, byrow = TRUE)
  x1m <- matrix(x1, n1 + 1, n2 + 1)
  stat <- n * (x2m * n1 - x1m * n2)^2 / (as.numeric(n1) * n2 * k * (n - k))
  reject <- !is.na(stat) & stat > qchisq(alpha, 1, lower.tail = FALSE)
  sum(outer(dbinom(x1, n1, p1), dbinom(x2, n2, p2)) * reject)
}
for (case in list(c(0.4, 0.6, 30, 30), c(0.1, 0.3, 40, 20), c(0.5, 0.5, 25, 25),
    c(0.02, 0.2, 60, 15), c(0, 0.3, 20, 20), c(0.4, 0.45, 400, 200)))
  add("exact", p1 = case[1], p2 = case[2], parts = case[3:4], n = case[3] + case[4], alpha = 0.05,
    power = exact(case[1], case[2], case[3], case[4], 0.05))

wilson <- function(x, n, z) {
  p <- x / n
  centre <- (p + z^2 / (2 * n)) / (1 + z^2 / n)
  half <- z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2)) / (1 + z^2 / n)
  cbind(centre - half, centre + half)
}
newcombe_tost <- function(p1, p2, n1, n2, margin, alpha) {
  z <- qnorm(1 - alpha); total <- 0
  for (x1 in 0:n1) {
    w1 <- wilson(x1, n1, z); x2 <- 0:n2; w2 <- wilson(x2, n2, z)
    d <- x2 / n2 - x1 / n1
    low <- d - sqrt((x2 / n2 - w2[, 1])^2 + (w1[2] - x1 / n1)^2)
    high <- d + sqrt((w2[, 2] - x2 / n2)^2 + (x1 / n1 - w1[1])^2)
    total <- total + dbinom(x1, n1, p1) * sum(dbinom(x2, n2, p2)[low > -margin & high < margin])
  }
  total
}
tost <- function(p1, p2, n1, n2, margin, alpha) {
  z <- qnorm(1 - alpha); d <- abs(p2 - p1)
  se <- sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
  max(0, pnorm((margin - d) / se - z) + pnorm((margin + d) / se - z) - 1)
}
for (case in list(c(0.4, 0.4, 500, 500, 0.1), c(0.4, 0.42, 600, 300, 0.1), c(0.1, 0.1, 80, 80, 0.1),
    c(0.6, 0.58, 2000, 1000, 0.05))) {
  f <- function(m) {
    s <- sizes(m, case[3:4]); tost(case[1], case[2], s[1], s[2], case[5], 0.05) }
  add("equivalence", p1 = case[1], p2 = case[2], parts = case[3:4], n = case[3] + case[4],
    margin = case[5], alpha = 0.05,
    power = tost(case[1], case[2], case[3], case[4], case[5], 0.05),
    wanted = 0.8, needed = first_n(f, 0.8, 2))
}
for (case in list(c(0.4, 0.4, 100, 100, 0.2), c(0.3, 0.35, 120, 60, 0.2)))
  add("equivalence.exact", p1 = case[1], p2 = case[2], parts = case[3:4], n = case[3] + case[4],
    margin = case[5], alpha = 0.05,
    power = newcombe_tost(case[1], case[2], case[3], case[4], case[5], 0.05))

for (d in c(0.2, 0.5, 1.1)) {
  f <- function(m) { s <- sizes(m, c(1, 1)); pwr.t2n.test(s[1], s[2], d)$power }
  stopifnot(abs(pwr.t.test(40, d)$power -
    power.t.test(40, d, strict = TRUE)$power) < 1e-10)
  add("means", difference = d * 2, sd = 2, parts = c(1, 1), n = 80, alpha = 0.05,
    power = pwr.t.test(40, d)$power, wanted = 0.9, needed = first_n(f, 0.9, 4))
  add("means", difference = -d * 2, sd = 2, parts = c(3, 1), n = 80, alpha = 0.01,
    power = pwr.t2n.test(60, 20, d, sig.level = 0.01)$power)
  add("noninferiority", difference = 0, sd = 1, margin = d, parts = c(1, 1), n = 60, alpha = 0.05,
    power = pwr.t.test(30, d, alternative = "greater")$power)
}
add("means", difference = 1, sd = 1, parts = c(1, 1), n = 4, alpha = 0.05,
  power = pwr.t.test(2, 1)$power)

for (case in list(c(1, 50, 0.05), c(3, 120, 0.1), c(2, 404, 0.02)))
  add("f2", u = case[1], v = case[2], f2 = case[3], alpha = 0.05,
    power = pwr.f2.test(case[1], case[2], case[3], 0.05)$power)

# Ratings: the noncentral t of the balanced analysis of variance.
two_sided <- function(delta, df, alpha = 0.05) {
  c <- qt(alpha / 2, df, lower.tail = FALSE)
  pt(c, df, delta, lower.tail = FALSE) + pt(-c, df, delta)
}
sigma <- 1.6; tau <- 0.9; slope <- 0.5; m <- 8
for (R in c(6, 58)) {
  within <- sigma^2 * 4 / m
  add("ratings", comparison = "within", effect = 0.49, sigma = sigma, tau = tau, slope = 0, m = m,
    terms = 3, n = R, power = two_sided(0.49 / sqrt(within / R), R * m - R - 3))
  add("ratings", comparison = "within", effect = 0.49, sigma = sigma, tau = tau, slope = slope,
    m = m, terms = 3, n = R, power = two_sided(0.49 / sqrt((slope^2 + within) / R), R - 1))
  add("ratings", comparison = "between", effect = 0.8, sigma = sigma, tau = tau, slope = 0, m = m,
    terms = 0, n = R, power = two_sided(0.8 / sqrt((tau^2 + sigma^2 / m) * 4 / R), R - 2))
  add("ratings", comparison = "interaction", effect = 0.49, sigma = sigma, tau = tau, slope = 0,
    m = m, terms = 2, n = R, power = two_sided(0.49 / sqrt(within * 4 / R), R * m - R - 2))
}

z <- qnorm(0.975)
strict <- function(delta) pnorm(delta - z) + pnorm(-delta - z)
for (or in c(1.5, 0.6)) {
  p1 <- 0.4; p2 <- plogis(qlogis(p1) + log(or)); n1 <- 200; n2 <- 100
  se <- sqrt(1 / (n1 * p1 * (1 - p1)) + 1 / (n2 * p2 * (1 - p2)))
  add("logistic", share = p1, odds_ratio = or, parts = c(2, 1), n = 300,
    power = strict(abs(log(or)) / se))
  add("logistic.continuous", share = 0.5, odds_ratio = or, explained = 0.25, n = 300,
    power = strict(abs(log(or)) * sqrt(300 * 0.25 * 0.75)))
}
whitehead <- function(p1, or, parts, n) {
  s <- sizes(n, parts)
  p2 <- diff(c(0, plogis(qlogis(cumsum(p1)) - log(or))))
  pbar <- (s[1] * p1 + s[2] * p2) / n
  V <- s[1] * s[2] * n / (3 * (n + 1)^2) * (1 - sum(pbar^3)) * ((n + 1) / n)^2
  strict(abs(log(or)) * sqrt(V))
}
for (or in c(1.5, 0.5)) {
  f <- function(n) whitehead(c(0.2, 0.3, 0.3, 0.2), or, c(1, 1), n)
  add("ordinal", shares = c(20, 30, 30, 20), odds_ratio = or, parts = c(1, 1), n = 300,
    power = f(300), wanted = 0.9, needed = first_n(f, 0.9, 4))
}
for (scale in c("points", "odds")) {
  p <- c(0.4, 0.45, 0.4, 0.6); n <- c(100, 100, 50, 50)
  g <- if (scale == "points") p else qlogis(p)
  v <- if (scale == "points") sum(p * (1 - p) / n) else sum(1 / (n * p * (1 - p)))
  add("interaction", comparison = scale, shares = p, parts = n, n = sum(n),
    power = strict((g[4] - g[3] - g[2] + g[1]) / sqrt(v)))
}

# Type S and type M errors, by numerical integration of their definitions.
for (delta in c(0.3, 1, 2.8)) for (df in list(NULL, 6)) {
  if (is.null(df)) {
    power <- strict(delta); wrong <- pnorm(-delta - z)
    size <- integrate(function(x) abs(x) * dnorm(x, delta), z, Inf, rel.tol = 1e-12)$value +
      integrate(function(x) abs(x) * dnorm(x, delta), -Inf, -z, rel.tol = 1e-12)$value
  } else {
    c <- qt(0.975, df)
    power <- pt(c, df, delta, lower.tail = FALSE) + pt(-c, df, delta); wrong <- pt(-c, df, delta)
    inner <- function(s) sapply(s, function(v) {
      b <- c * v
      dnorm(b - delta) + dnorm(b + delta) +
        delta * (pnorm(b - delta, lower.tail = FALSE) - pnorm(b + delta, lower.tail = FALSE)) })
    size <- integrate(function(s) inner(s) * 2 * df * s * dchisq(df * s^2, df), 0, Inf,
      rel.tol = 1e-11)$value
  }
  add("significant", delta = delta, df = df, wrong_sign = wrong / power,
    exaggeration = size / (delta * power))
}

writeLines(toJSON(
  list(source = paste("R", getRversion(), "pwr", packageVersion("pwr")), script = "power.R",
    cases = cases), auto_unbox = TRUE, digits = I(17), null = "null"),
  "Tests/Reference/fixtures/power.json")
