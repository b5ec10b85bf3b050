"""How much work a piece of code does, without a clock."""

from __future__ import annotations

import sys
from collections.abc import Callable


def effort_of(act: Callable[[], object]) -> int:
    """How many calls it makes, of functions in Python and in C: the same number on every machine."""
    calls = 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return calls
