"""The currency of a paper that prints no sign of one: what is used where the paper is from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate
from docloop.steps.extract.page.labels import Label
from docloop.steps.extract.score.evidence import Sighting
from docloop.steps.whereabouts import Whereabouts
from docloop.values.field_roles import FieldRole

LEAST_SHARE = 0.4
"""Of all that speaks for any currency's countries; with less, nobody is told a currency."""

LEAST_WEIGHT = 1.5
"""What speaks for any country at all; a language alone is spoken in too many."""

_TOTALS = frozenset({FieldRole.GROSS, FieldRole.DUE_AMOUNT})


def of_total(sighting: Sighting, labels_by_row: Mapping[int, Sequence[Label]]) -> dict[str, float]:
    """Whether a sign stands beside an amount in the row of a total, as none of a note about rates does."""
    if "beside_amount" not in sighting.evidence:
        return {}
    labels = labels_by_row.get(sighting.segment.row, ())
    total = any(each.role in _TOTALS and not each.negated for label in labels for each in label.meanings)
    return {"beside_total": 1.0} if total else {}


def of_country(spec: FieldSpec, where: Whereabouts, amounts: Sequence[Sighting]) -> list[Candidate]:
    """The likeliest currency, at the place of the largest amount; none where the country is unclear.

    `of_country` is the share of what speaks for it. `no_sign`: nothing on the page names it.
    """
    code, share = next(iter(where.currencies().items()), ("", 0.0))
    if share < LEAST_SHARE or sum(where.weights.values()) < LEAST_WEIGHT or not amounts:
        return []
    largest = max(amounts, key=lambda each: Decimal(each.value))
    evidence = {"of_country": round(share, 3), "no_sign": 1.0}
    return [
        Candidate(field=spec.name, value=code, text="", page=largest.segment.page, box=largest.box, evidence=evidence)
    ]
