"""The disk fails or is full: the service says so with status 503, keeps every acknowledged answer,
and goes on once the disk does.

    python3 Tests/Faults/disk.py .build/debug/vignette

Needs strace, and for the full disk the right to mount a small tmpfs; what can't be done is said.
"""

import os
import shutil
import subprocess
import sys
import tempfile

import kill
import service

OPTIONS = ["carry-out", "resign"]


def answers(client, unit, count, acknowledged, name):
    """Answers in turn; returns the statuses."""
    statuses = []
    for index in range(count):
        option = OPTIONS[index % 2]
        status, receipt = client.answer(unit, "advice1", {"option": option})
        statuses.append(status)
        if status == 200:
            acknowledged[(name, "advice1", receipt["revision"])] = option
    return statuses


def failing_fsync(program, folder):
    """The disk refuses to write for a while."""
    database = os.path.join(folder, "fsync.sqlite")
    with service.Service(program, database, "Studies/civil-servants"):
        token = service.token(program, database)
    wrapper = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync",
               "-e", "inject=fsync,fdatasync:error=EIO:when=30..60"]
    acknowledged = {}
    with service.Service(program, database, wrapper=wrapper) as running:
        client = service.Client(running, token, "civil-servants")
        status, assignment = client.assign("u1")
        if status != 200:
            raise AssertionError(f"assigning before the failure answers {status}")
        statuses = answers(client, "u1", 120, acknowledged, assignment["respondent"])
    if set(statuses) != {200, 503}:
        raise AssertionError(f"a failing disk is answered by {sorted(set(statuses))}")
    if statuses[-1] != 200:
        raise AssertionError("the service did not go on after the disk did")
    kill.check(database, acknowledged, {assignment["respondent"]: assignment["version"]})
    figures = service.verify(program, database)
    print(f"failing disk: {statuses.count(503)} of 120 answers refused with 503, "
          f"{len(acknowledged)} acknowledged and stored, log of {figures['lines']} lines verifies")


def full_disk(program, folder):
    """The disk has no room, until somebody makes some."""
    mount = os.path.join(folder, "small")
    os.mkdir(mount)
    command = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", mount]
    if subprocess.run(command, capture_output=True).returncode != 0:
        print("full disk: not tested, because no tmpfs can be mounted here")
        return
    try:
        database = os.path.join(mount, "service.sqlite")
        filler = os.path.join(mount, "filler")
        with service.Service(program, database, "Studies/civil-servants") as running:
            token = service.token(program, database)
            client = service.Client(running, token, "civil-servants")
            _, assignment = client.assign("u1")
            acknowledged = {}
            answers(client, "u1", 5, acknowledged, assignment["respondent"])
            with open(filler, "wb", buffering=0) as file:
                try:
                    while True:
                        file.write(b"x" * 4096)
                except OSError:
                    pass
            full = answers(client, "u1", 400, acknowledged, assignment["respondent"])
            if 503 not in full or set(full) - {200, 503}:
                raise AssertionError(f"a full disk is answered by {sorted(set(full))}")
            os.remove(filler)
            after = answers(client, "u1", 5, acknowledged, assignment["respondent"])
            if set(after) != {200}:
                raise AssertionError(f"with room again, the service answers {after}")
        kill.check(database, acknowledged, {assignment["respondent"]: assignment["version"]})
        service.verify(program, database)
        print(f"full disk: {full.count(503)} of 400 answers refused with 503, "
              f"{len(acknowledged)} acknowledged and stored, log verifies")
    finally:
        subprocess.run(["umount", mount], check=True)


def clock_jumps(program, folder):
    """The clock goes ten days back, then ten days on."""
    if not shutil.which("faketime"):
        print("clock: not tested, because faketime is not installed")
        return
    database = os.path.join(folder, "clock.sqlite")
    with service.Service(program, database, "Studies/civil-servants"):
        token = service.token(program, database)
    acknowledged, versions = {}, {}
    for offset in ["-10d", "+10d", "-3000d"]:
        with service.Service(program, database, wrapper=["faketime", "-f", offset]) as running:
            client = service.Client(running, token, "civil-servants")
            for unit in ["u1", f"u{offset}"]:
                status, assignment = client.assign(unit)
                name = assignment["respondent"]
                if versions.setdefault(name, assignment["version"]) != assignment["version"]:
                    raise AssertionError("an assignment changed with the clock")
                answers(client, unit, 3, acknowledged, name)
        kill.check(database, acknowledged, versions)
        service.verify(program, database)
    print(f"clock: {len(versions)} assignments and {len(acknowledged)} answers unchanged by jumps")


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        failing_fsync(program, folder)
        full_disk(program, folder)
        clock_jumps(program, folder)


if __name__ == "__main__":
    main()
