"""Kills the service with SIGKILL at random moments under load, and checks after each restart that
every acknowledged answer is there, no assignment has changed, and the log verifies.

    python3 Tests/Faults/kill.py .build/debug/vignette [rounds] [seed]
"""

import json
import os
import random
import sqlite3
import sys
import tempfile
import threading
import time

import service

OPTIONS = ["carry-out", "not-carry-out", "resign", "something-else"]


def load(running, token, number, acknowledged, versions, stop):
    """One client: assigns units and answers for them until the service is gone."""
    generator = random.Random(number)
    try:
        client = service.Client(running, token, "civil-servants")
        count = 0
        while not stop.is_set():
            unit = f"u{number}-{count}"
            count += 1
            status, assignment = client.assign(unit)
            if status != 200:
                raise AssertionError(f"assigning answers {status}: {assignment}")
            versions[assignment["respondent"]] = assignment["version"]
            for _ in range(3):
                option = generator.choice(OPTIONS)
                status, receipt = client.answer(unit, "advice1", {"option": option})
                if status != 200:
                    raise AssertionError(f"answering answers {status}: {receipt}")
                key = (assignment["respondent"], "advice1", receipt["revision"])
                acknowledged[key] = option
    except (ConnectionError, OSError, service.http.client.HTTPException):
        return  # The service was killed; what was not acknowledged does not count.


def check(database, acknowledged, versions):
    """Compares what was acknowledged with what is stored."""
    connection = sqlite3.connect(database)
    stored = {
        (name, step, revision): json.loads(value).get("option")
        for name, step, revision, value in connection.execute(
            "SELECT r.name, a.step, a.revision, a.value FROM answer a"
            " JOIN respondent r ON r.number = a.respondent")
    }
    assigned = dict(connection.execute(
        "SELECT r.name, a.version FROM assignment a JOIN respondent r ON r.number = a.respondent"))
    connection.close()
    lost = [key for key, option in acknowledged.items() if stored.get(key) != option]
    changed = [name for name, version in versions.items() if assigned.get(name) != version]
    if lost or changed:
        raise AssertionError(f"{len(lost)} answers lost {lost[:3]}, assignments changed {changed[:3]}")


def main():
    program = os.path.abspath(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else time.time_ns() % 1_000_000
    generator = random.Random(seed)
    print(f"seed {seed}")
    acknowledged, versions = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "service.sqlite")
        with service.Service(program, database, "Studies/civil-servants") as running:
            token = service.token(program, database)
        for number in range(rounds):
            with service.Service(program, database) as running:
                stop = threading.Event()
                clients = [
                    threading.Thread(
                        target=load,
                        args=(running, token, number * 100 + index, acknowledged, versions, stop))
                    for index in range(8)
                ]
                for client in clients:
                    client.start()
                time.sleep(generator.uniform(0.02, 0.5))
                running.kill()
                stop.set()
                for client in clients:
                    client.join()
            check(database, acknowledged, versions)
            if number % 10 == 9 or number == rounds - 1:
                figures = service.verify(program, database)
                print(f"round {number + 1}: {len(acknowledged)} answers acknowledged, "
                      f"{figures['answers']} stored, {len(versions)} assignments, log verifies")
    if not acknowledged:
        raise AssertionError("nothing was acknowledged, so nothing was tested")


if __name__ == "__main__":
    main()
