"""The currency of a paper that prints no sign of one: what is used where the paper is from."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate
from docloop.steps.extract.page.labels import Label
from docloop.steps.extract.score.evidence import Sighting
from docloop.values.field_roles import FieldRole
from docloop.values.whereabouts import Whereabouts

LEAST_SHARE = 0.4
"""Of all that speaks for any currency's countries; with less, nobody is told a currency."""

LEAST_WEIGHT = 1.5
"""What speaks for any country at all; a language alone is spoken in too many."""

_TOTALS = frozenset({FieldRole.GROSS, FieldRole.DUE_AMOUNT})


def of_currency(
    sighting: Sighting,
    sightings: Sequence[Sighting],
    labels_by_row: Mapping[int, Sequence[Label]],
    rows_elsewhere: Collection[int],
) -> dict[str, float]:
    """Whether it is the sole currency, stands beside a total, or in a row of amounts given again in another one.

    `rows_elsewhere` are the rows of such amounts. A note about rates of exchange is in no total's row.
    """
    evidence: dict[str, float] = {}
    if all(each.value == sighting.value for each in sightings) and "of_no_country" not in sighting.evidence:
        evidence["sole"] = 1.0
    if sighting.segment.row in rows_elsewhere:
        evidence["other_currency"] = 1.0
    labels = labels_by_row.get(sighting.segment.row, ())
    if "beside_amount" in sighting.evidence and any(
        each.role in _TOTALS and not each.negated for label in labels for each in label.meanings
    ):
        evidence["beside_total"] = 1.0
    return evidence


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
