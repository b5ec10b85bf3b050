"""What a paper shows of how it writes dates and of whose dollars it counts in; the data is `data/locale_signs.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from docloop.values.shipped_data import shipped_yaml

FILE = "locale_signs.yaml"

Weighted = Sequence[tuple[re.Pattern[str], float]]


@dataclass(frozen=True, slots=True)
class LocaleSigns:
    """Patterns for text in capitals: of the order of dates with what each weighs, of dollars by their currency."""

    day_first: Weighted
    month_first: Weighted
    dollars: Mapping[str, re.Pattern[str]]
    perhaps_usd: re.Pattern[str]


@cache
def locale_signs() -> LocaleSigns:
    """Return the signs that come with docloop, loaded with the first call."""
    data = shipped_yaml(FILE)
    state = f"(?:{'|'.join(data['states'])})"
    with_zip, behind_comma = rf"\b{state}\.?,?\s{{0,3}}\d{{5}}(?:-\d{{4}})?\b", rf",\s?{state}\b"

    def pattern(sign: Mapping[str, Any]) -> re.Pattern[str]:
        found = [rf"\b(?:{'|'.join(words)})\b"] if (words := sign.get("words")) else []
        found += [expression] if (expression := sign.get("expression")) else []
        return re.compile("|".join(found).replace("{zip}", with_zip).replace("{state}", behind_comma))

    def weighted(name: str) -> Weighted:
        return tuple((pattern(sign), sign["weight"]) for sign in data[name])

    return LocaleSigns(
        weighted("day_first"),
        weighted("month_first"),
        {currency: pattern(sign) for currency, sign in data["dollars"].items()},
        pattern(data["perhaps_usd"]),
    )
