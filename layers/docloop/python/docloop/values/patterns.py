"""Patterns of many words that look at each letter of a text once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any


def any_of(words: Iterable[Sequence[str]]) -> str:
    """Return a pattern of any of the words, the longest that fits.

    A word is a text, or its letters one by one; more than one character for a letter is a pattern, as "[o0]" is.
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _pattern(tree)


def _pattern(node: dict[str, Any]) -> str:
    branches = [
        (re.escape(letter) if len(letter) == 1 else letter) + _pattern(rest)
        for letter, rest in sorted(node.items())
        if letter
    ]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if "" in node else joined
