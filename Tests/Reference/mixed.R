# Linear mixed models: lme4's fits polished by Newton steps on the dense deviance, with analytic
# gradients, to a scaled gradient under 1e-10; Satterthwaite's degrees of freedom from the same
# derivatives, lmerTest's own beside them.
# Rscript Tests/Reference/mixed.R
suppressMessages({library(lme4); library(lmerTest); library(numDeriv); library(jsonlite)})

# Everything dense: V = W^-1 + Z L L' Z'.
pieces <- function(fit) {
  Lt <- getME(fit, "Lambdat"); Lind <- getME(fit, "Lind")
  list(X = unname(getME(fit, "X")), y = getME(fit, "y"), Z = as.matrix(getME(fit, "Z")),
    w = weights(fit), reml = isREML(fit), Lt = Lt, Lind = Lind)
}
factor_of <- function(m, theta) { Lt <- m$Lt; Lt@x <- theta[m$Lind]; t(as.matrix(Lt)) }
derivative_of <- function(m, theta, k) {
  E <- m$Lt; E@x <- as.numeric(m$Lind == k); E <- t(as.matrix(E)); L <- factor_of(m, theta)
  m$Z %*% (E %*% t(L) + L %*% t(E)) %*% t(m$Z)
}
solved <- function(m, theta) {
  L <- factor_of(m, theta)
  V <- diag(1 / m$w, length(m$y)) + tcrossprod(m$Z %*% L)
  U <- chol(V); Vi <- chol2inv(U)
  XVX <- crossprod(m$X, Vi %*% m$X); C <- solve(XVX)
  P <- Vi - Vi %*% m$X %*% C %*% crossprod(m$X, Vi)
  n <- length(m$y); p <- ncol(m$X)
  list(Vi = Vi, C = C, P = P, beta = drop(C %*% crossprod(m$X, Vi %*% m$y)),
    r2 = drop(crossprod(m$y, P %*% m$y)), nu = if (m$reml) n - p else n,
    logdet = 2 * sum(log(diag(U))) +
      if (m$reml) as.numeric(determinant(XVX)$modulus) else 0)
}
# The gradient by theta and s = ln sigma^2 of logdet + nu ln(2 pi) + nu s + r2 exp(-s).
gradient <- function(m, theta, s) {
  q <- solved(m, theta)
  g <- sapply(seq_along(theta), function(k) {
    dV <- derivative_of(m, theta, k); Py <- q$P %*% m$y
    sum((if (m$reml) q$P else q$Vi) * dV) - drop(crossprod(Py, dV %*% Py)) * exp(-s)
  })
  c(unlist(g), q$nu - q$r2 * exp(-s))
}

polished <- function(fit, free) {
  m <- pieces(fit); theta <- getME(fit, "theta"); theta[!free] <- 0
  q <- solved(m, theta); s <- log(q$r2 / q$nu); on <- c(which(free), length(theta) + 1)
  at <- function(x) { t <- theta; t[free] <- x[seq_len(sum(free))]; t }
  f <- function(x) gradient(m, at(x), x[length(x)])[on]
  x <- c(theta[free], s)
  for (i in 1:30) {
    g <- f(x); H <- jacobian(f, x); H <- (H + t(H)) / 2
    step <- solve(H, g); size <- sqrt(abs(sum(step * g))); x <- x - step
    if (size < 1e-10) break
  }
  theta <- at(x); q <- solved(m, theta); s <- log(q$r2 / q$nu)
  H <- jacobian(f, c(theta[free], s)); H <- (H + t(H)) / 2
  dC <- lapply(which(free), function(k) {
    B <- q$Vi %*% m$X %*% q$C; exp(s) * crossprod(B, derivative_of(m, theta, k) %*% B)
  })
  V <- exp(s) * q$C
  list(m = m, theta = theta, s = s, q = q, V = V, A = 2 * solve(H), dV = c(dC, list(V)),
    gradient = size)
}

satterthwaite <- function(b, l) {
  g <- sapply(b$dV, function(d) drop(t(l) %*% d %*% l))
  2 * drop(t(l) %*% b$V %*% l)^2 / drop(t(g) %*% b$A %*% g)
}
joint <- function(b, L) {
  e <- eigen(L %*% b$V %*% t(L)); U <- t(e$vectors) %*% L
  list(F = sum((U %*% b$q$beta)^2 / e$values) / nrow(L),
    df = lmerTest:::get_Fstat_ddf(apply(U, 1, function(l) satterthwaite(b, l))))
}

as_columns <- function(data) lapply(data, function(x) {
  if (is.factor(x)) list(levels = levels(x), labels = as.character(x)) else list(numbers = x)
})
random <- function(group, terms = character(), intercept = TRUE)
  list(group = I(group), terms = I(terms), intercept = intercept)

case <- function(name, formula, data, response, fixed, effects, reml = TRUE, zero = integer(),
                 weight = NULL, tested = NULL) {
  control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e5),
    check.conv.singular = "ignore", check.conv.grad = "ignore", check.conv.hess = "ignore")
  data$.w <- if (is.null(weight)) rep(1, nrow(data)) else data[[weight]]
  fit <- suppressWarnings(lmerTest::lmer(formula, data, REML = reml, control = control,
    weights = .w))
  free <- !(seq_along(getME(fit, "theta")) %in% zero)
  b <- polished(fit, free)
  sigma2 <- exp(b$s); p <- length(b$q$beta)
  L <- factor_of(b$m, b$theta)
  effect <- drop(L %*% t(L) %*% crossprod(b$m$Z, b$q$Vi %*% (b$m$y - b$m$X %*% b$q$beta)))
  # The covariance matrix of each grouping's effects, from its first group.
  components <- VarCorr(fit); blocks <- list()
  Gp <- getME(fit, "Gp"); cnms <- fit@cnms
  for (i in seq_along(cnms)) {
    k <- length(cnms[[i]]); at <- Gp[i] + seq_len(k)
    blocks[[i]] <- list(group = names(cnms)[i], terms = I(cnms[[i]]),
      covariance = I(as.vector(sigma2 * (L %*% t(L))[at, at])))
  }
  s <- suppressWarnings(coef(summary(fit)))
  test <- if (is.null(tested)) NULL else {
    M <- diag(p)[tested, , drop = FALSE]; j <- joint(b, M)
    list(rows = I(tested - 1), statistic = j$F, df = j$df)
  }
  cat(name, "gradient", b$gradient, "theta", b$theta, "\n")
  list(name = name, response = response, fixed = I(fixed), random = effects, reml = reml,
    weight = weight, columns = as_columns(data[setdiff(names(data), ".w")]),
    estimates = I(b$q$beta), covariance = I(as.vector(b$V)),
    df = I(sapply(1:p, function(i) satterthwaite(b, diag(p)[i, ]))),
    df.lmerTest = I(unname(s[, "df"])),
    sigma = sqrt(sigma2), blocks = blocks,
    log.likelihood = -(b$q$logdet + b$q$nu * (1 + log(2 * pi) + b$s)) / 2,
    lme4.log.likelihood = as.numeric(logLik(fit)), parameters = attr(logLik(fit), "df"),
    effects = I(effect), test = test)
}

set.seed(1)
machines <- as.data.frame(nlme::Machines)
machines$Worker <- factor(as.character(machines$Worker)); machines$Machine <- factor(machines$Machine)
uneven <- machines[-c(2, 3, 6, 17, 30, 31, 32, 44, 54), ]
uneven$precision <- round(runif(nrow(uneven), 0.5, 2), 2)
cake <- as.data.frame(cake); cake$angle <- as.numeric(cake$angle)
cake <- transform(cake, temperature = factor(as.character(temperature)),
  replicate = factor(as.character(replicate), as.character(1:15)))[c("replicate", "recipe", "temperature", "angle")]
pastes <- as.data.frame(Pastes)[c("strength", "batch", "cask")]
dense <- names(sort(table(InstEval$d), decreasing = TRUE))[1:12]
part <- InstEval[InstEval$d %in% dense, ]
part <- part[part$s %in% sample(levels(droplevels(part$s)), 420), ]
part <- droplevels(part)[c("y", "service", "s", "d")]; part$y <- as.numeric(part$y)
part$service <- factor(part$service)
sleep <- as.data.frame(sleepstudy)
few <- droplevels(sleep[sleep$Subject %in% c("309", "310", "330", "331", "333", "334", "349"), ])

cases <- list(
  case("sleepstudy, correlated slopes", Reaction ~ Days + (Days | Subject), sleep, "Reaction",
    "Days", list(random("Subject", "Days"))),
  case("sleepstudy, correlated slopes, ML", Reaction ~ Days + (Days | Subject), sleep, "Reaction",
    "Days", list(random("Subject", "Days")), reml = FALSE),
  case("sleepstudy, uncorrelated slopes", Reaction ~ Days + (1 | Subject) + (0 + Days | Subject),
    sleep, "Reaction", "Days",
    list(random("Subject"), random("Subject", "Days", FALSE))),
  case("sleepstudy, intercepts", Reaction ~ Days + (1 | Subject), sleep, "Reaction", "Days",
    list(random("Subject"))),
  case("Penicillin, crossed", diameter ~ 1 + (1 | plate) + (1 | sample), as.data.frame(Penicillin),
    "diameter", character(), list(random("plate"), random("sample"))),
  case("Penicillin, crossed, ML", diameter ~ 1 + (1 | plate) + (1 | sample),
    as.data.frame(Penicillin), "diameter", character(), list(random("plate"), random("sample")),
    reml = FALSE),
  case("Penicillin, plates only", diameter ~ 1 + (1 | plate), as.data.frame(Penicillin),
    "diameter", character(), list(random("plate"))),
  case("Pastes, nested", strength ~ 1 + (1 | batch) + (1 | batch:cask), pastes, "strength",
    character(), list(random("batch"), random(c("batch", "cask")))),
  case("Dyestuff", Yield ~ 1 + (1 | Batch), as.data.frame(Dyestuff), "Yield", character(),
    list(random("Batch"))),
  case("Dyestuff, ML", Yield ~ 1 + (1 | Batch), as.data.frame(Dyestuff), "Yield", character(),
    list(random("Batch")), reml = FALSE),
  case("Dyestuff2, singular", Yield ~ 1 + (1 | Batch), as.data.frame(Dyestuff2), "Yield",
    character(), list(random("Batch")), zero = 1),
  case("cake, interaction", angle ~ recipe * temperature + (1 | recipe:replicate), cake, "angle",
    c("recipe", "temperature", "recipe:temperature"), list(random(c("recipe", "replicate"))),
    tested = 4:8),
  case("Machines, slopes of a factor", score ~ Machine + (Machine | Worker), machines, "score",
    "Machine", list(random("Worker", "Machine")), tested = 2:3),
  case("Machines, nested, uneven", score ~ Machine + (1 | Worker) + (1 | Worker:Machine), uneven,
    "score", "Machine", list(random("Worker"), random(c("Worker", "Machine"))), tested = 2:3),
  case("Machines, uneven, precisions", score ~ Machine + (1 | Worker), uneven, "score", "Machine",
    list(random("Worker")), weight = "precision", tested = 2:3),
  case("InstEval, a part, crossed", y ~ service + (1 | s) + (1 | d), part, "y", "service",
    list(random("s"), random("d"))),
  case("sleepstudy, crossed with days", Reaction ~ Days + (Days | Subject) + (1 | day),
    transform(sleep, day = factor(Days)), "Reaction", "Days",
    list(random("Subject", "Days"), random("day")), zero = 4))

source <- paste(R.version.string, "lme4", packageVersion("lme4"), "lmerTest",
  packageVersion("lmerTest"), "polished by Newton steps")
write(toJSON(list(source = source, script = "mixed.R", cases = cases), auto_unbox = TRUE,
  digits = I(17), null = "null", na = "null"), "Tests/Reference/fixtures/mixed.json")
