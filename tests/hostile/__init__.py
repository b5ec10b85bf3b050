"""Small files that cost much, made by code from a seed: `hostile_files(seed)` gives them by kind and name."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.hostile import markup, pictures, streams, structure, texts

Make = Callable[[random.Random], bytes]


@dataclass(frozen=True)
class HostileFile:
    """`kind` is what its makers share, `name` ends as its format does."""

    kind: str
    name: str
    make: Callable[[], bytes]


def hostile_files(seed: int = 0) -> Iterator[HostileFile]:
    """All of them, each made when asked for; the same seed gives the same bytes."""
    for module in (streams, structure, texts, pictures, markup):
        for kind, makers in module.FILES.items():
            for name, make in makers.items():
                yield HostileFile(kind, name, _seeded(make, f"{seed} {name}"))


def _seeded(make: Make, seed: str) -> Callable[[], bytes]:
    return lambda: make(random.Random(seed))  # noqa: S311 - files, not secrets
