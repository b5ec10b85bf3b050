"""Words whose letters a page's own text sets apart ("T o t a l"), put together again by the width of the gaps."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw

from docloop.adapters.readers.characters import Characters

# Shares of words of one character: of a line, and of a page whose shorter lines are then taken for spaced as well.
_OF_LINE, _OF_PAGE = 0.7, 0.5
_LEAST_LETTERS = 4
# In heights of a line: narrower gaps are none, wider ones are between columns.
_TOUCHING, _COLUMN = 0.05, 1.5
# Gaps between words of a line are at most so many times as wide as the usual ones between letters.
_OF_WORDS = 4.0
# What is left between two such words, in heights of a letter.
_SPACE = 0.4
# Gaps between words are so many times as wide as those between letters, at the least.
_WIDER = 1.35


def join_spaced(
    textpage: pypdfium2.PdfTextPage, characters: Characters, lines: Sequence[Sequence[Sequence[int]]]
) -> tuple[list[list[list[int]]], Characters]:
    """The same lines, those of single letters made of words; and the characters, the last of such a word with a box
    that reaches closer to the next word: between words set apart there is room for a column.
    """
    words = [run for line in lines for run in line if run]
    everywhere = bool(words) and sum(len(run) == 1 for run in words) > _OF_PAGE * len(words)
    places = characters.places.copy()
    found = []
    for line in lines:
        if not _is_spaced(characters, line, everywhere=everywhere):
            found.append(_plain(line))
            continue
        joined, near = _joined(textpage, [run for run in line if run])
        found.append(joined)
        for last, following in near:
            high = places[last, 3] - places[last, 1]
            places[last, 2] = max(places[last, 2], places[following, 0] - _SPACE * high)
    return found, replace(characters, places=places)


def _plain(line: Sequence[Sequence[int]]) -> list[list[int]]:
    return [list(run) for run in line if run]


def _is_spaced(characters: Characters, line: Sequence[Sequence[int]], *, everywhere: bool) -> bool:
    runs = [run for run in line if run]
    single = [run[0] for run in runs if len(run) == 1]
    if len(single) < max(2.0, _OF_LINE * len(runs)):
        return False
    return everywhere or sum(characters.texts[index].isalpha() for index in single) >= _LEAST_LETTERS


def _joined(
    textpage: pypdfium2.PdfTextPage, runs: Sequence[Sequence[int]]
) -> tuple[list[list[int]], list[tuple[int, int]]]:
    """Words between the wide gaps; and where two stand in one line of text, the end of one and the start of the next.

    Boxes with the room around a letter make gaps of one kind equally wide.
    """
    indexes = [index for run in runs for index in run]
    boxes = [_loose(textpage, index) for index in indexes]
    lying = abs(boxes[-1].left - boxes[0].left) >= abs(boxes[-1].bottom - boxes[0].bottom)
    edges = [(box.left, box.right) if lying else (box.bottom, box.top) for box in boxes]
    high = max(abs(box.top - box.bottom) if lying else abs(box.right - box.left) for box in boxes)
    backwards = edges[-1][0] < edges[0][0]
    gaps = [before[0] - after[1] if backwards else after[0] - before[1] for before, after in pairwise(edges)]
    inside = [gap for gap in gaps if gap > _TOUCHING * high]
    limit = _between([gap for gap in inside if gap < _COLUMN * high], high)
    usual = sorted(inside)[len(inside) // 2] if inside else 0.0
    words, near = [indexes[:1]], []
    for gap, index in zip(gaps, indexes[1:], strict=True):
        if gap > limit or gap < -high:
            if lying and not backwards and 0 < gap < _OF_WORDS * usual:
                near.append((words[-1][-1], index))
            words.append([])
        words[-1].append(index)
    return words, near


def _between(gaps: Sequence[float], high: float) -> float:
    """The width that separates gaps between letters from those between words."""
    ordered = sorted(gaps)
    steps = [(after / before, before, after) for before, after in pairwise(ordered)]
    widest = max(steps, default=(1.0, 0.0, 0.0))
    return (widest[1] + widest[2]) / 2 if widest[0] >= _WIDER else _COLUMN * high


def _loose(textpage: pypdfium2.PdfTextPage, index: int) -> raw.FS_RECTF:
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
    return box
