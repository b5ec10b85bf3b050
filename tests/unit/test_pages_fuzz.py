"""Whatever bytes come, opening them ends in a document or in a DocumentError, never in anything else."""

from __future__ import annotations

import pytest
from docloop.adapters.pages import Budgets, FileOpener, MediaType, sniff
from docloop.errors import DocumentError
from docloop.steps.sources.e_invoice import parse_embedded
from hypothesis import given
from hypothesis import strategies as st

from tests.e_invoices import attach, cii
from tests.page_files import LETTER, pdf, picture, tiff

BUDGETS = Budgets(max_bytes=100_000, max_pages=5, max_pixels=600_000, render_dpi=72, embedded=True)
OPENER = FileOpener(BUDGETS, parse_embedded)
SMALL = (24, 16)
SEEDS = {
    "pdf": pdf([(80, 60)] * 2, LETTER),
    "pdf e-invoice": attach(pdf([(80, 60)], LETTER), factur_x=cii()),
    "xml": cii(),
    "png": picture("PNG", SMALL),
    "png 16 bit": picture("PNG", SMALL, "I;16"),
    "png palette": picture("PNG", SMALL, "P"),
    "jpeg": picture("JPEG", SMALL),
    "tiff": tiff(3, SMALL),
    "tiff lzw": picture("TIFF", SMALL, compression="tiff_lzw"),
    "tiff fax": picture("TIFF", SMALL, "1", compression="group4"),
    "webp": picture("WEBP", SMALL),
}
HEADS = [
    b"",
    b"%PDF-1.7\n",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe0",
    b"II*\0",
    b"MM\0*",
    b"II+\0",
    b"RIFF\0\0\0\0WEBP",
    b"<Invoice ",
]


def visit(data: bytes) -> int | DocumentError:
    """Opens it and looks at every page, as the pipeline does: how many pages there are, or why it cannot be read."""
    try:
        with OPENER.open(data) as document:
            document.embedded()
            for number in range(1, document.page_count + 1):
                page = document.page_image(number)
                assert page.number == number
                assert page.image.width * page.image.height <= 2 * BUDGETS.max_pixels
                document.text_layer(number)
            return document.page_count
    except DocumentError as error:
        return error


def is_answer(outcome: int | DocumentError) -> bool:
    """Pages within the budget, or an error that tells a person what to do."""
    return bool(outcome.remedy) if isinstance(outcome, DocumentError) else 1 <= outcome <= BUDGETS.max_pages


@given(st.sampled_from(HEADS), st.binary(max_size=400))
def test_any_bytes_after_a_known_beginning(head: bytes, rest: bytes) -> None:
    assert is_answer(visit(head + rest))


@pytest.mark.parametrize("name", SEEDS)
@given(data=st.data())
def test_any_damage_to_a_sound_file(name: str, data: st.DataObject) -> None:
    # Given a sound file, some of whose bytes are overwritten, and which may be cut off
    content = bytearray(SEEDS[name])
    for _ in range(data.draw(st.integers(0, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    kept = data.draw(st.just(len(content)) | st.integers(1, len(content)))
    # When, Then
    assert is_answer(visit(bytes(content[:kept])))


@pytest.mark.parametrize("name", SEEDS)
def test_a_sound_file_opens(name: str) -> None:
    with OPENER.open(SEEDS[name]) as document:
        assert document.page_image(document.page_count).number == document.page_count


@given(st.binary(max_size=1100))
def test_only_content_says_what_a_file_is(data: bytes) -> None:
    assert sniff(data) in (None, *MediaType)
    assert sniff(b"\0" + data) in (None, MediaType.PDF)
