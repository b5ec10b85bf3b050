"""Which of a paper's numbers is its own: not that of the invoice it refers to; that of a quote where it is one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from docloop.model.document_type import FieldSpec
from docloop.steps.extract.page.labels import Label
from docloop.steps.extract.page.layout import Layout
from docloop.steps.extract.score.evidence import Sighting, beside_labels
from docloop.values.field_roles import FieldRole
from docloop.values.identifiers import says_number
from docloop.values.lexicon import Language
from docloop.values.line_words import any_word
from docloop.values.normal_forms import label_key

LABELS = frozenset({"label_left", "label_above"})
LIKEWISE = ("QUOTE_NUMBER", "DELIVERY_NOTE_NUMBER")
"""Lists of words for the number of papers that are no invoices and are read like them."""

ITEM_AMOUNTS = 2
"""Amounts in a row from which on it lists an item; a number in it is an article's."""

LONGEST_VALUE = 9
"""Words of a line that begins with a number below its label."""

LONGEST_TITLE = 3
"""Words of a title that stands alone."""

_SENTENCE = re.compile(r"\s+(?:[^\W\d_]{2,}\s+){3}[^\W\d_]{2,}(?![^\W\d_])")
"""Four words right behind it, with no mark and no figure between."""

_DOUBTED = frozenset({"refers", "in_prose", "in_item_row", "credited"})

_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER_WORD = re.compile(rf"\W*(?:{any_word('number')}|#)\W*$", re.IGNORECASE)
_REFERS = re.compile(rf"(?<!\w){any_word('refers')}\W*$", re.IGNORECASE)


@dataclass(frozen=True)
class Rows:
    """What a paper's rows are: `items` of several amounts, `credited` whether one is the title of a credit note,
    `numbered` the cells behind one that says "No." alone, as row and left edge, `titled` those of them whose row begins
    with what a paper is called.

    `invoices` and `credits` are the keys of what such papers are called in the paper's languages.
    """

    items: frozenset[int]
    credited: bool
    invoices: tuple[str, ...]
    credits: frozenset[str]
    numbered: frozenset[tuple[int, float]] = frozenset()
    titled: frozenset[tuple[int, float]] = frozenset()
    called: frozenset[str] = frozenset()
    """Keys of what papers of any kind are called."""


def rows_of(layout: Layout, amounts: Sequence[Sighting], languages: Sequence[Language]) -> Rows:
    """Return what the rows are. `amounts` are those of the whole paper."""
    counts = Counter(each.segment.row for each in amounts if "no_cents" not in each.evidence)
    titles = frozenset(label_key(title) for each in languages for title in _titles(each, "credit_note"))
    numbered = [
        (row, (row.number, cell.box.left))
        for row in layout.rows
        for before, cell in pairwise(row.segments)
        if says_number(before.text)
    ]
    called = frozenset(
        label_key(title)
        for each in languages
        for kinds in each.kinds.values()
        for titles_of_kind in kinds.values()
        for title in titles_of_kind
    )
    return Rows(
        frozenset(row for row, count in counts.items() if count >= ITEM_AMOUNTS),
        any(label_key(each.text) in titles for each in layout.segments if len(each.words) <= LONGEST_TITLE),
        tuple(key for each in languages for title in _titles(each, "invoice") if len(key := label_key(title)) > 3),
        titles,
        frozenset(place for _, place in numbered),
        frozenset(place for row, place in numbered if label_key(row.segments[0].text) in called),
        called,
    )


def _titles(language: Language, kind: str) -> Sequence[str]:
    return [title for title in language.kinds.get("invoice", {}).get(kind, ()) if kind != "invoice" or title.isalpha()]


def of_own_number(
    spec: FieldSpec,
    sightings: Sequence[Sighting],
    labels: dict[int, list[Label]],
    beside: Sequence[dict[str, float]],
    rows: Rows,
) -> list[dict[str, float]]:
    """Return the evidence of labels, `beside`, with what makes a number another paper's or this one's."""
    if spec.role is not FieldRole.NUMBER:
        return list(beside)
    found = [
        {**one, **_refers(sighting, labels), **_in_prose(sighting, one), **_of_rows(sighting, labels, rows)}
        if LABELS & one.keys()
        else one
        for sighting, one in zip(sightings, beside, strict=True)
    ]
    if any(LABELS & one.keys() and not _DOUBTED & one.keys() for one in found):
        return found
    return [_likewise(spec, sighting, labels, one, rows) for sighting, one in zip(sightings, found, strict=True)]


def _of_rows(sighting: Sighting, labels: dict[int, list[Label]], rows: Rows) -> dict[str, float]:
    """Whether it stands in a row of items, or on a credit note is said to be the invoice's.

    One figure is no short number behind "Invoice no."
    """
    evidence = {"in_item_row": 1.0} if sighting.segment.row in rows.items else {}
    if {"short", "numbered"} <= sighting.evidence.keys():
        evidence["short"] = 0.0
    if rows.credited and any(_names_invoice(label, rows) for label in _labels_of(sighting, labels)):
        evidence["credited"] = 1.0
    return evidence


def _names_invoice(label: Label, rows: Rows) -> bool:
    key = label_key(label.segment.text[label.start : label.end])
    own = any(name in key for name in rows.credits)
    numbers = any(m.role is FieldRole.NUMBER for m in label.meanings)
    return numbers and not own and any(name in key for name in rows.invoices)


def _labels_of(sighting: Sighting, labels: dict[int, list[Label]]) -> Sequence[Label]:
    """The labels to its left, else those right above it."""
    row = labels.get(sighting.segment.row, ())
    left = [label for label in row if label.box.left < sighting.box.left]
    above = [
        label
        for label in labels.get(sighting.segment.row - 1, ())
        if label.box.left < sighting.box.right and sighting.box.left < label.box.right
    ]
    return [max(left, key=lambda label: label.box.left)] if left else above


def _in_prose(sighting: Sighting, beside: dict[str, float]) -> dict[str, float]:
    """Whether a sentence goes on behind the number: "DocNro 30000000007 no se encuentra inscripto en condición".

    A long line below a label is none of its values either.
    """
    goes_on = _SENTENCE.match(sighting.segment.text[sighting.end :])
    within = "label_above" in beside and len(sighting.segment.words) > LONGEST_VALUE
    return {"in_prose": 1.0} if goes_on or within else {}


def _refers(sighting: Sighting, labels: dict[int, list[Label]]) -> dict[str, float]:
    """Whether the words before the label say that the number is another paper's: "Gutschrift zur Rechnung Nr. 17"."""
    before = [
        label
        for label in labels.get(sighting.segment.row, ())
        if label.segment is sighting.segment
        and label.end <= sighting.start
        and any(meaning.role is FieldRole.NUMBER for meaning in label.meanings)
    ]
    last = max(before, key=lambda label: label.end, default=None)
    return {"refers": 1.0} if last is not None and _REFERS.search(last.segment.text[: last.start]) else {}


def _likewise(
    spec: FieldSpec, sighting: Sighting, labels: dict[int, list[Label]], beside: dict[str, float], rows: Rows
) -> dict[str, float]:
    """The evidence of a paper without an invoice's number: a quote's number counts, or one behind a bare "No."."""
    if LABELS & beside.keys():
        return beside
    for name in LIKEWISE:
        other = beside_labels(spec.model_copy(update={"name": name}), sighting, labels)
        if LABELS & other.keys():
            return other
    return beside if "other_label" in beside else {**beside, **_numbered(sighting, rows)}


def _numbered(sighting: Sighting, rows: Rows) -> dict[str, float]:
    """Whether "No." stands right before it, in its own cell or alone in the one to the left; more, where the row begins
    with the title of a paper: "OFFERTE | Nr. | 001".
    """
    place = (sighting.segment.row, sighting.segment.box.left)
    behind = sighting.start == 0 and place in rows.numbered
    if not behind and ("numbered" not in sighting.evidence or _of_something(sighting, rows)):
        return {}
    return {"sole_number": 1.5 if behind and place in rows.titled else 1.0}


def _of_something(sighting: Sighting, rows: Rows) -> bool:
    """Whether the words before "No." say whose number it is, and are no title of a paper: "Manifest# 17"."""
    words = _WORD.findall(_NUMBER_WORD.sub("", sighting.segment.text[: sighting.start]))
    return bool(words) and label_key(" ".join(words)) not in rows.called
