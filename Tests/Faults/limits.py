"""Requests that are slow, too large or malformed: refused or ended, and everybody else is served.

    python3 Tests/Faults/limits.py .build/debug/vignette
"""

import os
import socket
import sys
import tempfile
import time

import service

SECONDS = 2


def ends(connection, patience):
    """How long the other side keeps the connection open; None where longer than patience."""
    connection.settimeout(patience)
    begin = time.monotonic()
    try:
        while connection.recv(4096):
            pass
    except socket.timeout:
        return None
    except ConnectionError:
        pass
    return time.monotonic() - begin


def expect(what, took, limit):
    if took is None or took > limit:
        raise AssertionError(f"{what}: still open after {limit} s")
    print(f"{what}: ended after {took:.1f} s")


def drip(connection, text):
    """Sends a byte every tenth of a second until the other side has had enough; how long it took."""
    begin = time.monotonic()
    connection.settimeout(0.1)
    for byte in text:
        try:
            connection.sendall(bytes([byte]))
        except OSError:
            break
        try:
            if not connection.recv(1):
                break
        except socket.timeout:
            continue
        except OSError:
            break
        if time.monotonic() - begin > 5 * SECONDS:
            return None
    return time.monotonic() - begin


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        settings = os.path.join(folder, "settings.yaml")
        with open(settings, "w") as file:
            file.write(f"request-seconds: {SECONDS}\nidle-seconds: {SECONDS}\n"
                       "largest-connections: 50\n")
        database = os.path.join(folder, "service.sqlite")
        with service.Service(
                program, database, "Studies/civil-servants", options=["--config", settings]) as running:
            address = (running.host, running.port)

            def connect():
                return socket.create_connection(address)

            with connect() as silent:
                expect("a silent connection", ends(silent, 5 * SECONDS), 3 * SECONDS)
            with connect() as slow:
                expect("dripping headers", drip(slow, b"GET /health HTTP/1.1\r\nX: " + b"a" * 400),
                       3 * SECONDS)
            head = (b"POST /s/civil-servants/consent HTTP/1.1\r\nHost: x\r\n"
                    b"Sec-Fetch-Site: same-origin\r\nContent-Length: 900\r\n\r\n")
            with connect() as slow:
                slow.sendall(head)
                expect("a dripping body", drip(slow, b"a" * 400), 3 * SECONDS)

            token = service.token(program, database)
            client = service.Client(running, token, "civil-servants")
            client.assign("u1")
            status, _ = client.ask("POST", "/assignments", {"unit": "x" * 100_000})
            if status != 413:
                raise AssertionError(f"a body of 100 kB is answered by {status}")
            print("a body of 100 kB: 413")
            for path in ["/assignments/%2e%2e%2fetc", "/assignments/%00", "/assignments/%ff",
                         "/assignments/..%5c..%5cetc", "/../../etc/passwd", "/assignments/nobody"]:
                client = service.Client(running, token, "civil-servants")
                status, _ = client.ask("GET", path)
                if status != 404:
                    raise AssertionError(f"{path} is answered by {status}")
            print("foreign and malformed names: 404")

            waiting = [connect() for _ in range(60)]
            time.sleep(4 * SECONDS)
            status, _ = service.Client(running, token, "civil-servants").assign("u2")
            if status != 200:
                raise AssertionError(f"after 60 silent connections, assigning answers {status}")
            print("after 60 silent connections: served")
            for connection in waiting:
                connection.close()
            if running.stop() != 0:
                raise AssertionError("SIGTERM does not end it with status 0")
            print("SIGTERM: ended with status 0")


if __name__ == "__main__":
    main()
