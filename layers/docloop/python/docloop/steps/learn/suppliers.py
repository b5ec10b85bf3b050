"""Which documents come from one supplier, however its name was written down."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from docloop.steps.extract.known_names.memory import numbers_of
from docloop.steps.learn.examples import Example
from docloop.values.normal_forms import fold, fold_key, solid

LEAST_RATIO = 86.0
"""Of the letters of two names written together, legal forms left out, from which they are one (0..100)."""
LEAST_OVERLAP = 0.6
"""Of the weight of the lighter name's words, from which two names are one; rare words weigh more, initials less."""
LEAST_WORD = 84.0
"""Likeness of two words that count as the same one, misread or mistyped (0..100)."""
LEAST_LETTERS = 4
"""Letters that two names must share in words, for fewer are chance."""

LEAST_MARK = 20
"""Letters and digits from which two equal values of another field are no chance."""

_LEGAL = (
    "sdn bhd sb sbn snd berhad plt enterprise enterprises ent trading company co corp corporation inc incorporated llc "
    "ltd limited plc gmbh ag kg ohg mbh ug ev gbr sa sas sarl eurl srl spa bv nv oy ab as the and und et of dan "
    "m malaysia"
)
_FORMS = frozenset(_LEGAL.split())
_SPELT = re.compile(r"\b(?:\w[.\s]\s?){2,}\w?\b")


def group_suppliers(examples: Sequence[Example], field: str) -> list[int]:
    """The number of each example's supplier, as `group_names` of its confirmed `field`, else of what was read.

    Two names are one supplier, too, where a number of the sender or a long value of another field, such as an address,
    occurs with both: firms print their brand as well as their name. What occurs with more names is not a sender's own.
    """
    groups = group_names([example.fields.get(field) or example.supplier for example in examples])
    with_mark: dict[str, dict[int, None]] = {}
    for example, group in zip(examples, groups, strict=True):
        for mark in _marks(example, field):
            with_mark.setdefault(mark, {})[group] = None
    pairs = [(min(found), max(found)) for found in with_mark.values() if len(found) == 2]
    merged = connected(range(len(set(groups))), pairs)
    return connected([merged[group] for group in groups])


def _marks(example: Example, field: str) -> Iterator[str]:
    """What tells a sender from others beside its name."""
    yield from numbers_of(example.reading)
    for name, value in example.fields.items():
        if name != field and value is not None and len(mark := fold_key(value)) >= LEAST_MARK:
            yield f"{name} {mark}"


def group_names(names: Sequence[str | None]) -> list[int]:
    """Numbers from 0 in order of first appearance, equal where two names are alike, also through a third.

    Errs towards one supplier: two that share most of their telling words are taken for one. None is like nothing.
    """
    cores = [_core(name) if name else () for name in names]
    distinct = sorted(set(cores) - {()})
    spread = Counter(word for core in distinct for word in set(core))
    weights = {word: math.log1p(len(distinct) / count) * min(len(word), 2) for word, count in spread.items()}
    links: list[tuple[Hashable, Hashable]] = [
        (one, other) for one, other in combinations(distinct, 2) if _alike(one, other, weights)
    ]
    return connected([core or (place,) for place, core in enumerate(cores)], links)


def connected(items: Sequence[Hashable], links: Sequence[tuple[Hashable, Hashable]] = ()) -> list[int]:
    """The number of each item's group, from 0 in order of first appearance: equal or linked items share one."""
    leader: dict[Hashable, Hashable] = {}

    def lead(item: Hashable) -> Hashable:
        while (above := leader.get(item, item)) != item:
            item = above
        return item

    for one, other in links:
        leader[lead(one)] = lead(other)
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(lead(item), len(numbers)) for item in items]


def _core(name: str) -> tuple[str, ...]:
    """The words of a name without legal forms, initials joined ("D. I. Y." is "diy"); never empty."""
    plain = fold(name).casefold()
    joined = _SPELT.sub(lambda found: solid(found.group()) + " ", plain.replace("'", ""))
    words = re.findall(r"[^\W_]+", re.sub(r"\bs/b\b", " ", joined))
    return tuple(word for word in words if word not in _FORMS) or tuple(words) or (plain,)


def _alike(one: Sequence[str], other: Sequence[str], weights: dict[str, float]) -> bool:
    if fuzz.ratio("".join(one), "".join(other)) >= LEAST_RATIO:
        return True
    short, long = sorted((one, other), key=lambda core: sum(weights[word] for word in core))
    shared = [word for word in short if any(_one_word(word, each) for each in long)]
    if sum(map(len, shared)) < LEAST_LETTERS:
        return False
    return sum(weights[word] for word in shared) >= LEAST_OVERLAP * sum(weights[word] for word in short)


def _one_word(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= LEAST_LETTERS and fuzz.ratio(one, other) >= LEAST_WORD)
