"""Puts misread names and addresses right: what was read stays a candidate, what was probably meant becomes another."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from docloop.model.extraction import Candidate
from docloop.model.learned import Memory
from docloop.steps.extract.known_names.spelling import LIKELY, UMLAUTS, Speller, speller_of
from docloop.steps.extract.page.layout import Layout
from docloop.values.line_vocabulary import misread_look
from docloop.values.normal_forms import fold

_TOKEN = re.compile(r"[^\W\d_](?:[\w!|:]*[\w!|])?|\d\w*")
_INNER = str.maketrans("015|!", "OISII")
_INNER_SMALL = str.maketrans("015|!", "olsll")
_FIGURES = str.maketrans("OoDQIl|ZSB", "0000111258")
_LOT = re.compile(r"^(?:(?!LOT)[L1I|]\.?[OQ0U][TI1]|L[ou][il1])(?=\W*\d)")
"""The word that opens so many addresses, misread; it is too short to be told from its letters alone."""

_FOREIGN = 0.06
"""Of a document's words, the share with accents up to which accents are taken for specks."""

_TELLING = 9
"""Letters from which a word is hardly another one's misspelling."""

_LETTERS_OF_SURE, _DOUBTFUL = 5, 0.2
"""A word of fewer letters is near to many: what the reader does not doubt in it stays, "Rice" is not "Nice"."""

_BY_RULE = 0.9
"""Belief in what general rules repair."""

NOTHING = Memory()


@dataclass(frozen=True)
class _Change:
    """A word put right. `count` documents know it. `doubt` 0..1: how unsure the reader was."""

    word: str
    cost: float
    count: int
    doubt: float

    @property
    def belief(self) -> float:
        """How much speaks for the repair, 0..1: a common word, a likely slip, an unsure reader."""
        likely = 1.0 if self.cost <= LIKELY else 0.8 if len(self.word) >= _TELLING else 0.25
        return self.count / (self.count + 10) * likely * (0.6 + 0.4 * min(1.0, 5 * self.doubt))


def with_repairs(
    candidates: Sequence[Candidate], layout: Layout, memory: Memory = NOTHING, exclude: frozenset[str] = frozenset()
) -> list[Candidate]:
    """The candidates of a name or an address, those with a likely misreading marked, each before what was meant.

    Words of remembered values count as known, but for what only the documents in `exclude` (ids) taught. Recalled
    values stay as they are.
    """
    mender = _Mender(layout, speller_of(memory), exclude)
    found: list[Candidate] = []
    values = {candidate.value for candidate in candidates}
    for candidate in candidates:
        if candidate.evidence.get("memory"):
            found.append(candidate)
            continue
        variants = mender.variants(candidate)
        if not variants:
            found.append(candidate)
            continue
        belief = max(1.0 - variant.evidence["repair_doubtful"] for variant in variants)
        marked = {**candidate.evidence, "repairable": max(round(belief, 3), candidate.evidence.get("repairable", 0.0))}
        fresh = [variant for variant in variants if variant.value not in values]
        found += [candidate.model_copy(update={"evidence": marked}), *fresh]
        values |= {variant.value for variant in fresh}
    return found


class _Mender:
    """Repairs of one document's candidates."""

    def __init__(self, layout: Layout, speller: Speller, exclude: frozenset[str]) -> None:
        self._speller = speller
        self._exclude = exclude
        self._sure: dict[str, float] = {}
        self._known: dict[str, _Change | None] = {}
        plain = accented = 0
        for segment in layout.segments:
            for word in segment.words:
                plain += any(c.isalpha() for c in word.text)
                accented += any(c.isalpha() and not c.isascii() for c in word.text)
                if word.confidence is not None:
                    for token in _TOKEN.findall(word.text):
                        self._sure[token] = min(word.confidence, self._sure.get(token, 1.0))
        self._foreign = accented <= max(1.0, _FOREIGN * plain)

    def variants(self, candidate: Candidate) -> list[Candidate]:
        """Without and with the help of known words, where they differ; none where no reader had anything to misread."""
        if not self._sure:
            return []
        text = candidate.value
        general = _TOKEN.sub(lambda match: self._general(match[0]), text)
        general = re.sub(r"(?<=[A-Z]\.)1(?=\.)", "I", general)
        general = _LOT.sub("LOT", general)
        by_rule = sum(one != other for one, other in zip(text.split(), general.split(), strict=False))
        found = [_variant(candidate, general, by_rule, ())] if general != text else []
        for most in (LIKELY, 1.0):
            changes: list[_Change] = []
            spelt = _TOKEN.sub(partial(self._respell, changes, most), general)
            if spelt != (found[-1].value if found else text):
                found.append(_variant(candidate, spelt, by_rule, changes))
        return found

    def _respell(self, changes: list[_Change], most: float, match: re.Match[str]) -> str:
        """The word put right when that costs no more than `most`; then it is added to `changes`."""
        change = self._spell(match[0])
        if change is None or change.cost > most:
            return match[0]
        changes.append(change)
        return change.word

    def _general(self, token: str) -> str:
        """Letters among digits, digits among letters, specks for accents: right whatever the language."""
        token = re.sub(r"(?<=[^\W\d_][a-z])11$", "ll", token)
        digits = sum(c.isdigit() for c in token)
        if digits >= 4 and len(token) == 5:
            return token.translate(_FIGURES)
        if digits and digits * 2 >= len(token):
            return re.sub(r"(?<=\d)[oO](?![^\W\d_])", "0", token)
        if self._foreign and not token.isascii() and not (self._speller.umlauts and UMLAUTS & set(token)):
            token = "".join(f if f.isascii() else c for c in token if (f := _bare(c)))
        if re.fullmatch(r"I[l|]{1,2}", token):
            return "I" * len(token)
        letters = sum(c.isalpha() for c in token)
        if digits and letters > digits:
            small = any(c.islower() for c in token)
            table = _INNER_SMALL if small else _INNER
            token = re.sub(
                r"(?<=[^\W\d_])[015]{1,2}(?=[^\W\d_]{2})|(?<=[^\W\d_]{2})[015]{1,2}(?=[^\W\d_])",
                lambda match: match[0].translate(table),
                token,
            )
        if any(c.islower() for c in token):
            token = re.sub(r"(?<=[^\W\d_])I(?=[a-z])|(?<=[a-z])I(?=$|[a-z])", "l", token)
        elif letters > 2:
            token = token.replace("|", "I").replace("!", "I")
        return token

    def _spell(self, token: str) -> _Change | None:
        if token not in self._known:
            self._known[token] = self._nearest(token)
        return self._known[token]

    def _nearest(self, token: str) -> _Change | None:
        word = fold(token)
        if len(word) < 4 or any(c.isdigit() for c in word):
            return None
        doubt = min(1.0, 10 * (1.0 - self._sure.get(token, 1.0)))
        if len(word) < _LETTERS_OF_SURE and doubt < _DOUBTFUL:
            return None
        best = self._speller.nearest(word, self._exclude)
        if best is None:
            return None
        return _Change(_in_case_of(token, best.word), best.cost, best.count, doubt)


def _variant(candidate: Candidate, value: str, by_rule: int, changes: Sequence[_Change]) -> Candidate:
    evidence = {name: amount for name, amount in candidate.evidence.items() if name != "looks_misread"}
    evidence |= misread_look(value)
    evidence["repaired"] = min(5.0, evidence.get("repaired", 0.0) + by_rule + len(changes))
    belief = min([change.belief for change in changes] + ([_BY_RULE] if by_rule else []))
    evidence["repair_doubtful"] = max(evidence.get("repair_doubtful", 0.0), round(1.0 - belief, 3))
    if by_rule:
        evidence["repaired_by_rule"] = float(min(5, by_rule))
    if changes:
        evidence["repaired_by_word"] = float(min(5, len(changes)))
        evidence["repaired_cost"] = round(sum(change.cost for change in changes), 3)
        evidence["repaired_worst"] = round(max(change.cost for change in changes), 3)
        evidence["repaired_known"] = round(math.log1p(min(change.count for change in changes)), 3)
        evidence["repaired_doubt"] = round(max(change.doubt for change in changes), 3)
        evidence["repaired_least_doubt"] = round(min(change.doubt for change in changes), 3)
    return candidate.model_copy(update={"value": value, "evidence": evidence})


def _bare(letter: str) -> str:
    folded = fold(letter)
    return folded.upper() if letter.isupper() else folded


def _in_case_of(token: str, word: str) -> str:
    capitals = sum(c.isupper() for c in token)
    if capitals * 2 > sum(c.isalpha() for c in token) or capitals > 2:
        return word.upper()
    return word.capitalize() if token[0].isupper() or not token[0].isalpha() else word
