"""What docloop knows and brings along: the files of `data`."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import yaml

QUICK_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C, where PyYAML brings it, takes an eighth of the time at every cold start. Both are safe ones."""


def read_yaml(text: str) -> Any:
    """Return what a YAML text of our own says. Raises yaml.YAMLError."""
    return yaml.load(text, Loader=QUICK_LOADER)  # noqa: S506  both loaders are safe ones


def shipped_text(*path: str) -> str:
    """Return the text of a file by its folders and name. Raises FileNotFoundError."""
    return resources.files("docloop").joinpath("data", *path).read_text(encoding="utf-8")


def shipped_json(*path: str) -> Any:
    """Return what a JSON file holds. Raises as shipped_text."""
    return json.loads(shipped_text(*path))


def shipped_yaml(*path: str) -> Any:
    """Return what a YAML file holds. Raises as shipped_text."""
    return read_yaml(shipped_text(*path))
