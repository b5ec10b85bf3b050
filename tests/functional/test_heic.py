"""Photographs as phones keep them: HEVC pictures in a HEIF file (ISO/IEC 23008-12).

The files in tests/heic hold the two letters of `page_files` and were made with pillow-heif 1.8: in colour, in grey,
held sideways, and two pictures of which the second is the one to show. docloop itself can only read them.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from docloop.adapters.pages import Budgets, FileOpener, MediaType, sniff
from docloop.errors import DamagedFile, PageTooLarge, UnsupportedFormat

from tests.page_files import ENGLISH, letter

OPENER = FileOpener(Budgets(max_bytes=5_000_000, max_pages=10, max_pixels=40_000_000, render_dpi=200))
FILES = Path(__file__).parents[1] / "heic"
PRINTED = np.asarray(letter(ENGLISH, (930, 400)).convert("L"), dtype=float)
LETTER = (FILES / "letter.heic").read_bytes()


@pytest.mark.parametrize("name", ["letter", "grey", "turned", "two"])
def test_it_is_one_page_and_upright(name: str) -> None:
    with OPENER.open((FILES / f"{name}.heic").read_bytes()) as document:
        assert (document.media_type, document.page_count) == ("image/heic", 1)
        seen = document.page_image(1)
    assert seen.image.mode in ("L", "RGB")
    # It was levelled, so that it is as large as the letter to a few dots.
    shown = np.asarray(seen.image.convert("L").resize((930, 400)), dtype=float)
    assert np.abs(shown - PRINTED).mean() < 4


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", MediaType.HEIC),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", MediaType.HEIC),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifheic", MediaType.HEIC),
        (b"\0\0\0\x18ftypavif\0\0\0\0mif1avif", None),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", None),
        (b"\0\0\0\x10ftypmif1\0\0\0\0heic", None),
        (b"\xff\xff\xff\xffftypmif1\0\0\0\0" + b"mif1" * 40 + b"heic", None),
        (b"\0\0\0\x18ftyp", None),
    ],
)
def test_what_it_is_stands_in_its_brands(start: bytes, kind: MediaType | None) -> None:
    assert sniff(start) is kind


@pytest.mark.parametrize("kept", [24, 60, 300, 1_000, len(LETTER) // 2, len(LETTER) - 40])
def test_a_file_that_is_cut_off_is_damaged(kept: int) -> None:
    with pytest.raises(DamagedFile), OPENER.open(LETTER[:kept]) as document:
        document.page_image(1)


def test_more_pixels_than_a_page_may_have_are_refused_before_they_are_decoded() -> None:
    at = LETTER.index(b"ispe") + 8
    claimed = LETTER[:at] + (9_000).to_bytes(4, "big") + (9_000).to_bytes(4, "big") + LETTER[at + 8 :]
    with pytest.raises(PageTooLarge), OPENER.open(claimed):
        pass


def test_a_picture_that_is_larger_than_it_says_is_damaged_or_as_large_as_it_is() -> None:
    at = LETTER.index(b"ispe") + 8
    claimed = LETTER[:at] + (90).to_bytes(4, "big") + (40).to_bytes(4, "big") + LETTER[at + 8 :]
    with pytest.raises(DamagedFile), OPENER.open(claimed) as document:
        document.page_image(1)


def test_a_picture_in_av1_is_said_to_be_none_that_is_read() -> None:
    with pytest.raises(UnsupportedFormat) as caught, OPENER.open(b"\0\0\0\x18ftypavif\0\0\0\0mif1avif"):
        pass
    assert "HEIC" in caught.value.remedy
