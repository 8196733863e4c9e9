# People of weight 0 among sampled ones, in models of two answers: survey's svyglm, closely solved.
# Rscript Tests/Reference/zero-weights.R
suppressMessages({library(survey); library(jsonlite)})

# The numbers stay with the script: no random generator of R's.
x <- c(1.2, -0.4, 0.7, 2.1, -1.3, 0.2, 1.9, -0.8, 0.5, -0.1, 1.1, -1.7, 3.5, -2.5, 0.9, 40)
g <- rep(c("r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8"), each = 2)
w <- c(1.5, 2, 0.7, 1.1, 2.4, 0.9, 1.3, 1, 1.8, 0.6, 1.2, 2.2, 0.8, 0, 0, 0)
y <- c("yes", "no", "yes", "yes", "no", "yes", "no", "no", "yes", "no", "no", "yes", "yes",
       "yes", "no", "no")
data <- data.frame(y = y, x = x, g = g, w = w, b = as.integer(y == "yes"))

fit <- function(ids, label) {
  design <- svydesign(ids, weights = ~w, data = data)
  model <- suppressWarnings(svyglm(b ~ x, design, family = quasibinomial(),
    control = glm.control(epsilon = 1e-15, maxit = 100)))
  columns <- lapply(data[c("y", "x", "w", "g")], function(column)
    if (is.numeric(column)) list(numbers = column) else list(labels = column))
  columns$y$levels <- c("no", "yes")
  list(columns = columns, cluster = label, estimates = unname(coef(model)),
       errors = unname(SE(model)), df = model$df.residual)
}

cases <- list(fit(~1, NULL), fit(~g, "g"))
write(toJSON(list(
  source = paste("survey", packageVersion("survey")), script = "zero-weights.R", cases = cases),
  auto_unbox = TRUE, digits = I(17), na = "null", null = "null"),
  "Tests/Reference/fixtures/zero-weights.json")
