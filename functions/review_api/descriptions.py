"""What every parameter and property of the API means, with examples of requests; the texts are in descriptions.yaml."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from docloop.values.shipped_data import read_yaml

FILE = "descriptions.yaml"


def add_descriptions(document: dict[str, Any]) -> None:
    """Describe all parameters and properties of an OpenAPI document that have no description yet, in place."""
    texts = _texts()
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            for parameter in operation.get("parameters", []):
                name = parameter["name"]
                _describe(parameter, texts["parameters"], f"{method.upper()} {path} {name}", name)
    for full_name, schema in document["components"]["schemas"].items():
        owner = short_name(full_name)
        for name, described in schema.get("properties", {}).items():
            _describe(described, texts["properties"], f"{owner}.{name}", name)
        if owner in texts["examples"]:
            schema["examples"] = [texts["examples"][owner]]


def short_name(schema: str) -> str:
    """The name of a model, whose schemas are told apart by module, or by whether they are sent or answered."""
    return schema.rpartition("__")[2].partition("-")[0]


def _describe(described: dict[str, Any], texts: dict[str, str], *names: str) -> None:
    if "description" in described.get("schema", {}):
        described.setdefault("description", described["schema"].pop("description"))
    text = next((texts[name] for name in names if name in texts), None)
    if text is not None:
        described.setdefault("description", text)


@cache
def _texts() -> dict[str, Any]:
    texts: dict[str, Any] = read_yaml((resources.files(__package__) / FILE).read_text(encoding="utf-8"))
    return texts
