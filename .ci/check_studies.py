"""Validates every study file against the JSON Schema, with an independent validator."""

import json
import pathlib
import sys

import jsonschema
import yaml

root = pathlib.Path(__file__).resolve().parents[1]
schema = json.loads((root / "Studies/study.schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
failures = 0
studies = sorted((root / "Studies").glob("*/study.yaml"))
for path in studies:
    for error in validator.iter_errors(yaml.safe_load(path.read_text())):
        failures += 1
        print(f"{path.relative_to(root)}: {error.json_path}: {error.message[:200]}")
print(f"{len(studies)} studies, {failures} mistakes")
sys.exit(1 if failures or not studies else 0)
