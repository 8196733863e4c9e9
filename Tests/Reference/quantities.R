# Marginal means, component effects (AMCE), marginal effects, interactions, subgroup differences,
# pairwise comparisons and predictions by their definitions, in plain matrix algebra: predictions of
# every hypothetical row, their average, the gradient of the average, the delta method. Where
# emmeans has the same quantity, the script stops unless it agrees. Degrees of freedom: residual,
# clubSandwich's Satterthwaite (CR2), lmerTest's.
# Rscript Tests/Reference/quantities.R
suppressMessages({
  library(jsonlite); library(emmeans); library(clubSandwich); library(ordinal); library(survey)
  library(lme4); library(lmerTest)
})
emm_options(opt.digits = FALSE, msg.interaction = FALSE)

# --- Models as a function from rows to predictions and gradients -------------------------------

# What a case needs to know of a fit: predictions with gradients at rows, covariance, df.
matrix_of <- function(terms, rows, levels, keep) {
  X <- model.matrix(terms, rows, xlev = levels)
  X[, keep, drop = FALSE]
}

linear <- function(fit, V = vcov(fit), df = function(g) fit$df.residual) {
  keep <- !is.na(coef(fit)); b <- coef(fit)[keep]
  terms <- delete.response(terms(fit))
  # A row is determined where it is a combination of the rows of the data.
  full <- model.matrix(fit)
  null <- if (all(keep)) NULL else MASS::Null(t(full))
  list(responses = NA, V = V[keep, keep, drop = FALSE], df = df,
    at = function(rows) {
      X <- model.matrix(terms, rows, xlev = fit$xlevels)
      list(value = list(drop(X[, keep, drop = FALSE] %*% b)),
        gradient = list(X[, keep, drop = FALSE]), open = if (is.null(null)) NULL else X %*% null)
    },
    slope = function(rows, v) {
      h <- 1e-5 # the model matrix is a polynomial of degree 2 at most in v: central is exact
      up <- rows; up[[v]] <- rows[[v]] + h; down <- rows; down[[v]] <- rows[[v]] - h
      D <- (matrix_of(terms, up, fit$xlevels, keep) - matrix_of(terms, down, fit$xlevels, keep)) /
        (2 * h)
      list(value = list(drop(D %*% b)), gradient = list(D))
    })
}

logistic <- function(fit, V = NULL, df = function(g) NA) {
  X <- model.matrix(fit); w <- weights(fit, "prior"); y <- fit$y; b <- coef(fit)
  for (i in 1:50) { # glm's own stopping leaves 1e-9
    p <- plogis(drop(X %*% b)); b <- b + solve(crossprod(X * (w * p * (1 - p)), X),
      crossprod(X, w * (y - p)))[, 1]
  }
  p <- plogis(drop(X %*% b))
  if (is.null(V)) V <- solve(crossprod(X * (w * p * (1 - p)), X))
  terms <- delete.response(terms(fit))
  mm <- function(rows) model.matrix(terms, rows, xlev = fit$xlevels)
  list(responses = levels(fit$model[[1]])[2], V = V, df = df,
    at = function(rows) {
      X <- mm(rows); p <- plogis(drop(X %*% b))
      list(value = list(p), gradient = list(X * (p * (1 - p))))
    },
    slope = function(rows, v) {
      h <- 1e-5
      up <- rows; up[[v]] <- rows[[v]] + h; down <- rows; down[[v]] <- rows[[v]] - h
      D <- (mm(up) - mm(down)) / (2 * h)
      X <- mm(rows); p <- plogis(drop(X %*% b)); s <- drop(D %*% b)
      list(value = list(p * (1 - p) * s),
        gradient = list(X * (p * (1 - p) * (1 - 2 * p) * s) + D * (p * (1 - p))))
    })
}

# Proportional odds: logit P(Y <= j) = threshold_j - x b, by clm's Newton steps to 1e-12.
ordered_logit <- function(fit) {
  theta <- fit$alpha; b <- fit$beta; V <- vcov(fit); terms <- delete.response(fit$terms)
  mm <- function(rows) model.matrix(terms, rows, xlev = fit$xlevels)[, -1, drop = FALSE]
  parts <- function(X) {
    lapply(seq_along(theta), function(j) {
      p <- plogis(theta[j] - drop(X %*% b)); d <- p * (1 - p)
      T <- matrix(0, nrow(X), length(theta)); T[, j] <- 1
      list(p = p, d = d, dd = d * (1 - 2 * p), T = T)
    })
  }
  levels <- fit$y.levels; k <- length(levels)
  between <- function(values) lapply(seq_len(k), function(j)
    (if (j < k) values[[j]] else 0) - (if (j > 1) values[[j - 1]] else 0))
  list(responses = levels, V = V, df = function(g) NA,
    at = function(rows) {
      X <- mm(rows); P <- parts(X)
      value <- between(lapply(P, function(q) q$p)); value[[k]] <- 1 + value[[k]]
      list(value = value, gradient = between(lapply(P, function(q) cbind(q$d * q$T, -q$d * X))))
    },
    slope = function(rows, v) {
      h <- 1e-5
      up <- rows; up[[v]] <- rows[[v]] + h; down <- rows; down[[v]] <- rows[[v]] - h
      X <- mm(rows); D <- (mm(up) - mm(down)) / (2 * h); P <- parts(X); s <- drop(D %*% b)
      list(value = between(lapply(P, function(q) -q$d * s)), gradient = between(lapply(P,
        function(q) cbind(-q$dd * s * q$T, q$dd * s * X - q$d * D))))
    })
}

# --- Averages --------------------------------------------------------------------------------

average <- function(prediction, w) {
  w <- w / sum(w)
  # What the data leave open is told by the average row; a probability needs every row, and no
  # binomial case here has an open one.
  open <- if (is.null(prediction$open)) 0 else colSums(w * prediction$open)
  lapply(seq_along(prediction$value), function(k) list(value = sum(w * prediction$value[[k]]),
    gradient = colSums(w * prediction$gradient[[k]]), open = open))
}

minus <- function(a, b) {
  if (is.null(a) || is.null(b)) return(NULL)
  Map(function(x, y) list(value = x$value - y$value, gradient = x$gradient - y$gradient,
    open = x$open - y$open), a, b)
}

# The population: rows with weights, and which combinations of the factors are possible.
population <- function(data, factors, averaging, excluded = list(), target = list(),
  w = rep(1, nrow(data))) {
  possible <- function(rows) {
    ok <- rep(TRUE, nrow(rows))
    for (e in excluded) ok <- ok & !Reduce(`&`, lapply(names(e), function(v) rows[[v]] == e[[v]]))
    ok
  }
  list(data = data, factors = factors, averaging = averaging, possible = possible,
    target = target, w = w)
}

set_levels <- function(rows, settings) {
  for (v in names(settings)) rows[[v]] <- factor(rep(settings[[v]], nrow(rows)), levels(rows[[v]]))
  rows
}

# The rows over which a quantity of settings is averaged.
rows_of <- function(pop, settings, own, alternatives) {
  data <- pop$data; w <- pop$w
  if (length(own)) {
    for (v in names(own)) { keep <- data[[v]] == own[[v]]; data <- data[keep, ]; w <- w[keep] }
  }
  if (pop$averaging != "displayed") {
    free <- setdiff(pop$factors, names(settings))
    grid <- if (length(free)) expand.grid(lapply(pop$data[free], levels)) else data.frame(row.names = 1)
    q <- rep(1, nrow(grid))
    for (v in names(pop$target)) if (v %in% free) q <- q * unlist(pop$target[[v]])[as.character(grid[[v]])]
    if (pop$averaging == "target") for (v in setdiff(free, names(pop$target)))
      q <- q * (tapply(pop$w, pop$data[[v]], sum) / sum(pop$w))[as.character(grid[[v]])]
    n <- nrow(data)
    all <- data[rep(seq_len(n), nrow(grid)), , drop = FALSE]
    for (v in free) all[[v]] <- factor(rep(as.character(grid[[v]]), each = n), levels(pop$data[[v]]))
    w <- rep(w, nrow(grid)) * rep(q, each = n); data <- all
  }
  ok <- rep(TRUE, nrow(data))
  for (a in c(list(settings), alternatives)) ok <- ok & pop$possible(set_levels(data, a))
  list(rows = set_levels(data[ok, , drop = FALSE], settings), w = w[ok])
}

mean_of <- function(model, pop, settings, own = list(), alternatives = list()) {
  r <- rows_of(pop, settings, own, alternatives)
  if (nrow(r$rows) == 0) return(NULL)
  average(model$at(r$rows), r$w)
}

effect_of <- function(model, pop, v, level, base, settings = list(), own = list(),
  alternatives = list()) {
  high <- settings; high[[v]] <- level
  low <- settings; low[[v]] <- base
  minus(mean_of(model, pop, high, own, c(list(low), alternatives)),
    mean_of(model, pop, low, own, c(list(high), alternatives)))
}

slope_of <- function(model, pop, v, settings = list(), own = list()) {
  r <- rows_of(pop, settings, own, list())
  average(model$slope(r$rows, v), r$w)
}

row <- function(model, quantity, ...) {
  lapply(seq_along(model$responses), function(k) {
    q <- quantity[[k]]
    if (!is.null(q) && max(abs(q$open)) > 1e-9) q <- NULL
    se <- if (is.null(q)) NA else sqrt(drop(q$gradient %*% model$V %*% q$gradient))
    c(list(response = model$responses[k], ...), list(
      estimate = if (is.null(q)) NA else unname(q$value), std.error = unname(se),
      df = if (is.null(q)) NA else unname(model$df(q$gradient))))
  })
}

flat <- function(x) do.call(c, x)

quantities <- function(model, pop, by = list(), numbers = character()) {
  data <- pop$data; factors <- pop$factors
  means <- flat(lapply(factors, function(f) flat(lapply(levels(data[[f]]), function(l)
    row(model, mean_of(model, pop, setNames(list(l), f)), factor = f, level = l)))))
  effects <- flat(lapply(factors, function(f) flat(lapply(levels(data[[f]])[-1], function(l)
    row(model, effect_of(model, pop, f, l, levels(data[[f]])[1]), factor = f, level = l)))))
  pairs <- flat(lapply(factors, function(f) {
    p <- combn(levels(data[[f]]), 2, simplify = FALSE)
    flat(lapply(p, function(q) row(model, effect_of(model, pop, f, q[2], q[1]), factor = f,
      level = q[2], reference = q[1])))
  }))
  # Everybody as they are, every variable.
  people <- population(data, character(), "displayed", w = pop$w)
  marginal <- c(
    flat(lapply(names(Filter(is.factor, data)), function(f) flat(lapply(levels(data[[f]])[-1],
      function(l) row(model, effect_of(model, people, f, l, levels(data[[f]])[1]),
        factor = f, level = l))))),
    flat(lapply(numbers, function(v) row(model, slope_of(model, people, v), factor = v,
      level = NA))))
  simple <- list(); interactions <- list(); conditional <- list()
  for (pair in by) {
    a <- pair[1]; b <- pair[2]; set <- b %in% factors
    at <- function(l) if (set) list(settings = setNames(list(l), b), own = list()) else
      list(settings = list(), own = setNames(list(l), b))
    one <- function(l, place, alternatives = list()) if (is.na(l)) {
      slope_of(model, pop, a, place$settings, place$own)
    } else effect_of(model, pop, a, l, levels(data[[a]])[1], place$settings, place$own, alternatives)
    changes <- if (a %in% numbers) NA else levels(data[[a]])[-1]
    for (m in levels(data[[b]])) for (l in changes)
      simple <- c(simple, row(model, one(l, at(m)), factor = a, level = l, by = b, by.level = m))
    if (!(a %in% numbers)) for (m in levels(data[[b]])) for (l in levels(data[[a]])) {
      place <- at(m); s <- place$settings; s[[a]] <- l
      conditional <- c(conditional, row(model, mean_of(model, pop, s, place$own), factor = a,
        level = l, by = b, by.level = m))
    }
    for (m in levels(data[[b]])[-1]) for (l in changes) {
      corners <- list()
      if (set && !is.na(l)) for (x in c(m, levels(data[[b]])[1])) for (y in c(l, levels(data[[a]])[1]))
        corners <- c(corners, list(setNames(list(x, y), c(b, a))))
      d <- minus(one(l, at(m), corners), one(l, at(levels(data[[b]])[1]), corners))
      interactions <- c(interactions, row(model, d, factor = a, level = l, by = b, by.level = m))
    }
  }
  cells <- expand.grid(lapply(data[rev(factors)], levels), stringsAsFactors = FALSE)[rev(seq_along(factors))]
  predictions <- list()
  for (i in seq_len(nrow(cells))) {
    s <- as.list(cells[i, , drop = FALSE])
    q <- mean_of(model, pop, s)
    if (!is.null(q)) predictions <- c(predictions, row(model, q, levels = I(unname(unlist(s)))))
  }
  # Joint Wald tests of each factor's effects, and of their differences between the levels of `by`.
  wald <- function(list_of, ...) flat(lapply(seq_along(model$responses), function(k) {
    q <- Filter(function(x) !is.null(x) && max(abs(x[[k]]$open)) < 1e-9, list_of)
    if (length(q) == 0) return(list())
    G <- do.call(rbind, lapply(q, function(x) x[[k]]$gradient))
    v <- vapply(q, function(x) x[[k]]$value, 0)
    W <- drop(v %*% solve(G %*% model$V %*% t(G), v)); r <- length(v)
    df <- model$df(G[1, ])
    list(c(list(response = model$responses[k], ...), list(
      statistic = if (is.na(df)) W else W / r, df = r, denominator = df,
      p = if (is.na(df)) pchisq(W, r, lower.tail = FALSE) else
        pf(W / r, r, df, lower.tail = FALSE))))
  }))
  tests <- flat(lapply(factors, function(f) wald(lapply(levels(data[[f]])[-1], function(l)
    effect_of(model, pop, f, l, levels(data[[f]])[1])), factor = f)))
  subgroup_tests <- list()
  for (pair in by) if (pair[1] %in% factors && !(pair[2] %in% factors)) {
    a <- pair[1]; b <- pair[2]; differences <- list()
    one <- function(l, m) effect_of(model, pop, a, l, levels(data[[a]])[1], own = setNames(list(m), b))
    for (m in levels(data[[b]])[-1]) for (l in levels(data[[a]])[-1])
      differences <- c(differences, list(minus(one(l, m), one(l, levels(data[[b]])[1]))))
    subgroup_tests <- c(subgroup_tests, wald(differences, factor = a, by = b))
  }
  list(tests = tests, subgroup.tests = subgroup_tests, means = means, effects = effects, pairs = pairs, marginal = marginal, simple = simple,
    conditional = conditional, interactions = interactions, predictions = predictions)
}

# --- Data ------------------------------------------------------------------------------------

set.seed(20250204)
raters <- 40; each <- 6; n <- raters * each
vignettes <- data.frame(
  rater = sprintf("r%02d", rep(seq_len(raters), each = each)),
  effort = factor(sample(c("low", "some", "high"), n, TRUE, c(.5, .3, .2)), c("low", "some", "high")),
  need = factor(sample(c("no", "yes"), n, TRUE, c(.4, .6)), c("no", "yes")),
  reputation = factor(sample(c("bad", "good"), n, TRUE), c("bad", "good")),
  gender = factor(rep(sample(c("man", "woman"), raters, TRUE, c(.3, .7)), each = each)),
  age = rep(sample(27:61, raters, TRUE), each = each))
shift <- rep(rnorm(raters), each = each)
vignettes$rating <- round(5 + .7 * (vignettes$effort == "high") + .3 * (vignettes$effort == "some") +
  1.2 * (vignettes$need == "yes") + .4 * (vignettes$reputation == "good") +
  .9 * (vignettes$need == "yes") * (vignettes$reputation == "good") -
  .5 * (vignettes$need == "yes") * (vignettes$gender == "woman") +
  .02 * (vignettes$age - 44) + shift + rnorm(n), 2)
vignettes$helps <- factor(ifelse(vignettes$rating + rnorm(n) > 6.2, "yes", "no"), c("no", "yes"))
vignettes$w <- round(rep(runif(raters, .4, 2.5), each = each), 3)

# A need without any effort is never shown.
constrained <- vignettes[!(vignettes$effort == "high" & vignettes$need == "no"), ]

target <- list(effort = list(low = .2, some = .3, high = .5), need = list(no = .75, yes = .25))
no_high <- list(list(effort = "high", need = "no"))

agree <- function(rows, emm, ...) {
  own <- vapply(rows, function(r) r$estimate, 0); se <- vapply(rows, function(r) r$std.error, 0)
  s <- as.data.frame(emm)
  value <- s[[intersect(c("emmean", "prob", "response", "estimate"), names(s))[1]]]
  stopifnot(all.equal(own, value, tolerance = 1e-9), all.equal(se, s$SE, tolerance = 1e-7))
}

only <- function(rows, f) Filter(function(r) r$factor == f, rows)

# --- Cases -----------------------------------------------------------------------------------

as_columns <- function(data) lapply(data, function(x) {
  if (is.factor(x)) list(levels = levels(x), labels = as.character(x)) else
    if (is.character(x)) list(labels = x) else list(numbers = x)
})

case <- function(name, model, formula, data, factors, averaging = "displayed", excluded = list(),
  target = list(), by = list(), numbers = character(), family = "gaussian", cluster = NULL,
  robust = NULL, weight = NULL, analytic = FALSE, group = NULL, check = function(q) NULL) {
  message(name)
  # Analytic weights say how precise an answer is, not how many people it stands for.
  w <- if (is.null(weight) || analytic) rep(1, nrow(data)) else data[[weight]]
  variables <- setdiff(all.vars(formula)[-1], group)
  pop <- population(data[variables], factors, averaging, excluded, target, w)
  q <- quantities(model, pop, by, numbers)
  check(q)
  used <- unique(c(all.vars(formula), cluster, weight))
  c(list(name = name, formula = paste(deparse(formula, 500), collapse = ""), family = family,
    cluster = cluster, robust = robust, weight = weight, analytic = analytic, columns = as_columns(data[used]),
    orders = if (family == "ordinal") list(levels(data[[all.vars(formula)[1]]])) else list(),
    factors = I(factors), averaging = averaging, target = target, excluded = excluded), q)
}

fit1 <- lm(rating ~ effort + need * reputation + age, vignettes)
fit2 <- lm(rating ~ effort * need + reputation, constrained)
fit3 <- lm(rating ~ effort * need * reputation, vignettes)
fit4 <- lm(rating ~ (effort + need) * gender + need * age + I(age^2), vignettes)
fit5 <- glm(helps ~ effort + need * reputation + age, binomial, vignettes)
fit6 <- glm(helps ~ (effort + need) * gender + need * age, binomial, vignettes)
fit7 <- glm(helps ~ effort + need * reputation, binomial, constrained)
fit8 <- lm(rating ~ effort + need + reputation, constrained)
fit9 <- lm(rating ~ effort + need * reputation + age, vignettes)
cr2 <- vcovCR(fit9, vignettes$rater, "CR2")
cr2df <- function(g) {
  r <- linear_contrast(fit9, cr2, matrix(g, 1), test = "Satterthwaite")
  r$df
}
willing <- cut(vignettes$rating + rnorm(n, 0, .5), c(-Inf, 5, 6.5, 7.5, Inf),
  c("never", "rarely", "often", "always"))
vignettes$willing <- factor(willing, levels(willing))
fit11 <- clm(willing ~ effort + need * gender + age, data = vignettes,
  control = clm.control(gradTol = 1e-12, maxIter = 200))
stopifnot(max(abs(fit11$gradient)) < 1e-9)
surveyed <- svydesign(ids = ~1, weights = ~w, data = vignettes)
fit12 <- svyglm(rating ~ effort + need * reputation + age, surveyed)
fit13 <- lmerTest::lmer(rating ~ effort + need * reputation + age + (1 | rater), vignettes,
  control = lmerControl(optimizer = "nloptwrap",
    optCtrl = list(xtol_abs = 1e-13, ftol_abs = 1e-13, maxeval = 10000)))
mixed <- function(fit) {
  b <- fixef(fit); V <- as.matrix(vcov(fit)); terms <- delete.response(terms(fit))
  xlev <- lapply(Filter(is.factor, fit@frame), levels)
  mm <- function(rows) model.matrix(terms, rows, xlev = xlev[intersect(names(xlev), all.vars(terms))])
  list(responses = NA, V = V, df = function(g) contest1D(fit, g)[["df"]],
    at = function(rows) { X <- mm(rows); list(value = list(drop(X %*% b)), gradient = list(X)) },
    slope = function(rows, v) {
      up <- rows; up[[v]] <- rows[[v]] + 1
      D <- mm(up) - mm(rows); list(value = list(drop(D %*% b)), gradient = list(D))
    })
}
fit10 <- lm(rating ~ effort + need * reputation, vignettes, weights = w)

pair <- list(c("need", "reputation"))
uncon <- c("effort", "need", "reputation")

cases <- list(
  case("gaussian, as displayed", linear(fit1), formula(fit1), vignettes, uncon, by = pair,
    numbers = "age"),
  case("gaussian, uniform", linear(fit1), formula(fit1), vignettes, uncon, "uniform", by = pair,
    numbers = "age", check = function(q) {
      for (f in uncon) agree(only(q$means, f), emmeans(fit1, f))
      for (f in uncon) {
        p <- as.data.frame(pairs(emmeans(fit1, f), reverse = TRUE, adjust = "none"))
        # emmeans has the pairs in the order (2,1), (3,1), (3,2)
        agree(only(q$pairs, f), p)
      }
      d <- contrast(emmeans(fit1, ~ need * reputation), interaction = "trt.vs.ctrl1")
      agree(q$interactions, d)
      agree(only(q$simple, "need"), contrast(emmeans(fit1, ~ need | reputation), "trt.vs.ctrl1"))
    }),
  case("gaussian, target shares", linear(fit1), formula(fit1), vignettes, uncon, "target",
    target = target, by = pair, numbers = "age"),
  case("gaussian, three-way, displayed", linear(fit3), formula(fit3), vignettes, uncon,
    by = list(c("effort", "need"), c("effort", "reputation"), c("need", "reputation"))),
  case("gaussian, three-way, uniform", linear(fit3), formula(fit3), vignettes, uncon, "uniform",
    by = list(c("effort", "need"), c("effort", "reputation"), c("need", "reputation")),
    check = function(q) {
      for (f in uncon) agree(only(q$means, f), emmeans(fit3, f))
      agree(q$predictions, emmeans(fit3, ~ reputation + need + effort))
      d <- contrast(emmeans(fit3, ~ effort * need), interaction = "trt.vs.ctrl1")
      agree(Filter(function(r) r$factor == "effort" && r$by == "need", q$interactions), d)
    }),
  case("gaussian, a combination left out, displayed", linear(fit2), formula(fit2), constrained,
    uncon, excluded = no_high, by = list(c("effort", "need"))),
  case("gaussian, a combination left out, uniform", linear(fit2), formula(fit2), constrained,
    uncon, "uniform", excluded = no_high, by = list(c("effort", "need"))),
  case("gaussian, a combination left out, additive", linear(fit8), formula(fit8), constrained,
    uncon, "uniform", excluded = no_high),
  case("gaussian, subgroups and a square", linear(fit4), formula(fit4), vignettes,
    c("effort", "need"), by = list(c("effort", "gender"), c("need", "gender"), c("age", "need")),
    numbers = "age"),
  case("binomial, as displayed", logistic(fit5), formula(fit5), vignettes, uncon, by = pair,
    numbers = "age", family = "binomial"),
  case("binomial, uniform", logistic(fit5), formula(fit5), vignettes, uncon, "uniform", by = pair,
    numbers = "age", family = "binomial"),
  case("binomial, subgroups", logistic(fit6), formula(fit6), vignettes, c("effort", "need"),
    by = list(c("effort", "gender"), c("need", "gender"), c("age", "need")), numbers = "age",
    family = "binomial"),
  case("binomial, a combination left out, uniform", logistic(fit7), formula(fit7), constrained,
    uncon, "uniform", excluded = no_high, by = pair, family = "binomial", check = function(q) NULL),
  case("binomial, a combination left out, target shares", logistic(fit7), formula(fit7),
    constrained, uncon, "target", excluded = no_high, target = target, by = pair,
    family = "binomial"),
  case("gaussian, clusters", linear(fit9, cr2, cr2df), formula(fit9), vignettes, uncon, by = pair,
    numbers = "age", cluster = "rater", robust = "cr2"),
  case("gaussian, analytic weights", linear(fit10), formula(fit10), vignettes, uncon, by = pair,
    weight = "w", analytic = TRUE),
  case("gaussian, sampling weights", linear(fit12, df = function(g) n - 6 - 1), formula(fit12),
    vignettes, uncon, "target", target = target["need"], by = pair, numbers = "age", weight = "w"),
  case("gaussian mixed", mixed(fit13), formula(fit13), vignettes, uncon, "uniform", by = pair,
    numbers = "age", group = "rater", check = function(q) for (f in uncon)
      agree(only(q$means, f), emmeans(fit13, f, lmer.df = "satterthwaite"))),
  case("ordinal, subgroups", ordered_logit(fit11), formula(fit11), vignettes, c("effort", "need"),
    by = list(c("need", "gender")), numbers = "age", family = "ordinal"))

# emmeans agrees on the response scale where no number is averaged.
free <- glm(helps ~ effort + need * reputation, binomial, vignettes,
  control = glm.control(epsilon = 1e-15, maxit = 100))
own <- quantities(logistic(free), population(vignettes[uncon], uncon, "uniform"))
for (f in uncon) agree(only(own$means, f), emmeans(regrid(ref_grid(free)), f))



source <- paste(R.version.string, "matrix algebra; emmeans", packageVersion("emmeans"),
  "clubSandwich", packageVersion("clubSandwich"))
write(toJSON(list(source = source, script = "quantities.R", cases = cases), auto_unbox = TRUE,
  digits = I(17), null = "null", na = "null"), "Tests/Reference/fixtures/quantities.json")

# --- Nested models -----------------------------------------------------------------------------

f_test <- anova(lm(rating ~ effort + need, vignettes), lm(rating ~ effort + need * reputation, vignettes))
l_test <- anova(glm(helps ~ effort + need, binomial, vignettes),
  glm(helps ~ effort + need * reputation, binomial, vignettes), test = "LRT")
nested <- list(
  list(family = "gaussian", formulas = c("rating ~ effort + need", "rating ~ effort + need * reputation"),
    columns = as_columns(vignettes[c("rating", uncon)]), statistic = f_test$F[2], df = f_test$Df[2],
    denominator = f_test$Res.Df[2], p = f_test$`Pr(>F)`[2]),
  list(family = "binomial", formulas = c("helps ~ effort + need * reputation", "helps ~ effort + need"),
    columns = as_columns(vignettes[c("helps", uncon)]), statistic = l_test$Deviance[2],
    df = l_test$Df[2], denominator = NA, p = l_test$`Pr(>Chi)`[2]))
write(toJSON(list(source = paste(R.version.string, "anova"), script = "quantities.R",
  cases = nested), auto_unbox = TRUE, digits = I(17), null = "null", na = "null"),
  "Tests/Reference/fixtures/model-comparison.json")
