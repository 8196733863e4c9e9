"""Writes fixtures/special-functions.json: ln Γ(x), ln(1 + x) - x, and binomial tails by their sums.

    python3 special-functions.py        (mpmath, 60 digits; binomial tails in exact fractions)
"""

import json
import os
import random
from fractions import Fraction
from math import comb

import mpmath
from mpmath import mp, mpf


def log_gamma_points(generator):
    points = [1e-300, 1e-10, 0.1, 0.5, 1.5, 2.5, 10.0, 23.9, 24.0, 170.0, 1e5, 1e15, 1e100]
    for centre in (1.0, 2.0):
        points += [centre + sign * 2.0**-k for k in range(2, 50, 4) for sign in (1, -1)]
    return points + [10 ** generator.uniform(-8, 8) for _ in range(200)]


def log1p_points(generator):
    points = [sign * 10 ** generator.uniform(-12, -0.01) for _ in range(150) for sign in (1, -1)]
    return points + [10 ** generator.uniform(0, 8) for _ in range(50)] + [-0.25, 0.4, 0.41]


def binomial_cases(generator):
    cases = []
    for _ in range(150):
        n = generator.choice([1, 5, 20, 100, 400])
        p = generator.choice([0.5, 1e-3, generator.random(), 1 - 2.0**-20])
        k = generator.randint(1, n)
        exact = Fraction(p)
        terms = [comb(n, j) * exact**j * (1 - exact) ** (n - j) for j in range(n + 1)]
        values = [terms[k], sum(terms[:k]), sum(terms[k:])]
        values = [mpf(v.numerator) / mpf(v.denominator) for v in values]
        if min(values) > mpf(10) ** -300:
            cases.append([float(n), p, float(k)] + [float(v) for v in values])
    return cases


def main():
    mp.dps = 60
    generator = random.Random(2)
    rows = [["log.gamma", x, float(mpmath.loggamma(x))] for x in log_gamma_points(generator)]
    rows += [["log1p.minus", x, float(mpmath.log1p(mpf(x)) - mpf(x))] for x in log1p_points(generator)]
    rows += [["binomial"] + case for case in binomial_cases(generator)]
    cases = [{"function": row[0], "values": row[1:]} for row in rows]
    head = {"source": "mpmath " + mpmath.__version__, "script": "Tests/Reference/special-functions.py"}
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures")
    with open(os.path.join(folder, "special-functions.json"), "w") as file:
        text = json.dumps(head)[:-1] + ', "cases": [\n'
        file.write(text + ",\n".join(json.dumps(case) for case in cases) + "\n]}\n")


if __name__ == "__main__":
    main()
