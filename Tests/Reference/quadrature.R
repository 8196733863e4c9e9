# Logistic and ordinal models with a random intercept: the log-likelihood by adaptive Gauss-Hermite
# quadrature written out here, maximised to a scaled gradient under 1e-10. Derivatives by complex
# steps: the whole computation, modes included, runs in complex numbers, and the imaginary part of
# the result over a step of 1e-20 is the derivative to rounding. lme4's glmer and ordinal's clmm
# stand beside with what their own searches found.
# clmm looks for modes with a tolerance of 1e-4 unless told otherwise, and is told.
# Rscript Tests/Reference/quadrature.R
suppressMessages({library(lme4); library(ordinal); library(jsonlite)})

rule <- function(n) {
  if (n == 1) return(list(x = 0, w = 1))
  J <- matrix(0, n, n); k <- seq_len(n - 1)
  J[cbind(k, k + 1)] <- J[cbind(k + 1, k)] <- sqrt(k)
  x <- rev(eigen(J, symmetric = TRUE)$values)
  # Newton on the normalised Hermite polynomials.
  polynomials <- function(x) {
    p0 <- 0 * x; p1 <- 0 * x + 1
    for (k in seq_len(n)) {
      p2 <- (x * p1 - sqrt(k - 1) * p0) / sqrt(k); p0 <- p1; p1 <- p2
    }
    list(last = p1, previous = p0)
  }
  for (i in 1:5) { p <- polynomials(x); x <- x - p$last / (sqrt(n) * p$previous) }
  list(x = x, w = 1 / (n * polynomials(x)$previous^2))
}

# ln F and F of the logistic distribution, also for complex arguments.
log_f <- function(t) ifelse(Re(t) > 0, -log(1 + exp(-t)), t - log(1 + exp(t)))
f <- function(t) exp(log_f(t))

# Answers y in 1..K, predictors eta, thresholds theta:
# ln P and its first two derivatives in the predictor, from differences of F at both ends.
cell <- function(eta, y, theta) {
  K <- length(theta) + 1
  ends <- c(NA, theta, NA)
  up <- ends[y + 1] - eta; lo <- ends[y] - eta
  Fu <- ifelse(y == K, 1, f(up)); Fl <- ifelse(y == 1, 0, f(lo))
  du <- ifelse(y == K, 0, Fu * (1 - Fu)); dl <- ifelse(y == 1, 0, Fl * (1 - Fl))
  eu <- ifelse(y == K, 0, du * (1 - 2 * Fu)); el <- ifelse(y == 1, 0, dl * (1 - 2 * Fl))
  # The upper tail, where the difference of the lower ones would cancel.
  p <- ifelse(y == K, f(-lo), Fu - Fl)
  list(log = log(p), first = -(du - dl) / p, second = (eu - el) / p - ((du - dl) / p)^2)
}

# The log-likelihoods of all groups at once; G adds rows up by group, place finds a row's group.
group_values <- function(eta, y, m, G, place, theta, s, r) {
  total <- function(v) drop(G %*% (m * v))
  u <- rep(0 * s, nrow(G))
  for (i in 1:200) {
    d <- cell(eta + s * u[place], y, theta)
    step <- (s * total(d$first) - u) / (1 - s^2 * total(d$second))
    # Far steps are shortened: the integrand is concave but not quadratic.
    far <- Mod(step) > 2; step[far] <- 2 * step[far] / Mod(step[far])
    u <- u + step
    if (all(Mod(step) < 1e-14 * (1 + Mod(u))) && i > 3) break
  }
  d <- cell(eta + s * u[place], y, theta)
  tau <- 1 / sqrt(1 - s^2 * total(d$second))
  h <- sapply(seq_along(r$x), function(k) {
    v <- u + tau * r$x[k]
    total(cell(eta + s * v[place], y, theta)$log) - v^2 / 2 + log(r$w[k]) + r$x[k]^2 / 2
  })
  h <- matrix(h, nrow = nrow(G))
  top <- apply(Re(h), 1, max)
  log(tau) + top + log(rowSums(exp(h - top)))
}

# Parameters: coefficients, thresholds (none of a binary outcome: one at 0), standard deviation.
split_parameters <- function(par, p, K) {
  list(beta = par[seq_len(p)], theta = if (K == 2) 0 + 0 * par[1] else par[p + seq_len(K - 1)],
    s = par[length(par)])
}

make_value <- function(X, y, m, g, K, n) {
  r <- rule(n); place <- as.integer(factor(g))
  G <- outer(seq_len(max(place)), place, "==") * 1
  function(par) {
    q <- split_parameters(par, ncol(X), K)
    sum(group_values(drop(X %*% q$beta), y, m, G, place, q$theta, q$s, r))
  }
}

gradient_of <- function(value) function(par) sapply(seq_along(par), function(j) {
  z <- as.complex(par); z[j] <- z[j] + 1e-20i
  Im(value(z)) / 1e-20
})

information <- function(gradient, par, steps) {
  H <- sapply(seq_along(par), function(j) {
    e <- 0 * par; e[j] <- steps[j]
    -(8 * (gradient(par + e) - gradient(par - e)) -
        (gradient(par + 2 * e) - gradient(par - 2 * e))) / (12 * steps[j])
  })
  (H + t(H)) / 2
}

maximise <- function(value, start) {
  gradient <- gradient_of(value)
  real <- function(par) { v <- try(Re(value(par)), silent = TRUE)
    if (inherits(v, "try-error") || !is.finite(v)) -1e10 else v }
  o <- suppressWarnings(optim(start, function(p) -real(p), function(p) -gradient(p),
    method = "BFGS", control = list(maxit = 500, reltol = 1e-14)))
  par <- o$par
  steps <- rep(1e-3, length(par))
  for (i in 1:10) {
    H <- information(gradient, par, steps); g <- gradient(par)
    if (all(diag(H) > 0)) steps <- 0.005 / sqrt(diag(H))
    step <- solve(H, g)
    if (sqrt(sum(g * step)) < 1e-12) break
    par <- par + step
  }
  H <- information(gradient, par, steps); g <- gradient(par)
  scaled <- sqrt(abs(sum(g * solve(H, g))))
  stopifnot(scaled < 1e-10, all(eigen(H, only.values = TRUE)$values > 0))
  list(par = par, V = solve(H), value = real(par), scaled = scaled)
}

# The probability of each answer averaged over the rows and over N(0, s^2), by a fine sum.
averages <- function(par, X, m, K) {
  q <- split_parameters(par, ncol(X), K)
  u <- seq(-12, 12, length.out = 1201); w <- exp(-u^2 / 2); w <- w / sum(w)
  eta <- drop(X %*% q$beta)
  below <- sapply(q$theta, function(t) {
    sum(m * sapply(eta, function(e) sum(w * f(t - e - q$s * u)))) / sum(m)
  })
  diff(c(0, below, 1))
}
delta <- function(quantity, par, V) {
  value <- Re(quantity(par))
  G <- sapply(seq_along(par), function(j) {
    z <- as.complex(par); z[j] <- z[j] + 1e-20i
    Im(quantity(z)) / 1e-20
  })
  G <- matrix(G, nrow = length(value))
  list(estimate = value, std.error = sqrt(diag(G %*% V %*% t(G))))
}

as_columns <- function(data) lapply(data, function(x) {
  if (is.factor(x)) list(levels = levels(x), labels = as.character(x)) else list(numbers = x)
})

found <- list()

case <- function(name, text, data, group, points, count = NULL, number = NULL, peer = NULL) {
  message(name, " ", points)
  data <- as.data.frame(data)
  fixed <- lme4::nobars(as.formula(text))
  y <- as.integer(data[[all.vars(fixed)[1]]]); K <- nlevels(data[[all.vars(fixed)[1]]])
  m <- if (is.null(count)) rep(1, nrow(data)) else data[[count]]
  X <- model.matrix(fixed, data)
  if (K > 2) X <- X[, -1, drop = FALSE]
  terms <- colnames(X); dimnames(X) <- NULL
  shares <- cumsum(tapply(m, factor(y, seq_len(K)), sum))[-K] / sum(m)
  start <- c(rep(0, ncol(X)), if (K > 2) qlogis(shares), 1)
  if (K == 2 && terms[1] == "(Intercept)") start[1] <- -qlogis(shares)
  # What a rule with fewer points found is a good start for more.
  if (!is.null(found[[name]])) start <- found[[name]]
  value <- make_value(X, y, m, data[[group]], K, points)
  best <- maximise(value, start)
  found[[name]] <<- best$par
  if (best$par[length(start)] < 0) {
    best$par[length(start)] <- -best$par[length(start)]
    flip <- diag(c(rep(1, length(start) - 1), -1)); best$V <- flip %*% best$V %*% flip
  }
  null <- maximise(function(p) value(c(p, 0)), start[-length(start)])
  average <- delta(function(p) averages(p, X, m, K), best$par, best$V)
  slope <- if (!is.null(number)) delta(function(p) {
    # The derivative along a column that enters linearly, by a difference of exact averages.
    j <- match(number, terms); h <- 1e-3
    at <- function(d) { Z <- X; Z[, j] <- Z[, j] + d; averages(p, Z, m, K) }
    (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h)
  }, best$par, best$V)
  list(name = paste(name, points), formula = text, columns = as_columns(data), count = count,
    points = points, terms = I(terms), estimates = best$par, std.errors = sqrt(diag(best$V)),
    covariance = as.vector(best$V), log.likelihood = best$value,
    null.log.likelihood = null$value, scaled.gradient = best$scaled,
    peer.log.likelihood = if (is.null(peer)) NULL else peer(points),
    averages = average, number = number, slopes = slope)
}

cbpp$animals <- cbpp$size
long <- rbind(
  data.frame(herd = cbpp$herd, period = cbpp$period, ill = "yes", n = cbpp$incidence),
  data.frame(herd = cbpp$herd, period = cbpp$period, ill = "no", n = cbpp$size - cbpp$incidence))
long$ill <- factor(long$ill, c("no", "yes")); long <- long[long$n > 0, ]
glmer_of <- function(text, data) function(points) {
  fit <- suppressMessages(suppressWarnings(
    glmer(as.formula(text), data, binomial, nAGQ = min(points, 25))))
  if (points == 1) as.numeric(logLik(fit)) else NULL  # with more points a constant is left out
}
herds <- "ill ~ period + (1 | herd)"
herd_peer <- function(points) {
  # Counted rows as they are: one row an animal, since glmer's weights change its constants.
  glmer_of(herds, long[rep(seq_len(nrow(long)), long$n), ])(points)
}

data(Contraception, package = "mlmRev")
districts <- droplevels(Contraception[as.integer(Contraception$district) <= 25, -1])
use <- "use ~ urban + age + livch + (1 | district)"

wines <- wine[, c("rating", "temp", "contact", "judge")]
levels(wines$rating) <- c("one", "two", "three", "four", "five")
wines$rating <- factor(wines$rating, ordered = FALSE)
ratings <- "rating ~ temp + contact + (1 | judge)"
clmm_of <- function(points) as.numeric(logLik(
  clmm(factor(rating, ordered = TRUE) ~ temp + contact + (1 | judge), data = wines,
    nAGQ = points, control = clmm.control(gradTol = 1e-10, maxIter = 500))))

set.seed(20)
strong <- data.frame(g = factor(rep(1:40, each = 5)), x = round(rnorm(200), 2))
strong$y <- factor(rbinom(200, 1, plogis(-0.5 + strong$x + 3 * rep(rnorm(40), each = 5))),
  0:1, c("no", "yes"))
graded <- data.frame(g = factor(rep(1:30, each = 6)), z = factor(rep(c("a", "b", "c"), 60)),
  x = round(runif(180), 2))
latent <- 1.5 * graded$x + 0.8 * (graded$z == "b") + 2 * rep(rnorm(30), each = 6) + rlogis(180)
graded$y <- cut(latent, c(-Inf, -0.5, 1, 2.5, Inf), c("low", "some", "more", "high"))
graded$y <- factor(graded$y, ordered = FALSE)

cases <- list(
  case("cbpp", herds, long, "herd", 1, count = "n", peer = herd_peer),
  case("cbpp", herds, long, "herd", 9, count = "n"),
  case("cbpp", herds, long, "herd", 25, count = "n"),
  case("contraception", use, districts, "district", 1, number = "age",
    peer = glmer_of(use, districts)),
  case("contraception", use, districts, "district", 25, number = "age"),
  case("wine", ratings, wines, "judge", 1, peer = clmm_of),
  case("wine", ratings, wines, "judge", 9, peer = clmm_of),
  case("wine", ratings, wines, "judge", 25, peer = clmm_of),
  case("strong", "y ~ x + (1 | g)", strong, "g", 1, number = "x",
    peer = glmer_of("y ~ x + (1 | g)", strong)),
  case("strong", "y ~ x + (1 | g)", strong, "g", 51, number = "x"),
  case("no intercept", "y ~ 0 + x + (1 | g)", strong, "g", 9, number = "x"),
  case("graded", "y ~ z + x + (1 | g)", graded, "g", 1, number = "x"),
  case("graded", "y ~ z + x + (1 | g)", graded, "g", 25, number = "x"))

write_json(
  list(
    source = paste(R.version.string, "lme4", packageVersion("lme4"), "ordinal",
      packageVersion("ordinal")),
    script = "Tests/Reference/quadrature.R", cases = cases),
  "Tests/Reference/fixtures/quadrature.json", auto_unbox = TRUE, digits = I(17), na = "null",
  null = "null")
