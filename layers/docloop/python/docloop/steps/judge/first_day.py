"""How sure the rules are before anybody has labelled anything: how often values found in such a way were right.

A value is compared with those that were found in the same way: how far it is ahead of the next best, what the checks
say of it, how sure the reader is of its letters, and what stands beside it. The table of counts is measured on papers
of many makers, countries and media: `python -m tests.benchmark.first_day`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from docloop.model.extraction import Field
from docloop.model.finding import Finding, Severity
from docloop.values.shipped_data import shipped_json

MARGINS = (0.0, 1.0, 2.0, 3.0, 4.0, 6.0)
"""Log odds by which a value is ahead of the next best and of none."""

FIELD_PRIOR, CLASS_PRIOR, OWN_PRIOR = 8.0, 16.0, 20.0
"""As many cases weigh, of a field, what is known of all fields; of a class, what is known of the one around it; and of
a class within a field, what field and class say together. Chosen with makers left out; half and twice as much do the
same within two values in a hundred.
"""

PROVEN = frozenset({"sum.holds", "items.hold", "iban.holds", "vat.holds"})
"""Findings that a wrong value hardly ever brings about."""

VOUCHED = ("two proofs", "three proofs")
"""Classes of names that several things speak for: a heading, a web address, the register, the same name elsewhere."""

CLEAR, UNCLEAR = 0.1, 0.5
"""How unsure the reader is of a letter, 0..1: below the first of clear ones, from the second on of doubtful ones."""

MISREAD = frozenset({"looks_misread", "repairable", "repair_doubtful"})

AGAINST = frozenset({Severity.CONTRADICTS.value, Severity.DOUBTS.value})

Counts = Mapping[str, tuple[int, int]]
"""Right ones and all, by class."""

WHOLE = "all"
"""The class of all values."""


@dataclass(frozen=True)
class FirstDayTable:
    """How many values were right. `classes` are counts over all fields, `fields` those of a field, as `type.FIELD`."""

    classes: Counts
    fields: Mapping[str, Counts]

    def share(self, field: str, classes: tuple[str, ...]) -> float | None:
        """Return how likely a value of these nested classes is right, 0..1; None for a field that was not measured.

        In log odds a field and a class add up to what is expected of the class within the field; the counts of that
        class within the field outweigh it the more the more there are (partial pooling, Gelman and Hill 2007, 12.2).
        """
        own = self.fields.get(field)
        if own is None:
            return None
        overall = _drawn(self.classes, WHOLE, 0.5, FIELD_PRIOR)
        of_field = _drawn(own, WHOLE, overall, FIELD_PRIOR)
        of_class, share = overall, of_field
        for name in reversed(classes):
            of_class = _drawn(self.classes, name, of_class, CLASS_PRIOR)
            expected = _probability(_log_odds(of_class) + _log_odds(of_field) - _log_odds(overall))
            share = _drawn(own, name, expected, OWN_PRIOR)
        return share


def _drawn(counts: Counts, name: str, towards: float, weight: float) -> float:
    """The share of right ones of a class, drawn towards what is known without it (a Beta prior)."""
    right, count = counts.get(name, (0, 0))
    return (right + weight * towards) / (count + weight)


def _log_odds(share: float) -> float:
    held = min(max(share, 1e-4), 1 - 1e-4)
    return math.log(held / (1 - held))


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def first_day_confidence(
    document_type: str, field: Field, findings: Iterable[Finding], table: FirstDayTable | None = None
) -> float | None:
    """Return the share of right values among those that were found so, 0..1.

    None for a field of which nothing was measured, and where nothing was found. `table` None: the one that ships.
    """
    if field.value is None:
        return None
    share = (table or shipped_table()).share(f"{document_type}.{field.name}", classes_of(field, findings))
    return None if share is None else round(share, 4)


def classes_of(field: Field, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the names of the classes that the value is in, the narrowest first.

    What a check doubts is compared with nothing but what a check doubted.
    """
    says, ahead, letters = _says(field.name, findings), f"{_ahead(field):g}", _letters(field)
    if says in AGAINST:
        return f"{says} {ahead} {letters}", f"{says} {ahead}", says
    return f"{ahead} {says} {letters} {_beside(field)}", f"{ahead} {says} {letters}", f"{ahead} {says}", ahead


def _says(name: str, findings: Iterable[Finding]) -> str:
    mine = [each for each in findings if name in each.fields]
    severities = {each.severity for each in mine}
    for severity in (Severity.CONTRADICTS, Severity.DOUBTS):
        if severity in severities:
            return severity.value
    if any(each.code in PROVEN for each in mine):
        return "proven"
    return Severity.SUPPORTS.value if severities else "silent"


def _letters(field: Field) -> str:
    unsure = field.evidence.get("unclear", 0.0)
    return "clear" if unsure < CLEAR else "fair" if unsure < UNCLEAR else "unclear"


def _beside(field: Field) -> str:
    """What stands beside the value, or of a party's name how many proofs speak for it where nothing looks misread."""
    proofs = field.evidence.get("vouched", 0.0)
    if proofs and field.evidence.get("unclear", 0.0) < UNCLEAR and not MISREAD & field.evidence.keys():
        return VOUCHED[min(len(VOUCHED) - 1, int(proofs) - 2)]
    return "label" if field.evidence.keys() & {"label_left", "label_above", "as_title"} else "bare"


def _ahead(field: Field) -> float:
    score = field.score or 0.0
    rivals = (other.score for other in field.alternatives if other.score is not None and other.value != field.value)
    ahead = min(score, score - max(rivals, default=0.0))
    return max((margin for margin in MARGINS if ahead >= margin), default=MARGINS[0])


@cache
def shipped_table() -> FirstDayTable:
    """The counts that come with docloop."""
    shipped = shipped_json("calibration", "first_day.json")
    return FirstDayTable(_pairs(shipped["classes"]), {name: _pairs(rows) for name, rows in shipped["fields"].items()})


def _pairs(rows: Mapping[str, list[int]]) -> Counts:
    return {name: (right, count) for name, (right, count) in rows.items()}
