"""The one source of randomness: the same seed gives the same documents."""

from __future__ import annotations

import random
from decimal import Decimal


def chance(*seed: object) -> random.Random:
    """A generator of its own for every name in `seed`; equal names give equal draws on every machine."""
    return random.Random("/".join(str(part) for part in seed))  # noqa: S311 - invented documents are no secrets


def digits(rng: random.Random, count: int) -> str:
    """`count` digits, the first of them not 0."""
    return str(rng.randint(1, 9)) + "".join(str(rng.randint(0, 9)) for _ in range(count - 1))


def amount(rng: random.Random, low: str, high: str, step: str = "0.01") -> Decimal:
    """An amount of money between two others, a multiple of `step`."""
    size = Decimal(step)
    return rng.randint(int(Decimal(low) / size), int(Decimal(high) / size)) * size
