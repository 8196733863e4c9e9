"""Made-up answers to a survey in two versions, the same bytes for the same number of rows."""

import json
import os
import random
import subprocess
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


STUDY = """\
format: vignette.study/1
name: benchmark
languages: [en]
title: A study to be assigned
versions:
  "1": {label: one, allocation: 2}
  "2": {label: two, allocation: 1}
assignment:
  method: blocks
  block: 6
questions:
  advice1: {kind: single-choice, text: "?", options: {a: carry out, b: later, c: ask, d: do not}}
analysis:
  outcomes: [advice1]
"""
SEED = "9f86d081884c7d659a2feaa0c55ad015"


def assigned(vignette: str, respondents: int) -> tuple[Path, Path]:
    """The log of an assignment in blocks of six, and the answers of these respondents."""
    folder = Path(tempfile.gettempdir()) / "vignette-benchmarks"
    folder.mkdir(exist_ok=True)
    log = folder / f"assigned-{respondents}.jsonl"
    answers = folder / f"assigned-{respondents}.csv"
    if not answers.exists():
        study = folder / "assigned.yaml"
        study.write_text(STUDY, encoding="utf-8")
        log.unlink(missing_ok=True)
        subprocess.run(
            [vignette, "assign", study, "--seed", SEED, "--count", str(respondents), "--log", log],
            check=True, capture_output=True)
        generator = random.Random(20190901)
        unfinished = answers.with_suffix(".part")
        with open(log, encoding="utf-8") as lines, open(unfinished, "w", newline="\n") as file:
            file.write("unit,version,block,advice1\n")
            for line in list(lines)[1:]:
                event = json.loads(line)
                version = event["version"]
                answer = generator.choices(ADVICES, SHARES[version][0])[0]
                file.write(f"{event['unit']},{version},{event['block']},{answer}\n")
        os.replace(unfinished, answers)
    return log, answers


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
