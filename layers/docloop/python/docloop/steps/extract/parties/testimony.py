"""Places outside of any block that say whose paper it is: payees, registers, who signs, the words of a logo."""

from __future__ import annotations

import re

from docloop.steps.extract.page.labels import Label
from docloop.steps.extract.page.layout import Layout, Segment
from docloop.steps.extract.parties.mentions import set_as_name
from docloop.steps.extract.parties.named_blocks import PAID
from docloop.values.legal_forms import legal_form
from docloop.values.line_vocabulary import letters, name_text
from docloop.values.line_words import any_word, whole_words
from docloop.values.normal_forms import word_key
from docloop.values.party_texts import core_of, is_word_of_papers, may_name

SIGNED, LOGO = 3.0, 2.0
"""What it says of a name that somebody signs for it, and that the page begins with its first words."""

_BEHIND_LABEL = 3
"""Letters that may stand between a label and the name: "to", "an"."""

_REGISTER = re.compile(
    r"\b(?:h\.?r\.?[ab]\.?\s?(?:nr\.?\s?)?\d|handelsregister|amtsgericht|r\.?c\.?s\.?\b|capital social|au capital|"
    r"capitale sociale|registro (?:delle )?imprese|sede legale|registro mercantil|registered (?:office|in)|"
    r"company (?:reg|no)|kvk|cin\b|\(\d{12}\)|krs|siège social|zweigniederlassung|geschäftsführer)",
    re.IGNORECASE,
)
"""What companies print in their footers because the law asks for it."""

_FOR = re.compile(rf"^\W*{any_word('signs_for')}\W{{1,3}}(?:m/s\W{{0,2}}\s?)?(?=[^\W\d_])", re.IGNORECASE)
_SIGNATURE = whole_words("signature")
_BELOW_NAME = 0.16
"""Of the page's height: no further below the name somebody signs."""

_LOGO_LINES = 3
_LOGO_TOP = 0.2
_LETTERS_OF_LOGO = 5
_MOST_WORDS = 8


def signers(layout: Layout) -> dict[str, tuple[str, Segment]]:
    """The names that somebody signs for, folded, each as printed and where: "For Shop Ltd", a signature below."""
    places = [each for each in layout.segments if _SIGNATURE.search(each.text)]
    found = {}
    for segment in layout.segments:
        if not (match := _FOR.match(segment.text)) or not any(_signed(segment, place) for place in places):
            continue
        name = name_text(segment.text[match.end() :])
        if may_name(name) and set_as_name(name) and len(name.split()) <= _MOST_WORDS and len(core_of(name)) > 3:
            found[core_of(name)] = name, segment
    return found


def _signed(name: Segment, place: Segment) -> bool:
    return place.page == name.page and 0 <= place.box.top - name.box.top < _BELOW_NAME


def logo(layout: Layout) -> tuple[str, ...]:
    """The first lines of the document, folded, that may be the words of a logo; a whole name with its form is none."""
    first = [each for each in layout.segments if each.page == 1 and each.box.top < _LOGO_TOP][:_LOGO_LINES]
    named = [each.text for each in first if letters(each.text) >= _LETTERS_OF_LOGO and not is_word_of_papers(each.text)]
    cores = [core_of(text) for text in named if legal_form(text) is None]
    return tuple(core for core in cores if len(core) >= _LETTERS_OF_LOGO)


def goes_on_from(core: str, words: tuple[str, ...]) -> bool:
    """Whether a name begins with words of the logo and says more: "NORDHAUS" and "Nordhaus Sanierung"."""
    return any(core.startswith(each) and core != each for each in words)


def paid_in(segment: Segment, own: dict[int, list[Label]], core: str) -> float:
    """Return what it says that a line names who is paid, 0 if it does not; of a direct debit the holder is another."""
    labels = [
        label
        for label in own.get(id(segment), ())
        if core in word_key(segment.text[label.end :])[: len(core) + _BEHIND_LABEL]
    ]
    return max((PAID.get(m.field, 0.0) for label in labels for m in label.meanings), default=0.0)


def registers(text: str) -> bool:
    """Whether a line holds what the law has companies print."""
    return _REGISTER.search(text) is not None
