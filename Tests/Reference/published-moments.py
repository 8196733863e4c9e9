"""Which printed means and standard deviations of whole numbers are possible, by listing every
sample. Exact: fractions throughout, and ties may round either way.

Writes fixtures/published-moments.json.
"""

import itertools
import json
import math
import pathlib
from fractions import Fraction as F

HERE = pathlib.Path(__file__).parent


def printed(value, decimals):
    """The units that an exact value can print as."""
    scaled = value * 10**decimals
    low, high = math.ceil(scaled - F(1, 2)), math.floor(scaled + F(1, 2))
    return set(range(low, high + 1))


def printed_root(square, decimals):
    """The units that the root of an exact value can print as."""
    scale = 10**decimals
    found = set()
    guess = math.isqrt(math.floor(square * scale * scale))
    for u in range(max(0, guess - 2), guess + 4):
        low, high = max(0, 2 * u - 1), 2 * u + 1
        if F(low * low, 4 * scale * scale) <= square <= F(high * high, 4 * scale * scale):
            found.add(u)
    return found


def case(n, low, high, mean_decimals, sd_decimals, extent):
    possible = {}
    means = set()
    for sample in itertools.combinations_with_replacement(range(low, high + 1), n):
        if extent == "observed" and (sample[0] != low or sample[-1] != high):
            continue
        total, squares = sum(sample), sum(x * x for x in sample)
        spread = F(n * squares - total * total, n)
        for divisor in (n - 1, n):
            for m in printed(F(total, n), mean_decimals):
                means.add(m)
                possible.setdefault(m, set()).update(printed_root(spread / divisor, sd_decimals))
    most = max(max(s) for s in possible.values())
    return {
        "n": n,
        "low": low,
        "high": high,
        "extent": extent,
        "meanDecimals": mean_decimals,
        "deviationDecimals": sd_decimals,
        "means": sorted(means),
        "largestDeviation": most,
        "possible": [{"mean": m, "deviations": sorted(s)} for m, s in sorted(possible.items())],
    }


cases = []
for n, low, high in [(2, 0, 4), (3, 1, 5), (5, 1, 4), (6, 0, 3), (8, -2, 2), (12, 1, 3), (20, 0, 2)]:
    for extent in ("scale", "observed"):
        cases.append(case(n, low, high, 2, 2, extent))
    cases.append(case(n, low, high, 1, 1, "scale"))
# Wide enough a range to stand for an unknown one, judged by means between 0 and 1 only.
for n in (3, 4, 6):
    wide = case(n, -6, 7, 2, 2, "unknown")
    wide["possible"] = [
        {"mean": p["mean"], "deviations": [d for d in p["deviations"] if d <= 100]}
        for p in wide["possible"]
        if 0 <= p["mean"] <= 100
    ]
    wide["means"] = [m for m in wide["means"] if 0 <= m <= 100]
    wide["largestDeviation"] = 100
    cases.append(wide)

(HERE / "fixtures" / "published-moments.json").write_text(
    json.dumps(
        {"source": "Python, every sample listed", "script": "published-moments.py", "cases": cases}
    )
    + "\n"
)
