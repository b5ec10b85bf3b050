"""Words of a page's own text in each other's place: one may be covered, and the other drawn over the cover."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from docloop.adapters.readers.characters import Characters, Words
from docloop.adapters.readers.renderings import CONTRAST, counts_in, difference, pixels_of, render, without

# Of the smaller of two words.
_SHARED = 0.25
# Pairs of words in each other's place, and groups of words without such pairs, each of which takes a rendering.
_MOST_PAIRS, _MOST_GROUPS = 2_000, 6


def look_at_overlaps(
    page: pypdfium2.PdfPage,
    characters: Characters,
    words: Words,
    seen: NDArray[np.bool_],
    shown: Image.Image,
    scale: float,
) -> bool:
    """Render words that stand in the place of others without those others' company; False: they are too tangled.

    One of two may be covered, and the other drawn over the cover: together they change the page in both places. Words
    that share no place are left out of one rendering together.
    """
    pairs = _crossing(characters, words, seen)
    groups = _groups(pairs) if pairs is not None else None
    if groups is None:
        return False
    for group in groups:
        own = np.concatenate([np.arange(words.starts[number], words.ends[number]) for number in group])
        owners = {int(owner) for owner in characters.owners[own] if owner >= 0}
        with without([characters.objects[owner] for owner in sorted(owners)]):
            changed = difference(shown, render(page, scale))
        pixels = pixels_of(characters.places[own], changed.shape[1], changed.shape[0])
        seen[own] &= counts_in(changed >= CONTRAST, pixels) > 0
    return True


def _groups(pairs: Sequence[tuple[int, int]]) -> list[list[int]] | None:
    """Words in groups of which no two are a pair; None when that takes too many."""
    others: dict[int, set[int]] = {}
    for one, another in pairs:
        others.setdefault(one, set()).add(another)
        others.setdefault(another, set()).add(one)
    group_of: dict[int, int] = {}
    for number, near in others.items():
        taken = {group_of[each] for each in near if each in group_of}
        group_of[number] = next(group for group in range(len(taken) + 1) if group not in taken)
        if group_of[number] >= _MOST_GROUPS:
            return None
    return [[number for number in group_of if group_of[number] == group] for group in sorted(set(group_of.values()))]


def _crossing(characters: Characters, words: Words, seen: NDArray[np.bool_]) -> list[tuple[int, int]] | None:
    """Pairs of words, drawn one by one, of which one takes a good part of the other's place; None: too many.

    What one text object draws has one colour and nothing between it; the same word twice is bold print.
    """
    order = np.argsort(words.boxes[:, 1], kind="stable")
    order = order[np.fromiter((seen[words.starts[index]] for index in order), np.bool_, len(order))]
    places = words.boxes[order]
    areas = (places[:, 2] - places[:, 0]) * (places[:, 3] - places[:, 1])
    ends = np.searchsorted(places[:, 1], places[:, 3])
    found: list[tuple[int, int]] = []
    for number, (left, _, right, bottom) in enumerate(places):
        first, end = number + 1, int(ends[number])
        near = places[first:end]
        wide = np.minimum(right, near[:, 2]) - np.maximum(left, near[:, 0])
        if not len(near) or wide.max() <= 0:
            continue
        shared = np.clip(wide, 0, None) * (np.minimum(bottom, near[:, 3]) - near[:, 1])
        for other in np.flatnonzero(shared > _SHARED * np.minimum(areas[number], areas[first:end])):
            one, another = int(order[number]), int(order[first + other])
            drawn_by = {int(characters.owners[words.starts[each]]) for each in (one, another)}
            if len(drawn_by) == 2 and words.text(characters, one) != words.text(characters, another):
                found.append((one, another))
            if len(found) > _MOST_PAIRS:
                return None
    return found
