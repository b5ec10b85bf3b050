"""Companies named outside of any block: in footers, remittance lines and sentences, or as a web address."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from docloop.steps.extract.page.layout import Layout, Segment
from docloop.steps.extract.parties.sites import like_site
from docloop.values.legal_forms import legal_form
from docloop.values.line_vocabulary import letters
from docloop.values.normal_forms import word_key
from docloop.values.party_texts import core_of, is_word_of_papers

MOST_SEGMENTS = 900
"""Segments that are looked through, from the first page on."""

MOST_WORDS = 7
"""Words of a name before its legal form."""

_WORDS_OF_SITE = 4
"""Words that a web address may be made of: "britishgas" is "British Gas"."""

_LEAST_SITE = 5
"""Letters of a web address that are enough to find a name by."""

_TOKEN = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_JOINS = re.compile(r"[\s'’&+/–-]*|\.\s*")
_BEFORE_FORM = re.compile(r"[\s,'’&+–-]*|\.\s*")
_LINKS = frozenset({"and", "und", "et", "y", "e", "of", "de", "da", "do", "del", "des", "für"})
_PLAIN_FORM = re.compile(
    r"\b(?:[^\W\d_]+[a-z][A-Z]+[^\W\d_]*|(?:[^\W\d_]{1,3}\.\s?){2,5})(?=\s)|(?<=\s)[A-Z]{2,5}(?=\s+[a-zß-ÿ])"
)
"""What may be a legal form in the middle of a line by the look of it: "SpA", "GmbH", "S.p.A.", "AG" before "ist"."""

_LONGEST = 200
"""Characters of a segment that are looked at."""

_PART_OF_SITE = re.compile(r"[@.]\s?$")


@dataclass(frozen=True)
class Mention:
    """A name as printed, where it is printed, first of all as it is given, and whether a web address is like it."""

    name: str
    segments: tuple[Segment, ...]
    in_web: bool


def mentions(layout: Layout, sites: Collection[str]) -> list[Mention]:
    """Every company with a legal form, and every name that a web address in `sites` has; the most printed first."""
    whole = frozenset(name for name in sites if len(name) >= _LEAST_SITE)
    found: dict[str, list[tuple[str, Segment]]] = defaultdict(list)
    for segment in layout.segments[:MOST_SEGMENTS]:
        for name in dict.fromkeys((*_with_form(segment.text), *_of_site(segment.text, whole))):
            if 4 <= len(core_of(name)) <= 60 and not is_word_of_papers(core_of(name)):
                found[core_of(name)].append((name, segment))
    _absorb(found)
    named = [_mention(core, places, sites) for core, places in found.items()]
    return sorted(named, key=lambda each: -len(each.segments))


def _absorb(found: dict[str, list[tuple[str, Segment]]]) -> None:
    """Count "NOTICE FROM ACME LTD" as another place of "ACME LTD", and "Acme" of "Acme Ltd"."""
    for core in sorted(found, key=len):
        if core not in found:
            continue
        longer = [other for other in found if other != core and other.endswith(core)]
        formed = any(legal_form(name) for name, _ in found[core])
        for other in longer:
            if formed:
                found[core] += found.pop(other)
            else:
                found[other] += found[core]


def set_as_name(text: str) -> bool:
    """Whether every word but the linking ones begins with a capital letter or a digit, as in names of Latin script."""
    words = _TOKEN.findall(text)
    return all(not word[0].islower() or word in _LINKS for word in words) and not words[0][0].islower()


def _mention(core: str, places: Sequence[tuple[str, Segment]], sites: Collection[str]) -> Mention:
    formed = [place for place in places if legal_form(place[0]) and core_of(place[0]) == core] or [
        place for place in places if core_of(place[0]) == core
    ]
    name, segment = min(formed, key=lambda place: (place[1].page, -len(place[0])))
    rows = {other.row: other for _, other in places if other.row != segment.row}
    return Mention(name, (segment, *rows.values()), like_site(core, sites))


def _with_form(text: str) -> Iterator[str]:
    """Names that end with a legal form, the last first, and those before a form that nothing else is written like."""
    rest = text[:_LONGEST]
    ends = [match.end() for match in _PLAIN_FORM.finditer(rest)]
    for end in sorted({len(rest), *ends}, reverse=True):
        before = rest[:end]
        while place := legal_form(before):
            start, behind = place
            if (begin := _begin(before, start)) is not None:
                yield before[begin:behind]
            before = before[: start if begin is None else begin]


def _begin(text: str, form: int) -> int | None:
    """Where the name before the legal form at `form` begins; None where no name is before it."""
    begin, next_start = None, form
    for count, token in enumerate(reversed(list(_TOKEN.finditer(text[:form])))):
        between = text[token.end() : next_start]
        if count == MOST_WORDS or not (_BEFORE_FORM if count == 0 else _JOINS).fullmatch(between):
            break
        word = token[0]
        if word[0].isupper() or (word[0].isdigit() and len(word) <= 3):
            begin = token.start()
        elif word not in _LINKS:
            break
        next_start = token.start()
    return begin if begin is not None and letters(text[begin:form]) >= 3 else None


def _of_site(text: str, sites: Collection[str]) -> Iterator[str]:
    """Words that make up a web address when written together, each with a capital letter or all of it small."""
    tokens = list(_TOKEN.finditer(text[:_LONGEST])) if sites else []
    for first in range(len(tokens)):
        if _PART_OF_SITE.search(text[: tokens[first].start()]):
            continue
        joined = ""
        for last in range(first, min(len(tokens), first + _WORDS_OF_SITE)):
            if last > first and not _JOINS.fullmatch(text[tokens[last - 1].end() : tokens[last].start()]):
                break
            joined += word_key(tokens[last][0])
            end = tokens[last].end()
            if joined in sites and not re.match(r"[.@]\w|@", text[end:]) and tokens[first][0][0].isupper():
                yield text[tokens[first].start() : end]
