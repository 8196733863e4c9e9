"""Designs of 2^k factorials that fit printed main effects and vignette means, by brute force.

Every assignment of the level combinations to the vignettes is tried; the smallest common widening
of the rounding intervals and the range of an illegible mean are linear programmes (HiGHS).
"""

import itertools
import json
import os

import numpy as np
import scipy
from scipy.optimize import linprog

HERE = os.path.dirname(os.path.abspath(__file__))


def half(text):
    return 0.5 * 10.0 ** -(len(text.split(".")[1]) if "." in text else 0)


def program(k, effects, means):
    """The rows and right-hand sides that all designs share: a function of the signs."""
    count = 2**k
    scale = count // 2
    # Variables: the means of all vignettes, then the widening.
    bounds = []
    rows, right = [], []
    for v, text in enumerate(means):
        if text == "0 exactly":
            bounds.append((0.0, 0.0))
            continue
        bounds.append((None, None))
        if text is None:
            continue
        value, reach = float(text), half(text)
        for sign in (1, -1):
            row = np.zeros(count + 1)
            row[v], row[count] = sign, -1
            rows.append(row)
            right.append(sign * value + reach)
    bounds.append((0.0, None))

    def constraints(combinations):
        own, limits = list(rows), list(right)
        for j, text in enumerate(effects):
            value, reach = float(text), half(text)
            for sign in (1, -1):
                row = np.zeros(count + 1)
                for v in range(count):
                    row[v] = sign * (1 if combinations[v] >> j & 1 else -1) / scale
                row[count] = -1
                own.append(row)
                limits.append(sign * value + reach)
        return np.array(own), np.array(limits)

    return constraints, bounds


def widening(k, effects, means, combinations, shared):
    constraints, bounds = shared
    rows, right = constraints(combinations)
    objective = np.zeros(2**k + 1)
    objective[-1] = 1
    solved = linprog(objective, A_ub=rows, b_ub=right, bounds=bounds, method="highs")
    return solved.fun


def value_range(k, means, combinations, shared, t):
    if None not in means:
        return None
    constraints, bounds = shared
    rows, right = constraints(combinations)
    bounds = bounds[:-1] + [(0.0, t + 1e-13)]
    ends = []
    for sign in (1, -1):
        objective = np.zeros(2**k + 1)
        objective[means.index(None)] = sign
        solved = linprog(objective, A_ub=rows, b_ub=right, bounds=bounds, method="highs")
        ends.append(sign * solved.fun)
    return ends


def case(name, effects, means, kept):
    k = len(effects)
    shared = program(k, effects, means)
    found = []
    for combinations in itertools.permutations(range(2**k)):
        found.append((widening(k, effects, means, combinations, shared), list(combinations)))
    found.sort(key=lambda entry: (round(entry[0], 9), entry[1]))
    designs = []
    for t, combinations in found[:kept]:
        designs.append(
            {
                "combinations": combinations,
                "widening": max(0.0, t),
                "range": value_range(k, means, combinations, shared, max(0.0, t)),
            }
        )
    return {
        "name": name,
        "effects": [[float(e), half(e)] for e in effects],
        "means": [
            None if m is None else [0.0, 0.0] if m == "0 exactly" else [float(m), half(m)]
            for m in means
        ],
        "exact": [m == "0 exactly" for m in means],
        "designs": designs,
        "count": len(found),
        "fitting": sum(1 for t, _ in found if t < 1e-10),
    }


ZERO = "0 exactly"
DUMMIES = ["-.452", "-1.403", "-.778", ZERO, None, "-.757", "-.327"]
cases = [
    case("two slides", [".745", "1.261", ".723"], DUMMIES + ["1.04"], 16),
    case("two slides, three decimals", [".745", "1.261", ".723"], DUMMIES + ["1.040"], 16),
    case("another model", [".490", "1.250", ".552"], DUMMIES + ["1.04"], 8),
    case(
        "all legible, exact",
        ["0.75", "1.30", "0.45"],
        [ZERO, "0.70", "1.30", "2.00", "0.40", "1.20", "1.70", "2.50"],
        6,
    ),
    case(
        "all legible, rough",
        ["0.8", "1.3", "-0.5"],
        [ZERO, "0.71", "1.33", "2.04", "-0.46", "0.28", "0.79", "1.45"],
        6,
    ),
    case("two factors, one illegible", ["1.50", "-0.30"], [ZERO, "1.42", None, "1.13"], 8),
    case("two factors, exact", ["1.5", "0.5"], [ZERO, "1.0", "2.0", None], 8),
    case("one factor", ["0.4"], [ZERO, "0.41"], 2),
]
with open(os.path.join(HERE, "fixtures", "factorial-designs.json"), "w") as file:
    json.dump(
        {
            "source": f"scipy {scipy.__version__}",
            "script": "factorial-designs.py",
            "cases": cases,
        },
        file,
        indent=1,
    )
    file.write("\n")
