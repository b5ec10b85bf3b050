"""Titles on the pages: words that say what a paper is, where they stand as a title does and not inside a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from docloop.steps.extract.page.layout import Layout, Segment
from docloop.steps.extract.papers.title_words import LONGEST, TitleWords
from docloop.values.normal_forms import tokens_of

MOST_SEGMENTS = 400
"""Looked through, from the first page on."""

HEAD = 0.45
FOOT = 0.6
"""How far down the first page titles stand, in page fractions, and from where on they hardly do."""

TALL, TALLER = 1.25, 1.8
"""Times the height of the other text."""

_MOST_BEHIND = 6
"""Words of a line behind the title that it begins with."""

_MOST_BESIDE = 2
"""Words of a line around a large title: YOUR INVOICE."""

_SPACED = 4
"""Single letters in a row that are one word set wide: O F F E R T E."""

_LETTERS = 2
"""Letters of a word that is no half of another."""

_JOINING = frozenset("/|·•-–—(,&+")
"""What stands between the two names of a paper in two languages."""

_SENTENCE = frozenset(".,;!")
"""What a sentence ends with, and no title."""

_NO = "not no non kein keine keinen nicht pas ne nem inte ikke geen niet nao nie neni nu isnt ei"
_NOT = frozenset(_NO.split())

Token = tuple[str, int, int]


@dataclass(frozen=True)
class Title:
    """A place that says what a paper is; `evidence` how it does."""

    kind: str
    segment: Segment
    start: int
    end: int
    evidence: dict[str, float]

    @property
    def text(self) -> str:
        return self.segment.text[self.start : self.end]


def titles(layout: Layout, words: TitleWords) -> list[Title]:
    """Every title, in reading order."""
    found: list[Title] = []
    topped = False
    for segment in islice(layout.segments, MOST_SEGMENTS):
        place = _place(segment, layout)
        tokens = _unspaced(segment.text, tokens_of(segment.text))
        for kinds, first, last, said in _named(tokens, segment.text, words, place):
            evidence = {**said, **place}
            start, end = tokens[first][1], tokens[last][2]
            if segment.page == 1 and not topped and evidence.keys() & {"as_title", "heads"}:
                evidence["topmost"], topped = 1.0, True
            found += [Title(kind, segment, start, end, evidence) for kind in sorted(kinds)]
    return found


def _place(segment: Segment, layout: Layout) -> dict[str, float]:
    """How tall it is, and how high on the page."""
    evidence: dict[str, float] = {}
    ratio = segment.box.height / layout.text_height
    if ratio >= TALL:
        evidence["tall"] = 1.5 if ratio >= TALLER else 1.0
    if segment.page > 1:
        evidence["later_page"] = 1.0
    elif segment.box.center_y <= HEAD:
        evidence["high"] = 1.0
    elif segment.box.center_y > FOOT:
        evidence["deep"] = 1.0
    return evidence


def _unspaced(text: str, tokens: Sequence[Token]) -> list[Token]:
    """The words; letters that are set wide as the one word that they are."""
    found: list[Token] = []
    run: list[Token] = []
    for token in [*tokens, ("", len(text), len(text))]:
        if len(token[0]) == 1 and token[0].isalpha():
            run.append(token)
            continue
        if len(run) >= _SPACED:
            found.append(("".join(each[0] for each in run), run[0][1], run[-1][2]))
        else:
            found += run
        run = []
        found.append(token)
    return found[:-1]


def _named(
    tokens: Sequence[Token], text: str, words: TitleWords, place: dict[str, float]
) -> Iterator[tuple[frozenset[str], int, int, dict[str, float]]]:
    """Kinds, first and last word, and evidence of each title in a line."""
    spans = list(_spans(tokens, words, place))
    if not spans:
        return
    taken = {i for _, first, last, _ in spans for i in range(first, last + 1)}
    before = [i for i in range(spans[0][1]) if not _empty(tokens[i][0], words)]
    if any(token in _NOT for token, _, _ in tokens[: spans[0][1]]):
        return
    rest = [i for i in range(len(tokens)) if i not in taken and not _empty(tokens[i][0], words)]
    behind_all = [i for i in range(len(tokens)) if i > spans[-1][2]]
    for number, (kinds, first, last, said) in enumerate(spans):
        key = "".join(token for token, _, _ in tokens[first : last + 1])
        if number and not _joined(tokens, text, spans[number - 1][2], first):
            return  # "Credit note for invoice 17" is no invoice.
        evidence = dict(said)
        if "before_number" in said or (behind_all and not rest and _has_number(tokens, behind_all)):
            evidence["before_number"] = 1.0
            named = key + "".join(tokens[i][0] for i in behind_all if tokens[i][0] in words.numbers)
            if words.references & {key, named}:
                evidence["referred"] = 1.0
        elif not rest:
            evidence["as_title"] = 1.0
        elif len(rest) > 1 and text.rstrip()[-1:] in _SENTENCE:
            return
        elif _heads(before, rest, place):
            evidence["heads"] = 1.0
        else:
            return
        if key in words.ambiguous:
            evidence["ambiguous_word"] = 1.0
        yield kinds, first, last, evidence


def _heads(before: Sequence[int], rest: Sequence[int], place: dict[str, float]) -> bool:
    """Whether a line begins with the title, or is hardly more than one in large letters."""
    if not before and len(rest) <= _MOST_BEHIND and place.keys() & {"tall", "high"}:
        return True
    return "tall" in place and len(rest) <= _MOST_BESIDE


def _spans(
    tokens: Sequence[Token], words: TitleWords, place: dict[str, float]
) -> Iterator[tuple[frozenset[str], int, int, dict[str, float]]]:
    """Titles from left to right, of those that overlap the longest."""
    at, seen = 0, False
    while at < len(tokens):
        for last in range(min(len(tokens), at + LONGEST) - 1, at - 1, -1):
            key = "".join(token for token, _, _ in tokens[at : last + 1])
            if (kinds := words.of(key)) and _whole(tokens[at : last + 1], key, words):
                yield kinds, at, last, {}
                at, seen = last, True
                break
        else:
            if title := words.numbered(tokens[at][0]):
                yield words.of(title), at, at, {"before_number": 1.0}
                seen = True
        at += 1
    if seen or not tokens or "high" not in place:
        return
    # A whole line in another language, or with a letter misread.
    letters = [i for i, (token, _, _) in enumerate(tokens) if not _empty(token, words)]
    if not letters or letters[-1] - letters[0] >= LONGEST:
        return
    key = "".join(token for token, _, _ in tokens[letters[0] : letters[-1] + 1])
    if kinds := words.distant.get(key, frozenset()):
        yield kinds, letters[0], letters[-1], {"distant": 1.0}
    elif kinds := words.misread(key):
        yield kinds, letters[0], letters[-1], {"misread": 1.0}


def _whole(tokens: Sequence[Token], key: str, words: TitleWords) -> bool:
    """Whether words are the title and not by chance written like one: "de compte" is no "Décompte"."""
    return len(tokens) == 1 or key not in words.single or min(len(token) for token, _, _ in tokens) > _LETTERS


def _empty(token: str, words: TitleWords) -> bool:
    """Whether a word beside a title leaves it what it is: a number, what stands before one, "copy"."""
    return any(c.isdigit() for c in token) or len(token) == 1 or token in words.numbers or token in words.copies


def _has_number(tokens: Sequence[Token], places: Sequence[int]) -> bool:
    return any(any(c.isdigit() for c in tokens[i][0]) for i in places)


def _joined(tokens: Sequence[Token], text: str, before: int, first: int) -> bool:
    """Whether a title only says again what the one before it says: "Gutschrift / Credit note"."""
    between = text[tokens[before][2] : tokens[first][1]].strip()
    return not between or all(c in _JOINING or c.isspace() for c in between)
