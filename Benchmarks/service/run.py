"""How many durable answers a second the service acknowledges, with how much memory.

    python3 Benchmarks/service/run.py .build/release/vignette [seconds]

Needs wrk. The client runs on the same machine and takes its part of the cores.
"""

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "Tests", "Faults"))
import service

UNITS = 5000


def memory(process):
    """The resident memory now and at most, in MB."""
    status = open(f"/proc/{process}/status").read()
    return [int(re.search(name + r":\s+(\d+) kB", status)[1]) / 1024 for name in ("VmRSS", "VmHWM")]


def wrk(url, seconds, script=None, environment=None):
    command = ["wrk", "-t2", "-c64", f"-d{seconds}s", "--latency", url]
    if script:
        command[1:1] = ["-s", script]
    run = subprocess.run(command, capture_output=True, text=True, check=True,
                         env={**os.environ, **(environment or {})})
    rate = float(re.search(r"Requests/sec:\s+([0-9.]+)", run.stdout)[1])
    slowest = re.search(r"99%\s+(\S+)", run.stdout)[1]
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", run.stdout)
    return rate, slowest, int(refused[1]) if refused else 0


def main():
    program = os.path.abspath(sys.argv[1])
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    here = os.path.dirname(os.path.abspath(__file__))
    print(f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}")
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "service.sqlite")
        start = time.monotonic()
        with service.Service(program, database, "Studies/civil-servants") as running:
            print(f"start, new database: {1000 * (time.monotonic() - start):.0f} ms")
            token = service.token(program, database)
            client = service.Client(running, token, "civil-servants")
            begin = time.monotonic()
            for unit in range(1, UNITS + 1):
                status, _ = client.assign(f"u{unit}")
                if status != 200:
                    raise AssertionError(f"assigning answers {status}")
            took = time.monotonic() - begin
            print(f"{UNITS} assignments, one after the other: {UNITS / took:.0f} a second")
            base = f"http://{running.host}:{running.port}"
            rate, slowest, refused = wrk(base + "/health", 3)
            print(f"health checks: {rate:.0f} a second, p99 {slowest}")
            rate, slowest, refused = wrk(
                base, seconds, os.path.join(here, "answers.lua"),
                {"VIGNETTE_TOKEN": token, "VIGNETTE_UNITS": str(UNITS)})
            print(f"durable answers, 64 clients: {rate:.0f} a second, p99 {slowest}, "
                  f"{refused} refused")
            now, most = memory(running.process.pid)
            print(f"memory: {now:.0f} MB now, {most:.0f} MB at most")
        figures = service.verify(program, database)
        print(f"after SIGKILL: {figures['answers']} answers stored, log verifies")
        start = time.monotonic()
        with service.Service(program, database):
            print(f"start with that database: {1000 * (time.monotonic() - start):.0f} ms")


main()
