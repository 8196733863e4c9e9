"""Three answers by version with polars: counts, chi-square tests."""

import sys

import polars
from scipy.stats import chi2_contingency

path = sys.argv[1]
answers = sys.argv[2].split(",")
data = polars.scan_csv(path).select(["version", *answers]).collect()
for answer in answers:
    counts = data.group_by("version", answer).len().pivot(on=answer, index="version", values="len")
    table = counts.drop("version").fill_null(0).to_numpy()
    test = chi2_contingency(table, correction=False)
    print(answer, test.statistic, test.dof, test.pvalue)
