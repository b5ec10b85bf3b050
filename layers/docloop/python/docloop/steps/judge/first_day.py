"""How sure the rules are before anybody has labelled anything: how often values found in such a way were right.

A value is compared with those of the same field that were found in the same way: what the checks say of it, whether a
label stands beside it, and how far it is ahead of the next best. The table of counts is measured on papers of many
makers, countries and media: `python -m tests.benchmark.first_day`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from docloop.model.extraction import Field
from docloop.model.finding import Finding, Severity
from docloop.values.shipped_data import shipped_json

MARGINS = (0.0, 1.0, 2.0, 3.0, 4.0, 6.0)
"""Log odds by which a value is ahead of the next best and of none."""

PRIOR = 4.0
"""As many cases as this weigh what is known of a wider class of values, with which few cases are eked out.

Of 2, 4, 6 and 8 the one with the fewest wrong among as many accepted, makers left out.
"""

PROVEN = frozenset({"sum.holds", "iban.holds", "vat.holds"})
"""Findings that a wrong value hardly ever brings about."""

VOUCHED = ("two proofs", "three proofs")
"""Classes of names that several things speak for: a heading, a web address, the register, the same name elsewhere."""

UNCLEAR = 0.5
"""How unsure the reader may be of a letter of such a name."""

MISREAD = frozenset({"looks_misread", "repairable", "repair_doubtful"})

AGAINST = frozenset({Severity.CONTRADICTS.value, Severity.DOUBTS.value})

Counts = dict[str, tuple[int, int]]
"""Right ones and all, by class; the classes of a field are nested."""


def first_day_confidence(document_type: str, field: Field, findings: Iterable[Finding]) -> float | None:
    """Return the share of right values among those that were found so, 0..1.

    The share of each class is drawn towards that of the class around it, the widest towards a half (a Beta prior). None
    for a field of which nothing was measured, and where nothing was found.
    """
    counts = shipped_counts().get(f"{document_type}.{field.name}")
    if counts is None or field.value is None:
        return None
    share = 0.5
    for name in reversed(classes_of(field, findings)):
        right, count = counts.get(name, (0, 0))
        share = (right + PRIOR * share) / (count + PRIOR)
    return round(share, 4)


def classes_of(field: Field, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the names of the classes that the value is in, the narrowest first, the last of all values.

    What a check doubts is compared with nothing but what a check doubted.
    """
    says, beside, ahead = _says(field.name, findings), _beside(field), _ahead(field)
    if says in AGAINST:
        return f"{says} {beside} {ahead:g}", f"{says} {ahead:g}", says
    if beside in VOUCHED:
        return f"{says} {beside} {ahead:g}", f"{says} {beside}", "vouched", "all"
    return f"{says} {beside} {ahead:g}", f"{says} {ahead:g}", f"{ahead:g}", "all"


def _says(name: str, findings: Iterable[Finding]) -> str:
    mine = [each for each in findings if name in each.fields]
    severities = {each.severity for each in mine}
    for severity in (Severity.CONTRADICTS, Severity.DOUBTS):
        if severity in severities:
            return severity.value
    if any(each.code in PROVEN for each in mine):
        return "proven"
    return Severity.SUPPORTS.value if severities else "silent"


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
def shipped_counts() -> dict[str, Counts]:
    """The counts that come with docloop, by type and field, as `type.FIELD`."""
    counts = shipped_json("calibration", "first_day.json")["counts"]
    return {field: {name: (right, count) for name, (right, count) in rows.items()} for field, rows in counts.items()}
