#!/usr/bin/env python3
"""Derives a log of assignments again, from nothing but the log and its seed.

    python3 Verify/verify_assignments.py LOG --seed SEED [--head CHAIN]
    python3 Verify/verify_assignments.py --vectors Tests/Reference/fixtures/assignments.json

Needs Python 3.8 or later and no package. Written from docs/assignment.md alone, so that two programs
have to make the same mistake before it goes unseen. Ends with status 0 where everything agrees and
with 1 at the first line that does not.
"""

import argparse
import hashlib
import json
import math
import sys

ZEROS = "0" * 64


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


class Draws:
    """The stream of a secret, a purpose and names."""

    def __init__(self, secret, purpose, *names):
        key = sha256("vignette assignment key 1\n" + secret)
        self.start = "\n".join([key, purpose, *names]) + "\n"
        self.counter = 0
        self.left = []

    def word(self):
        if not self.left:
            digest = hashlib.sha256((self.start + str(self.counter)).encode("utf-8")).digest()
            self.left = [int.from_bytes(digest[i : i + 8], "big") for i in range(0, 32, 8)]
            self.counter += 1
        return self.left.pop(0)

    def below(self, bound):
        limit = (1 << 64) // bound * bound
        while True:
            word = self.word()
            if word < limit:
                return word % bound

    def in_proportion_to(self, shares):
        rest = self.below(sum(shares))
        for position, share in enumerate(shares):
            if rest < share:
                return position
            rest -= share

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]
        return items


def cells(design):
    """Every version with a deck of every set, the last set's decks changing fastest."""
    result = [((v["id"],), v["share"]) for v in design["versions"]]
    for group in design["sets"]:
        result = [(c + (d["id"],), s) for c, s in result for d in group["decks"]]
    return result


def block(design, seed, stratum, number):
    draws = Draws(seed, "block", *stratum, str(number))
    sizes = design["blocks"]
    size = sizes[draws.below(len(sizes))] if len(sizes) > 1 else sizes[0]
    smallest = [cell for cell, share in cells(design) for _ in range(share)]
    return draws.shuffled(smallest * (size // len(smallest)))


def simple(design, unit):
    salt = design["salt"]
    shares = [v["share"] for v in design["versions"]]
    version = Draws(salt, "version", unit).in_proportion_to(shares) if len(shares) > 1 else 0
    decks = []
    for group in design["sets"]:
        count = len(group["decks"])
        deck = Draws(salt, "deck", group["id"], unit).below(count) if count > 1 else 0
        decks.append(group["decks"][deck]["id"])
    return (design["versions"][version]["id"], *decks)


def minimised(shares, follow, margins, draws):
    """The arm that minimisation gives; margins are pairs of weight and counts."""
    if len(shares) == 1:
        return 0
    common = 1
    for share in shares:
        common = common * share // math.gcd(common, share)
    imbalances = []
    for arm in range(len(shares)):
        total = 0
        for weight, counts in margins:
            scaled = [(n + (j == arm)) * common // r for j, (n, r) in enumerate(zip(counts, shares))]
            total += weight * (len(shares) * sum(x * x for x in scaled) - sum(scaled) ** 2)
        imbalances.append(total)
    best = [arm for arm, value in enumerate(imbalances) if value == min(imbalances)]
    preferred = best[0]
    if len(best) > 1:
        preferred = best[draws.in_proportion_to([shares[arm] for arm in best])]
    million, all_shares, smallest = 1_000_000, sum(shares), min(shares)
    coin = [(million - follow) * share for share in shares]
    coin[preferred] = million * (all_shares - smallest) - (million - follow) * (
        all_shares - shares[preferred]
    )
    return draws.in_proportion_to(coin)


def sequences(order, labels):
    """The rows of a Latin square or a Williams design."""
    n = len(labels)
    if order == "latin-square":
        offsets = list(range(n))
    else:
        offsets = [(j + 1) // 2 if j % 2 else (n - j // 2) % n for j in range(n)]
    rows = [[labels[(z + r) % n] for z in offsets] for r in range(n)]
    if order == "williams" and n % 2 and n > 1:
        rows += [row[::-1] for row in rows]
    return rows


class Replay:
    """The register of units, as it stands after each event."""

    def __init__(self, design, seed):
        self.design = design
        self.secret = design["salt"] if design["method"] == "simple" else seed
        self.given = {}
        self.status = {}
        self.blocks = {}
        self.vacant = {}
        self.rounds = {}

    def assign(self, unit, stratum):
        method = self.design["method"]
        origin, left = {}, None
        if method == "simple":
            cell = simple(self.design, unit)
        elif method == "minimisation":
            cell = self.minimisation(unit, stratum)
        else:
            waiting = self.vacant.setdefault(tuple(stratum), [])
            if waiting:
                left = self.given[waiting.pop(0)]
                cell = (left["version"], *left["decks"])
                origin = {"block": left["block"], "place": left["place"], "replaces": left["unit"]}
            else:
                cell, origin = self.fresh(tuple(stratum))
        record = {"unit": unit, "stratum": stratum, "version": cell[0], "decks": list(cell[1:])}
        if left and self.design["order"] in ("latin-square", "williams"):
            record["vignettes"] = left["vignettes"]
        else:
            record["vignettes"] = [
                self.vignettes(unit, stratum, cell[0], group, deck)
                for group, deck in zip(self.design["sets"], cell[1:])
            ]
        record.update(origin)
        self.given[unit] = record
        self.status[unit] = "assigned"
        return record

    def note(self, unit, status):
        old = self.status.get(unit)
        if old is None or old == "dropped" or status == old:
            raise ValueError("'%s' can't become %s: it is %s" % (unit, status, old))
        self.status[unit] = status
        if status == "dropped":
            self.vacant.setdefault(tuple(self.given[unit]["stratum"]), []).append(unit)

    def fresh(self, stratum):
        number, used = self.blocks.get(stratum, (1, 0))
        current = block(self.design, self.secret, stratum, number)
        if used == len(current):
            number, used = number + 1, 0
            current = block(self.design, self.secret, stratum, number)
        self.blocks[stratum] = (number, used + 1)
        return current[used], {"block": number, "place": used + 1}

    def minimisation(self, unit, stratum):
        design = self.design
        draws = Draws(self.secret, "minimisation", unit)
        present = [r for u, r in self.given.items() if self.status[u] != "dropped"]

        def margins(records, names, of, extra):
            groups = [(1, records)]
            if extra is not None:
                groups.append((1, [r for r in records if r["version"] == extra]))
            for i, characteristic in enumerate(design["strata"]):
                alike = [r for r in records if r["stratum"][i] == stratum[i]]
                groups.append((characteristic["weight"], alike))
            return [(w, [sum(of(r) == name for r in group) for name in names]) for w, group in groups]

        names = [v["id"] for v in design["versions"]]
        shares = [v["share"] for v in design["versions"]]
        follow = design["follow.millionths"]
        arm = minimised(shares, follow, margins(present, names, lambda r: r["version"], None), draws)
        cell = [names[arm]]
        for i, group in enumerate(design["sets"]):
            decks = [d["id"] for d in group["decks"]]
            found = margins(present, decks, lambda r, i=i: r["decks"][i], cell[0])
            cell.append(decks[minimised([1] * len(decks), follow, found, draws)])
        return tuple(cell)

    def vignettes(self, unit, stratum, version, group, deck):
        order = self.design["order"]
        names = next(d["vignettes"] for d in group["decks"] if d["id"] == deck)
        if order == "fixed":
            return list(names)
        if order == "random":
            return Draws(self.secret, "order", group["id"], unit).shuffled(names)[: group["shown"]]
        labels = Draws(self.secret, "labels", group["id"], deck).shuffled(names)
        rows = sequences(order, labels)
        if self.design["method"] == "simple":
            return rows[Draws(self.secret, "row", group["id"], unit).below(len(rows))]
        line = [group["id"]]
        if self.design["method"] == "blocks":
            line += stratum
        line += [version, deck]
        count = self.rounds.get(tuple(line), 0)
        self.rounds[tuple(line)] = count + 1
        number = str(count // len(rows) + 1)
        shuffled = Draws(self.secret, "rows", *line, number).shuffled(range(len(rows)))
        return rows[shuffled[count % len(rows)]]


def fail(line, reason):
    print("line %d %s" % (line, reason))
    sys.exit(1)


def verify(path, seed, head):
    with open(path, "rb") as file:
        text = file.read()
    lines = text.split(b"\n")
    if lines.pop():
        fail(len(lines) + 1, "was torn off by a crash")
    chain = ZEROS
    opening = replay = None
    for number, raw in enumerate(lines, start=1):
        body, _, end = raw.decode("utf-8").rpartition(',"chain":"')
        if sha256(chain + "\n" + body) + '"}' != end:
            fail(number, "does not follow from the line before")
        chain = end[:64]
        record = json.loads(raw)
        if opening is None:
            opening = record
            if opening.get("vignette.assignments") != 1:
                fail(1, "is not the first line of a log of assignments")
            if opening["method"] != "simple":
                if seed is None:
                    sys.exit("give the seed: --seed SEED")
                if sha256(seed) != opening["commitment"]:
                    fail(1, "holds another commitment than the seed's, " + sha256(seed))
            replay = Replay(opening, seed)
            continue
        if record["n"] != number - 1:
            fail(number, "is numbered %d" % record["n"])
        if record["event"] != "assigned":
            try:
                replay.note(record["unit"], record["event"])
            except ValueError as error:
                fail(number, str(error))
            continue
        if record["unit"] in replay.given:
            fail(number, "assigns '%s' again" % record["unit"])
        expected = replay.assign(record["unit"], record["stratum"])
        found = {k: v for k, v in record.items() if k not in ("n", "event", "chain")}
        if found != expected:
            fail(number, "holds %s, but %s follows" % (json.dumps(found), json.dumps(expected)))
    if opening is None:
        fail(1, "is missing")
    if head is not None and head != chain:
        fail(len(lines), "is not the end of the log: its chain is %s" % chain)
    print("%d lines agree; the last chain is %s" % (len(lines), chain))


def verify_vectors(path):
    with open(path, encoding="utf-8") as file:
        cases = json.load(file)["cases"]
    for number, case in enumerate(cases, start=1):
        draws = Draws(case["secret"], case["purpose"], *case["names"])
        if case["words"] != ["%016x" % draws.word() for _ in case["words"]]:
            fail(number, "of the vectors: the words differ")
        for bound, values in case["below"].items():
            draws = Draws(case["secret"], case["purpose"], *case["names"])
            if values != [str(draws.below(int(bound))) for _ in values]:
                fail(number, "of the vectors: the draws below %s differ" % bound)
    print("%d vectors agree" % len(cases))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("log", nargs="?", help="the log that vignette assign wrote")
    parser.add_argument("--seed", help="the seed's text; not needed for simple assignment")
    parser.add_argument("--head", help="the last chain value, where it was kept elsewhere")
    parser.add_argument("--vectors", help="test vectors to check instead of a log")
    options = parser.parse_args()
    if options.vectors:
        verify_vectors(options.vectors)
    elif options.log:
        verify(options.log, options.seed, options.head)
    else:
        parser.error("name a log, or --vectors FILE")


if __name__ == "__main__":
    main()
