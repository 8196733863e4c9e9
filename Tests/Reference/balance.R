# Balance of characteristics and the sample ratio. Truth: the standardised differences by matrix
# algebra; oneway.test for Welch's F; binom.test for two versions; for more, all results of
# dmultinom added up; chisq.test for large counts.
# Run: Rscript Tests/Reference/balance.R
suppressMessages(library(jsonlite))

smd <- function(a, b) {
  p <- a / sum(a); q <- b / sum(b)
  k <- length(p)
  cov1 <- diag(p) - outer(p, p); cov2 <- diag(q) - outer(q, q)
  s <- ((cov1 + cov2) / 2)[-k, -k, drop = FALSE]
  d <- (q - p)[-k]
  list(
    reference = as.list(a), version = as.list(b), overall = sqrt(drop(t(d) %*% solve(s) %*% d)),
    levels = as.list((q - p) / sqrt((p * (1 - p) + q * (1 - q)) / 2)))
}
shares <- list(
  smd(c(375, 800, 200), c(244, 402, 42)), smd(c(216, 579, 580), c(95, 306, 287)),
  smd(c(10, 20), c(15, 15)), smd(c(5, 5, 5, 5), c(5, 4, 6, 5)), smd(c(90, 5, 3, 2), c(50, 30, 15, 5)))

set.seed(3)
oneway <- lapply(1:4, function(i) {
  groups <- lapply(1:(2 + i), function(j) round(rnorm(5 + 4 * j, j / 5, j), 3))
  test <- oneway.test(unlist(groups) ~ rep(seq_along(groups), lengths(groups)))
  list(groups = lapply(groups, as.list), f = unname(test$statistic),
       df1 = unname(test$parameter[1]), df2 = unname(test$parameter[2]), p = test$p.value)
})

ratio <- function(counts, shares) {
  shares <- shares / sum(shares)
  n <- sum(counts); k <- length(counts)
  results <- choose(n + k - 1, k - 1)
  exact <- results <= 2e5
  x2 <- sum((counts - n * shares)^2 / (n * shares))
  p <- if (!exact) suppressWarnings(chisq.test(counts, p = shares)$p.value)
  else if (k == 2) binom.test(counts[1], n, shares[1])$p.value
  else {
    observed <- dmultinom(counts, prob = shares)
    all <- as.matrix(expand.grid(rep(list(0:n), k - 1)))
    all <- all[rowSums(all) <= n, , drop = FALSE]
    all <- cbind(all, n - rowSums(all))
    each <- apply(all, 1, dmultinom, prob = shares)
    sum(each[each <= observed * (1 + 1e-7)])
  }
  list(counts = as.list(counts), shares = as.list(shares), exact = exact, chi.squared = x2, p = p)
}
ratios <- list(
  ratio(c(1375, 688), c(2, 1)), ratio(c(1375, 688), c(1, 1)), ratio(c(7, 1), c(1, 1)),
  ratio(c(12, 9, 3), c(1, 1, 1)), ratio(c(12, 9, 3, 1), c(4, 3, 2, 1)), ratio(c(0, 20), c(1, 1)),
  ratio(c(5000, 5200, 4900), c(1, 1, 1)), ratio(c(2500000, 2503000), c(1, 1)))

write_json(
  list(source = R.version.string, script = "balance.R",
       cases = list(list(shares = shares, oneway = oneway, ratios = ratios))),
  "Tests/Reference/fixtures/balance.json", auto_unbox = TRUE, digits = I(17), pretty = TRUE)
