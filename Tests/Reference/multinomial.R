# Multinomial logit: nnet::multinom polished by Newton steps to a scaled gradient under 1e-12;
# adjusted percentages (marginal standardisation) and their delta-method errors by hand.
# Rscript Tests/Reference/multinomial.R
suppressMessages({library(MASS); library(nnet); library(jsonlite)})

probabilities <- function(X, B) {
  eta <- cbind(0, X %*% B); eta <- eta - apply(eta, 1, max)
  exp(eta) / rowSums(exp(eta))
}

information <- function(X, P, n) {
  k <- ncol(P) - 1; p <- ncol(X); H <- matrix(0, k * p, k * p)
  for (a in 1:k) for (b in 1:k) {
    w <- n * (if (a == b) P[, a + 1] * (1 - P[, a + 1]) else -P[, a + 1] * P[, b + 1])
    H[(a - 1) * p + 1:p, (b - 1) * p + 1:p] <- crossprod(X * w, X)
  }
  H
}

polished <- function(X, Y, B) {
  n <- rowSums(Y)
  for (i in 1:50) {
    P <- probabilities(X, B)
    g <- as.vector(crossprod(X, (Y - n * P)[, -1, drop = FALSE]))
    H <- information(X, P, n)
    s <- 1 / sqrt(diag(H))
    step <- s * solve(H * outer(s, s), s * g)
    B <- B + matrix(step, ncol(X))
    if (sqrt(abs(sum(step * g))) < 1e-12) break
  }
  list(B = B, V = solve(information(X, probabilities(X, B), n)))
}

# The average probability of each answer with a factor set to a level, and its gradient.
averaged <- function(X, w, B) {
  P <- probabilities(X, B); k <- ncol(P) - 1
  gradients <- sapply(0:k, function(a) as.vector(sapply(1:k, function(m)
    colSums(w * P[, a + 1] * ((a == m) - P[, m + 1]) * X) / sum(w))))
  list(p = colSums(w * P) / sum(w), gradients = gradients)
}

as_columns <- function(data) lapply(data, function(x) {
  if (is.factor(x)) list(levels = levels(x), labels = as.character(x)) else list(numbers = x)
})

case <- function(name, formula, data, count = NULL, version) {
  data <- as.data.frame(data); data$.w <- if (is.null(count)) 1 else data[[count]]
  fit <- multinom(formula, data, weights = .w, maxit = 1000, reltol = 1e-12, trace = FALSE)
  X <- model.matrix(formula, data); y <- model.response(model.frame(formula, data))
  Y <- outer(as.integer(y), seq_along(levels(y)), "==") * data$.w
  start <- if (nlevels(y) == 2) matrix(coef(fit)) else t(coef(fit))
  best <- polished(X, Y, start)
  P <- probabilities(X, best$B)
  ll <- sum(ifelse(Y > 0, Y * log(P), 0))
  at <- function(level) {
    d <- data; d[[version]] <- factor(level, levels(data[[version]]))
    averaged(model.matrix(delete.response(terms(formula)), d), data$.w, best$B)
  }
  base <- at(levels(data[[version]])[1]); standardised <- list()
  for (level in levels(data[[version]])[-1]) {
    own <- at(level)
    for (a in seq_along(levels(y))) {
      g <- own$gradients[, a] - base$gradients[, a]
      standardised[[length(standardised) + 1]] <- list(version = level, option = levels(y)[a],
        reference = base$p[[a]], proportion = own$p[[a]], difference = own$p[[a]] - base$p[[a]],
        std.error = sqrt(drop(t(g) %*% best$V %*% g)))
    }
  }
  list(name = name, formula = paste(deparse(formula), collapse = ""),
    columns = as_columns(data[setdiff(names(data), ".w")]), count = count, version = version,
    answers = levels(y), terms = colnames(X), estimates = as.vector(best$B),
    std.errors = sqrt(diag(best$V)), log.likelihood = ll,
    unpolished = as.vector(start), standardised = standardised)
}

titanic <- as.data.frame(Titanic)
admissions <- as.data.frame(UCBAdmissions)
admissions$Admit <- factor(admissions$Admit, c("Rejected", "Admitted"))
housing <- MASS::housing; housing$Sat <- factor(as.character(housing$Sat), c("Low", "Medium", "High"))
birth <- birthwt
birth$race <- factor(birth$race, 1:3, c("white", "black", "other"))
birth$smoke <- factor(birth$smoke, 0:1, c("no", "yes"))
birth <- birth[c("race", "smoke", "age", "lwt")]

cases <- list(
  case("housing", Sat ~ Infl + Type + Cont, housing, "Freq", "Cont"),
  case("housing, interaction", Sat ~ Infl * Cont + Type, housing, "Freq", "Infl"),
  case("Titanic, class as the answer", Class ~ Sex + Age,
    titanic[titanic$Freq > 0 & titanic$Class != "Crew", ] |> transform(Class = factor(Class)),
    "Freq", "Sex"),
  case("UCBAdmissions, two answers", Admit ~ Gender + Dept, admissions, "Freq", "Gender"),
  case("birthwt, numbers as covariates", race ~ smoke + age + lwt, birth, NULL, "smoke"))

source <- paste(R.version.string, "nnet", packageVersion("nnet"), "polished by Newton steps")
write(toJSON(list(source = source, script = "multinomial.R", cases = cases), auto_unbox = TRUE,
  digits = I(17), null = "null", na = "null"), "Tests/Reference/fixtures/multinomial.json")
