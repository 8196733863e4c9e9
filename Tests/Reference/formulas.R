# What R's terms and lme4's findbars and nobars make of formulas: formulas.json.
# Rscript Tests/Reference/formulas.R
suppressMessages(library(lme4))
library(jsonlite)
set.seed(20260301)

written <- c(
  "y ~ a", "y ~ a + b", "y ~ b + a", "y ~ a * b", "y ~ b * a", "y ~ a:b", "y ~ b:a + a",
  "y ~ a + b:a", "y ~ a:b + b + a", "y ~ (a + b + c)^2", "y ~ (a + b + c)^3", "y ~ (a + b + c)^3 - a:b:c",
  "y ~ a / b", "y ~ a / b / c", "y ~ (a + b) / c", "y ~ a / (b + c)", "y ~ a / (b * c)", "y ~ a %in% b",
  "y ~ a + b %in% a", "y ~ (a + b) %in% c", "y ~ a * b / c", "y ~ a / b * c", "y ~ a:b / c",
  "y ~ a + b - a", "y ~ a * b - a", "y ~ a * b - b", "y ~ a * b * c - a:b:c", "y ~ a * b * c - a - b:c",
  "y ~ a - 1", "y ~ 0 + a", "y ~ -1 + a", "y ~ a + 0", "y ~ 0 + a + 1", "y ~ 1", "y ~ 0", "y ~ -1",
  "y ~ a - 0", "y ~ a - (1 + b)", "y ~ a + b - (b - 1)", "y ~ (a + 1)", "y ~ a - 1 - 1", "y ~ a - 1 + 1",
  "y ~ b - b + a + a:b", "y ~ c + b + a - c - b - a + a:b + b:c", "y ~ a:a", "y ~ a:b:a", "y ~ a^3",
  "y ~ (a + b)^2 + a", "y ~ (a:b + c)^2", "y ~ (a + b:c + d)^2", "y ~ ((a))", "y ~ ((a + b) * (c + d))^2",
  "y ~ (a + b) * (c + d)", "y ~ (a + b):(c + d)", "y ~ (a + b):(a + c)", "y ~ a*b + c*d + a:d",
  "y ~ log(x)", "y ~ log(x) * a", "y ~ I(x^2) + x", "y ~ x + I(x^2) + I(x^3)", "y ~ I(x + z)", "y ~ I(x * z)",
  "y ~ I(x/z)", "y ~ I(x - z - 1)", "y ~ I(x - (z - 1))", "y ~ I((x + z)^2)", "y ~ I(-x^2)", "y ~ I((-x)^2)",
  "y ~ I(x^-2)", "y ~ I(2 * x - 0.5)", "y ~ log(x + 1) + log2(z) + log10(x)", "y ~ exp(-x/2) + sqrt(abs(z))",
  "log(y) ~ a", "log(y + 1) ~ a * x", "sqrt(y) ~ x", "I(y/10) ~ a", "y ~ factor(x)", "y ~ factor(x) * a",
  "y ~ ordered(x) + a", "y ~ a + factor(x):a", "y ~ I(x^2):a + x:a", "y ~ log(x):log(z)", "y ~ I(2^x)",
  "y ~ I(x^2^z)", "y ~ I((x^2)^z)", "y ~ I(x/z/2) + I(x/(z/2))", "y ~ I(x * (z + 1)/2)",
  "y ~ (a + log(x))^2", "y ~ a/log(x)", "y ~ 0 + a:x", "y ~ I(abs(x - 3) * sign(z))"
)
piece <- function(depth) {
  if (depth == 0 || runif(1) < 0.3) return(sample(c("a", "b", "c", "d", "x"), 1))
  inner <- function() piece(depth - 1)
  switch(sample(9, 1),
    paste(inner(), "+", inner()), paste0("(", inner(), " + ", inner(), ")"),
    paste(inner(), "*", inner()), paste0(inner(), ":", inner()),
    paste0("(", inner(), " + ", inner(), ")^", sample(2:3, 1)), paste(inner(), "-", inner()),
    paste0(inner(), "/", inner()), paste0("(", inner(), ") * (", inner(), ")"),
    paste(inner(), "%in%", inner()))
}
generated <- unique(replicate(220, paste("y ~", piece(3))))
fixed <- lapply(c(written, generated), function(text) {
  parts <- terms(as.formula(text))
  factors <- attr(parts, "factors")
  # Labels from the matrix: term.labels keeps the words of a %in% b.
  labels <- if (length(factors)) {
    apply(factors, 2, function(column) paste(rownames(factors)[column > 0], collapse = ":"))
  } else character()
  list(formula = text, labels = I(unname(labels)), intercept = attr(parts, "intercept") == 1,
    groups = I(character()), effects = I(character()))
})
bars <- c(
  "y ~ a + (1 | g)", "y ~ x + (x | g)", "y ~ x + (1 + x | g)", "y ~ x + (0 + x | g)", "y ~ x + (x - 1 | g)",
  "y ~ x + (x || g)", "y ~ x + (x + z || g)", "y ~ x + (0 + x || g)", "y ~ (1 | g)", "y ~ a + (1 | g) + (1 | h)",
  "y ~ a + (1 | g/h)", "y ~ a + (x | g/h)", "y ~ a + (1 | g:h)", "y ~ a + (1 | g/h/k)", "y ~ a * x + (a * x | g)",
  "y ~ 0 + a + (1 | g)", "y ~ (1 | g) + a * b - a", "y ~ a + ((1 | g))", "y ~ a + (I(x^2) | g) + (0 + z | g)",
  "log(y) ~ log(x) + (log(x) | g)", "y ~ a + (x || g/h)", "y ~ a + (1 | g:h) + (1 | g)")
random <- lapply(bars, function(text) {
  formula <- as.formula(text)
  parts <- terms(nobars(formula))
  effects <- findbars(formula)
  slopes <- sapply(effects, function(bar) {
    inner <- terms(as.formula(call("~", bar[[2]])))
    paste(c(if (attr(inner, "intercept") == 1) "1" else "0", attr(inner, "term.labels")), collapse = "+")
  })
  list(formula = text, labels = I(attr(parts, "term.labels")), intercept = attr(parts, "intercept") == 1,
    groups = I(gsub("[()]", "", sapply(effects, function(bar) deparse(bar[[3]])))), effects = I(slopes))
})
write_json(
  list(source = paste0("R ", getRversion(), ", lme4 ", packageVersion("lme4")), script = "formulas.R",
    cases = c(fixed, random)),
  "Tests/Reference/fixtures/formulas.json", auto_unbox = TRUE, pretty = TRUE)
