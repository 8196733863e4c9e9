# Writes fixtures/answer-models.json: binomial models under three links, bias-reduced ones and
# multinomial ones, with robust, cluster-robust and design-based variances.
#
#   Rscript answer-models.R        (sandwich, clubSandwich, survey, brglm2, nnet, MASS, mlmRev)
#
# glm, svyglm, brglm2 and multinom are polished by scoring steps to a scaled
# gradient under 1e-12. CR2 on scores (multinomial, bias-reduced) has no package: it is computed from
# its definition by eigendecompositions and matrices of all pairs of clusters.

suppressPackageStartupMessages({
  library(sandwich)
  library(clubSandwich)
  library(survey)
  library(brglm2)
  library(nnet)
  library(MASS)
  library(mlmRev)
  library(jsonlite)
})

path <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
folder <- file.path(dirname(path), "fixtures")

column <- function(x) {
  if (is.factor(x)) list(labels = as.character(x), levels = levels(x)) else list(numbers = x)
}

inverse <- function(a) {
  s <- 1 / sqrt(diag(a))
  s * t(s * solve(s * t(s * a)))
}

root <- function(a, power, bar = 1e-12) {
  e <- eigen((a + t(a)) / 2, symmetric = TRUE)
  v <- ifelse(e$values > bar, pmax(e$values, 0)^power, 0)
  e$vectors %*% (v * t(e$vectors))
}

# Variances from scores by their definitions -----------------------------------------------------

# scores: a row for each person; information: a list of matrices by person; cluster: a factor.
from_scores <- function(scores, information, cluster, names, weights = rep(1, nrow(scores))) {
  n <- nrow(scores)
  k <- ncol(scores)
  a <- Reduce(`+`, Map(`*`, weights, information))
  m <- inverse(a)
  scores <- weights * scores
  out <- list()
  add <- function(name, meat, df) {
    v <- m %*% meat %*% m
    out[[name]] <<- list(std.errors = sqrt(diag(v)), df = df)
  }
  if (all(weights == 1)) {
    add("hc0", crossprod(scores), NULL)
    add("hc1", crossprod(scores) * n / (n - k), NULL)
  } else {
    add("design", crossprod(scores) * n / (n - 1), rep(n - k, k))
  }
  if (is.null(cluster)) return(out)
  s <- rowsum(scores, cluster)
  g <- nrow(s)
  if (any(weights != 1)) {
    out <- list()
    add("design", crossprod(s) * g / (g - 1), rep(g - k, k))
    return(out)
  }
  add("cr0", crossprod(s), rep(g - 1, k))
  add("cr1", crossprod(s) * g / (g - 1) * (n - 1) / (n - k), rep(g - 1, k))
  parts <- split(seq_len(n), cluster)
  j <- lapply(parts, function(rows) Reduce(`+`, information[rows]))
  up <- root(a, 1 / 2)
  down <- root(a, -1 / 2)
  b <- lapply(j, function(own) {
    up %*% root(diag(k) - down %*% own %*% down, -1 / 2) %*% down
  })
  t <- do.call(rbind, lapply(seq_len(g), function(i) as.vector(b[[i]] %*% s[i, ])))
  df <- sapply(seq_len(k), function(c) {
    p <- matrix(0, g, g)
    rows <- lapply(seq_len(g), function(i) m[c, ] %*% b[[i]])
    for (i in seq_len(g)) {
      for (l in seq_len(g)) {
        inner <- -j[[i]] %*% m %*% j[[l]]
        if (i == l) inner <- inner + j[[i]]
        p[i, l] <- rows[[i]] %*% inner %*% t(rows[[l]])
      }
    }
    sum(diag(p))^2 / sum(p^2)
  })
  add("cr2", crossprod(t), df)
  out
}

# Binomial models ---------------------------------------------------------------------------------

# Scoring steps until the gradient, in units of standard errors, vanishes; glm ends where the deviance
# no longer changes, which is long before under a link that is not canonical.
polished <- function(x, y, link, b, offset = rep(0, length(y)), weights = rep(1, length(y))) {
  link <- make.link(link)
  deviance_at <- function(b) {
    mu <- link$linkinv(drop(x %*% b) + offset)
    -2 * sum(weights * (y * log(mu) + (1 - y) * log1p(-mu)))
  }
  deviance <- deviance_at(b)
  for (step in 1:500) {
    eta <- drop(x %*% b) + offset
    mu <- link$linkinv(eta)
    slope <- link$mu.eta(eta)
    gradient <- crossprod(x, weights * (y - mu) * slope / (mu * (1 - mu)))
    information <- crossprod(x, weights * slope^2 / (mu * (1 - mu)) * x)
    move <- drop(inverse(information) %*% gradient)
    if (sqrt(sum(move * gradient)) < 1e-14) break
    size <- 1
    while (!(deviance_at(b + size * move) <= deviance + 1e-10) && size > 1e-6) size <- size / 2
    b <- b + size * move
    deviance <- deviance_at(b)
  }
  stopifnot(sqrt(sum(move * gradient)) < 1e-11)
  list(b = b, deviance = deviance_at(b))
}

binomial_case <- function(name, formula, data, link, cluster = NULL, event = NULL, joint = NULL) {
  control <- glm.control(epsilon = 1e-15, maxit = 200)
  first <- glm(formula, binomial(link), data)
  best <- polished(model.matrix(first), first$y, link, coef(first))
  fit <- suppressWarnings(
    glm(formula, binomial(link), data, start = best$b, control = control))
  stopifnot(max(abs(coef(fit) / best$b - 1)) < 1e-11)
  k <- length(coef(fit))
  variances <- list(model = list(std.errors = sqrt(diag(vcov(fit))), df = NULL))
  for (type in c("HC0", "HC1", "HC2", "HC3")) {
    v <- vcovHC(fit, type = type)
    variances[[tolower(type)]] <- list(std.errors = sqrt(diag(v)), df = NULL)
  }
  tests <- NULL
  if (!is.null(cluster)) {
    g <- length(unique(data[[cluster]]))
    n <- nobs(fit)
    v <- vcovCR(fit, data[[cluster]], type = "CR0")
    variances$cr0 <- list(std.errors = sqrt(diag(v)), df = rep(g - 1, k))
    factor <- g / (g - 1) * (n - 1) / (n - k)
    variances$cr1 <- list(std.errors = sqrt(factor * diag(v)), df = rep(g - 1, k))
    v <- vcovCR(fit, data[[cluster]], type = "CR2")
    table <- coef_test(fit, v, test = "Satterthwaite")
    variances$cr2 <- list(std.errors = sqrt(diag(v)), df = table$df_Satt)
    if (!is.null(joint)) {
      test <- Wald_test(fit, constrain_zero(joint, reg_ex = TRUE), v, test = "HTZ")
      tests <- list(list(terms = which(grepl(joint, names(coef(fit)))) - 1,
        statistic = test$Fstat, df = test$df_num, df.denominator = test$df_denom))
    }
  }
  profile <- lapply(seq_along(coef(fit)), function(j) {
    x <- model.matrix(fit)
    rest <- x[, -j, drop = FALSE]
    rise <- function(b) {
      v <- vcov(fit)
      start <- coef(fit)[-j] + v[-j, j] / v[j, j] * (b - coef(fit)[j])
      own <- polished(rest, fit$y, link, start, offset = b * x[, j])
      own$deviance - best$deviance - qchisq(0.95, 1)
    }
    se <- sqrt(diag(vcov(fit)))[j]
    b <- coef(fit)[j]
    low <- uniroot(rise, c(b - 4 * se, b), tol = 1e-13)$root
    high <- uniroot(rise, c(b, b + 4 * se), tol = 1e-13)$root
    list(low = low, high = high)
  })
  list(
    name = name, family = "binomial", link = link, firth = FALSE, formula = deparse1(formula),
    columns = lapply(data, column), cluster = cluster, weight = NULL, event = event,
    estimates = unname(coef(fit)), log.likelihood = as.numeric(logLik(fit)),
    variances = lapply(variances, lapply, unname), profile = profile, tests = tests
  )
}

weighted_binomial_case <- function(name, formula, data, weight, cluster = NULL, link = "logit") {
  ids <- if (is.null(cluster)) ~1 else reformulate(cluster)
  design <- svydesign(ids, weights = reformulate(weight), data = data)
  first <- svyglm(formula, design, family = quasibinomial(link))
  best <- polished(model.matrix(first), first$y, link, coef(first),
    weights = first$prior.weights)
  # svyglm looks for its arguments where the formula was written, so they go in as values.
  fit <- do.call(svyglm, list(formula, design, family = quasibinomial(link), start = best$b,
    control = glm.control(epsilon = 1e-15, maxit = 200)))
  k <- length(coef(fit))
  list(
    name = name, family = "binomial", link = link, firth = FALSE, formula = deparse1(formula),
    columns = lapply(data, column), cluster = cluster, weight = weight, event = NULL,
    estimates = unname(coef(fit)), log.likelihood = NULL,
    variances = list(design = list(
      std.errors = unname(sqrt(diag(vcov(fit)))), df = rep(fit$df.residual, k))),
    profile = NULL, tests = NULL
  )
}

# Bias reduction ----------------------------------------------------------------------------------

firth_value <- function(x, y, b) {
  p <- plogis(drop(x %*% b))
  w <- p * plogis(-drop(x %*% b))
  information <- crossprod(x, w * x)
  h <- w * rowSums((x %*% inverse(information)) * x)
  list(
    penalised = sum(ifelse(y == 1, plogis(drop(x %*% b), log.p = TRUE),
      plogis(-drop(x %*% b), log.p = TRUE))) + determinant(information)$modulus[1] / 2,
    residuals = y - p + h * (0.5 - p), information = information, w = w
  )
}

firth_maximum <- function(x, y, b, free = seq_along(b)) {
  value <- firth_value(x, y, b)
  for (step in 1:5000) {
    gradient <- crossprod(x, value$residuals)[free]
    move <- inverse(value$information[free, free, drop = FALSE]) %*% gradient
    if (sqrt(sum(move * gradient)) < 1e-13) break
    # Steps so long that the information becomes singular, or the objective falls, are shortened.
    size <- min(1, 1 / max(abs(move) * apply(abs(x[, free, drop = FALSE]), 2, max)))
    repeat {
      moved <- b
      moved[free] <- b[free] + size * move
      next_value <- firth_value(x, y, moved)
      if (next_value$penalised >= value$penalised - 1e-12 || size < 1e-6) break
      size <- size / 2
    }
    b <- moved
    value <- next_value
  }
  stopifnot(sqrt(sum(move * gradient)) < 1e-12)
  b
}

firth_case <- function(name, formula, data, cluster = NULL) {
  peer <- suppressWarnings(glm(formula, binomial, data, method = "brglmFit", type = "AS_mean",
    control = list(epsilon = 1e-10, maxit = 1000)))
  x <- model.matrix(peer)
  y <- peer$y
  b <- firth_maximum(x, y, unname(coef(peer)))
  stopifnot(max(abs(b - coef(peer))) < 1e-6)
  value <- firth_value(x, y, b)
  se <- sqrt(diag(inverse(value$information)))
  people <- lapply(seq_along(y), function(i) value$w[i] * tcrossprod(x[i, ]))
  variances <- c(
    list(model = list(std.errors = se, df = NULL)),
    from_scores(value$residuals * x, people, if (is.null(cluster)) NULL else data[[cluster]])
  )
  drop_to <- function(j, fixed) {
    start <- b
    start[j] <- fixed
    own <- firth_maximum(x, y, start, setdiff(seq_along(b), j))
    2 * (value$penalised - firth_value(x, y, own)$penalised)
  }
  profile <- lapply(seq_along(b), function(j) {
    rise <- function(t) drop_to(j, t) - qchisq(0.95, 1)
    reach <- function(sign) {
      far <- 2
      while (rise(b[j] + sign * far * se[j]) < 0) far <- far + 1
      far
    }
    low <- uniroot(rise, c(b[j] - reach(-1) * se[j], b[j]), tol = 1e-13)$root
    high <- uniroot(rise, c(b[j], b[j] + reach(1) * se[j]), tol = 1e-13)$root
    list(low = low, high = high)
  })
  ratio <- sapply(seq_along(b), function(j) drop_to(j, 0))
  list(
    name = name, family = "binomial", link = "logit", firth = TRUE, formula = deparse1(formula),
    columns = lapply(data, column), cluster = cluster, weight = NULL, event = NULL,
    estimates = b, log.likelihood = value$penalised - determinant(value$information)$modulus[1] / 2,
    variances = lapply(variances, lapply, unname), profile = profile, tests = NULL,
    likelihood.ratios = ratio
  )
}

# Multinomial models ------------------------------------------------------------------------------

multinomial_scores <- function(x, y, b, firth) {
  k <- nlevels(y) - 1
  p <- ncol(x)
  eta <- cbind(0, x %*% matrix(b, p))
  eta <- eta - apply(eta, 1, max)
  prob <- exp(eta) / rowSums(exp(eta))
  seen <- outer(as.integer(y), 2:(k + 1), `==`) * 1
  w <- lapply(seq_len(nrow(x)), function(i) {
    pi <- prob[i, -1]
    diag(pi, k) - tcrossprod(pi)
  })
  people <- lapply(seq_len(nrow(x)), function(i) kronecker(w[[i]], tcrossprod(x[i, ])))
  residuals <- seen - prob[, -1, drop = FALSE]
  list(prob = prob, residuals = residuals, people = people)
}

expand <- function(residuals, x) {
  do.call(cbind, lapply(seq_len(ncol(residuals)), function(k) residuals[, k] * x))
}

# The penalty's score from the derivative of the information by central differences of a function
# that is analytic: complex steps make it exact.
penalty_shares <- function(x, b, k) {
  p <- ncol(x)
  n <- nrow(x)
  probabilities <- function(eta) {
    e <- exp(cbind(0, eta))
    e / rowSums(e)
  }
  eta <- x %*% matrix(b, p)
  w_of <- function(prob, i) {
    pi <- prob[i, -1]
    diag(pi, k) - pi %*% t(pi)
  }
  prob <- probabilities(eta)
  information <- Reduce(`+`, lapply(seq_len(n), function(i) {
    kronecker(w_of(prob, i), tcrossprod(x[i, ]))
  }))
  m <- inverse(information)
  shares <- matrix(0, n, k)
  for (c in seq_len(k)) {
    moved <- eta + 0i
    moved[, c] <- moved[, c] + 1e-30i
    turned <- probabilities(moved)
    for (i in seq_len(n)) {
      derivative <- Im(w_of(turned, i)) / 1e-30
      shares[i, c] <- sum(diag(m %*% kronecker(derivative, tcrossprod(x[i, ])))) / 2
    }
  }
  list(shares = shares, information = information)
}

multinomial_case <- function(name, formula, data, cluster = NULL, weight = NULL, firth = FALSE) {
  weights <- if (is.null(weight)) rep(1, nrow(data)) else data[[weight]] / mean(data[[weight]])
  data$own.weights <- weights
  start <- multinom(formula, data, weights = own.weights, trace = FALSE, maxit = 1000)
  data$own.weights <- NULL
  x <- model.matrix(formula, data)
  y <- model.response(model.frame(formula, data))
  b <- as.vector(t(rbind(coef(start))))
  if (firth) {
    peer <- brmultinom(formula, data, type = "AS_mean", ref = 1)
    b <- as.vector(t(rbind(coef(peer))))
    first <- b
  }
  k <- nlevels(y) - 1
  for (step in 1:500) {
    own <- multinomial_scores(x, y, b)
    residuals <- own$residuals
    if (firth) residuals <- residuals + penalty_shares(x, b, k)$shares
    gradient <- colSums(weights * expand(residuals, x))
    information <- Reduce(`+`, Map(`*`, weights, own$people))
    move <- solve(information, gradient)
    if (sqrt(sum(move * gradient)) < 1e-13) break
    b <- b + move
  }
  stopifnot(sqrt(sum(move * gradient)) < 1e-12)
  if (firth) stopifnot(max(abs(b - first)) < 1e-3)
  groups <- if (is.null(cluster)) NULL else data[[cluster]]
  variances <- from_scores(expand(residuals, x), own$people, groups, weights = weights)
  if (is.null(weight)) {
    variances$model <- list(std.errors = sqrt(diag(inverse(information))), df = NULL)
  }
  likelihood <- sum(log(own$prob[cbind(seq_along(y), as.integer(y))]))
  list(
    name = name, family = "multinomial", link = "logit", firth = firth,
    formula = deparse1(formula), columns = lapply(data, column), cluster = cluster,
    weight = weight, event = NULL, estimates = b,
    log.likelihood = if (is.null(weight)) likelihood else NULL,
    variances = lapply(variances, lapply, unname), profile = NULL, tests = NULL
  )
}

# Data --------------------------------------------------------------------------------------------

births <- birthwt
births$race <- factor(births$race, labels = c("white", "black", "other"))
births$smoke <- factor(births$smoke, labels = c("no", "yes"))
births$low <- factor(births$low, labels = c("no", "yes"))
# Wards of 4 to 28 mothers in the order of the file.
births$ward <- factor(paste0("w", 10 + rep(1:14, c(28, 4, 15, 9, 21, 6, 12, 18, 5, 25, 11, 7, 16, 12))))
births$beds <- as.numeric(births$ward) %% 5
births <- births[c("low", "age", "lwt", "race", "smoke", "ward", "beds")]

women <- subset(Contraception, as.integer(district) <= 24)
women$district <- droplevels(women$district)
women$use <- factor(women$use, levels = c("N", "Y"))
women$livch <- factor(women$livch, labels = c("none", "one", "two", "more"))
size <- table(women$district)
women$large <- factor(ifelse(size[as.character(women$district)] > 20, "yes", "no"))
women <- women[c("use", "age", "urban", "livch", "district", "large")]
women <- women[order(women$district), ]

data(api)
schools <- apistrat[c("sch.wide", "ell", "meals", "stype", "pw")]
names(schools)[1] <- "wide"
districts <- apiclus2[c("sch.wide", "ell", "meals", "stype", "dnum", "pw")]
names(districts)[1] <- "wide"
districts$dnum <- factor(districts$dnum)
districts$stype <- factor(districts$stype)

data(endometrial)
cancer <- endometrial
names(cancer) <- c("neo", "pulse", "height", "grade")
cancer$grade <- factor(cancer$grade, labels = c("low", "high"))
cancer$clinic <- factor(paste0("c", 10 + rep(1:12, c(9, 3, 7, 5, 11, 6, 8, 4, 10, 5, 7, 4))))

small <- subset(women, as.integer(district) %in% c(1, 2, 5, 6, 8, 12, 14, 15, 16, 17, 18, 19))
small$district <- droplevels(small$district)

cases <- list(
  binomial_case("births, logit", low ~ age + lwt + race + smoke, births[1:5], "logit"),
  binomial_case("births, probit", low ~ age + lwt + race * smoke, births[1:5], "probit"),
  binomial_case("births, cloglog", low ~ age + lwt + race + smoke, births[1:5], "cloglog"),
  binomial_case("births in wards, logit", low ~ lwt + race + smoke + beds, births, "logit", "ward",
    joint = "race"),
  binomial_case("births in wards, probit", low ~ lwt + race + smoke + beds, births, "probit",
    "ward", joint = "race"),
  binomial_case("women in districts, logit", use ~ age * large + urban, women, "logit",
    "district"),
  binomial_case("women in districts, factors only", use ~ urban + livch + large, women, "logit",
    "district", joint = "livch"),
  binomial_case("women in districts, cloglog", use ~ age + urban + livch + large, women, "cloglog",
    "district"),
  binomial_case("women, age alone, probit", use ~ age, small, "probit", "district"),
  weighted_binomial_case("weighted schools", wide ~ ell + meals + stype, schools, "pw"),
  weighted_binomial_case("weighted schools, probit", wide ~ ell + meals, schools, "pw",
    link = "probit"),
  weighted_binomial_case("weighted districts", wide ~ ell + meals + stype, districts, "pw", "dnum"),
  firth_case("separated cancers", grade ~ neo + pulse + height, cancer[1:4]),
  firth_case("separated cancers in clinics", grade ~ neo + pulse + height, cancer, "clinic"),
  firth_case("births in wards, bias-reduced", low ~ lwt + race + smoke + beds, births, "ward"),
  multinomial_case("children in districts", livch ~ age + urban + use, women, "district"),
  multinomial_case("children in few districts", livch ~ urban + use, small, "district"),
  multinomial_case("weighted school types", stype ~ ell + meals, schools, weight = "pw"),
  multinomial_case("weighted school types in districts", stype ~ ell, districts, "dnum", "pw"),
  multinomial_case("children, bias-reduced", livch ~ urban + use, small, "district", firth = TRUE)
)

document <- list(
  source = paste0(
    R.version.string, ", sandwich ", packageVersion("sandwich"), ", clubSandwich ",
    packageVersion("clubSandwich"), ", survey ", packageVersion("survey"), ", brglm2 ",
    packageVersion("brglm2"), ", nnet ", packageVersion("nnet")
  ),
  script = "answer-models.R", cases = cases
)
write(
  toJSON(document, digits = I(17), auto_unbox = TRUE, null = "null", na = "null"),
  file.path(folder, "answer-models.json")
)
