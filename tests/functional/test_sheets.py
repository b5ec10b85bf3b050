"""Sheets of paper on pictures: found on grounds of any brightness, straightened when photographed at a slant."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from docloop.adapters.guarded import GuardedOpener
from docloop.adapters.pages import Budgets
from docloop.adapters.regions import regions_of
from docloop.adapters.sheets import find_sheets
from docloop.adapters.slant import corners_of, straightened
from docloop.adapters.straighten import straighten
from docloop.lab.samples import degrade
from docloop.lab.samples.groups import make_group
from docloop.lab.samples.making import receipt_with_truth
from docloop.lab.samples.printing import render
from docloop.model.geometry import Box
from docloop.ports import PageImage
from PIL import Image, ImageDraw

from tests.page_files import encode

BUDGETS = Budgets(max_bytes=5_000_000, max_pages=5, max_pixels=10_000_000, render_dpi=100)


def table(*sheets: Sequence[tuple[int, int]], ground: int = 60, paper: int = 235) -> Image.Image:
    """A ground with sheets of these corners, each with rows of print."""
    picture = Image.new("L", (800, 600), ground)
    draw = ImageDraw.Draw(picture)
    for corners in sheets:
        draw.polygon(list(corners), fill=paper)
        left, top = min(x for x, _ in corners), min(y for _, y in corners)
        for row in range(8):
            draw.line((left + 70, top + 60 + 25 * row, left + 170, top + 60 + 25 * row), fill=40, width=5)
    return picture


def upright(left: int, top: int, right: int, bottom: int) -> list[tuple[int, int]]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


ONE, OTHER = upright(50, 50, 350, 550), upright(430, 80, 740, 500)
SLANTED = [(200, 50), (600, 50), (680, 550), (120, 550)]


@pytest.mark.parametrize("ground", [0, 60, 120, 180, 215])
def test_sheets_are_found_on_a_darker_ground(ground: int) -> None:
    found = [sheet.box for sheet in find_sheets(table(ONE, OTHER, ground=ground))]
    expected = [Box.from_pixels(*each[0], *each[2], width=800, height=600) for each in (ONE, OTHER)]
    assert [round(one.shared(two), 1) for one, two in zip(found, expected, strict=True)] == [1.0, 1.0]


@pytest.mark.parametrize(
    "picture",
    [table(ONE, OTHER, ground=235), table(), table(upright(0, 0, 800, 600)), table(ONE, ground=230)],
    ids=["on white", "nothing", "the picture is the paper", "hardly darker"],
)
def test_without_a_darker_ground_there_are_none(picture: Image.Image) -> None:
    assert find_sheets(picture) == ()


def test_a_shadow_over_the_picture_hides_no_sheet() -> None:
    lit = np.asarray(table(ONE, OTHER, ground=90), dtype=np.float64) * np.linspace(1.0, 0.6, 800)[None, :]
    assert len(find_sheets(Image.fromarray(lit.astype(np.uint8)))) == 2


def test_light_that_fades_is_no_edge() -> None:
    faded = np.repeat(np.linspace(40, 250, 800)[None, :], 600, axis=0)
    assert find_sheets(Image.fromarray(faded.astype(np.uint8))) == ()


@pytest.mark.parametrize("index", [0, 1, 2, 3, 4, 5])
def test_made_groups_show_a_sheet_for_each_paper(index: int) -> None:
    group = make_group(index, 31)
    with Image.open(io.BytesIO(group.data)) as picture:
        found = [sheet.box for sheet in find_sheets(picture)]
    assert len(found) == len(group.boxes)
    assert all(max(box.shared(each) for each in found) > 0.9 for box in group.boxes)


def test_a_sheet_at_a_slant_becomes_a_rectangle_and_nothing_is_cut_away() -> None:
    picture = table(SLANTED)
    ImageDraw.Draw(picture).rectangle((20, 500, 40, 520), fill=0)  # beside the sheet
    [sheet] = find_sheets(picture)
    flat = straightened(picture, sheet)
    assert flat is not None
    [after] = find_sheets(flat)
    corners = corners_of(after)
    assert corners is not None
    top, right, bottom, left = np.hypot(*(np.roll(corners, -1, axis=0) - corners).T)
    assert max(top / bottom, bottom / top, left / right, right / left) < 1.03
    assert (np.asarray(flat) < 20).sum() > 100


@pytest.mark.parametrize(
    "corners",
    [
        upright(200, 50, 600, 550),
        [(200, 50), (600, 50), (680, 599), (120, 599)],
        [(200, 50), (450, 50), (680, 300), (680, 550), (120, 550)],
        [(300, 200), (420, 200), (450, 330), (270, 330)],
    ],
    ids=["a rectangle", "corners outside", "a corner missing", "small"],
)
def test_a_sheet_without_four_clear_corners_at_a_slant_is_left_as_it_is(corners: list[tuple[int, int]]) -> None:
    picture = table(corners)
    [sheet] = find_sheets(picture)
    assert straightened(picture, sheet) is None


@pytest.fixture
def opener() -> Iterator[GuardedOpener]:
    made = GuardedOpener(BUDGETS)
    yield made
    made.close()


def test_pages_come_with_their_sheets_or_straightened(opener: GuardedOpener) -> None:
    with opener.open(encode(table(ONE, OTHER), "PNG")) as document:
        page = document.page_image(1)
    assert (len(page.sheets), page.image.size, page.skew) == (2, (800, 600), 0.0)
    with opener.open(encode(table(SLANTED), "PNG")) as document:
        page = document.page_image(1)
    assert page.sheets == ()
    assert page.image.size != (800, 600)


def test_several_sheets_that_lean_are_left_as_they_lie() -> None:
    lying = table(ONE, OTHER).rotate(5, expand=True, fillcolor=60)
    assert straighten(PageImage(1, lying)).image.size == lying.size


def test_a_small_bright_thing_beside_a_paper_is_no_paper() -> None:
    lying = table(ONE, upright(500, 100, 600, 200))
    assert len(find_sheets(lying)) == 2
    assert straighten(PageImage(1, lying)).sheets == ()


def test_a_made_photograph_at_a_slant_is_straightened() -> None:
    page = render(receipt_with_truth(3, 7)[0], dpi=100)[0]
    photograph = degrade.at_a_slant(page, strength=0.8, seed=5)
    [sheet] = find_sheets(photograph)
    assert straightened(photograph, sheet) is not None


def test_regions_are_what_touches() -> None:
    mask = np.zeros((40, 60), dtype=bool)
    mask[2:30, 2:10] = mask[20:30, 10:24] = True  # an L
    mask[2:12, 30:50] = True
    found = regions_of(mask)
    assert sorted(region.filled for region in found) == [200.0, 28 * 8 + 10 * 14]
    assert regions_of(np.zeros((10, 10), dtype=bool)) == []
