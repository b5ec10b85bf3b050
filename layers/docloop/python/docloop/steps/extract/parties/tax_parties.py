"""Whose tax number it is: the supplier's or the customer's, and what a country calls such numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docloop.steps.extract.page.columns import ALIGNED
from docloop.steps.extract.page.labels import Label
from docloop.steps.extract.score.evidence import Sighting
from docloop.values.field_roles import FieldRole, role_traits
from docloop.values.kind import Shape
from docloop.values.tax_forms import forms_of

REACH = 10
"""Rows below the heading of a party that its block takes at most."""

_BUYERS = frozenset({FieldRole.CUSTOMER, "ship_to"})
_SELLERS = frozenset({FieldRole.SUPPLIER, "payee"})
"""Roles, and docloop's lists of words for parties that have none."""


def tax_names(countries: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """What the countries call their tax numbers, as further words of the field's list."""
    names = [
        name for code in countries for form in forms_of(code) if form.kind != "registration" for name in form.names
    ]
    return {role_traits()[FieldRole.SUPPLIER_TAX_ID].words[0]: tuple(dict.fromkeys(names))}


def of_block(sighting: Sighting, labels_by_row: Mapping[int, Sequence[Label]]) -> dict[str, float]:
    """Whether a number stands in the block under a heading such as "Bill to" or "Seller"; nothing where in none."""
    row, page = sighting.segment.row, sighting.segment.page
    for above in range(row, row - REACH - 1, -1):
        heads = [
            label
            for label in labels_by_row.get(above, ())
            if label.segment.page == page
            and label.box.left <= sighting.box.left + ALIGNED
            and (above < row or label.box.right <= sighting.box.left)
            and _is_heading(label)
        ]
        if not heads and above < row and any(_ends_block(label) for label in labels_by_row.get(above, ())):
            return {}
        if heads:
            nearest = max(heads, key=lambda label: label.box.left)
            named = {each.role or each.field for each in nearest.meanings if not each.negated}
            if named & _BUYERS and not named & _SELLERS:
                return {"buyers_block": 1.0}
            return {"sellers_block": 1.0} if named & _SELLERS and not named & _BUYERS else {}
    return {}


def _ends_block(label: Label) -> bool:
    """Whether it stands beside what no party's block holds: an amount, or the number of the paper."""
    return any(each.kind.amount or each.role is FieldRole.NUMBER for each in label.meanings)


def _is_heading(label: Label) -> bool:
    """Whether it names a party and stands alone, or at the head of its line before a colon."""
    if not any(meaning.kind.shape is Shape.NAME for meaning in label.meanings):
        return False
    text = label.segment.text
    alone = label.end - label.start >= 0.7 * len(text.strip(" :"))
    return alone or (label.start == 0 and text[label.end :].lstrip().startswith(":"))
