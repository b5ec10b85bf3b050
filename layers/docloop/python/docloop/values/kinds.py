"""The registry of kinds of value: every module of this package that has a `KIND`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from docloop import values
from docloop.values.kind import Kind


def find_kinds() -> Iterator[Kind]:
    """Return the kind of every module that has one."""
    for each in iter_modules(values.__path__):
        kind = None if f"{values.__name__}.{each.name}" == __name__ else _kind_in(each.name)
        if kind is not None:
            yield kind


def _kind_in(module: str) -> Kind | None:
    found = getattr(import_module(f"{values.__name__}.{module}"), "KIND", None)
    return found if isinstance(found, Kind) else None


KINDS: Mapping[str, Kind] = {kind.name: kind for kind in sorted(find_kinds(), key=lambda kind: kind.title)}
"""By name, in the order of their titles."""


def kind_of(name: str) -> Kind:
    """Return the kind of this name. Raises ValueError, which names those there are."""
    if name not in KINDS:
        raise ValueError(f"There is no kind of value {name!r}; there are {', '.join(KINDS)}.")
    return KINDS[name]
