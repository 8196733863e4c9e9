"""Three answers by version with DuckDB: counts, chi-square tests."""

import sys

import duckdb
from scipy.stats import chi2_contingency

path = sys.argv[1]
answers = sys.argv[2].split(",")
columns = ", ".join(["version", *answers])
duckdb.sql(f"create table survey as select {columns} from read_csv('{path}')")
for answer in answers:
    counts = {}
    rows = duckdb.sql(f"select version, {answer}, count(*) from survey group by all").fetchall()
    for version, option, count in rows:
        counts.setdefault(version, {})[option] = count
    options = sorted({option for row in counts.values() for option in row})
    table = [[row.get(option, 0) for option in options] for row in counts.values()]
    test = chi2_contingency(table, correction=False)
    print(answer, test.statistic, test.dof, test.pvalue)
