"""Runs the README's commands and compares what they print with what the README shows.

In a block marked `console`, a line `$ COMMAND` is run in a shell from the repository's root; the
lines up to the next `$` must be what it prints on standard output. A line `...` stands for any
number of lines.
"""

import pathlib
import re
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[1]
readme = (root / "README.md").read_text()


def matches(shown, printed):
    """Whether the printed lines are the shown ones, `...` standing for any number of lines."""
    if not shown:
        return not printed
    if shown[0] == "...":
        return any(matches(shown[1:], printed[i:]) for i in range(len(printed) + 1))
    return bool(printed) and shown[0] == printed[0] and matches(shown[1:], printed[1:])


def transcripts():
    """Each command of the console blocks with the lines shown after it."""
    for block in re.findall(r"^```console\n(.*?)^```", readme, flags=re.M | re.S):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, *shown = part.rstrip("\n").split("\n")
            yield command, [line.rstrip() for line in shown]


passed = failed = 0
for command, shown in transcripts():
    run = subprocess.run(command, shell=True, cwd=root, capture_output=True, text=True)
    printed = [line.rstrip() for line in run.stdout.rstrip("\n").split("\n")]
    printed = [] if printed == [""] else printed
    if run.returncode == 0 and matches(shown, printed):
        passed += 1
        print(f"as shown: {command}")
    else:
        failed += 1
        print(f"not as shown: {command}\nexit status {run.returncode}; it prints:")
        print(run.stdout + run.stderr[-4000:])
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
