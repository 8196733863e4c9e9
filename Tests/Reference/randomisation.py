"""Exact randomisation p-values of small designs by brute force: every order of every block, or every
draw of every respondent, one after the other. Writes fixtures/randomisation.json and
fixtures/randomised-terms.json and fixtures/held-terms.json."""

import itertools
import json
import math
import pathlib
import platform
import random
from fractions import Fraction

import numpy as np

FOLDER = pathlib.Path(__file__).parent / "fixtures"
random.seed(20261121)


def block_arrangements(blocks):
    """Every assignment that keeps what each block holds; a place may have no respondent's answers."""
    orders = [sorted(set(itertools.permutations(block))) for block in blocks]
    for combination in itertools.product(*orders):
        yield [version for block in combination for version in block], Fraction(1)


def simple_arrangements(count, shares):
    for codes in itertools.product(range(len(shares)), repeat=count):
        weight = Fraction(1)
        for code in codes:
            weight *= Fraction(shares[code], sum(shares))
        yield list(codes), weight


def pearson(codes, answers, versions):
    rows = [i for i, a in enumerate(answers) if a is not None]
    total = len(rows)
    value = Fraction(0)
    for v in versions:
        size = sum(codes[i] == v for i in rows)
        if size == 0:
            return None
        for option in set(answers[i] for i in rows):
            count = sum(codes[i] == v and answers[i] == option for i in rows)
            column = sum(answers[i] == option for i in rows)
            expected = Fraction(size * column, total)
            value += (count - expected) ** 2 / expected
    return value


def share_difference(codes, answers, option, first, second):
    shares = []
    for v in (first, second):
        own = [a for c, a in zip(codes, answers) if c == v and a is not None]
        if not own:
            return None
        shares.append(Fraction(sum(a == option for a in own), len(own)))
    return shares[1] - shares[0]


def studentised(codes, numbers, first, second):
    groups = []
    for v in (first, second):
        own = [n for c, n in zip(codes, numbers) if c == v and n is not None]
        if len(own) < 2:
            return None
        mean = sum(own) / len(own)
        groups.append((mean, sum((n - mean) ** 2 for n in own) / (len(own) - 1) / len(own)))
    difference = groups[1][0] - groups[0][0]
    variance = groups[0][1] + groups[1][1]
    if variance == 0:
        return math.inf if difference else Fraction(0)
    # Squared, as the test is two-sided: squares stay fractions.
    return difference**2 / variance


def p_value(arrangements, statistic, recorded):
    observed = abs(statistic(recorded))
    extreme = whole = Fraction(0)
    count = 0
    for codes, weight in arrangements:
        value = statistic(codes)
        if value is None:
            continue
        whole += weight
        count += 1
        if abs(value) >= observed:
            extreme += weight
    return float(extreme / whole), count





def case(name, versions, answers, numbers, blocks=None, shares=None, recorded=None):
    if blocks is not None:
        recorded = [v for block in blocks for v in block]
        everything = lambda: block_arrangements(blocks)
    else:
        everything = lambda: simple_arrangements(len(recorded), shares)
    result = {
        "name": name,
        "versions": versions,
        "blocks": blocks,
        "shares": shares,
        "recorded": recorded,
        "answers": answers,
        "numbers": numbers,
        "overall": None,
        "contrasts": [],
    }
    codes = list(range(versions))
    statistic = lambda c: pearson(c, answers, codes)
    p, count = p_value(everything(), statistic, recorded)
    result["overall"] = {"statistic": float(statistic(recorded)), "p": p, "count": count}
    for second in range(1, versions):
        # Everybody else keeps theirs.
        rows = [i for i, v in enumerate(recorded) if v in (0, second)]
        own = [recorded[i] for i in rows]
        if blocks is not None:
            kept = [[v for v in block if v in (0, second)] for block in blocks]
            arrangements = lambda: block_arrangements(kept)
        else:
            pair = [shares[0], shares[second]]
            arrangements = lambda: (
                ([0 if c == 0 else second for c in a], w)
                for a, w in simple_arrangements(len(own), pair)
            )
        answers_of = [answers[i] for i in rows]
        numbers_of = [None if numbers[i] is None else Fraction(numbers[i]) for i in rows]
        contrast = {"version": second, "options": [], "means": []}
        for option in sorted(set(a for a in answers if a is not None)):
            statistic = lambda c: share_difference(c, answers_of, option, 0, second)
            p, count = p_value(arrangements(), statistic, own)
            contrast["options"].append(
                {"option": option, "estimate": float(statistic(own)), "p": p, "count": count}
            )
        for effect in (0, -1.5, 0.75, 2, 6):
            moved = [
                None if n is None else n - Fraction(effect) * (v == second)
                for n, v in zip(numbers_of, own)
            ]
            statistic = lambda c: studentised(c, moved, 0, second)
            p, count = p_value(arrangements(), statistic, own)
            contrast["means"].append({"effect": effect, "p": p, "count": count})
        square = studentised(own, numbers_of, 0, second)
        contrast["statistic"] = math.sqrt(float(square))
        result["contrasts"].append(contrast)
    return result


def shuffled(*blocks):
    return [random.sample(block, len(block)) for block in blocks]


def drawn(count, kinds):
    return [random.choice(kinds) for _ in range(count)]


cases = [
    case(
        "blocks of four, the last one unfinished", 2,
        drawn(11, [0, 1, 2, 2, None]), drawn(11, [1, 2, 3, 4, 5, 6, 7]),
        blocks=shuffled([0, 0, 1, 1], [0, 0, 1, 1], [0, 1, 1]),
    ),
    case(
        "two to one", 2, drawn(12, [0, 1]), drawn(12, [1, 2.5, 3, 4, 5.5, None]),
        blocks=shuffled([0, 0, 1], [0, 0, 1], [0, 0, 1], [0, 0, 1]),
    ),
    case(
        "three versions", 3, drawn(12, [0, 1, 2]), drawn(12, [1, 2, 3, 4, 5]),
        blocks=shuffled([0, 1, 2], [0, 1, 2], [0, 0, 1, 1, 2, 2]),
    ),
    case(
        "each by itself, two to one", 2, drawn(9, [0, 1, 2]), drawn(9, [1, 2, 3, 4, 5]),
        shares=[2, 1], recorded=[0, 1, 0, 0, 1, 0, 0, 1, 0],
    ),
]


def wald(x, y, units, column=1):
    """The squared t of a column, by least squares with standard errors by unit (CR0)."""
    x, y = np.array(x, float), np.array(y, float)
    cross = x.T @ x
    if np.linalg.matrix_rank(cross) < x.shape[1]:
        return None
    inverse = np.linalg.inv(cross)
    b = inverse @ x.T @ y
    e = y - x @ b
    meat = np.zeros_like(cross)
    for unit in sorted(set(units)):
        rows = [i for i, u in enumerate(units) if u == unit]
        score = x[rows].T @ e[rows]
        meat += np.outer(score, score)
    variance = inverse @ meat @ inverse
    return b[column] ** 2 / variance[column, column]


def presentation_case(name, order, decks, blocks, levels):
    """Every way in which decks go over the places of blocks and, if asked for, every order."""
    recorded = [d for block in blocks for d in block]
    units = range(len(recorded))
    shown = [random.sample(decks[d], len(decks[d])) if order == "random" else decks[d] for d in recorded]
    ratings = [[random.choice([1, 2, 3, 4, 5, 6, 7]) for _ in vignettes] for vignettes in shown]
    y = [r for own in ratings for r in own]
    of_unit = [u for u in units for _ in ratings[u]]

    def statistic(presented):
        return wald([[1, levels[v]] for own in presented for v in own], y, of_unit)

    observed = statistic(shown)
    extreme = whole = 0
    for cells, _ in block_arrangements(blocks):
        choices = [list(itertools.permutations(decks[d])) if order == "random" else [decks[d]] for d in cells]
        for presented in itertools.product(*choices):
            value = statistic(presented)
            if value is None:
                continue
            whole += 1
            extreme += value >= observed * (1 - 1e-9)
    return {
        "name": name, "order": order, "decks": decks, "blocks": blocks, "levels": levels,
        "shown": shown, "ratings": ratings, "statistic": observed, "p": extreme / whole,
        "count": whole,
    }


presentations = [
    presentation_case(
        "decks in a fixed order", "fixed", [["V1", "V2"], ["V3", "V4"]],
        shuffled([0, 0, 1, 1], [0, 0, 1, 1]), {"V1": 0, "V2": 0, "V3": 1, "V4": 0},
    ),
    presentation_case(
        "one deck in random orders", "random", [["V1", "V2", "V3"]], [[0], [0], [0], [0]],
        {"V1": 0, "V2": 1, "V3": 1},
    ),
]
FOLDER.joinpath("randomised-terms.json").write_text(
    json.dumps(
        {
            "source": "numpy " + np.__version__,
            "script": "randomisation.py",
            "cases": presentations,
        },
        indent=1,
    )
    + "\n"
)
document = {
    "source": "Python %s, exact fractions" % platform.python_version(),
    "script": "randomisation.py",
    "cases": cases,
}
FOLDER.joinpath("randomisation.json").write_text(json.dumps(document, indent=1) + "\n")


def held_case():
    """Version and two factors side by side: each is exchanged while the others stay as assigned."""
    levels = {"V1": (0, 0), "V2": (1, 0), "V3": (0, 1), "V4": (1, 1)}
    blocks = [[0, 1, 1, 0], [1, 0]]
    versions = [v for block in blocks for v in block]
    shown = [random.sample(sorted(levels), 4) for _ in versions]
    ratings = [
        [round(random.gauss(4 + levels[v][1], 1), 2) for v in own] for own in shown
    ]
    y = [r for own in ratings for r in own]
    of_unit = [u for u, own in enumerate(ratings) for _ in own]

    def statistic(versions, shown, column):
        x = [[1, versions[u], *levels[v]] for u, own in enumerate(shown) for v in own]
        return wald(x, y, of_unit, column)

    def p(arrangements, column):
        observed = statistic(versions, shown, column)
        values = [statistic(*one, column) for one in arrangements]
        extreme = sum(value >= observed * (1 - 1e-9) for value in values)
        return {"statistic": observed, "p": extreme / len(values), "count": len(values)}

    def exchanged(factor):
        """Vignettes that differ in nothing else may stand at each other's places."""
        def of(own):
            partner = {v: next(w for w in levels if w != v and all(
                levels[w][f] == levels[v][f] for f in (0, 1) if f != factor)) for v in own}
            pairs = sorted({tuple(sorted((v, partner[v]))) for v in own})
            for swaps in itertools.product([False, True], repeat=len(pairs)):
                swapped = {v for pair, swap in zip(pairs, swaps) if swap for v in pair}
                yield [partner[v] if v in swapped else v for v in own]
        return ((versions, list(all_shown)) for all_shown in itertools.product(*map(lambda o: list(of(o)), shown)))

    return {
        "blocks": blocks, "shown": shown, "ratings": ratings,
        "levels": {v: list(l) for v, l in levels.items()},
        "terms": [
            p(((codes, shown) for codes, _ in block_arrangements(blocks)), 1),
            p(exchanged(0), 2),
            p(exchanged(1), 3),
        ],
    }


FOLDER.joinpath("held-terms.json").write_text(
    json.dumps(
        {"source": "numpy " + np.__version__, "script": "randomisation.py", "cases": [held_case()]},
        indent=1,
    )
    + "\n"
)
