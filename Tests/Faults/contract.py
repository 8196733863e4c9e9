"""The JSON API against its own OpenAPI document: valid, and true for whatever schemathesis sends.

    python3 Tests/Faults/contract.py .build/debug/vignette

Needs schemathesis and openapi-spec-validator from PyPI.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request

from openapi_spec_validator import validate

import service

KNOWN = {
    "study": ["civil-servants"],
    "unit": ["u1", "u2", "u3"],
    "step": ["advice1", "motivation1", "attention", "later2"],
}


def reaching(document):
    """The document with names that exist, so that requests get past the 404s."""
    document = json.loads(json.dumps(document))
    for operations in document["paths"].values():
        for operation in operations.values():
            for parameter in operation.get("parameters", []):
                if parameter["in"] == "path" and parameter["name"] in KNOWN:
                    parameter["schema"] = {"enum": KNOWN[parameter["name"]]}
    return document


def run(schema, url, token, examples, excluded=()):
    program = shutil.which("schemathesis", path=os.path.dirname(sys.executable)) or "schemathesis"
    command = [program, "run", schema, "--url", url, "-H", f"Authorization: Bearer {token}",
               "--seed", "1", "--max-examples", str(examples), "--max-time", "60",
               "--continue-on-failure", "--warnings", "off"]
    for check in excluded:
        command += ["--exclude-checks", check]
    # In a folder that goes, because it leaves a cache behind.
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=os.path.dirname(schema))
    if done.returncode != 0:
        print(done.stdout[-6000:], done.stderr[-2000:])
        raise AssertionError("schemathesis found something")
    print(done.stdout.strip().splitlines()[-1])


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SCHEMATHESIS_REPORT_DIR"] = folder
        database = os.path.join(folder, "service.sqlite")
        with service.Service(program, database, "Studies/civil-servants") as running:
            url = f"http://{running.host}:{running.port}"
            document = json.load(urllib.request.urlopen(url + "/openapi.json"))
            validate(document)
            print(f"valid OpenAPI {document['openapi']} with {len(document['paths'])} paths")
            for role in ["collector", "owner"]:
                token = service.token(program, database, role)
                client = service.Client(running, token, "civil-servants")
                for unit in KNOWN["unit"]:
                    client.assign(unit)
                path = os.path.join(folder, "document.json")
                with open(path, "w") as file:
                    json.dump(document, file)
                run(path, url, token, 15)
                path = os.path.join(folder, "reaching.json")
                with open(path, "w") as file:
                    json.dump(reaching(document), file)
                # A question takes its own answers only, which no schema says.
                run(path, url, token, 15, [
                    "positive_data_acceptance,negative_data_rejection"])
        service.verify(program, database)
        print("the log verifies")


if __name__ == "__main__":
    main()
