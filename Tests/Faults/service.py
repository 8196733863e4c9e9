"""Starts the built service for the tests of this folder, and asks it things."""

import http.client
import json
import os
import re
import subprocess
import threading
import time


class Service:
    """A running service on a database; use it in a with statement."""

    def __init__(self, program, database, study=None, wrapper=(), options=(), environment=None):
        self.command = [*wrapper, program, "serve"]
        if study:
            self.command.append(study)
        self.command += ["--database", database, "--port", "0", "--requests-per-minute", "0"]
        self.command += options
        self.environment = environment
        self.lines = []

    def __enter__(self):
        self.process = subprocess.Popen(
            self.command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, **(self.environment or {})}, start_new_session=True)
        started = threading.Event()
        thread = threading.Thread(target=self._read, args=(started,), daemon=True)
        thread.start()
        if not started.wait(60):
            self.kill()
            raise RuntimeError("the service did not start: " + "".join(self.lines))
        return self

    def __exit__(self, *_):
        self.kill()

    def _read(self, started):
        for line in self.process.stderr:
            self.lines.append(line)
            found = re.search(r"Researcher: http://([0-9.]+):(\d+)(/\S+)", line)
            if found:
                self.host, self.port, self.link = found[1], int(found[2]), found[3]
                started.set()
        started.set()

    def kill(self):
        """Ends it as a power cut would, as far as the process is concerned."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, 9)
            self.process.wait()

    def stop(self):
        """Ends it as an operator would; returns the exit status."""
        self.process.terminate()
        return self.process.wait(30)

    def connection(self):
        return http.client.HTTPConnection(self.host, self.port, timeout=20)


class Client:
    """A program with a token, on one connection."""

    def __init__(self, service, token, study):
        self.connection = service.connection()
        self.token = token
        self.study = study

    def ask(self, method, path, body=None, headers=None):
        headers = {"Authorization": "Bearer " + self.token, **(headers or {})}
        text = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            text = json.dumps(body)
        self.connection.request(method, f"/v1/studies/{self.study}{path}", text, headers)
        response = self.connection.getresponse()
        content = response.read().decode()
        return response.status, json.loads(content) if content else None

    def assign(self, unit):
        return self.ask("POST", "/assignments", {"unit": unit})

    def answer(self, unit, step, answer):
        return self.ask("PUT", f"/assignments/{unit}/answers/{step}", answer)


def token(program, database, role="collector"):
    name = f"test-{role}-{time.time_ns()}"
    command = [program, "admin", "token", "make", name, "--role", role, "--database", database]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def verify(program, database):
    """Runs `vignette audit verify`; returns its figures."""
    command = [program, "audit", "verify", "--database", database]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 0:
        raise AssertionError(f"audit verify failed: {run.stderr}")
    return dict(line.split(" ", 1) for line in run.stdout.splitlines())
