# Logistic regression: stats::glm on collapsed and on plain data sets; profile limits from the
# defining equation, solved here to 1e-12, with confint's (MASS) figures beside; average marginal
# effects and their delta-method standard errors by hand.
# Rscript Tests/Reference/logistic.R
suppressMessages({library(MASS); library(jsonlite)})

control <- glm.control(epsilon = 1e-15, maxit = 100)

# The deviance of the model with coefficient j held at b, by Newton steps on the others.
profiled <- function(X, y, w, j, b, start, V) {
  beta <- start + V[, j] / V[j, j] * (b - start[j])
  others <- setdiff(seq_len(ncol(X)), j)
  deviance_at <- function(beta) {
    eta <- drop(X %*% beta)
    signed <- ifelse(y == 1, -eta, eta)
    2 * sum(w * (pmax(signed, 0) + log1p(exp(-abs(signed)))))
  }
  dev <- deviance_at(beta)
  for (i in 1:200) {
    if (length(others) == 0) break
    mu <- plogis(drop(X %*% beta)); Z <- X[, others, drop = FALSE]
    g <- drop(crossprod(Z, w * (y - mu)))
    H <- crossprod(Z * (w * mu * (1 - mu)), Z); s <- 1 / sqrt(diag(H))
    step <- s * solve(H * outer(s, s), s * g)
    size <- 1
    repeat {
      try_beta <- beta; try_beta[others] <- beta[others] + size * step
      new <- deviance_at(try_beta)
      if (is.finite(new) && new <= dev + 1e-10 * abs(dev) || size < 1e-8) break
      size <- size / 2
    }
    beta <- try_beta; dev <- new
    if (sum(g * step) < 1e-26) break
  }
  list(deviance = dev, beta = beta)
}

profile_limit <- function(estimates, V, X, y, w, j, side, level) {
  target <- qchisq(level, 1)
  best <- profiled(X, y, w, j, estimates[j], estimates, V)$deviance
  se <- sqrt(V[j, j])
  f <- function(b) profiled(X, y, w, j, b, estimates, V)$deviance - best - target
  far <- estimates[j] + side * se
  while (f(far) < 0) far <- far + side * se
  uniroot(f, sort(c(estimates[j], far)), tol = 1e-13, maxiter = 1000)$root
}

effects_by_hand <- function(fit, V, data, w) {
  # Discrete changes for factors, derivatives for numbers, averaged over people.
  beta <- coef(fit)[!is.na(coef(fit))]; out <- list()
  variables <- all.vars(delete.response(terms(fit)))
  matrix_at <- function(d) {
    m <- model.matrix(delete.response(terms(fit)), d, xlev = fit$xlevels)
    m[, names(beta), drop = FALSE]
  }
  # Rows that are no combination of the data's rows have a prediction that depends on which of the
  # redundant columns was dropped: an effect that needs them does not exist.
  null <- MASS::Null(t(model.matrix(fit)))
  open <- function(d) ncol(null) > 0 &&
    max(abs(model.matrix(delete.response(terms(fit)), d, xlev = fit$xlevels) %*% null)) > 1e-7
  for (v in variables) {
    if (is.factor(data[[v]])) {
      for (l in levels(data[[v]])[-1]) {
        high <- data; high[[v]] <- factor(l, levels(data[[v]]))
        low <- data; low[[v]] <- factor(levels(data[[v]])[1], levels(data[[v]]))
        A <- matrix_at(high); B <- matrix_at(low)
        pa <- plogis(drop(A %*% beta)); pb <- plogis(drop(B %*% beta))
        g <- colSums(w * (pa * (1 - pa) * A - pb * (1 - pb) * B)) / sum(w)
        out[[length(out) + 1]] <- list(variable = v, level = l,
          estimate = sum(w * (pa - pb)) / sum(w), std.error = sqrt(drop(t(g) %*% V %*% g)))
        if (open(high) || open(low)) out[[length(out)]][c("estimate", "std.error")] <- NA_real_
      }
    } else {
      up <- data; up[[v]] <- data[[v]] + 1
      X <- matrix_at(data); Z <- matrix_at(up) - X
      p <- plogis(drop(X %*% beta)); s <- drop(Z %*% beta)
      g <- colSums(w * (p * (1 - p) * (1 - 2 * p) * s * X + p * (1 - p) * Z)) / sum(w)
      out[[length(out) + 1]] <- list(variable = v, level = NULL,
        estimate = sum(w * p * (1 - p) * s) / sum(w), std.error = sqrt(drop(t(g) %*% V %*% g)))
    }
  }
  out
}

as_columns <- function(data) lapply(data, function(x) {
  if (is.factor(x)) list(levels = levels(x), labels = as.character(x)) else list(numbers = x)
})

case <- function(name, formula, data, count = NULL, text = NULL) {
  message(name)
  data <- as.data.frame(data)
  w <- if (is.null(count)) rep(1, nrow(data)) else data[[count]]
  data$.w <- w
  # glm's tolerance for redundant columns is its epsilon / 1000: a small epsilon finds none. So the
  # redundant ones are found with the default, and the rest is fitted again with a small one.
  first <- suppressWarnings(glm(formula, binomial, data, weights = .w))
  used <- names(coef(first))[!is.na(coef(first))]
  X <- model.matrix(first)[, used, drop = FALSE]
  fit <- first
  exact <- suppressWarnings(
    glm.fit(X, first$y, w, family = binomial(), control = control, start = coef(first)[used]))
  fit$coefficients[used] <- exact$coefficients
  for (part in c("fitted.values", "linear.predictors", "weights", "residuals", "deviance", "R",
    "effects", "aic")) fit[[part]] <- exact[[part]]
  if (length(used) == length(coef(first))) fit$qr <- exact$qr
  y <- fit$y; dimnames(X) <- NULL
  estimates <- unname(coef(fit)[used]); 
  # glm's standard errors carry the weights of its last step but one, good to about 1e-8; so they
  # are taken from the weights at the estimates.
  mu <- exact$fitted.values
  root <- qr(X * sqrt(w * mu * (1 - mu)), LAPACK = FALSE, tol = 1e-14)
  stopifnot(identical(root$pivot, seq_along(used)))
  V <- unname(chol2inv(qr.R(root)))
  errors <- rep(NA_real_, length(coef(first))); names(errors) <- names(coef(first))
  errors[used] <- sqrt(diag(V))
  level <- 0.95
  limits <- lapply(seq_along(used), function(j) list(
    low = profile_limit(estimates, V, X, y, w, j, -1, level),
    high = profile_limit(estimates, V, X, y, w, j, 1, level)))
  r <- suppressMessages(confint(first, level = level))
  if (is.null(dim(r))) r <- t(as.matrix(r))
  r <- r[used, , drop = FALSE]
  n <- sum(w)
  list(name = name, formula = if (is.null(text)) paste(deparse(formula), collapse = "") else text,
    columns = as_columns(data[setdiff(names(data), ".w")]), count = count,
    terms = names(coef(fit)), estimates = unname(coef(fit)),
    std.errors = unname(errors),
    log.likelihood = -deviance(fit) / 2, deviance = deviance(fit),
    null.deviance = fit$null.deviance, aic = deviance(fit) + 2 * length(used),
    bic = deviance(fit) + length(used) * log(n), observations = n,
    profile.terms = used, profile = limits,
    confint = lapply(seq_along(used), function(j) list(low = r[j, 1], high = r[j, 2])),
    effects = effects_by_hand(fit, V, data, w))
}

factors <- function(data, names) { for (v in names) data[[v]] <- factor(data[[v]]); data }

birth <- birthwt
birth$race <- factor(birth$race, 1:3, c("white", "black", "other"))
birth$smoke <- factor(birth$smoke, 0:1, c("no", "yes"))
birth$ht <- factor(birth$ht, 0:1, c("no", "yes"))
birth$low <- factor(birth$low, 0:1, c("no", "yes"))
birth <- birth[c("low", "age", "lwt", "race", "smoke", "ht")]

admissions <- as.data.frame(UCBAdmissions)
admissions$Admit <- factor(admissions$Admit, c("Rejected", "Admitted"))
large <- admissions; large$Freq <- large$Freq * 1000000

titanic <- as.data.frame(Titanic)
infert2 <- infert[c("case", "age", "parity", "education", "spontaneous", "induced")]
infert2$case <- factor(infert2$case)
infert2$education <- factor(as.character(infert2$education), c("0-5yrs", "6-11yrs", "12+ yrs"))

long <- esoph
long$agegp <- factor(as.character(esoph$agegp), levels(esoph$agegp))
long$alcgp <- factor(as.character(esoph$alcgp), levels(esoph$alcgp))
long$tobgp <- factor(as.character(esoph$tobgp), levels(esoph$tobgp))
esophagus <- rbind(
  data.frame(long[c("agegp", "alcgp", "tobgp")], outcome = "control", n = long$ncontrols),
  data.frame(long[c("agegp", "alcgp", "tobgp")], outcome = "case", n = long$ncases))
esophagus$outcome <- factor(esophagus$outcome, c("control", "case"))

cases <- list(
  case("birthwt, main effects", low ~ age + lwt + race + smoke + ht, birth),
  case("birthwt, interactions", low ~ age * smoke + race:smoke + race, birth),
  case("birthwt, interaction without main effects", low ~ lwt + race:smoke, birth),
  case("birthwt, no intercept", low ~ race + smoke - 1, birth, text = "low ~ race + smoke - 1"),
  case("birthwt, slopes per group", low ~ smoke + race:age, birth),
  case("infert", case ~ age + parity + education + spontaneous * induced, infert2),
  case("esoph", outcome ~ agegp + alcgp + tobgp, esophagus[esophagus$n > 0, ], "n"),
  case("UCBAdmissions", Admit ~ Gender * Dept, admissions, "Freq"),
  case("UCBAdmissions, a million times", Admit ~ Gender + Dept, large, "Freq"),
  case("Titanic", Survived ~ Class + Sex + Age, titanic[titanic$Freq > 0, ], "Freq"),
  case("Titanic, an empty cell", Survived ~ Class * Age + Sex,
    titanic[titanic$Freq > 0 & !(titanic$Class == "1st" & titanic$Age == "Child") &
      !(titanic$Class == "2nd" & titanic$Age == "Child"), ], "Freq"))

source <- paste(R.version.string, "stats::glm, MASS", packageVersion("MASS"))
write(toJSON(list(source = source, script = "logistic.R", cases = cases), auto_unbox = TRUE,
  digits = I(17), null = "null", na = "null"), "Tests/Reference/fixtures/logistic.json")
