"""Pictures of pages: how they are shrunk, and which are all length."""

from __future__ import annotations

import pytest
from docloop.errors import PageTooComplex
from docloop.model import limits
from docloop.ports import PageImage
from docloop.use_cases.documents.read_page import read_page
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.unit.test_read_step import FakePages

SIDES = st.integers(1, 90)


@given(SIDES, SIDES, st.integers(2, 60))
def test_it_is_shrunk_as_pillow_does(width: int, height: int, side: int) -> None:
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    expected = image.copy()
    expected.thumbnail((side, side))
    shrunk = PageImage(1, image).shrunk(side)
    assert shrunk.size == expected.size
    assert shrunk.tobytes() == expected.tobytes()
    assert image.size == (width, height)


def test_a_page_that_is_all_length_is_given_up() -> None:
    longest = int(limits.LONGEST_PAGE)
    with pytest.raises(PageTooComplex) as caught:
        read_page(FakePages(Image.new("L", (longest * 10 + 1, 10))), 1, [])
    assert caught.value.facts == {"page": 1, "kind": "shape"}
