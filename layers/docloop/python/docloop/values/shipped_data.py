"""What docloop knows and brings along: the files of `data`."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import yaml


def shipped_text(*path: str) -> str:
    """Return the text of a file by its folders and name. Raises FileNotFoundError."""
    return resources.files("docloop").joinpath("data", *path).read_text(encoding="utf-8")


def shipped_json(*path: str) -> Any:
    """Return what a JSON file holds. Raises as shipped_text."""
    return json.loads(shipped_text(*path))


def shipped_yaml(*path: str) -> Any:
    """Return what a YAML file holds. Raises as shipped_text."""
    return yaml.safe_load(shipped_text(*path))
