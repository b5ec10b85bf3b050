"""Prepares the picture of a page that was scanned or photographed: finds the sheets on it and makes its lines level."""

from __future__ import annotations

from dataclasses import replace

from docloop.adapters.sheets import find_sheets
from docloop.adapters.slant import straightened
from docloop.adapters.upright import level
from docloop.model import limits
from docloop.ports import PageImage


def straighten(page: PageImage) -> PageImage:
    """Return the page with its lines level and the sheets that lie on it.

    A single sheet that was photographed at a slant is made a rectangle first. Several lean each their own way: their
    picture is left as it is, and each is straightened when it is cut out.
    """
    sheets = find_sheets(page.image)
    if len(sheets) > 1:
        largest = sorted(sheets, key=lambda sheet: -sheet.share)[: limits.SHEETS_PER_PAGE]
        return replace(page, sheets=tuple(sheet.box for sheet in sheets if sheet in largest))
    flat = straightened(page.image, sheets[0]) if sheets else None
    return level(replace(page, image=flat) if flat is not None else page)
