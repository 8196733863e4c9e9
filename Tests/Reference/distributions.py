"""Writes fixtures/distributions/*.json: both tails of the distributions to 50 digits and more.

Nothing of the library's methods is used: the lower tails are the plain power series of the
incomplete gamma and beta functions, summed with 70 digits, and each upper tail is one minus the
lower one, computed again with 400 digits where that subtraction would lose any of the first 50.
Arguments are doubles, taken exactly. A tail is written as a pair of doubles whose sum carries it
to 32 digits; null where it is under 1e-300.

    python3 distributions.py            (mpmath; a few minutes, faster with gmpy2)
"""

import json
import math
import os
import random
import sys

import mpmath
from mpmath import mp, mpf

SMALLEST = mpf(10) ** -300


def gamma_series(a, x):
    """P(a, x)."""
    if x <= 0:
        return mpf(0)
    term = total = mpf(1)
    denominator = +a
    limit = mpf(10) ** -mp.dps
    while True:
        denominator += 1
        term = term * x / denominator
        total += term
        if denominator > x and term < total * limit * (1 - x / denominator):
            break
    return total * mpmath.exp(a * mpmath.log(x) - x - mpmath.loggamma(a + 1))


def beta_series(a, b, x):
    """I_x(a, b)."""
    term = total = mpf(1)
    upper, lower = a + b, a + 1
    limit = mpf(10) ** -mp.dps
    while True:
        term = term * x * upper / lower
        total += term
        upper += 1
        lower += 1
        ratio = max(x, x * upper / lower)
        if ratio < 1 and term < total * limit * (1 - ratio):
            break
    logs = a * mpmath.log(x) + b * mpmath.log1p(-x)
    gammas = mpmath.loggamma(a + b) - mpmath.loggamma(a + 1) - mpmath.loggamma(b)
    return total * mpmath.exp(logs + gammas)


def both(lower):
    """(value, 1 - value) of a function without arguments, each to 50 digits."""
    with mp.workdps(70):
        value = lower()
        if value < 0.999:
            return value, 1 - value
    with mp.workdps(400):
        value = lower()
        return value, 1 - value


def gamma_tails(a, x):
    return both(lambda: gamma_series(mpf(a), mpf(x)))


def normal(x):
    with mp.workdps(70):
        root = mpmath.sqrt(2)
        return mpmath.erfc(-mpf(x) / root) / 2, mpmath.erfc(mpf(x) / root) / 2


def chi_squared(df, x):
    return gamma_tails(mpf(df) / 2, mpf(x) / 2)


def f_distribution(df1, df2, x):
    a, b = mpf(df1) / 2, mpf(df2) / 2

    def point():
        return mpf(df1) * mpf(x) / (mpf(df1) * mpf(x) + mpf(df2))

    if point() <= 0.5:
        return both(lambda: beta_series(a, b, point()))
    upper, lower = both(
        lambda: beta_series(b, a, mpf(df2) / (mpf(df1) * mpf(x) + mpf(df2))))
    return lower, upper


def student_t(df, t):
    if t == 0:
        return mpf(1) / 2, mpf(1) / 2
    with mp.workdps(400):
        square = mpf(t) ** 2
    inside, outside = f_distribution(1, df, square)
    with mp.workdps(70):
        tail = outside / 2
        return (1 - tail, tail) if t > 0 else (tail, 1 - tail)


def noncentral_chi_squared(df, noncentrality, x):
    a, h, half = mpf(df) / 2, mpf(noncentrality) / 2, mpf(x) / 2

    def lower():
        last = int(float(h)) + 64
        while noncentrality > 0 and last * math.log(last / float(h)) - last + float(h) < 1900:
            last += 64
        value = gamma_series(a + last, half)
        power = mpmath.exp((a + last) * mpmath.log(half) - half - mpmath.loggamma(a + last + 1))
        weight = h**last * mpmath.exp(-h) / mpmath.factorial(last)
        total = weight * value
        for j in range(last, 0, -1):
            power = power * (a + j) / half
            value = value + power
            weight = weight * j / h
            total += weight * value
        return total

    if noncentrality == 0:
        return gamma_tails(a, half)
    return both(lower)


def pair(value):
    if value < SMALLEST:
        return None
    with mp.workdps(60):
        high = float(value)
        return [high, float(value - mpf(high))]


def record(function, arguments):
    lower, upper = function(*arguments)
    return {"at": list(arguments), "lower": pair(lower), "upper": pair(upper)}


def spread(generator, low, high):
    return 10 ** generator.uniform(low, high)


def around(generator, mean, deviation):
    """A positive point: near the mean, in a tail, deep in it, tiny, or large."""
    kind = generator.randrange(6)
    if kind == 0:
        point = mean + deviation * generator.uniform(-0.5, 0.5)
    elif kind == 1:
        point = mean + deviation * generator.uniform(-5, 5)
    elif kind == 2:
        point = mean + deviation * generator.uniform(-38, 38)
    elif kind == 3:
        point = mean * spread(generator, -4, 0)
    elif kind == 4:
        point = mean + spread(generator, 0, 3.1)
    else:
        point = spread(generator, -12, 3)
    return point if point > 0 else mean * spread(generator, -3, 0)


def degrees(generator, low, high):
    kind = generator.randrange(4)
    if kind == 0:
        return float(generator.randint(1, 30))
    if kind == 1:
        return generator.randint(1, 200) / 2
    return spread(generator, low, high)


def normal_cases(generator):
    points = [0.0, 1e-300, 1e-10, 1e-3, 0.5, 1.0, 1.96, 5.0, 8.3, 20.0, 37.0, 37.04]
    points += [generator.uniform(0, 37) for _ in range(300)]
    points += [spread(generator, -8, 1.56) for _ in range(100)]
    return [(sign * x,) for x in points for sign in (1, -1)]


def chi_squared_cases(generator):
    cases = []
    for df in [1e-3, 0.01, 0.5, 1, 2, 3, 4, 10, 100.5, 1e3, 1e4, 1e5, 1e6, 999999.5]:
        deviation = math.sqrt(2 * df)
        for z in [-36, -20, -8, -3, -1, 0, 1, 3, 8, 20, 36]:
            point = df + z * deviation
            cases.append((float(df), point if point > 0 else df * 10.0 ** (z / 4)))
    for df in [1.0, 2.0, 3.0, 4.0, 7.0]:
        cases += [(df, x) for x in [0.1, 3.84, 6.72, 8.9, 17.39, 30.0, 100.0, 500.0, 1370.0]]
    while len(cases) < 700:
        df = degrees(generator, -3, 6)
        cases.append((df, around(generator, df, math.sqrt(2 * df))))
    for _ in range(60):
        cases.append((spread(generator, -12, -3), spread(generator, -8, 2.5)))
    return cases


def student_t_cases(generator):
    cases = []
    for df in [1e-3, 0.5, 1, 2, 3, 10, 30.5, 100, 1e3, 1e4, 1e5, 1e6, 999999.5]:
        for t in [0.0, 1e-9, 0.1, 1.0, 1.96, 4.0, 8.0, 20.0, 37.0, 1e3]:
            cases.append((float(df), t))
    while len(cases) < 700:
        df = degrees(generator, -3, 6)
        longest = min(150, 300 / max(df, 1))
        kind = generator.randrange(4)
        if kind == 0:
            t = generator.uniform(0, 40)
        elif kind == 1:
            t = spread(generator, -10, 2)
        else:
            t = spread(generator, 0, longest if longest > 1.6 else 1.6)
        cases.append((df, t if generator.random() < 0.8 else -t))
    return cases


def f_cases(generator):
    cases = []
    corners = [0.5, 1.0, 2.0, 7.5, 100.0, 1e4, 1e6, 999999.5]
    for df1 in corners:
        for df2 in corners:
            deviation = math.sqrt(2 / df1 + 2 / df2)
            for z in [-20, -3, 0, 1, 10, 30]:
                cases.append((df1, df2, math.exp(max(-30, min(30, z * deviation)))))
    while len(cases) < 1000:
        df1, df2 = (degrees(generator, -0.3, 6) for _ in range(2))
        deviation = math.sqrt(2 / df1 + 2 / df2)
        z = generator.choice([1, 5, 40]) * generator.uniform(-1, 1)
        cases.append((df1, df2, math.exp(max(-600, min(600, z * deviation)))))
    return cases


def noncentral_cases(generator):
    cases = []
    for df in [0.5, 1.0, 3.0, 4.0, 50.5, 1000.0, 10000.0]:
        for noncentrality in [0.0, 1e-6, 0.5, 7.3, 100.0, 1234.5, 10000.0]:
            mean, deviation = df + noncentrality, math.sqrt(2 * df + 4 * noncentrality)
            for z in [-25, -5, 0, 2, 30]:
                point = mean + z * deviation
                cases.append((df, noncentrality, point if point > 0 else mean * 10.0 ** (z / 5)))
    while len(cases) < 700:
        df = degrees(generator, -0.3, 4)
        noncentrality = spread(generator, -6, 4)
        deviation = math.sqrt(2 * df + 4 * noncentrality)
        cases.append((df, noncentrality, around(generator, df + noncentrality, deviation)))
    return cases


FAMILIES = {
    "normal": (normal, normal_cases),
    "chi-squared": (chi_squared, chi_squared_cases),
    "student-t": (student_t, student_t_cases),
    "f": (f_distribution, f_cases),
    "noncentral-chi-squared": (noncentral_chi_squared, noncentral_cases),
}


def main(names):
    mp.dps = 70
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures", "distributions")
    os.makedirs(folder, exist_ok=True)
    for name in names or FAMILIES:
        function, cases = FAMILIES[name]
        rows = [record(function, arguments) for arguments in cases(random.Random(name))]
        rows = [row for row in rows if row["lower"] or row["upper"]]
        with open(os.path.join(folder, name + ".json"), "w") as file:
            source = "mpmath " + mpmath.__version__ + ", own series, 50 digits and more"
            head = {"source": source, "script": "Tests/Reference/distributions.py"}
            text = json.dumps(head)[:-1] + ', "cases": [\n'
            text += ",\n".join(json.dumps(row) for row in rows)
            file.write(text + "\n]}\n")
        print(name, len(rows), file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
