"""Papers that give amounts in two currencies: one is theirs, the other repeats some for the tax office or a card."""

from __future__ import annotations

from collections.abc import Sequence

from docloop.model.geometry import Box
from docloop.steps.extract.score.evidence import Sighting


def in_other_currency(amounts: Sequence[Sighting], currencies: Sequence[Sighting]) -> frozenset[tuple[int, Box]]:
    """Where the amounts stand (page and box) that are in another currency than the first that is printed beside one.

    An amount is in the currency that its row names, if it names one. Amounts are given again below, not above.
    """
    named = _by_row(currencies)
    codes = [named.get((each.segment.page, each.segment.row)) for each in amounts]
    main = next((code for code in codes if code is not None), None)
    return frozenset(
        (each.segment.page, each.box)
        for each, code in zip(amounts, codes, strict=True)
        if code is not None and code != main
    )


def _by_row(currencies: Sequence[Sighting]) -> dict[tuple[int, int], str]:
    """The currency that a row names; rows that name two, as a rate of exchange does, are left out."""
    codes: dict[tuple[int, int], set[str]] = {}
    for each in currencies:
        if "of_no_country" not in each.evidence:
            codes.setdefault((each.segment.page, each.segment.row), set()).add(each.value)
    return {place: next(iter(found)) for place, found in codes.items() if len(found) == 1}
