"""Papers that give amounts in two currencies: one is theirs, the other repeats some for the tax office or a card."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docloop.model.geometry import Box
from docloop.steps.extract.score.evidence import Sighting

_AGAIN = re.compile(r"(?:\b(?:in|en|em|i|w|v|u)|=|≈|\bca\.?)\s*\(?$", re.IGNORECASE)
"""What stands before the currency of an amount that is given again: "Total in Euro", "= 12.30 EUR"."""


def in_other_currency(
    amounts: Sequence[Sighting], currencies: Sequence[Sighting], usual: str | None = None
) -> frozenset[tuple[int, Box]]:
    """Where the amounts stand (page and box) that are in another currency than the first that is printed beside one.

    An amount is in the currency that its row names, if it names one. Amounts are given again below, not above. Where
    the only rows that name one say "in Euro", the paper's is the `usual` one of its country, if that is known.
    """
    named = _by_row(currencies)
    again = {
        (each.segment.page, each.segment.row) for each in currencies if _AGAIN.search(each.segment.text[: each.start])
    }
    places = [(each.segment.page, each.segment.row) for each in amounts]
    main = next((named[place] for place in places if place in named and place not in again), None)
    if main is None:
        main = usual or next((named[place] for place in places if place in named), None)
    return frozenset(
        (each.segment.page, each.box)
        for each, place in zip(amounts, places, strict=True)
        if named.get(place, main) != main
    )


def _by_row(currencies: Sequence[Sighting]) -> dict[tuple[int, int], str]:
    """The currency that a row names; rows that name two, as a rate of exchange does, are left out."""
    codes: dict[tuple[int, int], set[str]] = {}
    for each in currencies:
        if "of_no_country" not in each.evidence:
            codes.setdefault((each.segment.page, each.segment.row), set()).add(each.value)
    return {place: next(iter(found)) for place, found in codes.items() if len(found) == 1}
