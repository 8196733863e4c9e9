"""Made-up answers to a survey in two versions, the same bytes for the same number of rows."""

import os
import random
import tempfile
from pathlib import Path

HEADER = "id,version,age,gender,education,advice1,advice2,advice3,trust,weight\n"
AGES = ("18-34", "35-54", "55+")
GENDERS = ("man", "woman", "other")
EDUCATIONS = ("primary", "secondary", "tertiary")
ADVICES = ("carry out", "carry out later", "ask first", "do not")
# How often each advice is given in version 1 and in version 2.
SHARES = {
    "1": ((40, 25, 25, 10), (30, 30, 30, 10), (55, 15, 20, 10)),
    "2": ((36, 26, 27, 11), (35, 25, 29, 11), (55, 15, 20, 10)),
}
PIECE = 50_000


def survey(rows: int) -> Path:
    """The file of this many respondents, made when it isn't there yet."""
    folder = Path(tempfile.gettempdir()) / "vignette-benchmarks"
    folder.mkdir(exist_ok=True)
    path = folder / f"survey-{rows}.csv"
    if not path.exists():
        unfinished = path.with_suffix(".part")
        with open(unfinished, "w", encoding="ascii", newline="\n") as file:
            file.write(HEADER)
            for text in pieces(rows):
                file.write(text)
        os.replace(unfinished, path)
    return path


def ratings(respondents: int) -> Path:
    """The file of eight ratings by each respondent, made when it isn't there yet."""
    folder = Path(tempfile.gettempdir()) / "vignette-benchmarks"
    folder.mkdir(exist_ok=True)
    path = folder / f"ratings-{respondents}.csv"
    if not path.exists():
        generator = random.Random(20190901)
        unfinished = path.with_suffix(".part")
        with open(unfinished, "w", encoding="ascii", newline="\n") as file:
            file.write("respondent,effort,need,reputation,rating\n")
            for respondent in range(1, respondents + 1):
                own = generator.gauss(0, 1)
                for cell in range(8):
                    effort, need, reputation = cell & 1, cell >> 1 & 1, cell >> 2
                    mean = 5 + 0.7 * effort + 1.2 * need + 0.7 * reputation + own
                    levels = ",".join(("low", "high")[level] for level in (effort, need, reputation))
                    rating = mean + generator.gauss(0, 1.5)
                    file.write(f"{respondent},{levels},{rating:.3f}\n")
        os.replace(unfinished, path)
    return path


def pieces(rows: int):
    """The rows, some thousands at a time, two thirds of them of version 1."""
    generator = random.Random(20190901)
    for first in range(0, rows, PIECE):
        count = min(PIECE, rows - first)
        parts = []
        number = first
        for version, share in (("1", count * 2 // 3), ("2", count - count * 2 // 3)):
            columns = [
                generator.choices(AGES, (25, 45, 30), k=share),
                generator.choices(GENDERS, (49, 49, 2), k=share),
                generator.choices(EDUCATIONS, (20, 42, 38), k=share),
                *(generator.choices(ADVICES, shares, k=share) for shares in SHARES[version]),
                generator.choices("1234567", (3, 7, 12, 20, 28, 20, 10), k=share),
                [generator.randrange(5000, 20000) / 10000 for _ in range(share)],
            ]
            for row in zip(*columns):
                number += 1
                parts.append(f"{number},{version},{','.join(map(str, row))}\n")
        yield "".join(parts)
