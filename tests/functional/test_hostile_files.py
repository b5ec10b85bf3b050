"""Hostile files of every kind, opened as the stack opens them: each is a page or a typed error, soon and in little
memory. What each costs in the stack: `python -m tests.benchmark.hostile`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from docloop.adapters.guarded import MEGABYTES, GuardedOpener
from docloop.adapters.pages import Budgets
from docloop.errors import DocumentError
from docloop.model.reading import PageReading
from docloop.ports import PageImage
from docloop.use_cases.documents.read_page import read_page

from tests.hostile import HostileFile, hostile_files
from tests.page_files import picture

BUDGETS = Budgets(max_bytes=50_000_000, max_pages=100, max_pixels=4_000_000, render_dpi=72, embedded=True)
FILES = {file.name: file for file in hostile_files()}
CODES = {
    "forms_10_deep.pdf": "page_too_complex",
    "image_2e31.pdf": None,
    "xref_own_previous.pdf": None,
    "tree_own_child.pdf": "damaged_file",
    "tree_claims.pdf": None,
    "array_deep.pdf": None,
    "box_huge.pdf": "page_too_large",
    "script.pdf": None,
    "encrypted.pdf": "encrypted_file",
    "cut_half.pdf": "damaged_file",
    "script_pdf_zip.pdf": None,
    "line_labels_and_amounts.pdf": None,
    "million_characters.pdf": "too_much_text",
    "png_2e31.png": "page_too_large",
    "png_iccp.png": None,
    "tiff_loop.tif": None,
    "gif.gif": "unsupported_format",
    "xml_wide.xml": "too_much_text",
    "xml_deep.xml": "too_much_text",
    "xml_entities.xml": "damaged_file",
}
"""None: it may be read, or fail with any code."""


class Blind:
    """A reader that sees nothing."""

    name = "blind"

    def is_available(self) -> bool:
        return True

    def read(self, page: PageImage, within: float = math.inf) -> PageReading:
        return PageReading(number=page.number, width=page.image.width, height=page.image.height, reader=self.name)


@pytest.fixture(scope="module")
def opener() -> Iterator[GuardedOpener]:
    made = GuardedOpener(BUDGETS)
    yield made
    made.close()


def look_at(opener: GuardedOpener, data: bytes) -> DocumentError | None:
    """Opens it and looks at every page, as the pipeline does: None, or why it cannot be read."""
    try:
        with opener.open(data) as document:
            for number in range(1, document.page_count + 1):
                read_page(document, number, [Blind()])
    except DocumentError as error:
        return error
    return None


@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", CODES)
def test_it_is_read_or_fails_with_a_code(opener: GuardedOpener, name: str) -> None:
    data = FILES[name].make()
    failure = look_at(opener, data)
    if failure is not None:
        assert failure.remedy
        assert not failure.retryable
    assert CODES[name] in (None, failure and failure.code)
    with opener.open(picture()) as document:
        assert document.page_image(1).number == 1


def test_there_are_sixty_files_of_fifteen_kinds_and_a_seed_repeats_them() -> None:
    assert len(FILES) >= 60
    assert len({file.kind for file in FILES.values()}) >= 15
    assert {FILES[name].kind for name in CODES} <= {file.kind for file in FILES.values()}
    again = {file.name: file for file in hostile_files()}
    other = {file.name: file for file in hostile_files(1)}
    for name in ("forms_self.pdf", "line_dates.pdf"):
        assert FILES[name].make() == again[name].make() != other[name].make()
    assert isinstance(FILES["gif.gif"], HostileFile)
    assert MEGABYTES < 1_200
