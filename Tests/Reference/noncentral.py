"""Writes fixtures/noncentral-t.json and noncentral-f.json: both tails to 30 digits.

The definitions as sums over Poisson weights of incomplete beta functions, with 360 digits, so that
an upper tail is one minus a lower one without loss down to 1e-300. Nothing of the library's way
(quadrature, double-double sums) is used.

    python3 noncentral.py               (mpmath)
"""

import json
import os

import mpmath
from mpmath import mp, mpf

mp.dps = 360
SMALLEST = mpf(10) ** -300
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures")


def betas(a, b, x, steps):
    """I_x(a + j, b) for j < steps, by its recurrence from the first."""
    value = mpmath.betainc(a, b, 0, x, regularized=True)
    drop = x**a * (1 - x) ** b / (a * mpmath.beta(a, b))
    result = []
    for j in range(steps):
        result.append(value)
        value -= drop
        drop *= x * (a + j + b) / (a + j + 1)
    return result


def steps_for(half):
    # Until the Poisson weight is far under 1e-340.
    j = int(half) + 10
    while half > 0 and j * mpmath.log(half) - half - mpmath.loggamma(j + 1) > -900:
        j += 10
    return j


def noncentral_t(t, nu, delta):
    """P(T <= t)."""
    if t < 0:
        return 1 - noncentral_t(-t, nu, -delta)
    t, nu, delta = mpf(t), mpf(nu), mpf(delta)
    x = t * t / (nu + t * t)
    half = delta * delta / 2
    steps = steps_for(half)
    first = betas(mpf(1) / 2, nu / 2, x, steps)
    second = betas(mpf(1), nu / 2, x, steps)
    p = mpmath.exp(-half)
    q = delta * mpmath.exp(-half) / (mpmath.sqrt(2) * mpmath.gamma(mpf(3) / 2))
    total = mpf(0)
    for j in range(steps):
        total += p * first[j] + q * second[j]
        p *= half / (j + 1)
        q *= half / (j + mpf(3) / 2)
    return mpmath.ncdf(-delta) + total / 2


def noncentral_f(x, n1, n2, lam):
    """P(X <= x)."""
    x, n1, n2, half = mpf(x), mpf(n1), mpf(n2), mpf(lam) / 2
    y = n1 * x / (n1 * x + n2)
    steps = steps_for(half)
    weight = mpmath.exp(-half)
    total = mpf(0)
    for j, value in enumerate(betas(n1 / 2, n2 / 2, y, steps)):
        total += weight * value
        weight *= half / (j + 1)
    return total


def tails(lower):
    def shown(value):
        return None if value < SMALLEST else float(value)

    return {"lower": shown(lower), "upper": shown(1 - lower)}


def write(name, cases):
    path = os.path.join(FOLDER, name + ".json")
    with open(path, "w") as file:
        json.dump(
            {"source": "mpmath " + mpmath.__version__, "script": "noncentral.py", "cases": cases},
            file, indent=1)
        file.write("\n")


def main():
    cases = []
    for nu in [0.5, 1, 2.5, 5, 30, 403, 12345.5]:
        for delta in [-6.0, -0.5, 0, 1.25, 2.8, 10, 35]:
            for t in [-30.0, -2.0, -0.01, 0, 0.3, 1.96, 4, 12, 60]:
                lower = noncentral_t(t, nu, delta)
                cases.append({"t": t, "df": nu, "noncentrality": delta, **tails(lower)})
    write("noncentral-t", cases)
    cases = []
    for n1, n2 in [(1, 5), (1, 403), (2, 56), (3, 12.5), (10, 1000), (0.5, 0.7)]:
        for lam in [0, 0.3, 7.8, 40, 700]:
            for x in [0.001, 0.4, 1, 3, 20, 300]:
                lower = noncentral_f(x, n1, n2, lam)
                cases.append(
                    {"x": x, "numerator": n1, "denominator": n2, "noncentrality": lam, **tails(lower)})
    write("noncentral-f", cases)


main()
