# Model matrices with several contrasts by R's model.matrix: design.json.
# Rscript Tests/Reference/design.R
library(jsonlite)

set.seed(7)
n <- 24
data <- data.frame(
  a = sample(c("p", "q", "r"), n, TRUE), b = sample(c("no", "yes"), n, TRUE),
  c = sample(c("high", "low", "mid", "none"), n, TRUE), x = round(rnorm(n, 5, 2), 3),
  z = round(runif(n, 0.5, 9), 2), k = sample(1:4, n, TRUE))
# The matrix for each kind, as the documentation of Contrast defines it: sums give the reference,
# the first level, the part that contr.sum gives to the last.
coding <- list(
  treatment = contr.treatment, helmert = contr.helmert, polynomial = contr.poly,
  sum = function(k) contr.sum(k)[c(k, seq_len(k - 1)), , drop = FALSE])

case <- function(formula, contrasts = list(), references = list()) {
  frame <- data
  for (name in c("a", "b", "c")) frame[[name]] <- factor(frame[[name]])
  for (name in names(references)) frame[[name]] <- relevel(frame[[name]], references[[name]])
  for (name in names(contrasts)) {
    kind <- contrasts[[name]]
    if (kind == "polynomial") frame[[name]] <- factor(frame[[name]], sort(levels(frame[[name]])))
    m <- coding[[kind]](nlevels(frame[[name]]))
    rownames(m) <- levels(frame[[name]])
    contrasts(frame[[name]]) <- m
  }
  X <- model.matrix(as.formula(formula), frame)
  named <- function(list) if (length(list)) list else setNames(list, character())
  list(formula = formula, contrasts = named(contrasts), references = named(references),
    columns = lapply(seq_len(ncol(X)), function(j) I(sprintf("%.17g", X[, j]))))
}
plain <- c(
  "~ a", "~ a + b", "~ a * b", "~ a * b * c", "~ 0 + a", "~ 0 + a + b", "~ 0 + a * b", "~ 0 + a:b", "~ a:b",
  "~ a + a:b", "~ a / b", "~ a / x", "~ a:x", "~ 0 + a:x", "~ x * z", "~ a * x", "~ 0 + x + a", "~ b + a:x",
  "~ (a + b + x)^2", "~ (a + b + c)^3 - b:c", "~ a:b + x", "~ a + b:c", "~ a*b*x - a", "~ a*b - b", "~ a %in% b",
  "~ I(x^2)", "~ x + I(x^2) + I(x^3)", "~ log(z) * a", "~ log2(z) + log10(z) + sqrt(z) + exp(x/10)",
  "~ I(x * z - 1/(z + 1))", "~ I(-x^2) + I((-x)^2) + I(2^x) + abs(x - 5)", "~ factor(k)", "~ factor(k) * a", "~ factor(k):x",
  "~ ordered(k)", "~ ordered(k) * x", "~ 0 + ordered(k)", "~ k + factor(a)", "~ I(z^0.5):a", "~ sign(x - 5)", "~ a + x:z + a:x:z",
  "~ 0 + factor(k):b", "~ 1", "~ I(x/z/2) + I(x/(z/2))")
cases <- lapply(plain, case)
coded <- c("~ a", "~ c", "~ a * c", "~ a * x", "~ 0 + a + c", "~ a:c", "~ b + c + b:c", "~ c / x")
for (kind in c("sum", "helmert", "polynomial")) for (f in coded)
  cases <- c(cases, list(case(f, list(a = kind, b = kind, c = kind))))
cases <- c(cases, list(
  case("~ a * c", list(a = "sum", c = "polynomial")), case("~ a * c", list(c = "helmert")),
  case("~ a + b", references = list(a = "q", b = "yes")),
  case("~ a * b", list(a = "sum"), list(a = "r")), case("~ a * x", list(a = "helmert"), list(a = "q")),
  case("~ c + b", list(c = "polynomial"), list(c = "mid")), case("~ c:b", list(c = "sum"), list(c = "none"))))
# The data stand in the first case only.
cases[[1]]$data <- lapply(data, as.character)
write_json(list(source = paste0("R ", getRversion()), script = "design.R", cases = cases),
  "Tests/Reference/fixtures/design.json", auto_unbox = TRUE)
