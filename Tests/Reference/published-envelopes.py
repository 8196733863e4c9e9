"""Largest remainders, fitting sample sizes, rounding envelopes and design effects of published
percentages, by brute force: whole counts by listing every table, largest values over real-valued
distributions by listing every pair of vertices, smallest ones by SLSQP for the active limits and
then Newton's method with 40 digits on the conditions of optimality.

Writes fixtures/published-envelopes.json.
"""

import itertools
import json
import math
import pathlib
import random
from fractions import Fraction as F

import mpmath as mp
import numpy as np
import scipy
from scipy.optimize import minimize

mp.mp.dps = 40
HERE = pathlib.Path(__file__).parent


def figure(text):
    return F(text), len(text.split(".")[1]) if "." in text else 0


def interval(text):
    value, decimals = figure(text)
    half = F(1, 2 * 10**decimals)
    return max(F(0), value - half), min(F(100), value + half)


def largest_remainder(texts, n):
    values = [figure(t)[0] for t in texts]
    quotas = [v * n / sum(values) for v in values]
    counts = [math.floor(q) for q in quotas]
    order = sorted(range(len(texts)), key=lambda i: (-(quotas[i] - counts[i]), i))
    for i in order[: n - sum(counts)]:
        counts[i] += 1
    return counts


def whole_tables(texts, n):
    """Every list of counts that rounds to the printed percentages."""
    choices = []
    for text in texts:
        low, high = interval(text)
        choices.append([k for k in range(n + 1) if low <= F(100 * k, n) <= high])
    return [c for c in itertools.product(*choices) if sum(c) == n]


def fitting(texts, n):
    return [m for m in range(math.ceil(F(9, 10) * n), n + 1) if has_table(texts, m)]


def has_table(texts, n):
    lows, highs = 0, 0
    for text in texts:
        low, high = interval(text)
        a, b = math.ceil(low * n / 100), math.floor(high * n / 100)
        if a > b:
            return False
        lows, highs = lows + a, highs + b
    return lows <= n <= highs


def vertices(texts):
    bounds = [(a / 100, b / 100) for a, b in map(interval, texts)]
    found = set()
    for free in range(len(bounds)):
        others = [b for i, b in enumerate(bounds) if i != free]
        for choice in itertools.product(*others):
            rest = 1 - sum(choice)
            if bounds[free][0] <= rest <= bounds[free][1]:
                found.add(choice[:free] + (rest,) + choice[free:])
    return [list(v) for v in found]


def chi_squared(columns):
    sizes = [sum(c) for c in columns]
    total = sum(sizes)
    result = mp.mpf(0)
    for row in zip(*columns):
        r = sum(row)
        if r == 0:
            continue
        for o, size in zip(row, sizes):
            e = size * r / total
            result += (o - e) ** 2 / e
    return result


def smallest_real(fixed, texts_list, sizes):
    """The smallest chi-square of the versions in texts_list beside fixed columns of counts."""
    bounds = [(float(a / 100), float(b / 100)) for t in texts_list for a, b in map(interval, t)]
    options = len(texts_list[0])
    versions = len(texts_list)

    def columns(x, kind):
        free = [[kind(n) * x[v * options + i] for i in range(options)] for v, n in enumerate(sizes)]
        return free + [[kind(o) for o in c] for c in fixed]

    def objective(x):
        return float(chi(np.array(columns(x, float))))

    def chi(a):
        e = np.outer(a.sum(1), a.sum(0)) / a.sum()
        return ((a - e) ** 2 / e).sum()

    start = []
    for v in range(versions):
        b = bounds[v * options : (v + 1) * options]
        low, high = sum(x[0] for x in b), sum(x[1] for x in b)
        part = (1 - low) / (high - low)
        start += [x[0] + part * (x[1] - x[0]) for x in b]
    constraints = [
        {"type": "eq", "fun": lambda x, v=v: sum(x[v * options : (v + 1) * options]) - 1}
        for v in range(versions)
    ]
    x = np.array(start)
    for _ in range(5):
        x = minimize(
            objective, x, method="SLSQP", bounds=bounds, constraints=constraints,
            options={"ftol": 1e-15, "maxiter": 500},
        ).x
    if objective(x) < 1e-9:
        return mp.mpf(0)
    exact = [(a / 100, b / 100) for t in texts_list for a, b in map(interval, t)]
    exact = [(mp.mpf(a.numerator) / a.denominator, mp.mpf(b.numerator) / b.denominator) for a, b in exact]
    at = {}
    for i, (a, b) in enumerate(exact):
        width = b - a
        if x[i] - a < 1e-4 * width:
            at[i] = a
        elif b - x[i] < 1e-4 * width:
            at[i] = b
    moving = [i for i in range(len(x)) if i not in at]

    def total_at(values):
        full = [at.get(i) for i in range(len(x))]
        for i, value in zip(moving, values):
            full[i] = value
        return full

    def gradient(full):
        cols = columns(full, mp.mpf)
        all_sizes = list(map(mp.mpf, sizes)) + [sum(c) for c in cols[versions:]]
        n = sum(all_sizes)
        g = []
        for v in range(versions):
            for i in range(options):
                row = sum(c[i] for c in cols)
                s = sum(c[i] ** 2 / m for c, m in zip(cols, all_sizes))
                g.append(n * all_sizes[v] * (2 * cols[v][i] / all_sizes[v] / row - s / row**2))
        return g

    def conditions(*unknown):
        full = total_at(unknown[: len(moving)])
        multipliers = unknown[len(moving) :]
        g = gradient(full)
        out = [g[i] - multipliers[k] for i in moving for k in [active.index(i // options)]]
        out += [sum(full[v * options : (v + 1) * options]) - 1 for v in active]
        return out

    active = sorted({i // options for i in moving})
    g = gradient([mp.mpf(float(v)) for v in x])
    guess = [mp.mpf(float(x[i])) for i in moving]
    guess += [sum(g[i] for i in moving if i // options == v) / sum(1 for i in moving if i // options == v) for v in active]
    if moving:
        solution = mp.findroot(conditions, guess, tol=mp.mpf(10) ** -50)
        full = total_at(list(solution)[: len(moving)])
    else:
        full = total_at([])
    g = gradient(full)
    for v in range(versions):
        inner = [g[i] for i in moving if i // options == v]
        for i in range(v * options, (v + 1) * options):
            assert exact[i][0] - mp.mpf("1e-30") <= full[i] <= exact[i][1] + mp.mpf("1e-30")
            if i in at and inner:
                slope = g[i] - inner[0]
                assert (slope >= -1e-9) if at[i] == exact[i][0] else (slope <= 1e-9)
    return chi_squared(columns(full, mp.mpf))


def p_value(x, df):
    return mp.gammainc(mp.mpf(df) / 2, x / 2, mp.inf, regularized=True)


def envelope(versions):
    per_version = []
    for v in versions:
        if v["basis"] == "whole.counts":
            sizes = [v["n"]] if has_table(v["percentages"], v["n"]) else fitting(v["percentages"], v["n"])
            per_version.append([t for m in sizes for t in whole_tables(v["percentages"], m)])
        else:
            per_version.append(None)
    whole = [i for i, t in enumerate(per_version) if t is not None]
    real = [i for i, t in enumerate(per_version) if t is None]
    corners = {
        i: [[versions[i]["n"] * x for x in vertex] for vertex in vertices(versions[i]["percentages"])]
        for i in real
    }
    low, high = mp.inf, -mp.inf
    for tables in itertools.product(*[per_version[i] for i in whole]):
        for corner in itertools.product(*[corners[i] for i in real]):
            columns = [list(map(F, t)) for t in tables] + [list(map(F, c)) for c in corner]
            value = fast(columns)
            if value > high:
                high, at = value, columns
        if real:
            low = min(low, smallest_real(tables, [versions[i]["percentages"] for i in real], [versions[i]["n"] for i in real]))
        else:
            low = min(low, chi_squared([[mp.mpf(o) for o in t] for t in tables]))
    high = chi_squared([[mp.mpf(o.numerator) / o.denominator for o in c] for c in at])
    return low, high


def fast(columns):
    a = np.array([[float(x) for x in c] for c in columns])
    a = a[:, a.sum(0) > 0]
    e = np.outer(a.sum(1), a.sum(0)) / a.sum()
    return ((a - e) ** 2 / e).sum()


def tipping(counts, weighted, significance=mp.mpf("0.05")):
    rows = [i for i in range(len(counts[0])) if any(c[i] for c in counts)]
    df = (len(rows) - 1) * (len(counts) - 1)

    def p(d):
        columns = [[mp.mpf(c[i]) / (d if w else 1) for i in rows] for c, w in zip(counts, weighted)]
        return p_value(chi_squared(columns), df)

    if p(1) > significance or not any(weighted):
        return None
    if p(mp.mpf(10) ** 6) < significance:
        return None
    low, high = mp.mpf(1), mp.mpf(10) ** 6
    for _ in range(160):
        middle = (low + high) / 2
        low, high = (middle, high) if p(middle) < significance else (low, middle)
    return low


def case(name, *versions):
    versions = [dict(zip(("percentages", "n", "basis"), v)) for v in versions]
    low, high = envelope(versions)
    counts = [largest_remainder(v["percentages"], v["n"]) for v in versions]
    weighted = [v["basis"] != "whole.counts" for v in versions]
    used = sum(1 for i in range(len(counts[0])) if any(float(v["percentages"][i]) for v in versions))
    df = (used - 1) * (len(versions) - 1)
    point = chi_squared([[mp.mpf(o) for o in c] for c in counts])
    tip = tipping(counts, weighted)
    return {
        "name": name,
        "versions": [
            {
                "percentages": [float(t) for t in v["percentages"]],
                "decimals": [figure(t)[1] for t in v["percentages"]],
                "n": v["n"],
                "basis": v["basis"],
                "counts": c,
                "fitting": fitting(v["percentages"], v["n"]),
            }
            for v, c in zip(versions, counts)
        ],
        "df": df,
        "statistic": float(point),
        "p": float(p_value(point, df)),
        "low": float(low),
        "high": float(high),
        "p.low": float(p_value(high, df)),
        "p.high": float(p_value(low, df)) if low > 0 else 1.0,
        "tipping": None if tip is None else float(tip),
    }


WEIGHTED, WHOLE = "weighted.percentages", "whole.counts"
cases = [
    case("dilemma 1", (["60.3", "18.9", "8.1", "12.7"], 1375, WEIGHTED), (["59.0", "23.8", "7.2", "10.0"], 688, WHOLE)),
    case("dilemma 2", (["35.0", "27.6", "26.5", "10.9"], 1375, WEIGHTED), (["42.8", "27.9", "19.3", "10.1"], 688, WHOLE)),
    case("dilemma 3", (["47.5", "33.3", "8.4", "5.1", "5.7"], 1375, WEIGHTED), (["44.1", "36.1", "7.0", "7.1", "5.6"], 688, WHOLE)),
    case("small, whole", (["33", "50", "17"], 24, WHOLE), (["25", "44", "31"], 52, WHOLE)),
    case("three small versions", (["33", "67"], 150, WHOLE), (["45", "55"], 120, WHOLE), (["38", "62"], 210, WHOLE)),
    case("both weighted", (["41", "35", "24"], 300, WEIGHTED), (["33", "41", "26"], 200, WEIGHTED)),
    case("rounded to equal", (["41", "35", "24"], 300, WEIGHTED), (["41", "36", "23"], 200, WEIGHTED)),
    case("three weighted", (["41.5", "34.5", "24.0"], 300, WEIGHTED), (["33", "41", "26"], 200, WEIGHTED), (["30", "40", "30"], 400, WEIGHTED)),
    case("wide intervals", (["41", "35", "24"], 700, WHOLE), (["33", "41", "26"], 450, WHOLE)),
    case("wide, mixed", (["41", "35", "24"], 700, WEIGHTED), (["30", "42", "28"], 180, WHOLE)),
    case("nobody in one version", (["0.0", "60.0", "40.0"], 80, WHOLE), (["5.0", "50.0", "45.0"], 60, WHOLE)),
]

random.seed(20260101)
for number in range(8):
    options = random.randint(2, 4)
    versions = []
    for _ in range(2):
        n = random.randint(40, 160)
        cuts = sorted(random.sample(range(1, n), options - 1))
        counts = [b - a for a, b in zip([0] + cuts, cuts + [n])]
        decimals = random.randint(0, 1)
        texts = [f"{100 * c / n:.{decimals}f}" for c in counts]
        versions.append((texts, n, random.choice([WEIGHTED, WHOLE])))
    if not all(sum(interval(t)[0] for t in v[0]) < 100 < sum(interval(t)[1] for t in v[0]) for v in versions):
        continue
    cases.append(case(f"drawn {number}", *versions))

text = json.dumps(
    {
        "source": f"Python with mpmath {mp.__version__}, scipy {scipy.__version__}: brute force",
        "script": "published-envelopes.py",
        "cases": cases,
    },
    indent=1,
)
(HERE / "fixtures" / "published-envelopes.json").write_text(text + "\n")
