"""What the amounts of a document say about each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docloop.model.document_type import FieldSpec
from docloop.model.geometry import Box
from docloop.steps.deadline import NEVER, Deadline
from docloop.steps.extract.amounts.arithmetic import Parts, parts_of_sums
from docloop.steps.extract.page.labels import Label
from docloop.steps.extract.score.evidence import Sighting, beside_labels
from docloop.values.field_roles import FieldRole
from docloop.values.line_words import any_word

MOST_COMPARED = 40
"""Amounts compared pair by pair; a document of hundreds of pages must not take minutes."""

FEW_DENIED, NEAR_DENIED = 8, 2
"""Of few amounts beside words that rule them out every pair is compared, of more only neighbours."""

HIGHEST_TAX_SHARE = Decimal("0.22")
"""Of a total: 28 % on top of the net amount, above any general rate in use."""

_CARD = re.compile(any_word("card"), re.IGNORECASE)
FIVE_CENTS = Decimal("0.05")
CENT = Decimal("0.01")
TAX_RATES = tuple(
    Decimal(percent) / 100
    for percent in (5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 27)
)
"""Rates of taxes on sales that are in use; a rate that is missing makes a sum say less, not something wrong."""

LARGEST_ROLES = frozenset({FieldRole.GROSS, FieldRole.DUE_AMOUNT})


@dataclass(frozen=True)
class Amounts:
    """Amounts by field, in reading order: `beside` a label of the field, `denied` beside a word that rules it out.

    `named` are the fields by their roles. `cards` are the rows that name a payment card: what it was charged is what
    was to pay.
    """

    beside: dict[str, list[Decimal]]
    denied: dict[str, list[Decimal]]
    named: dict[FieldRole, str]
    parts: Parts
    cards: frozenset[int]

    def beside_role(self, role: FieldRole) -> list[Decimal]:
        return self.beside.get(self.named.get(role, ""), [])

    def first_of(self, role: FieldRole) -> list[Decimal]:
        """The different amounts beside a role's labels, as many as are worth comparing with each other."""
        return list(dict.fromkeys(self.beside_role(role)))[:MOST_COMPARED]

    def denied_totals(self) -> list[Decimal]:
        return self.denied.get(self.named.get(FieldRole.GROSS, ""), [])


def labelled_amounts(
    specs: Iterable[FieldSpec],
    sightings: Sequence[Sighting],
    labels_by_row: dict[int, list[Label]],
    deadline: Deadline = NEVER,
) -> Amounts:
    """What labels alone say about the document's amounts."""
    settled = {
        row
        for row, labels in labels_by_row.items()
        if any(meaning.negated and meaning.role is FieldRole.GROSS for label in labels for meaning in label.meanings)
    }
    cards = frozenset(
        row for row in settled if any(_CARD.search(one.segment.text, one.start, one.end) for one in labels_by_row[row])
    )
    found = Amounts({}, {}, {}, parts_of_sums(sightings, settled), cards)
    for spec in specs:
        if not spec.kind.amount:
            continue
        found.beside[spec.name], found.denied[spec.name] = [], []
        if spec.role:
            found.named[spec.role] = spec.name
        for sighting in sightings:
            deadline.check()
            evidence = beside_labels(spec, sighting, labels_by_row)
            if evidence.keys() & {"label_left", "label_above"}:
                found.beside[spec.name].append(Decimal(sighting.value))
            elif "other_label" in evidence:
                found.denied[spec.name].append(abs(Decimal(sighting.value)))
    return found


def of_amounts(
    spec: FieldSpec,
    sightings: Sequence[Sighting],
    amounts: Amounts,
    elsewhere: Collection[tuple[int, Box]] = (),
    coded: Collection[Decimal] = (),
) -> list[dict[str, float]]:
    """What amounts say about each other: the largest, printed again, sums that come out, their part in such a sum.

    `elsewhere` are the pages and boxes of amounts in another currency than the document's, `coded` those that a payment
    slip repeats for machines.
    """
    values = [Decimal(sighting.value) for sighting in sightings]
    counts = Counter(values)
    sure = [value for value, sighting in zip(values, sightings, strict=True) if "no_cents" not in sighting.evidence]
    own = [value for value, sighting in zip(values, sightings, strict=True) if _is_own(sighting, elsewhere)]
    largest = max(own, default=None)
    highest_tax = max(amounts.beside_role(FieldRole.GROSS), default=Decimal("Infinity")) * HIGHEST_TAX_SHARE
    totals, nets, taxes = (amounts.first_of(role) for role in (FieldRole.GROSS, FieldRole.NET, FieldRole.TAX))
    known = {
        FieldRole.GROSS: {net + tax for net in nets for tax in taxes if tax > 0},
        FieldRole.NET: {total - tax for total in totals for tax in taxes if tax > 0},
        FieldRole.TAX: {total - net for total in totals for net in nets},
    }.get(spec.role or FieldRole.NONE, set())
    settled = _differences(amounts.denied_totals()) if spec.role is FieldRole.GROSS else set()
    levied = _levied(sure) if spec.role is FieldRole.GROSS else set()
    beside = Counter(amounts.beside[spec.name])
    labelled = [amount for role in LARGEST_ROLES for amount in amounts.beside_role(role) if amount]
    owed = bool(labelled) and all(amount < 0 for amount in labelled)
    # Where no amount has cents, none is the worse for having none.
    whole = not any("no_cents" not in sighting.evidence for sighting in sightings)
    found = []
    for place, value in enumerate(values):
        evidence = _of_role(spec.role, place, amounts.parts)
        evidence |= {"repeated": 1.0} if counts[value] > 1 else {}
        evidence |= {"labelled_again": 1.0} if beside[value] > 1 else {}
        if spec.role in LARGEST_ROLES and value == largest:
            evidence["largest"] = 1.0
        if (sightings[place].segment.page, sightings[place].box) in elsewhere:
            evidence["other_currency"] = 1.0
        if spec.role in LARGEST_ROLES and owed and "negative" in sightings[place].evidence:
            evidence["negative"] = 0.0  # what a credit note pays back
        if spec.role is FieldRole.DUE_AMOUNT and not amounts.beside[spec.name]:
            # Where nothing else is said to be due, the whole is.
            evidence["as_total" if value == max(totals, default=None) else "no_label"] = 1.0
        if value in coded and spec.role in LARGEST_ROLES:
            evidence["in_payment_line"] = 1.0
        if value > 0 and value in known:
            evidence["adds_up"] = 1.0
        if value > 0 and value in settled:
            evidence["paid_less_change"] = 1.0
        if value == 0 and any(values) and spec.role in {FieldRole.NET, FieldRole.GROSS}:
            evidence["nothing"] = 1.0
        if spec.role is FieldRole.TAX and value > highest_tax:
            evidence["too_large"] = 1.0
        if spec.role is FieldRole.GROSS:
            evidence.update(_of_rounding(value, sure, totals))
            evidence.update(_of_total(value, totals, amounts.beside_role(FieldRole.DUE_AMOUNT)))
            evidence.update({"levied": 1.0} if value in levied else {})
            evidence.update({"on_card": 1.0} if sightings[place].segment.row in amounts.cards else {})
        if whole and "no_cents" in sightings[place].evidence:
            evidence["no_cents"] = 0.0
        found.append(evidence)
    return found


def _is_own(sighting: Sighting, elsewhere: Collection[tuple[int, Box]]) -> bool:
    """Whether an amount may be the largest of the document: it has cents and is in the document's currency."""
    return "no_cents" not in sighting.evidence and (sighting.segment.page, sighting.box) not in elsewhere


_PARTS = {
    FieldRole.NET: "first",
    FieldRole.TAX: "added",
    FieldRole.TIP: "added",
    FieldRole.GROSS: "end",
    FieldRole.DUE_AMOUNT: "end",
}


def _of_role(role: FieldRole | None, place: int, known: Parts) -> dict[str, float]:
    """Whether the amount plays the field's part in a sum, or only another part."""
    evidence: dict[str, float] = {}
    if place in known.of_items and role in {FieldRole.NET, FieldRole.GROSS}:
        evidence["sum_of_items"] = 1.0
    parts = {"first": known.first, "added": known.added, "end": known.end}
    if place in parts.get(_PARTS.get(role or FieldRole.NONE, ""), ()):
        evidence["part_of_sum"] = 1.0
    elif any(place in places for places in parts.values()):
        evidence["other_part"] = 1.0
    return evidence


def _of_total(value: Decimal, totals: Sequence[Decimal], due: Sequence[Decimal]) -> dict[str, float]:
    """What is to pay is a total where nothing else is said to be it, and likely one where it is called both."""
    if not value or value not in due:
        return {}
    return {"also_due" if any(totals) else "as_due": 1.0}


def _of_rounding(value: Decimal, values: Sequence[Decimal], totals: Sequence[Decimal]) -> dict[str, float]:
    """Where the smallest coin is five cents, 45.34 is paid as 45.35, and both are printed."""
    if value <= 1:
        return {}
    if value % FIVE_CENTS == 0 and any(0 < abs(value - other) < FIVE_CENTS and other % FIVE_CENTS for other in totals):
        return {"rounded": 1.0}
    if value % FIVE_CENTS and any(
        0 < abs(value - other) < FIVE_CENTS and not other % FIVE_CENTS for other in values[-MOST_COMPARED:]
    ):
        return {"unrounded": 1.0}
    return {}


def _levied(values: Sequence[Decimal]) -> set[Decimal]:
    """Amounts that are another one times a tax rate, where the sum of both is printed, too: the tax of a summary."""
    printed = set(values)
    last = sorted(printed)[-MOST_COMPARED:]
    return {
        gross - net
        for i, net in enumerate(last)
        for gross in last[i + 1 :]
        if gross - net in printed and any(abs(net * rate - (gross - net)) <= CENT for rate in TAX_RATES)
    }


def _differences(others: Sequence[Decimal]) -> set[Decimal]:
    """Cash given less change returned: differences of amounts that stand beside words that are not the total's.

    So is a discount from what it was given on. Of many amounts some differ by anything: neighbours count, and the rest
    has to be the larger part.
    """
    last = others[-MOST_COMPARED:]
    few = len(others) <= FEW_DENIED
    near = MOST_COMPARED if few else NEAR_DENIED
    return {
        paid - change
        for i, paid in enumerate(last)
        for change in last[i + 1 : i + 1 + near]
        if paid > change >= 0 and (few or paid > 2 * change)
    }
