"""Signs of what kind of paper it is: which of docloop's words it holds, whatever the language, and its shape."""

from __future__ import annotations

import re
import statistics
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from docloop.model.reading import PageReading, Reading
from docloop.steps.languages import lines_of
from docloop.values.lexicon import Language
from docloop.values.lexicon_data import shipped_lexicon
from docloop.values.normal_forms import label_key

NARROW = "narrow"
"""How narrow the first page is: above 0 like a till roll, below 0 like a letter."""

AMOUNTS = "amounts"
"""How many lines of the first page hold an amount with cents, 0..1; 1 is several."""

PROSE = "prose"
"""Which share of the first page's lines is running text, 0..1."""

E_INVOICE = "e_invoice"
"""Whether an e-invoice comes with it, by the first element of its XML."""

SHAPES = frozenset({NARROW, AMOUNTS, PROSE, E_INVOICE})
"""Signs that are no word lists."""

_MANY_AMOUNTS = 5
_AMOUNT = re.compile(r"(?<![\d.,/-])\d[\d.,' ]*[.,]\d{2}(?![\d.,/-])")
_WORD = re.compile(r"[^\W\d_]{2,}")
_WORDY = 8
"""Words of a line of running text; captions and items have fewer."""

_BETWEEN = 60
"""Characters of the page's own size that such a page has side by side; a till roll has 20 to 45, a letter 80 to 100."""

_MOST = 120
_LONGEST = 4
"""Words in the longest expression looked for."""

_TITLE = "title."
_HEAD_LINES = 4
"""The first lines of a document, among which its title stands if it has one."""

_SHORTEST = 3
"""Letters of the shortest."""

_LEAST_TEXT = 6
"""Letters of a line that tells the width of a character."""


def signs_of(reading: Reading, languages: Sequence[Language]) -> dict[str, float]:
    """Return the signs by name: 1.0 for each word list of which the document holds a word, and those of SHAPES.

    Lists are named as in `data/words`: a label by its field, others behind their section: `column.UNIT_PRICE`,
    `party.buyer`, `phrase.card`, `title.receipt.refund`. A title is also named as `head.receipt.refund` where it is
    nearly all of one of the first lines, which is the title of no other type.
    """
    known = _expressions(tuple(language.code for language in languages))
    found: set[str] = set()
    heads: set[str] = set()
    for number, tokens in enumerate(lines_of(reading)):
        of_line = {name for joined in _runs(tokens) for name in known.get(joined, ())}
        found |= of_line
        if number < _HEAD_LINES and len(tokens) <= _LONGEST:
            heads |= _head_of(of_line)
    signs = dict.fromkeys(sorted(found | heads), 1.0)
    if reading.pages:
        signs.update(_shape(reading.pages[0]))
    if reading.embedded is not None and reading.embedded.syntax:
        signs[E_INVOICE] = 1.0
    return signs


def _runs(tokens: Sequence[str]) -> Iterator[str]:
    """Every few words of a line that follow each other, written together."""
    for i in range(len(tokens)):
        joined = ""
        for token in tokens[i : i + _LONGEST]:
            joined += token
            yield joined


def _head_of(names: Collection[str]) -> set[str]:
    titles = {name for name in names if name.startswith(_TITLE)}
    types = {name.split(".")[1] for name in titles}
    return {f"head.{name.removeprefix(_TITLE)}" for name in titles} if len(types) == 1 else set()


def _shape(page: PageReading) -> dict[str, float]:
    """What a page looks like, whatever its words."""
    amounts = sum(bool(_AMOUNT.search(line.text)) for line in page.lines)
    prose = sum(len(_WORD.findall(line.text)) >= _WORDY for line in page.lines)
    shape = {AMOUNTS: min(1.0, amounts / _MANY_AMOUNTS), PROSE: round(prose / max(1, len(page.lines)), 3)}
    if (narrow := _narrowness(page)) is not None:
        shape[NARROW] = narrow
    return shape


def _narrowness(page: PageReading) -> float | None:
    """In hundreds of characters, -0.6..0.6; None for a page with hardly a line."""
    lines = [line for line in page.lines if len(line.text) >= _LEAST_TEXT]
    if not lines:
        return None
    width = statistics.median((line.box.right - line.box.left) / len(line.text) for line in lines)
    if width <= 0:
        return None
    extent = max(line.box.right for line in page.lines) - min(line.box.left for line in page.lines)
    return round((_BETWEEN - min(_MOST, extent / width)) / 100, 3)


@lru_cache(maxsize=64)
def _expressions(codes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The names of the lists that hold each expression of these languages, folded and written together."""
    languages = shipped_lexicon().languages
    found: dict[str, set[str]] = {}
    for name, words in chain.from_iterable(_lists(languages[code]) for code in codes):
        for word in words:
            if len(key := label_key(word)) >= _SHORTEST:
                found.setdefault(key, set()).add(name)
    return {key: tuple(names) for key, names in found.items()}


def _lists(language: Language) -> Iterator[tuple[str, Sequence[str]]]:
    yield from language.labels.items()
    for section, named in (("column", language.columns), ("party", language.parties), ("phrase", language.phrases)):
        for name, words in named.items():
            yield f"{section}.{name}", words
    for document_type, kinds in language.kinds.items():
        for kind, words in kinds.items():
            yield f"{_TITLE}{document_type}.{kind}", words
