"""Prepares the picture of a page that was scanned or photographed: finds the sheets on it and makes its lines level."""

from __future__ import annotations

from dataclasses import replace

from docloop.adapters.sheets import find_sheets
from docloop.adapters.slant import straightened
from docloop.adapters.upright import level
from docloop.model import limits
from docloop.ports import PageImage

_LEAST = 0.15
"""Size of a further sheet, as a share of the largest one: a smaller one is a card, a cup, a key of a keyboard."""


def straighten(page: PageImage) -> PageImage:
    """Return the page with its lines level and the sheets that lie on it.

    A single sheet that was photographed at a slant is made a rectangle first. Several lean each their own way: their
    picture is left as it is, and each is straightened when it is cut out.
    """
    found = find_sheets(page.image)
    largest = sorted(found, key=lambda sheet: -sheet.share)[: limits.SHEETS_PER_PAGE]
    sheets = [sheet for sheet in found if sheet in largest and sheet.share >= _LEAST * largest[0].share]
    if len(sheets) > 1:
        return replace(page, sheets=tuple(sheet.box for sheet in sheets))
    flat = straightened(page.image, sheets[0]) if sheets else None
    return level(replace(page, image=flat) if flat is not None else page)
