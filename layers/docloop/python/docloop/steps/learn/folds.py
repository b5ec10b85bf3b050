"""Folds in which documents that belong together stay together."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Hashable, Sequence

from docloop.steps.learn.examples import Example
from docloop.steps.learn.suppliers import connected


def group_twins(examples: Sequence[Example]) -> list[int]:
    """The number of each example's group: those with equal truth are one document scanned twice.

    A document of which fewer than two values are known has no twin.
    """
    return connected([_truth(example) or (place,) for place, example in enumerate(examples)])


def join_groups(*groupings: Sequence[int]) -> list[int]:
    """The groups that keep together what any of the groupings keeps together."""
    places = range(len(groupings[0]))
    links: list[tuple[Hashable, Hashable]] = []
    for number, grouping in enumerate(groupings):
        links += [(place, (number, group)) for place, group in zip(places, grouping, strict=True)]
    return connected(list(places), links)


def deal_folds(groups: Sequence[int], count: int, seed: int = 0) -> list[int]:
    """The fold (0 … `count` - 1) of each document: whole groups, folds as equal in size as the groups allow."""
    sizes = Counter(groups)
    order = sorted(sizes)
    random.Random(seed).shuffle(order)  # noqa: S311 - a shuffle that can be repeated
    filled = [0] * count
    fold_of: dict[int, int] = {}
    for group in sorted(order, key=lambda each: -sizes[each]):
        fold_of[group] = min(range(count), key=filled.__getitem__)
        filled[fold_of[group]] += sizes[group]
    return [fold_of[group] for group in groups]


def _truth(example: Example) -> str:
    known = {name: value for name, value in example.fields.items() if value is not None}
    return json.dumps(known, sort_keys=True) if len(known) > 1 else ""
