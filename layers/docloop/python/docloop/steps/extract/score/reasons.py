"""Why a value is believed or doubted, in sentences for the person who looks at it."""

from __future__ import annotations

from collections.abc import Sequence

from docloop.model.extraction import Candidate

CLOSE = 1.5
"""A rival whose score is no further behind than this is worth a look."""

MOST = 4
_SENTENCES = (
    ("other_label", "The label next to it belongs to another field."),
    ("other_heading", "It is under the heading of another party."),
    ("ambiguous", "It can be read in two ways."),
    ("looks_misread", "Some of its characters may be misread."),
    ("unclear", "Some of its characters were hard to read."),
    ("cut_short", "Nearby lines may be part of it."),
    ("negative", "It is printed as a negative amount."),
    ("no_cents", "It is printed without cents."),
    ("unnamed", "Nothing on the document states what kind it is."),
    ("ambiguous_word", "The word may mean something else here."),
    ("negative_total", "The total is negative."),
    ("owed_back", "The total is negative."),
    ("looks_like_date", "It may be a date."),
    ("short", "It is very short."),
    ("summed", "It is the sum of several taxes."),
    ("adds_up", "It matches the other amounts."),
    ("paid_less_change", "It equals the amount paid minus the change."),
    ("check_digits", "Its check digits are correct."),
    ("label_left", "It is next to the label of this field."),
    ("label_above", "It is below the label of this field."),
    ("span", "The words around it are those around other values of this field."),
    ("as_title", "It stands alone, like a title."),
    ("before_number", "It is followed by a number."),
    ("under_heading", "It is under the heading of this party."),
)
_NOTABLE = 0.5


def reasons_for(best: Candidate, rivals: Sequence[Candidate]) -> tuple[str, ...]:
    """Doubts first, then what speaks for it, then the rival that comes close; at most four."""
    found = [sentence for name, sentence in _SENTENCES if best.evidence.get(name, 0.0) >= _NOTABLE]
    if rivals and best.score - rivals[0].score < CLOSE:
        found.insert(0, f"“{rivals[0].text or rivals[0].value}” is almost as likely.")
    return tuple(found[:MOST])
