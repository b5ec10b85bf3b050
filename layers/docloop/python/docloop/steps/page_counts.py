"""How a page counts itself: "page 2 of 3", "Seite 2/3", "- 2 -", in every language of `data/words`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from docloop.model.geometry import Box
from docloop.model.reading import Line, PageReading, Word
from docloop.values.lexicon_data import shipped_lexicon
from docloop.values.line_words import any_word
from docloop.values.normal_forms import fold

MARGIN = 0.12
"""How far from the upper and the lower edge a number may stand that counts pages without saying so."""

MOST = 500
"""Pages that a paper counts at most; a larger number is none of a page."""

FAR = 3.0
"""Text heights between two words of a line that belong together."""

_SHORT = 3
"""Letters of a word that means a page only before "n of m": S., p., fl."""

_BARE = re.compile(r"\W{0,3}(\d{1,3})\W{0,3}")
_WORD_BEHIND = re.compile(r"(?<![\d.,/])(?P<number>\d{1,3})\s*(?:/\s*(?P<of>\d{1,3})\s*)?(?:ページ|頁|页|頁目)")


@dataclass(frozen=True)
class PageCount:
    """Page `number` of a paper of `of` pages; None: it does not say of how many."""

    number: int
    of: int | None = None

    @property
    def last(self) -> bool:
        return self.of is not None and self.number >= self.of

    def follows(self, before: PageCount) -> bool:
        """Whether it is the very next page of the same count."""
        return self.number == before.number + 1 and (self.of == before.of or None in (self.of, before.of))


def page_count(page: PageReading) -> PageCount | None:
    """Return how the page counts itself in words, or as "2 / 3" in its margin; the first such place counts."""
    for line in sorted(page.lines, key=_from_edge):
        folded = fold(line.text)
        for match in (*_worded().finditer(folded), *_WORD_BEHIND.finditer(line.text)):
            if (count := _count(match["number"], match["of"], short=_is_short(match))) is not None:
                return count
    for line in page.lines:
        if _from_edge(line) <= MARGIN:
            for run in _runs(line):
                alone = _alone().fullmatch(fold(_text(run)))
                if alone is not None and (count := _count(alone[1], alone[2], short=True)) is not None:
                    return count
    return None


def bare_count(page: PageReading) -> int | None:
    """Return the number that stands alone at the edge of the page; None where none or several do."""
    found = {
        int(match[1])
        for line in page.lines
        if _from_edge(line) <= MARGIN
        for run in _runs(line)
        if (match := _BARE.fullmatch(_text(run))) is not None
    }
    alone = next(iter(found)) if len(found) == 1 else 0
    return alone if 0 < alone <= MOST else None


def _is_short(match: re.Match[str]) -> bool:
    named = match.groupdict().get("word")
    return named is not None and len(named.rstrip(".")) <= _SHORT


def _count(number: str, of: str | None, *, short: bool) -> PageCount | None:
    """None for what cannot be a page's place; `short`: without the whole, it may be anything."""
    first, whole = int(number), int(of) if of else None
    if whole is not None and not first <= whole <= MOST:
        whole = None
        if short:
            return None
    return None if not 0 < first <= MOST or (short and whole is None) else PageCount(first, whole)


def _from_edge(line: Line) -> float:
    return min(line.box.center_y, 1 - line.box.center_y)


def _runs(line: Line) -> list[Sequence[Word]]:
    """The words of a line, apart where a wide gap is."""
    height = Box.around(word.box for word in line.words).height
    runs: list[list[Word]] = []
    for word in line.words:
        if runs and word.box.left - runs[-1][-1].box.right <= FAR * height:
            runs[-1].append(word)
        else:
            runs.append([word])
    return list(runs)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


@cache
def _between() -> str:
    """What stands between a page's number and how many there are."""
    return rf"\s*(?:[/|(–-]|\b{any_word('pages_of')})\s*"


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}(\d{{1,3}}){_between()}(\d{{1,3}})\W{{0,3}}")


@cache
def _worded() -> re.Pattern[str]:
    """A word for a page and what is counted behind it."""
    words = {
        fold(each).rstrip(".")
        for language in shipped_lexicon().languages.values()
        for each in language.phrases.get("page", ())
        if not any(c.isdigit() for c in each)
    }
    count = rf"(?P<number>\d{{1,3}})(?:{_between()}(?P<of>\d{{1,3}}))?(?![\d.,/:-]*\d)"
    named = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?P<word>{named})(?![^\W\d_])[\W_]{{0,4}}{count}")
