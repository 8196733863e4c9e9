"""Writes fixtures/gauss-hermite.json: points and weights of Gauss-Hermite quadrature for a standard
normal variable, from the roots of the Hermite polynomials.

    python3 gauss-hermite.py        (mpmath, 50 digits)
"""

import json
import os

import mpmath
from mpmath import mp, mpf


def value(n, x):
    """The Hermite polynomial He_n and its predecessor by their recurrence."""
    previous, last = mpf(0), mpf(1)
    for k in range(n):
        previous, last = last, x * last - k * previous
    return previous, last


def rule(n):
    # The eigenvalues of the Jacobi matrix start Newton's method.
    jacobi = mpmath.zeros(n)
    for k in range(1, n):
        jacobi[k, k - 1] = jacobi[k - 1, k] = mpmath.sqrt(k)
    with mpmath.workdps(20):
        starts = sorted(mpmath.eigsy(jacobi, eigvals_only=True))
    points, weights = [], []
    for x in starts:
        x = mpf(x)
        for _ in range(8):
            previous, last = value(n, x)
            x -= last / (n * previous)
        if n % 2 and abs(x) < mpf(10) ** -10:
            x = mpf(0)
        previous, last = value(n, x)
        points.append(x)
        weights.append(mpmath.factorial(n) / (n * previous) ** 2)
    assert abs(sum(weights) - 1) < mpf(10) ** -45
    assert abs(sum(w * x**2 for w, x in zip(weights, points)) - (1 if n > 1 else 0)) < mpf(10) ** -45
    return {"count": n, "points": [float(x) for x in points], "weights": [float(w) for w in weights]}


def main():
    mp.dps = 50
    cases = [rule(n) for n in (1, 2, 3, 5, 9, 15, 20, 25, 50, 99, 100)]
    head = {"source": "mpmath " + mpmath.__version__, "script": "Tests/Reference/gauss-hermite.py"}
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures")
    with open(os.path.join(folder, "gauss-hermite.json"), "w") as file:
        text = json.dumps(head)[:-1] + ', "cases": [\n'
        file.write(text + ",\n".join(json.dumps(case) for case in cases) + "\n]}\n")


if __name__ == "__main__":
    main()
