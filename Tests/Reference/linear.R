# Linear regression: stats::lm, sandwich (vcovHC, vcovCL), clubSandwich (CR2, Satterthwaite, HTZ),
# estimatr beside it, survey::svyglm; Cook's distances of people by cooks.distance, of clusters by
# leaving each out.
# Rscript Tests/Reference/linear.R
suppressMessages({
  library(sandwich); library(clubSandwich); library(estimatr); library(survey); library(jsonlite)
})

column <- function(x) {
  if (is.numeric(x)) return(list(numbers = unname(x)))
  x <- as.factor(x)
  list(labels = as.character(x), levels = levels(x))
}

joint <- function(estimate, V, terms, df) {
  b <- estimate[terms]; q <- length(b)
  statistic <- drop(b %*% solve(V[terms, terms, drop = FALSE], b)) / q
  list(terms = I(terms - 1), statistic = statistic, df = q, denominator = df,
       p = pf(statistic, q, df, lower.tail = FALSE))
}

inference <- function(name, fit, V, df, tested, wald = NULL) {
  estimable <- !is.na(coef(fit)); b <- coef(fit)[estimable]
  se <- unname(sqrt(diag(V)))
  list(estimator = name, errors = I(se), df = I(rep(df, length.out = length(b))),
       joint = if (is.null(wald)) joint(b, V, tested, df[1]) else wald,
       covariance = I(unname(as.vector(as.matrix(V)))))
}

case <- function(name, formula, data, tested, cluster = NULL, weight = NULL, kind = NULL,
                 count = NULL, check_estimatr = TRUE) {
  d <- data; cl <- if (!is.null(cluster)) d[[cluster]]
  w <- if (!is.null(weight)) d[[weight]]
  rows <- if (is.null(count)) seq_len(nrow(d)) else rep(seq_len(nrow(d)), d[[count]])
  long <- d[rows, , drop = FALSE]
  long$.w <- if (is.null(w)) 1 else w[rows]
  long$.cl <- if (!is.null(cl)) droplevels(factor(cl[rows]))
  fit <- if (is.null(w)) lm(formula, long) else lm(formula, long, weights = .w)
  estimable <- !is.na(coef(fit)); k <- sum(estimable); N <- nobs(fit)
  out <- list()
  sampled <- identical(kind, "sampling")
  if (!sampled) {
    out[[1]] <- inference("model", fit, vcov(fit)[estimable, estimable], N - k, tested)
  }
  for (type in paste0("HC", 0:3)) {
    out[[length(out) + 1]] <- inference(tolower(type), fit, vcovHC(fit, type = type), N - k, tested)
  }
  if (!is.null(cl)) {
    G <- nlevels(long$.cl)
    V0 <- vcovCL(fit, cluster = long$.cl, type = "HC0", cadjust = FALSE)
    V1 <- vcovCL(fit, cluster = long$.cl, type = "HC1", cadjust = TRUE)
    out[[length(out) + 1]] <- inference("cr0", fit, V0, G - 1, tested)
    out[[length(out) + 1]] <- inference("cr1", fit, V1, G - 1, tested)
    # lm's weights don't say what they are: analytic ones are one over the variance.
    V2 <- if (identical(kind, "analytic")) {
      vcovCR(fit, cluster = long$.cl, type = "CR2", inverse_var = TRUE)
    } else vcovCR(fit, cluster = long$.cl, type = "CR2")
    df <- coef_test(fit, vcov = V2, test = "Satterthwaite")$df_Satt
    C <- diag(k)[tested, , drop = FALSE]
    htz <- Wald_test(fit, constraints = C, vcov = V2, test = "HTZ")
    wald <- list(terms = I(tested - 1), statistic = htz$Fstat, df = htz$df_num,
                 denominator = htz$df_denom, p = htz$p_val)
    V2 <- matrix(V2, k)
    out[[length(out) + 1]] <- inference("cr2", fit, V2, df, tested, wald)
    if (is.null(w) && check_estimatr) {
      other <- lm_robust(formula, long, clusters = long$.cl, se_type = "CR2")
      shown <- !is.na(other$coefficients)
      stopifnot(max(abs(other$std.error[shown] / sqrt(diag(V2)) - 1)) < 1e-6,
                max(abs(other$df[shown] / df - 1)) < 1e-5)
    }
  }
  if (sampled) {
    long$.all <- seq_len(nrow(long))
    design <- svydesign(ids = if (is.null(cl)) ~.all else ~.cl, weights = ~.w, data = long)
    survey_fit <- svyglm(formula, design)
    V <- vcov(survey_fit)
    stopifnot(all.equal(unname(coef(survey_fit)), unname(coef(fit)[estimable]), tolerance = 1e-9))
    out[[length(out) + 1]] <- inference("design", fit, V, survey_fit$df.residual, tested)
  }
  # People with equal answers are one pattern here.
  cook <- if (is.null(cl)) {
    sort(cooks.distance(fit)[!duplicated(model.frame(fit))], decreasing = TRUE)[1:5]
  } else {
    X <- model.matrix(fit)[, estimable]; A <- crossprod(X * sqrt(long$.w))
    distances <- sapply(levels(long$.cl), function(g) {
      without <- lm.wfit(X[long$.cl != g, , drop = FALSE], long[[all.vars(formula)[1]]][long$.cl != g],
                         long$.w[long$.cl != g])$coefficients
      if (anyNA(without)) return(NA)
      change <- coef(fit)[estimable] - without
      drop(change %*% A %*% change) / (k * summary(fit)$sigma^2)
    })
    sort(distances, decreasing = TRUE)[1:5]
  }
  s <- summary(fit)
  used <- intersect(c(all.vars(formula), cluster, weight, count), names(d))
  list(name = name, formula = deparse1(formula), columns = lapply(d[used], column),
       count = count, weight = weight, weight.kind = kind, cluster = cluster,
       estimates = unname(coef(fit)),
       observations = N, sigma = s$sigma, r.squared = s$r.squared,
       adjusted.r.squared = s$adj.r.squared, log.likelihood = if (!sampled) as.numeric(logLik(fit)),
       aic = if (!sampled) AIC(fit), bic = if (!sampled) BIC(fit),
       cook = I(unname(cook)), cook.units = if (!is.null(cl)) names(cook), inference = out)
}

set.seed(20)
cars <- mtcars; cars$gear <- factor(cars$gear); cars$am <- factor(c("auto", "manual")[cars$am + 1])
cars$group <- factor(rep(c("p", "q", "r", "s", "t", "u", "v"), c(2, 9, 4, 1, 6, 3, 7)))
cars$precision <- round(runif(32, 0.2, 3), 2); cars$people <- round(rexp(32), 3) + 0.05
cars$number <- rpois(32, 2) + 1
chick <- as.data.frame(ChickWeight); chick$Chick <- factor(as.character(chick$Chick))
chick$Diet <- factor(paste0("d", chick$Diet))
sleep_data <- sleep; sleep_data$group <- factor(c("a", "b")[sleep_data$group])
sleep_data$ID <- factor(paste0("s", sleep_data$ID))
breaks <- warpbreaks
breaks$loom <- factor(rep(sprintf("l%02d", 1:9), length.out = 54))
# A cluster-level factor with few clusters on one side, unequal sizes, a within-cluster factor.
study <- data.frame(person = factor(sprintf("r%02d", rep(1:12, c(8, 8, 3, 8, 5, 8, 8, 8, 6, 8, 2, 8)))))
study$arm <- factor(c("old", "new")[1 + (as.integer(study$person) %in% c(2, 7, 9))],
                    levels = c("old", "new"))
study$effort <- factor(sample(c("low", "mid", "high"), nrow(study), TRUE), c("low", "mid", "high"))
study$rating <- round(4 + rnorm(12)[study$person] + (study$arm == "new") +
  0.5 * as.integer(study$effort) + rnorm(nrow(study)), 0)
study$size <- round(runif(12, 0.5, 2), 2)[study$person]
study$both <- factor(ifelse(study$arm == "new", "b", "a"))

cases <- list(
  case("cars", mpg ~ wt + hp + gear, cars, 2:5),
  case("cars by group", mpg ~ wt + gear, cars, 3:4, cluster = "group"),
  case("cars, analytic weights", mpg ~ wt + gear, cars, 2:4, weight = "precision", kind = "analytic"),
  case("cars, analytic weights by group", mpg ~ wt + am, cars, 2:3, cluster = "group",
       weight = "precision", kind = "analytic"),
  case("cars, sampling weights", mpg ~ wt + gear, cars, 2:4, weight = "people", kind = "sampling"),
  case("cars, sampling weights by group", mpg ~ wt + am, cars, 2:3, cluster = "group",
       weight = "people", kind = "sampling"),
  case("cars counted", mpg ~ wt * am, cars, 2:4, count = "number"),
  case("cars counted by group", mpg ~ wt + am, cars, 2:3, count = "number", cluster = "group"),
  case("cars counted, sampling weights by group", mpg ~ wt + am, cars, 2:3, count = "number",
       cluster = "group", weight = "people", kind = "sampling"),
  case("chickens", weight ~ Time * Diet, chick, 6:8, cluster = "Chick"),
  case("sleep", extra ~ group, sleep_data, 2, cluster = "ID"),
  case("sleep without intercept", extra ~ group - 1, sleep_data, 1:2, cluster = "ID"),
  case("warp breaks", breaks ~ wool * tension, breaks, 2:6),
  case("warp breaks by loom", breaks ~ wool * tension, breaks, 5:6, cluster = "loom"),
  case("vignettes", rating ~ arm + effort, study, 3:4, cluster = "person"),
  case("vignettes, all terms", rating ~ arm + effort, study, 2:4, cluster = "person"),
  case("vignettes weighted", rating ~ arm * effort, study, 5:6, cluster = "person",
       weight = "size", kind = "sampling"),
  case("vignettes, redundant", rating ~ arm + both + effort, study, 3:4, cluster = "person"))

write(toJSON(list(
  source = paste0(R.version.string, "; sandwich ", packageVersion("sandwich"), "; clubSandwich ",
                  packageVersion("clubSandwich"), "; estimatr ", packageVersion("estimatr"),
                  "; survey ", packageVersion("survey")),
  script = "linear.R", cases = cases), auto_unbox = TRUE, digits = I(17), na = "null",
  null = "null"), "Tests/Reference/fixtures/linear.json")

# People of weight zero: sampled, but without a say.
some <- cars$people; some[c(3, 17)] <- 0
cars$some <- some; cars$few <- ifelse(cars$group == "u", 0, some)
weighted <- function(weight, cluster) {
  design <- svydesign(
    ids = if (is.null(cluster)) ~1 else reformulate(cluster), weights = cars[[weight]], data = cars)
  fit <- suppressWarnings(svyglm(mpg ~ wt + am, design))
  list(columns = lapply(cars[c("mpg", "wt", "am", "group", weight)], column), weight = weight,
       cluster = cluster, estimates = unname(coef(fit)), errors = unname(sqrt(diag(vcov(fit)))),
       df = fit$df.residual)
}
write(toJSON(list(
  source = paste("survey", packageVersion("survey")), script = "linear.R",
  cases = list(weighted("some", NULL), weighted("some", "group"), weighted("few", "group"))),
  auto_unbox = TRUE, digits = I(17), na = "null", null = "null"),
  "Tests/Reference/fixtures/linear-zero-weights.json")
