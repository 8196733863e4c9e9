"""Test vectors of the draws behind assignments, written from docs/assignment.md with Python's own
SHA-256: fixtures/assignments.json."""

import hashlib
import json
import pathlib
import platform

FOLDER = pathlib.Path(__file__).parent / "fixtures"


def words(secret, purpose, names, count):
    key = hashlib.sha256(b"vignette assignment key 1\n" + secret.encode()).hexdigest()
    result = []
    while len(result) < count:
        message = "\n".join([key, purpose, *names, str(len(result) // 4)])
        digest = hashlib.sha256(message.encode()).digest()
        result += [int.from_bytes(digest[8 * i : 8 * i + 8], "big") for i in range(4)]
    return result[:count]


def below(bound, source, count):
    limit = 2**64 - 2**64 % bound
    return [str(word % bound) for word in source if word < limit][:count]


def case(secret, purpose, *names):
    source = words(secret, purpose, names, 64)
    # Half of all words are rejected below 2^63 + 1, so that rejection is tried as well.
    bounds = [1, 2, 3, 7, 1000, 2**32 + 1, 2**63 + 1]
    return {
        "secret": secret,
        "purpose": purpose,
        "names": list(names),
        "words": ["%016x" % word for word in source[:9]],
        "below": {str(bound): below(bound, source, 12) for bound in bounds},
    }


cases = [
    case("civil-servants", "version", "u1"),
    case("civil-servants", "version", "u2"),
    case("civil-servants", "deck", "deservingness", "u1"),
    case("9f86d081884c7d659a2feaa0c55ad015", "block", "1"),
    case("9f86d081884c7d659a2feaa0c55ad015", "block", "woman", "35-65", "12"),
    case("een zin met é, ü en 😀", "order", "set", "respondent " + "x" * 200),
    case("", "minimisation", "u1"),
]
document = {"source": "Python " + platform.python_version() + ", hashlib", "script": "assignments.py"}
FOLDER.joinpath("assignments.json").write_text(
    json.dumps(document | {"cases": cases}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
)
