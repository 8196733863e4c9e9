"""Designs by brute force, for Tests/VignetteKitTests/Design.

Fractions: all sets of generators of 2^(k-p), without any use of symmetry; the smallest pattern of
word lengths. Choices and decks: every choice of candidates or every partition into decks, with the
determinant from dummy coding; efficiencies relative to the full factorial are the same for every
coding. Published designs are scored with the same determinant: 13 runs of a 4 x 3 x 2 x 2 factorial
that AlgDesign's optFederov printed after set.seed(69) (r-bloggers.com, "Design of Experiments -
Optimal Designs", 2009), and the plan of 7 treatments in 7 blocks of 3 (Fano's plane), which
AlgDesign's manual finds with optBlock.
"""

import itertools
import json
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent / "fixtures"


def word_lengths(factors, free, columns):
    words = [0]
    for place, column in enumerate(columns):
        generator = column | 1 << (free + place)
        words += [word ^ generator for word in words]
    counts = [0] * factors
    for word in words[1:]:
        counts[bin(word).count("1") - 1] += 1
    return counts


def fraction(factors, free):
    columns = [mask for mask in range(1 << free) if bin(mask).count("1") >= 2]
    best = min(
        word_lengths(factors, free, chosen)
        for chosen in itertools.combinations(columns, factors - free)
    )
    return {"factors": factors, "runs": 1 << free, "wordLengths": best}


def combinations(levels):
    """The first factor changes fastest."""
    return [tuple(reversed(c)) for c in itertools.product(*[range(m) for m in reversed(levels)])]


def columns(levels, effects, points):
    parts = []
    for effect in effects:
        part = np.ones((len(points), 1))
        for factor in effect:
            dummies = np.array(
                [[1.0 if p[factor] == l else 0.0 for l in range(1, levels[factor])] for p in points]
            )
            part = np.einsum("ij,ik->ijk", part, dummies).reshape(len(points), -1)
        parts.append(part)
    return np.hstack(parts)


def information(x, decks):
    total = np.zeros((x.shape[1], x.shape[1]))
    for deck in decks:
        part = x[list(deck)]
        part = part - part.mean(axis=0)
        total += part.T @ part
    return total


def efficiency(levels, effects, points, decks):
    """|M/N|^(1/p) relative to the full factorial in one block."""
    full = combinations(levels)
    x_full = columns(levels, effects, full)
    reference = information(x_full, [range(len(full))]) / len(full)
    x = columns(levels, effects, points)
    n = sum(len(deck) for deck in decks)
    own = information(x, decks) / n
    sign, log_own = np.linalg.slogdet(own)
    if sign <= 0 or log_own < -60:
        return 0.0
    return float(np.exp((log_own - np.linalg.slogdet(reference)[1]) / x.shape[1]))


def best_choice(levels, effects, excluded, size):
    points = [
        p for p in combinations(levels) if not any(all(p[f] == l for f, l in e) for e in excluded)
    ]
    best = max(
        efficiency(levels, effects, points, [chosen])
        for chosen in itertools.combinations(range(len(points)), size)
    )
    return case(levels, effects, excluded, 1, size, best)


def partitions(items, size):
    if not items:
        yield []
        return
    first, rest = items[0], items[1:]
    for others in itertools.combinations(rest, size - 1):
        left = [i for i in rest if i not in others]
        for tail in partitions(left, size):
            yield [(first,) + others] + tail


def best_partition(levels, effects, excluded, size):
    points = [
        p for p in combinations(levels) if not any(all(p[f] == l for f, l in e) for e in excluded)
    ]
    best = max(
        efficiency(levels, effects, points, decks)
        for decks in partitions(list(range(len(points))), size)
    )
    return case(levels, effects, excluded, len(points) // size, size, best)


def case(levels, effects, excluded, decks, size, best):
    return {
        "levels": levels,
        "effects": [list(e) for e in effects],
        "excluded": [[list(r) for r in e] for e in excluded],
        "decks": decks,
        "size": size,
        "efficiency": float(f"{best:.17g}"),
    }


def mains(count):
    return [(f,) for f in range(count)]


def published():
    levels = [4, 3, 2, 2]
    rows = [4, 7, 9, 14, 20, 22, 25, 27, 30, 36, 40, 41, 47]
    points = combinations(levels)
    federov = efficiency(levels, mains(4), points, [[row - 1 for row in rows]])
    fano = [(0, 1, 2), (0, 3, 4), (0, 5, 6), (1, 3, 5), (1, 4, 6), (2, 3, 6), (2, 4, 5)]
    blocks = efficiency([7], mains(1), combinations([7]), fano)
    return [
        case(levels, mains(4), [], 1, 13, federov),
        case([7], mains(1), [], 7, 3, blocks),
    ]


def write(name, source, cases):
    document = {"source": source, "script": "designs.py", "cases": cases}
    (HERE / f"{name}.json").write_text(json.dumps(document) + "\n")


if __name__ == "__main__":
    sizes = [(4, 3), (5, 4), (5, 3), (6, 5), (6, 4), (6, 3), (7, 6), (7, 5), (7, 4), (7, 3)]
    sizes += [(8, 6), (8, 5), (8, 4), (9, 6), (9, 5), (9, 4), (10, 5), (10, 4), (11, 4), (12, 4)]
    write(
        "designs-fractions",
        "every set of generators",
        [fraction(factors, free) for factors, free in sizes],
    )
    write(
        "designs-optimal",
        "every choice and every partition; numpy " + np.__version__,
        [
            best_choice([3, 2, 2], mains(3), [], 6),
            best_choice([3, 2, 2], mains(3), [], 7),
            best_choice([3, 3, 2], mains(3), [], 7),
            best_choice([4, 3], mains(2), [], 7),
            best_choice([2, 2, 2, 2], mains(4), [], 6),
            best_choice([2, 2, 2, 2], mains(4) + [(0, 1)], [], 7),
            best_choice([3, 2, 2], mains(3), [[(0, 0), (1, 1)]], 6),
            best_partition([3, 2], mains(2), [], 2),
            best_partition([2, 2, 2], mains(3), [], 2),
            best_partition([2, 2, 2], mains(3) + [(0, 1)], [], 4),
            best_partition([3, 2, 2], mains(3), [], 4),
            best_partition([3, 2, 2], mains(3), [], 3),
            best_partition([3, 3], mains(2), [], 3),
            best_partition([3, 2, 2], mains(3), [[(0, 0), (1, 1)]], 5),
        ],
    )
    write("designs-published", "AlgDesign, as printed", published())
