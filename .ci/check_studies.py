"""Validates every study file against the JSON Schema, with an independent validator."""

import json
import pathlib
import re
import sys

import jsonschema
import yaml



class CoreLoader(yaml.SafeLoader):
    """Reads plain scalars as editors and YAML 1.2 do: `no`, `012` and `12:30` are no surprises."""

    yaml_implicit_resolvers = {}


for tag, pattern, first in [
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?(0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
]:
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))

root = pathlib.Path(__file__).resolve().parents[1]
schema = json.loads((root / "Studies/study.schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
failures = 0
studies = sorted((root / "Studies").glob("*/study.yaml"))
for path in studies:
    for error in validator.iter_errors(yaml.load(path.read_text(), CoreLoader)):
        failures += 1
        print(f"{path.relative_to(root)}: {error.json_path}: {error.message[:200]}")
print(f"{len(studies)} studies, {failures} mistakes")
sys.exit(1 if failures or not studies else 0)
