#!/usr/bin/env python3
"""Times vignette beside other programs that do the same work, and prints a table of medians.

    swift build -c release --static-swift-stdlib
    python3 Benchmarks/run.py

Needs nothing but Python. A peer that isn't installed (polars, duckdb, scipy from PyPI; Rscript with
data.table) is left out and named. The programs take turns, round after round, so that whatever else
the machine does falls on all of them alike. Times are those of whole processes from start to end.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import data

HERE = Path(__file__).resolve().parent
ANSWERS = "advice1,advice2,advice3"
FORMULA = "advice1 ~ version + age + gender + education + trust"


@dataclass
class Program:
    """One program doing one piece of work."""

    name: str
    command: list
    needs: tuple = ()

    def missing(self):
        """What it needs and this machine doesn't have."""
        return [need for need in self.needs if not is_there(need)]


@dataclass
class Run:
    """What one process took."""

    seconds: float
    megabytes: float


def is_there(need):
    if need in ("data.table", "lme4", "clubSandwich", "sandwich"):
        return shutil.which("Rscript") is not None and r_has(need)
    return shutil.which(need) is not None or find_spec(need) is not None


def r_has(package):
    script = f"quit(status = !requireNamespace('{package}', quietly = TRUE))"
    return subprocess.run(["Rscript", "-e", script], capture_output=True).returncode == 0


def work(vignette, rows, samples, clusters):
    """The pieces of work: title, rounds' factor, programs; vignette stands first."""
    python = sys.executable

    def compare(path):
        return [vignette, "compare", "--data", path, "--version", "version", "--outcome", ANSWERS]

    def effects(path):
        return [
            vignette, "effects", "--data", path, "--formula", FORMULA, "--family", "binomial",
            "--categorical", "version", "--event", "advice1=carry out",
        ]

    def peers(path):
        return [
            Program("polars", [python, HERE / "peers/compare_polars.py", path, ANSWERS],
                    ("polars", "scipy")),
            Program("DuckDB", [python, HERE / "peers/compare_duckdb.py", path, ANSWERS],
                    ("duckdb", "scipy")),
        ]

    def big():
        path = data.survey(rows)
        return [
            Program("vignette", compare(path)),
            *peers(path),
            Program("R data.table", ["Rscript", HERE / "peers/compare.R", path, ANSWERS],
                    ("data.table",)),
        ]

    def start():
        return [
            Program("vignette --help", [vignette, "--help"]),
            Program("python3 -S -c pass", [python, "-S", "-c", "pass"]),
        ]

    def small():
        path = data.survey(2063)
        return [
            Program("vignette", compare(path)),
            Program("R", ["Rscript", "--vanilla", HERE / "peers/compare_base.R", path, ANSWERS],
                    ("Rscript",)),
            *peers(path),
        ]

    def logistic():
        path = data.survey(1_000_000)
        return [
            Program("vignette", effects(path)),
            Program("R glm + fread", ["Rscript", HERE / "peers/logistic.R", path], ("data.table",)),
        ]

    def mixed():
        path = data.ratings(100_000)
        formula = "rating ~ effort + need + reputation + (1 | respondent)"
        return [
            Program("vignette", [vignette, "effects", "--data", path, "--formula", formula]),
            Program("R lmer + fread", ["Rscript", HERE / "peers/mixed.R", path, formula, "rating"],
                    ("data.table", "lme4")),
        ]

    def crossed():
        path = Path(tempfile.gettempdir()) / "vignette-benchmarks" / "insteval.csv"
        path.parent.mkdir(exist_ok=True)
        if not path.exists() and is_there("lme4"):
            subprocess.run(["Rscript", HERE / "peers/insteval.R", path], check=True)
        formula = "y ~ service + (1 | s) + (1 | d)"
        return [
            Program("vignette", [vignette, "effects", "--data", path, "--formula", formula,
                                 "--categorical", "service"], ("lme4",)),
            Program("R lmer + fread", ["Rscript", HERE / "peers/mixed.R", path, formula, "y"],
                    ("data.table", "lme4")),
        ]

    def fits():
        ours = HERE / "library/.build/release/fits"
        return [
            Program("vignette's library", [ours, samples, 58], (str(ours),)),
            Program("R lmer", ["Rscript", HERE / "peers/fits.R", samples, 58], ("lme4",)),
        ]

    def salted():
        ours = HERE / "library/.build/release/assignments"
        return [
            Program("vignette's library", [ours, "salted", 1_000_000], (str(ours),)),
            Program("Python, as PlanOut", [python, HERE / "peers/assign.py", 1_000_000]),
        ]

    def blocks():
        ours = HERE / "library/.build/release/assignments"
        return [
            Program("vignette's library", [ours, "blocks", 1_000_000], (str(ours),)),
            Program("R data.table, sample", ["Rscript", HERE / "peers/assign.R", 1_000_000],
                    ("data.table",)),
        ]

    def randomisation():
        log, answers = data.assigned(vignette, 2063)
        return [
            Program("vignette", [vignette, "compare", "--data", answers, "--version", "version",
                                 "--outcome", "advice1", "--unit", "unit",
                                 "--inference", "randomisation", "--assignments", log,
                                 "--draws", "10000"]),
            Program("R", ["Rscript", HERE / "peers/randomisation.R", answers, "10000"],
                    ("data.table",)),
        ]

    def clustered():
        path = data.ratings(clusters)
        formula = "rating ~ effort + need + reputation"
        script = HERE / "peers/clusters.R"
        return [
            Program("vignette, CR2 and df", [vignette, "effects", "--data", path, "--formula", formula,
                                             "--cluster", "respondent"]),
            Program("R clubSandwich, CR2", ["Rscript", script, path, "CR2"],
                    ("data.table", "clubSandwich")),
            Program("R sandwich, CR1", ["Rscript", script, path, "CR1"], ("data.table", "sandwich")),
        ]

    def power_tables():
        return [
            Program("vignette", [vignette, "power", "tables", "--shares", "60.3,18.9,8.1,12.7",
                                 "--shares", "59,23.8,7.2,10", "--allocation", "1375:688",
                                 "--n", "2063", "--simulations", "10000"]),
            Program("R", ["Rscript", "--vanilla", HERE / "peers/power.R", "tables", "10000"],
                    ("Rscript",)),
        ]

    def power_mixed():
        return [
            Program("vignette", [vignette, "power", "vignettes", "--effect", "0.5", "--sd", "1.6",
                                 "--between", "0.9", "--vignettes", "8", "--terms", "3",
                                 "--n", "58", "--simulations", "1000"]),
            Program("R lmer", ["Rscript", HERE / "peers/power.R", "mixed", "1000"], ("lme4",)),
        ]

    return {
        "big": (f"Three answers by version, {rows:,} rows", 1, big),
        "start": ("Start-up", 10, start),
        "small": ("Three answers by version, 2,063 rows", 4, small),
        "logistic": ("Logistic regression, 1,000,000 rows", 1, logistic),
        "mixed": ("Random intercept, 800,000 ratings of 100,000 respondents", 1, mixed),
        "fits": (f"Random intercept, {samples:,} samples of 58 x 8 ratings", 1, fits),
        "clusters": (f"CR2, {8 * clusters:,} ratings of {clusters:,} respondents", 1, clustered),
        "power-tables": ("10,000 simulated chi-square studies of 2,063", 4, power_tables),
        "power-mixed": ("1,000 simulated studies of 58 x 8 ratings", 1, power_mixed),
        "salted": ("1,000,000 versions by hashing", 1, salted),
        "blocks": ("1,000,000 assignments in permuted blocks within strata", 1, blocks),
        "randomisation": ("10,000 arrangements of 2,063 respondents", 1, randomisation),
        "crossed": ("Two crossed random intercepts, InstEval, 73,421 rows", 1, crossed),
    }


def timed(program):
    """Runs a program once; None where it fails."""
    with tempfile.TemporaryFile() as errors:
        before = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in program.command], stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - before
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            errors.seek(0)
            lines = errors.read().decode(errors="replace").strip().splitlines() or ["no message"]
            print(f"  {program.name} failed: {lines[-1]}")
            return None
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Run(seconds, kilobytes / 1024)


def measured(programs, rounds):
    """The runs of each program that is there, taken in turns."""
    ready = []
    for program in programs:
        missing = program.missing()
        if missing:
            print(f"  {program.name} left out: no {', '.join(missing)}")
        elif timed(program):
            ready.append(program)
    runs = {program.name: [] for program in ready}
    for _ in range(rounds):
        for program in ready:
            run = timed(program)
            if run:
                runs[program.name].append(run)
    return {name: found for name, found in runs.items() if found}


def report(runs):
    """One line for each program, with its time as a multiple of the first one's."""
    if not runs:
        return
    first = statistics.median(run.seconds for run in next(iter(runs.values())))
    print(f"  {'program':<22}{'median':>10}{'fastest':>10}{'memory':>10}{'ratio':>8}")
    for name, found in runs.items():
        seconds = [run.seconds for run in found]
        memory = max(run.megabytes for run in found)
        median = statistics.median(seconds)
        print(f"  {name:<22}{shown(median):>10}{shown(min(seconds)):>10}{memory:>7.0f} MB"
              f"{median / first:>8.1f}")


def shown(seconds):
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def machine():
    model = platform.processor() or platform.machine()
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    except OSError:
        pass
    return f"{model}, {os.cpu_count()} processors, {platform.platform(terse=True)}"


def versions(vignette):
    """The programs' versions, as they give them themselves."""
    found = [f"Python {platform.python_version()}"]
    commands = {"vignette": [vignette, "--version"], "R": ["Rscript", "--version"]}
    for name, command in commands.items():
        try:
            answer = subprocess.run(command, capture_output=True, text=True)
        except OSError:
            continue
        if answer.returncode == 0:
            found.append(f"{name}: {(answer.stdout or answer.stderr).strip().splitlines()[0]}")
    for package in ("polars", "duckdb", "scipy"):
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return "; ".join(found)


def main():
    default = HERE.parent / ".build/release/vignette"
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--vignette", default=str(default), help="the release binary")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--rows", type=int, default=5_000_000, help="of the big file")
    parser.add_argument("--samples", type=int, default=1000, help="of fits")
    parser.add_argument("--clusters", type=int, default=20_000, help="of clusters")
    parser.add_argument("work", nargs="*", metavar="WORK",
                        help="as README.md lists them; all by default")
    options = parser.parse_args()
    if shutil.which(options.vignette) is None:
        sys.exit(f"{options.vignette} is not there; build it first: "
                 "swift build -c release --static-swift-stdlib")
    everything = work(options.vignette, options.rows, options.samples, options.clusters)
    unknown = [name for name in options.work if name not in everything]
    if unknown:
        sys.exit(f"no such work: {', '.join(unknown)}; there is {', '.join(everything)}")
    print(machine())
    print(versions(options.vignette))
    for name in options.work or everything:
        title, factor, programs = everything[name]
        print(f"\n{title}", flush=True)
        report(measured(programs(), options.rounds * factor))


if __name__ == "__main__":
    main()
