#!/usr/bin/env python3
"""Writes types.ts: what goes in and what comes out, by the gateway's /openapi.json.

usage: types.py OPENAPI.json > types.ts
"""
import json
import sys

SIMPLE = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean",
          "null": "null", "object": "object"}


def named(schema, depth):
    members = []
    for name, member in schema["properties"].items():
        mark = "" if name in schema.get("required", []) else "?"
        key = name if name.isidentifier() else json.dumps(name)
        members.append(f"{'  ' * (depth + 1)}{key}{mark}: {kind(member, depth + 1)};\n")
    return "{\n" + "".join(members) + "  " * depth + "}"


def kind(schema, depth=0):
    """A JSON Schema as a TypeScript type; what the schemas here do not use is an error."""
    if "$ref" in schema:
        return schema["$ref"].rsplit("/", 1)[1]
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    for choice in ("oneOf", "anyOf"):
        if choice in schema and "type" not in schema:
            return " | ".join(kind(one, depth) for one in schema[choice])
    wanted = schema["type"]
    if isinstance(wanted, list):
        return " | ".join(SIMPLE[one] for one in wanted)
    if wanted == "array":
        return f"Array<{kind(schema['items'], depth)}>" if "items" in schema else "unknown[]"
    if wanted == "object" and "properties" in schema:
        return named(schema, depth)
    if wanted == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"{{ [name: string]: {kind(schema['additionalProperties'], depth)} }}"
    return SIMPLE[wanted]


with open(sys.argv[1], encoding="utf-8") as opened:
    types = json.load(opened)["components"]["schemas"]

print("// Made by types.py of /openapi.json. Not to be edited.")
for name in sorted(types):
    print(f"\nexport type {name} = {kind(types[name])};")
