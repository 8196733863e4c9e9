"""Confidence sequences and sequential multinomial tests by their formulas, with 60 digits. The
sequence is written with its running variance and n, as in the paper; limits for one significance and
the p-value by searching the significance at which a limit is 0."""

import json
import math
import pathlib
import platform
import random

import mpmath
from mpmath import mp, mpf

mp.dps = 60
FOLDER = pathlib.Path(__file__).parent / "fixtures"
random.seed(20261121)


def rho(alpha, planned):
    return mpmath.sqrt((-2 * mpmath.log(alpha) + mpmath.log(-2 * mpmath.log(alpha) + 1)) / planned)


def half_width(deviation, n, ratio, alpha):
    t = n * ratio**2
    return deviation * mpmath.sqrt(
        2 * (t + 1) / (mpf(n) ** 2 * ratio**2) * mpmath.log(mpmath.sqrt(t + 1) / alpha)
    )


def p_value(difference, deviation, n, ratio):
    """The significance at which the limit is 0, by bisection of its logarithm."""
    outside = lambda a: abs(difference) > half_width(deviation, n, ratio, mpmath.e**a)
    if not outside(mpf(0)):
        return mpf(1)
    low, high = mpf(-5000), mpf(0)
    for _ in range(180):
        middle = (low + high) / 2
        low, high = (low, middle) if outside(middle) else (middle, high)
    return mpmath.e**high


def comparison(planned, shares, counts, confidence):
    """Two versions, one option each; counts are (chosen, all) of the reference and the version."""
    alpha = 1 - mpf(str(confidence))
    n = sum(total for _, total in counts)
    ratio = rho(alpha, mpf(planned))
    difference = mpf(counts[1][0]) / counts[1][1] - mpf(counts[0][0]) / counts[0][1]
    # The variance of one respondent's influence: each version's variance over its realised share.
    influence = mpf(0)
    for chosen, total in counts:
        share = (mpf(chosen) + 1) / (total + 2)
        influence += share * (1 - share) / (mpf(total) / n)
    deviation = mpmath.sqrt(influence)
    width = half_width(deviation, n, ratio, alpha)
    return {
        "kind": "shares",
        "planned": planned,
        "counts": counts,
        "confidence": confidence,
        "estimate": float(difference),
        "low": float(max(mpf(-1), difference - width)),
        "high": float(min(mpf(1), difference + width)),
        "pValue": float(p_value(difference, deviation, n, ratio)),
    }


def means(planned, samples, confidence):
    alpha = 1 - mpf(str(confidence))
    n = sum(len(sample) for sample in samples)
    ratio = rho(alpha, mpf(planned))
    averages = [mpmath.fsum(map(mpf, sample)) / len(sample) for sample in samples]
    influence = mpf(0)
    for sample, average in zip(samples, averages):
        squares = mpmath.fsum((mpf(value) - average) ** 2 for value in sample)
        influence += squares / (len(sample) - 1) / (mpf(len(sample)) / n)
    deviation = mpmath.sqrt(influence)
    difference = averages[1] - averages[0]
    width = half_width(deviation, n, ratio, alpha)
    return {
        "kind": "means",
        "planned": planned,
        "samples": samples,
        "confidence": confidence,
        "estimate": float(difference),
        "low": float(difference - width),
        "high": float(difference + width),
        "pValue": float(p_value(difference, deviation, n, ratio)),
    }


def multinomial(counts, shares, concentration):
    """The marginal probability of the counts one by one: Polya's urn, no gamma function."""
    whole = mpf(sum(shares))
    logarithm = mpf(0)
    drawn = 0
    for count, share in zip(counts, shares):
        planned = mpf(share) / whole
        for earlier in range(count):
            urn = (concentration * planned + earlier) / (concentration + drawn)
            logarithm += mpmath.log(urn / planned)
            drawn += 1
    return {
        "counts": counts,
        "shares": shares,
        "concentration": concentration,
        "logBayesFactor": float(logarithm),
        "pValue": float(min(mpf(1), mpmath.e ** (-logarithm))),
    }


def write(name, cases):
    content = {
        "source": f"Python {platform.python_version()}, mpmath {mpmath.__version__}",
        "script": "sequential.py",
        "cases": cases,
    }
    (FOLDER / f"{name}.json").write_text(json.dumps(content, indent=1) + "\n")


sequences = []
for planned in (60, 400, 2063, 100_000):
    for confidence in (0.9, 0.95, 0.999):
        for counts in (
            [(0, 20), (0, 20)],
            [(0, 150), (150, 150)],
            [(37, 120), (61, 118)],
            [(829, 1375), (406, 688)],
            [(3, 400), (9, 210)],
            [(25_311, 50_000), (24_689, 50_000)],
        ):
            sequences.append(comparison(planned, None, counts, confidence))
    samples = [
        [random.choice([1, 2, 3, 4, 5]) for _ in range(size)] for size in (25, 40)
    ]
    sequences.append(means(planned, samples, 0.95))
    samples = [
        [round(random.gauss(1e6 + shift, 2), 3) for _ in range(size)]
        for shift, size in ((0, 90), (1.5, 30))
    ]
    sequences.append(means(planned, samples, 0.99))
write("sequences", sequences)

tests = []
for counts, shares in (
    ([0, 0], [1, 1]),
    ([1, 0], [1, 1]),
    ([480, 520], [1, 1]),
    ([400, 600], [1, 1]),
    ([1375, 688], [2, 1]),
    ([1375, 688], [1, 1]),
    ([0, 40], [9, 1]),
    ([10, 12, 9, 14], [1, 1, 1, 1]),
    ([900, 1100, 1000], [0.3, 0.4, 0.3]),
    ([20_300, 19_700], [50, 50]),
):
    for concentration in (1, 100, 12_345.5):
        tests.append(multinomial(counts, shares, mpf(concentration)))
        tests[-1]["concentration"] = float(concentration)
write("sequential-multinomial", tests)
