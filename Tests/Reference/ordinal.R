# Ordinal regression: MASS::polr, ordinal::clm and survey::svyolr, polished by Newton steps to a
# scaled gradient under 1e-12; scores, informations, robust variances, CR2, score tests, profile
# limits and average probabilities by matrix code with analytic derivatives, written for this file.
# Rscript Tests/Reference/ordinal.R
suppressMessages({library(MASS); library(ordinal); library(survey); library(jsonlite)})

# Rows of the boundaries above and below the answer y (0 rows where there is none), for parameters
# in the order: design columns (those in `free` once per threshold), thresholds.
boundaries <- function(X, y, K, free) {
  q <- K - 1; n <- nrow(X)
  place <- function(j) {
    inside <- j >= 1 & j <= q
    columns <- lapply(seq_len(ncol(X)), function(c) {
      if (!free[c]) return(matrix(-X[, c] * inside))
      matrix(sapply(seq_len(q), function(t) -X[, c] * (j == t)), n)
    })
    do.call(cbind, c(columns, list(matrix(sapply(seq_len(q), function(t) (j == t) * 1), n))))
  }
  list(upper = matrix(place(y), n), lower = matrix(place(y - 1), n),
    top = y == K, bottom = y == 1)
}

moments <- function(B, phi) {
  u <- ifelse(B$top, Inf, drop(B$upper %*% phi)); l <- ifelse(B$bottom, -Inf, drop(B$lower %*% phi))
  # Both tails: of the two differences the one of the smaller numbers.
  p <- ifelse(l > 0, plogis(l, lower.tail = FALSE) - plogis(u, lower.tail = FALSE),
    plogis(u) - plogis(l))
  fu <- dlogis(u); fl <- dlogis(l)
  gu <- fu * (1 - 2 * plogis(u)); gl <- fl * (1 - 2 * plogis(l))
  gu[B$top] <- 0; gl[B$bottom] <- 0
  scores <- (fu * B$upper - fl * B$lower) / p
  list(p = p, scores = scores, gu = gu, gl = gl)
}

observed <- function(B, phi, w) {
  m <- moments(B, phi)
  crossprod(m$scores * w, m$scores) -
    crossprod(B$upper * (w * m$gu / m$p), B$upper) + crossprod(B$lower * (w * m$gl / m$p), B$lower)
}

# The expected information of rows that stand for w people each.
expected <- function(X, K, free, phi, w) {
  Reduce(`+`, lapply(seq_len(K), function(k) {
    m <- moments(boundaries(X, rep(k, nrow(X)), K, free), phi)
    crossprod(m$scores * (w * m$p), m$scores)
  }))
}

start <- function(X, y, K, free, w) {
  share <- cumsum(tapply(w, factor(y, 1:K), sum))[-K] / sum(w)
  c(rep(0, sum(ifelse(free, K - 1, 1))), qlogis(share))
}

loglik <- function(B, phi, w) {
  p <- moments(B, phi)$p; if (any(p <= 0)) -Inf else sum(w * log(p))
}

# Newton's method with step halving over the parameters in `among`.
maximised <- function(X, y, K, free, w, phi = start(X, y, K, free, w), among = seq_along(phi)) {
  B <- boundaries(X, y, K, free)
  for (i in 1:200) {
    g <- colSums(moments(B, phi)$scores * w)[among]
    H <- observed(B, phi, w)[among, among, drop = FALSE]
    s <- 1 / sqrt(diag(H))
    # Singular where the likelihood has no maximum: its limit is reached to all digits by then.
    step <- tryCatch(s * solve(H * outer(s, s), s * g), error = function(e) NULL)
    if (is.null(step)) { i <- 200; break }
    t <- 1; old <- loglik(B, phi, w)
    repeat {
      new <- phi; new[among] <- phi[among] + t * step
      if (loglik(B, new, w) >= old - 1e-9 || t < 1e-8) break
      t <- t / 2
    }
    phi <- new
    if (sqrt(abs(sum(step * g))) < 1e-12) break
  }
  list(phi = phi, B = B, V = tryCatch(solve(observed(B, phi, w)), error = function(e) NULL), logLik = loglik(B, phi, w), steps = i)
}

root <- function(M, power) {
  e <- eigen((M + t(M)) / 2, symmetric = TRUE)
  e$vectors %*% (pmax(e$values, 0)^power * t(e$vectors))
}

variances <- function(fit, X, y, K, free, people, weight, cluster) {
  w <- people * weight; k <- length(fit$phi); N <- sum(people)
  scores <- moments(fit$B, fit$phi)$scores; V <- fit$V
  sandwich <- function(M) sqrt(diag(V %*% M %*% V))
  meat <- crossprod(scores * (people * weight^2), scores)
  result <- list(
    list(estimator = "hc0", std.errors = sandwich(meat), df = NULL),
    list(estimator = "hc1", std.errors = sandwich(meat * N / (N - k)), df = NULL))
  A <- expected(X, K, free, fit$phi, w); Ai <- solve(A); half <- root(A, 1 / 2)
  inverse <- root(A, -1 / 2)
  corrected <- function(power) Reduce(`+`, lapply(seq_along(y), function(i) {
    J <- expected(X[i, , drop = FALSE], K, free, fit$phi, 1)
    s <- half %*% root(diag(k) - inverse %*% J %*% inverse, power) %*% inverse %*% scores[i, ]
    people[i] * tcrossprod(s)
  }))
  result <- c(result, list(
    list(estimator = "hc2", std.errors = sqrt(diag(Ai %*% corrected(-1 / 2) %*% Ai)), df = NULL),
    list(estimator = "hc3", std.errors = sqrt(diag(Ai %*% corrected(-1) %*% Ai)), df = NULL)))
  if (is.null(cluster)) return(result)
  G <- length(unique(cluster)); S <- rowsum(scores * w, cluster); meat <- crossprod(S)
  result <- c(result, list(
    list(estimator = "cr0", std.errors = sandwich(meat), df = rep(G - 1, k)),
    list(estimator = "cr1", std.errors = sandwich(meat * G / (G - 1) * (N - 1) / (N - k)),
      df = rep(G - 1, k))))
  groups <- split(seq_along(y), cluster)
  J <- lapply(groups, function(r) expected(X[r, , drop = FALSE], K, free, fit$phi, w[r]))
  A <- Reduce(`+`, J); half <- root(A, 1 / 2); inverse <- root(A, -1 / 2); Ai <- solve(A)
  adjusted <- lapply(J, function(j)
    half %*% root(diag(k) - inverse %*% j %*% inverse, -1 / 2) %*% inverse)
  psi <- t(sapply(seq_along(J), function(g) adjusted[[g]] %*% S[g, ]))
  cr2 <- Ai %*% crossprod(psi) %*% Ai
  df <- sapply(seq_len(k), function(m) {
    rows <- lapply(adjusted, function(B) drop(Ai[m, ] %*% B))
    O <- sapply(seq_along(J), function(h) sapply(seq_along(J), function(g) {
      cov <- (if (g == h) J[[g]] else 0) - J[[g]] %*% Ai %*% J[[h]]
      drop(rows[[g]] %*% cov %*% rows[[h]])
    }))
    sum(diag(O))^2 / sum(O^2)
  })
  c(result, list(list(estimator = "cr2", std.errors = sqrt(diag(cr2)), df = df)))
}

# Tests of proportional odds: the likelihood ratio against separate effects, and the score test.
tests <- function(fit, X, y, K, w, assign, labels) {
  one <- function(columns, term) {
    free <- seq_len(ncol(X)) %in% columns
    embedded <- unlist(c(lapply(seq_len(ncol(X)), function(c)
      rep(fit$phi[c], if (free[c]) K - 1 else 1)), fit$phi[-seq_len(ncol(X))]))
    B <- boundaries(X, y, K, free)
    score <- colSums(moments(B, embedded)$scores * w)
    S <- drop(score %*% solve(expected(X, K, free, embedded, w), score))
    larger <- maximised(X, y, K, free, w, embedded)
    list(term = term, df = length(columns) * (K - 2),
      likelihood.ratio = 2 * (larger$logLik - fit$logLik), score = S, converged = larger$steps < 200)
  }
  c(lapply(unique(assign), function(a) one(which(assign == a), labels[a])),
    list(one(seq_along(assign), NULL)))
}

profile_limits <- function(fit, X, y, K, free, w, parameters) {
  lapply(parameters, function(m) {
    se <- sqrt(fit$V[m, m]); others <- setdiff(seq_along(fit$phi), m)
    drop <- function(value) {
      phi <- fit$phi; phi[m] <- value
      phi[others] <- phi[others] + fit$V[others, m] / fit$V[m, m] * (value - fit$phi[m])
      2 * (fit$logLik - maximised(X, y, K, free, w, phi, others)$logLik) - qchisq(0.95, 1)
    }
    limit <- function(sign)
      uniroot(drop, fit$phi[m] + sign * se * c(1, 4), tol = 1e-13, extendInt = "yes")$root
    list(parameter = m - 1, low = limit(-1), high = limit(1))
  })
}

# Average probabilities of all answers with a factor set, or average slopes in a number.
averages <- function(fit, terms, data, K, free, w, variables) {
  matrix_of <- function(d) model.matrix(terms, d)[, -1, drop = FALSE]
  probabilities <- function(X, k) {
    m <- moments(boundaries(X, rep(k, nrow(X)), K, free), fit$phi)
    list(value = sum(w * m$p) / sum(w), gradient = colSums(w * m$p * m$scores) / sum(w))
  }
  slopes <- function(v, k) {
    # The derivative of the average in the variable, by exact differences of the linear predictor:
    # all columns are linear in v, so that its column of the boundaries' rows is a difference.
    up <- data; up[[v]] <- up[[v]] + 1
    dX <- matrix_of(up) - matrix_of(data); X <- matrix_of(data)
    B <- boundaries(X, rep(k, nrow(X)), K, free); D <- boundaries(dX, rep(k, nrow(X)), K, free)
    q <- K - 1; at <- (length(fit$phi) - q) + seq_len(q)
    D$upper[, at] <- 0; D$lower[, at] <- 0
    m <- moments(B, fit$phi); du <- drop(D$upper %*% fit$phi); dl <- drop(D$lower %*% fit$phi)
    u <- ifelse(B$top, Inf, drop(B$upper %*% fit$phi))
    l <- ifelse(B$bottom, -Inf, drop(B$lower %*% fit$phi))
    fu <- dlogis(u); fl <- dlogis(l)
    value <- sum(w * (fu * du - fl * dl)) / sum(w)
    gradient <- colSums(w * (m$gu * du * B$upper - m$gl * dl * B$lower + fu * D$upper -
      fl * D$lower)) / sum(w)
    list(value = value, gradient = gradient)
  }
  error <- function(g) sqrt(drop(g %*% fit$V %*% g))
  unlist(lapply(variables, function(v) {
    if (!is.factor(data[[v]])) return(lapply(seq_len(K), function(k) {
      s <- slopes(v, k)
      list(variable = v, level = NULL, answer = k - 1, value = s$value, std.error = error(s$gradient))
    }))
    unlist(lapply(levels(data[[v]]), function(level) {
      d <- data; d[[v]] <- factor(level, levels(data[[v]])); X <- matrix_of(d)
      lapply(seq_len(K), function(k) {
        s <- probabilities(X, k)
        list(variable = v, level = level, answer = k - 1, value = s$value,
          std.error = error(s$gradient))
      })
    }), recursive = FALSE)
  }), recursive = FALSE)
}

as_columns <- function(data) lapply(data, function(x) {
  if (is.factor(x)) list(levels = levels(x), labels = as.character(x)) else list(numbers = x)
})

case <- function(name, formula, data, count = NULL, weight = NULL, cluster = NULL,
    nonproportional = NULL, profile = NULL, variables = NULL, peer = NULL, variance = TRUE) {
  data <- as.data.frame(data)
  people <- if (is.null(count)) rep(1, nrow(data)) else data[[count]]
  raw <- if (is.null(weight)) rep(1, nrow(data)) else data[[weight]]
  w1 <- raw * sum(people) / sum(people * raw); w <- people * w1
  terms <- delete.response(terms(formula)); X <- model.matrix(terms, data)
  assign <- attr(X, "assign")[-1]; X <- X[, -1, drop = FALSE]
  response <- model.response(model.frame(formula, data)); y <- as.integer(response)
  K <- nlevels(response); labels <- attr(terms, "term.labels")
  free <- labels[assign] %in% nonproportional
  fit <- maximised(X, y, K, free, w)
  clusters <- if (is.null(cluster)) NULL else data[[cluster]]
  result <- list(name = name, formula = paste(deparse(formula), collapse = ""),
    columns = as_columns(data[unique(c(all.vars(formula), count, weight, cluster))]),
    count = count, weight = weight, cluster = cluster,
    nonproportional = as.list(nonproportional), answers = levels(response),
    thresholds = I(paste(levels(response)[-K], levels(response)[-1], sep = "|")),
    estimates = fit$phi, std.errors = sqrt(diag(fit$V)), log.likelihood = fit$logLik,
    peer = peer)
  if (variance)
    result$variances <- variances(fit, X, y, K, free, people, w1, clusters)
  if (is.null(nonproportional) && is.null(weight) && K > 2)
    result$tests <- tests(fit, X, y, K, w, assign, labels)
  result$profile <- profile_limits(fit, X, y, K, free, w, profile)
  result$averages <- averages(fit, terms, data, K, free, w, variables)
  result
}

# What the published package says before polishing: coefficients (thresholds last) and -2 log L.
peer <- function(fit, estimates, se = NULL) list(source = class(fit)[1],
  estimates = unname(estimates), log.likelihood = if (is.null(se)) as.numeric(logLik(fit)) else NULL,
  std.errors = se)

housing <- MASS::housing; housing$Sat <- factor(as.character(housing$Sat), c("Low", "Medium", "High"))
polr_of <- function(f, d, w) {
  d$.w <- w; environment(f) <- environment()
  fit <- polr(f, data = d, weights = .w, Hess = TRUE)
  peer(fit, c(coef(fit), fit$zeta))
}
wine <- ordinal::wine; wine$rating <- factor(as.character(wine$rating), 1:5)
clm_of <- function(f, d, w = rep(1, nrow(d))) {
  d$.w <- w; environment(f) <- environment()
  fit <- clm(f, data = d, weights = .w, control = clm.control(gradTol = 1e-10))
  peer(fit, c(fit$beta, fit$alpha))
}
# clm's nominal_test on the wine data, for comparison with the polished likelihood ratios.
nominal <- nominal_test(clm(rating ~ temp + contact, data = wine))
birth <- MASS::birthwt
birth$weight <- cut(birth$bwt, c(0, 2000, 2500, 2900, 3200, 3500, 4000, 6000),
  labels = c("a", "b", "c", "d", "e", "f", "g"))
birth$smoke <- factor(birth$smoke, 0:1, c("no", "yes"))
birth$race <- factor(birth$race, 1:3, c("white", "black", "other"))
birth$age2 <- birth$age
soup <- as.data.frame(xtabs(~ SURENESS + PROD + SOUPFREQ, ordinal::soup))
soup <- soup[soup$Freq > 0, ]; soup$SURENESS <- factor(as.character(soup$SURENESS), 1:6)
data(api)
schools <- apiclus1[c("dnum", "pw", "ell", "stype", "api00")]
schools$grade <- cut(schools$api00, c(0, 580, 660, 740, 1000), labels = c("poor", "fair", "good", "best"))
schools$dnum <- factor(schools$dnum); schools$api00 <- NULL
schools$pw <- schools$pw * (1 + (seq_len(nrow(schools)) %% 7) / 5)
design_peer <- function(id) {
  design <- svydesign(id = id, weights = ~pw, data = schools)
  fit <- svyolr(grade ~ ell + stype, design, control = list(reltol = 1e-14, maxit = 1000))
  # The same linearisation at the polished estimates.
  X <- model.matrix(~ ell + stype, schools)[, -1]; y <- as.integer(schools$grade)
  best <- maximised(X, y, 4, rep(FALSE, 3), schools$pw)
  u <- moments(best$B, best$phi)$scores * schools$pw
  v <- svyrecvar(u %*% best$V, design$cluster, design$strata, design$fpc)
  list(source = "svyolr", estimates = unname(c(coef(fit))), log.likelihood = NULL,
    unpolished = unname(sqrt(diag(vcov(fit)))), std.errors = unname(sqrt(diag(v))),
    df = degf(design) - length(best$phi) + 1)
}

cases <- list(
  case("housing", Sat ~ Infl + Type + Cont, housing, "Freq", profile = c(1, 6, 7),
    variables = c("Infl", "Cont"), peer = polr_of(Sat ~ Infl + Type + Cont, housing, housing$Freq)),
  case("housing, interaction", Sat ~ Infl * Cont + Type, housing, "Freq",
    peer = polr_of(Sat ~ Infl * Cont + Type, housing, housing$Freq)),
  case("housing, contact differs between thresholds", Sat ~ Infl + Type + Cont, housing, "Freq",
    nonproportional = "Cont", profile = c(6, 7, 8), variables = c("Cont", "Infl"),
    peer = NULL),
  case("wine, judges as clusters", rating ~ temp + contact, wine, cluster = "judge",
    profile = 1:2, variables = c("temp", "contact"), peer = clm_of(rating ~ temp + contact, wine)),
  case("wine, a number with its own effects",  rating ~ temp + response, cluster = "judge",
    transform(wine, rating = factor(pmin(as.integer(rating), 4)), response = bottle %in% c(1, 3, 5) + as.integer(judge) / 10),
    nonproportional = "response", variables = c("response", "temp")),
  case("weight at birth in seven grades", weight ~ smoke + race + age + lwt, birth,
    profile = c(1, 4), variables = c("smoke", "lwt"),
    peer = polr_of(weight ~ smoke + race + age + lwt, birth, rep(1, nrow(birth)))),
  case("soup, six answers", SURENESS ~ PROD + SOUPFREQ, soup, "Freq", variables = "PROD",
    peer = clm_of(SURENESS ~ PROD + SOUPFREQ, soup, soup$Freq)),
  case("wine, two answers", rating ~ temp + contact,
    transform(wine, rating = factor(as.integer(rating) > 2, c(FALSE, TRUE), c("low", "high")))),
  case("schools, sampled", grade ~ ell + stype, schools, weight = "pw", variance = FALSE,
    peer = design_peer(~1)),
  case("schools, sampled by district", grade ~ ell + stype, schools, weight = "pw",
    cluster = "dnum", variance = FALSE, peer = design_peer(~dnum)))

source <- paste(R.version.string, "MASS", packageVersion("MASS"), "ordinal",
  packageVersion("ordinal"), "survey", packageVersion("survey"), "polished by Newton steps")
write(toJSON(list(source = source, script = "ordinal.R",
  nominal.test = list(term = rownames(nominal)[-1], statistic = nominal$LRT[-1]), cases = cases),
  auto_unbox = TRUE, digits = I(17), null = "null", na = "null"),
  "Tests/Reference/fixtures/ordinal.json")
for (c in cases) {
  cat(c$name, "peer difference", if (is.null(c$peer)) NA else max(abs(c$peer$estimates - c$estimates)), "\n")
  for (t in c$tests) cat("  ", format(c(t$term, t$df, t$likelihood.ratio, t$score, t$converged)), "\n")
}
print(nominal)
