# Balanced ratings of a full factorial within respondents: what lme4 makes of them, by REML and by
# ML, with the moments that a publication would print.
suppressMessages({
  library(lme4)
  library(jsonlite)
})

set.seed(20260521)

# With this tolerance lme4's search ends within 1e-6 of the optimum, which balanced data have in
# closed form.
control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e5))

one <- function(n, k, spread) {
  count <- 2^k
  codes <- 0:(count - 1)
  levels <- sapply(seq_len(k) - 1, function(j) bitwAnd(codes, 2^j) > 0) * 1
  means <- rnorm(count, 0, 1)
  data <- do.call(rbind, lapply(seq_len(n), function(i) {
    data.frame(id = i, v = codes, levels, y = means + rnorm(1, 0, spread) + rnorm(count, 0, 1.3))
  }))
  names(data) <- c("id", "v", paste0("f", seq_len(k)), "y")
  cells <- tapply(data$y, data$v, mean)
  errors <- function(reml) {
    plain <- lmer(reformulate(c(paste0("f", seq_len(k)), "(1 | id)"), "y"), data,
      REML = reml, control = control)
    dummies <- lmer(y ~ factor(v) + (1 | id), data, REML = reml, control = control)
    list(
      effect = unname(sqrt(diag(as.matrix(vcov(plain))))[2]),
      difference = unname(sqrt(diag(as.matrix(vcov(dummies))))[2]),
      between = as.data.frame(VarCorr(dummies))$vcov[1],
      effects = unname(fixef(plain)[-1])
    )
  }
  full <- lm(reformulate(paste0("f", seq_len(k)), "cells"),
    data.frame(levels, cells = as.vector(cells)) |> setNames(c(paste0("f", seq_len(k)), "cells")))
  list(
    respondents = n, factors = k, cells = as.vector(cells), sd = sd(data$y),
    interactionSquares = sum(residuals(full)^2),
    totalSquares = sum((cells - mean(cells))^2),
    restricted = errors(TRUE), maximum = errors(FALSE)
  )
}

cases <- list(one(12, 3, 0.8), one(46, 3, 0.6), one(30, 2, 1.1), one(9, 4, 0.9))
write_json(
  list(
    source = paste("lme4", packageVersion("lme4")), script = "balanced-ratings.R", cases = cases),
  file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))),
    "fixtures", "balanced-ratings.json"),
  auto_unbox = TRUE, digits = I(17), pretty = TRUE)
