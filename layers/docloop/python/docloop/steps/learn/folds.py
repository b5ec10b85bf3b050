"""Folds in which documents that belong together stay together."""

from __future__ import annotations

import json
import random
from collections.abc import Hashable, Sequence

import numpy as np

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
    """The fold (0 … `count` - 1) of each document: whole groups, folds as equal in size as the groups allow.

    With fewer groups than `count` some folds stay empty.
    """
    distinct = sorted(set(groups))
    folds = np.zeros(len(groups), dtype=int)
    if min(count, len(distinct)) > 1:
        from sklearn.model_selection import GroupKFold  # noqa: PLC0415 - slow, and nothing else here needs it

        # GroupKFold's own shuffle deals out equally many groups, whatever their size. Without it groups of one size
        # are dealt in the order of their numbers, so the numbers are shuffled.
        shuffled = random.Random(seed).sample(range(len(distinct)), len(distinct))  # noqa: S311 - it can be repeated
        number = dict(zip(distinct, shuffled, strict=True))
        dealt = GroupKFold(min(count, len(distinct))).split(groups, groups=[number[group] for group in groups])
        for fold, (_, held_out) in enumerate(dealt):
            folds[held_out] = fold
    return [int(fold) for fold in folds]


def _truth(example: Example) -> str:
    known = {name: value for name, value in example.fields.items() if value is not None}
    return json.dumps(known, sort_keys=True) if len(known) > 1 else ""
