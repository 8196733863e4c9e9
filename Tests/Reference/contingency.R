# Tests of independence and association of tables of options by versions.
# Truth: chisq.test (without Yates' correction); G2 by its formula; effectsize for V; the limits of
# V by solving the noncentral chi-square's tails (a Poisson mixture of central ones) for the
# noncentrality to 1e-14, with effectsize's own search kept beside them.
# Run: Rscript Tests/Reference/contingency.R
suppressMessages({library(jsonlite); library(effectsize)})

ncp_tail <- function(x, df, ncp, upper) {
  half <- ncp / 2
  width <- ceiling(12 * sqrt(half) + 40)
  j <- seq(max(0, floor(half) - width), floor(half) + width)
  sum(dpois(j, half) * pchisq(x, df + 2 * j, lower.tail = !upper))
}

ncp_limit <- function(x, df, tail, upper) {
  g <- function(root) {
    p <- ncp_tail(x, df, root^2, upper)
    if (upper) p - tail else tail - p
  }
  if (g(0) >= 0) return(0)
  uniroot(g, c(0, sqrt(x) + 6), tol = 1e-15, maxiter = 10000)$root^2
}

one <- function(name, m, level = 0.95) {
  test <- suppressWarnings(chisq.test(m, correct = FALSE))
  e <- test$expected
  g2 <- 2 * sum(ifelse(m == 0, 0, m * log(m / e)))
  df <- unname(test$parameter)
  x <- unname(test$statistic)
  n <- sum(m)
  k <- min(dim(m)) - 1
  tail <- (1 - level) / 2
  es <- suppressMessages(effectsize::cramers_v(m, adjust = FALSE, ci = level, alternative = "two.sided"))
  corrected <- suppressMessages(effectsize::cramers_v(m, adjust = TRUE, ci = NULL))
  list(
    name = name, counts = apply(m, 1, as.list, simplify = FALSE), level = level,
    pearson = x, df = df, pearson.p = unname(test$p.value),
    likelihood.ratio = g2, likelihood.ratio.p = pchisq(g2, df, lower.tail = FALSE),
    adjusted.residuals = apply(test$stdres, 1, as.list, simplify = FALSE),
    smallest.expected = min(e), small.expected = sum(e < 5),
    v = sqrt(x / (n * k)), v.effectsize = es[[1]],
    v.low = min(1, sqrt(ncp_limit(x, df, tail, TRUE) / (n * k))),
    v.high = min(1, sqrt(ncp_limit(x, df, tail, FALSE) / (n * k))),
    v.low.effectsize = es$CI_low, v.high.effectsize = es$CI_high,
    v.corrected = corrected[[1]])
}

m <- function(..., columns = 2) unname(matrix(c(...), ncol = columns, byrow = TRUE))
set.seed(20250204)
random <- lapply(1:12, function(i) {
  shape <- c(sample(2:5, 1), sample(2:4, 1))
  x <- matrix(rpois(prod(shape), runif(1, 2, 40)), shape[1])
  x + (rowSums(x) == 0)
})
cases <- c(
  list(
    one("dilemma 1", m(829, 406, 260, 164, 111, 49, 175, 69)),
    one("dilemma 2", m(481, 294, 380, 192, 364, 133, 150, 69)),
    one("dilemma 3", m(653, 304, 458, 249, 116, 48, 70, 49, 78, 38)),
    one("dilemma 1 at 90 %", m(829, 406, 260, 164, 111, 49, 175, 69), 0.90),
    one("job satisfaction", m(1, 3, 10, 6, 2, 3, 10, 7, 1, 6, 14, 12, 0, 1, 9, 11, columns = 4)),
    one("Titanic class by survival", unname(apply(Titanic, c(1, 4), sum))),
    one("Titanic sex by survival", unname(apply(Titanic, c(2, 4), sum))),
    one("hair by eye", unname(apply(HairEyeColor, c(1, 2), sum))),
    one("Berkeley admission by gender", unname(apply(UCBAdmissions, c(1, 2), sum))),
    one("Berkeley department by gender", unname(apply(UCBAdmissions, c(3, 2), sum))),
    one("warp breaks by tension", unname(table(warpbreaks$breaks > 26, warpbreaks$tension) + 0)),
    one("independent", m(10, 20, 30, 60)),
    one("nearly independent", m(1000, 2001, 3000, 5999)),
    one("a zero", m(0, 9, 12, 3)),
    one("three respondents", m(1, 0, 0, 2)),
    one("real-valued", m(12.25, 7.5, 3.125, 8.75, 6.5, 1.25)),
    one("strong", m(700, 40, 35, 650)),
    one("a small tail", m(900, 100, 200, 800)),
    one("one in a thousand", m(3, 1, 4997, 4999))),
  lapply(seq_along(random), function(i) one(paste("random", i), random[[i]])))

write_json(
  list(
    source = paste0(R.version.string, ", effectsize ", packageVersion("effectsize")),
    script = "contingency.R", cases = cases),
  "Tests/Reference/fixtures/contingency.json", auto_unbox = TRUE, digits = I(17), pretty = TRUE)
