# Permuted blocks of six, two to one, within four strata: a shuffled block per block, by data.table.
suppressPackageStartupMessages(library(data.table))
setDTthreads(0)
count <- as.integer(commandArgs(trailingOnly = TRUE)[1])
set.seed(1)
people <- data.table(unit = seq_len(count), region = seq_len(count) %% 4L)
people[, block := (seq_len(.N) - 1L) %/% 6L, by = region]
people[, version := sample(c(1L, 1L, 1L, 1L, 2L, 2L))[seq_len(.N)], by = .(region, block)]
cat(people[, .N, by = version][order(version), N], "\n")
