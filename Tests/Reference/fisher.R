# Fisher's exact test. Truth: fisher.test for the p-values of tables of any size; for 2 x 2 tables
# the conditional odds ratio and its limits by solving the noncentral hypergeometric distribution
# to 1e-14 on the log scale, with R's own search (tolerance 1e-4) kept beside them.
# Run: Rscript Tests/Reference/fisher.R
suppressMessages(library(jsonlite))

odds <- function(x, level = 0.95) {
  m <- sum(x[1, ]); n <- sum(x[2, ]); k <- sum(x[, 1]); obs <- x[1, 1]
  support <- max(0, k - n):min(k, m)
  logdc <- dhyper(support, m, n, k, log = TRUE)
  density <- function(theta) {
    d <- logdc + theta * support
    d <- exp(d - max(d))
    d / sum(d)
  }
  solve <- function(f) exp(uniroot(f, c(-60, 60), tol = 1e-15, maxiter = 10000)$root)
  tail <- (1 - level) / 2
  mean_at <- function(t) sum(support * density(t)) - obs
  upper <- function(t) sum(density(t)[support >= obs]) - tail
  lower <- function(t) tail - sum(density(t)[support <= obs])
  finite <- function(f, bad) if (bad) NA else solve(f)
  lowest <- obs == min(support); highest <- obs == max(support)
  list(
    estimate = if (lowest) 0 else finite(mean_at, highest),
    low = if (lowest) 0 else solve(upper),
    high = finite(lower, highest))
}

one <- function(name, x) {
  test <- fisher.test(x, workspace = 2e8)
  result <- list(
    name = name, counts = apply(x, 1, as.list, simplify = FALSE), p = test$p.value)
  if (all(dim(x) == 2)) {
    solved <- odds(x)
    result <- c(result, list(
      odds.ratio = solved$estimate, odds.ratio.low = solved$low, odds.ratio.high = solved$high,
      odds.ratio.R = if (is.finite(test$estimate)) unname(test$estimate) else NA))
  }
  result
}

m <- function(..., columns = 2) unname(matrix(c(...), ncol = columns, byrow = TRUE))
set.seed(7)
shapes <- rbind(
  c(2, 2), c(2, 2), c(2, 2), c(3, 2), c(4, 2), c(5, 2), c(6, 2), c(8, 2), c(3, 3), c(4, 3), c(5, 3),
  c(7, 3), c(4, 4), c(5, 4), c(2, 5), c(3, 5))
random <- do.call(c, lapply(1:nrow(shapes), function(i) lapply(1:4, function(round) {
  cells <- prod(shapes[i, ])
  x <- matrix(rpois(cells, runif(1, 1, if (cells > 9) 4 else 12)), shapes[i, 1])
  for (r in which(rowSums(x) == 0)) x[r, 1] <- 1
  for (c in which(colSums(x) == 0)) x[1, c] <- 1
  x
})))
cases <- c(
  list(
    one("job satisfaction", m(1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11, columns = 4)),
    one("tea tasting", m(3, 1, 1, 3)),
    one("convicted twins", m(2, 10, 15, 3)),
    one("dilemma 1", m(829, 406, 260, 164, 111, 49, 175, 69)),
    one("dilemma 2", m(481, 294, 380, 192, 364, 133, 150, 69)),
    one("rare option", m(1372, 684, 3, 4)),
    one("ties", m(5, 5, 5, 5, 5, 5)),
    one("all alike", m(4, 4, 4, 4, 4, 4, 4, 4, 4, columns = 3)),
    one("a zero", m(0, 9, 12, 3)),
    one("a zero in the last cell", m(7, 2, 5, 0)),
    one("two zeros", m(6, 0, 0, 8)),
    one("three respondents", m(1, 0, 0, 2)),
    one("large", m(829, 406, 546, 282)),
    one("far tail", m(900, 100, 200, 800)),
    one("Berkeley admission by gender", unname(apply(UCBAdmissions, c(1, 2), sum))),
    one("warp breaks by tension", unname(table(warpbreaks$breaks > 26, warpbreaks$tension) + 0))),
  lapply(seq_along(random), function(i) one(paste("random", i), random[[i]])))

write_json(
  list(source = R.version.string, script = "fisher.R", cases = cases),
  "Tests/Reference/fixtures/fisher.json", auto_unbox = TRUE, digits = I(17), pretty = TRUE,
  na = "null")
