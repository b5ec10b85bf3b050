"""Reading a page: which reader reads it, which way up, and in which order its words come."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pytest
from docloop.errors import DocloopError, ReaderFailed, ReadingTimedOut
from docloop.model.geometry import Box
from docloop.model.limits import SECONDS_TO_READ_A_PAGE
from docloop.model.reading import EmbeddedInvoice, Line, PageReading, Word
from docloop.ports import PageImage
from docloop.use_cases.documents.read_page import arrange, read_page
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

SURE = "Invoice number 4711 of 12 March"


def line(text: str, top: float = 0.1, confidence: float | None = 0.99) -> Line:
    """Words of equal width on one height."""
    words = text.split()
    step = 1 / len(words)
    boxes = [Box(left=at * step, right=(at + 0.9) * step, top=top, bottom=top + 0.05) for at in range(len(words))]
    return Line(
        words=tuple(Word(text=word, box=box, confidence=confidence) for word, box in zip(words, boxes, strict=True))
    )


def inked(width: int = 80, height: int = 60) -> Image.Image:
    """A picture that is not blank, with a black block in its top left quarter."""
    image = Image.new("L", (width, height), 255)
    ImageDraw.Draw(image).rectangle((0, 0, width // 2, height // 2), fill=0)
    return image


class FakePages:
    """An open document of one page."""

    media_type = "image/png"
    page_count = 1

    def __init__(self, image: Image.Image, own: PageReading | None = None) -> None:
        self.image = image
        self.own = own

    def text_layer(self, number: int) -> PageReading | None:
        return self.own

    def embedded(self) -> EmbeddedInvoice | None:
        return None

    def page_image(self, number: int) -> PageImage:
        return PageImage(number=number, image=self.image)


class FakeReader:
    """Answers with what `see` makes of the rotation it is shown."""

    def __init__(
        self, see: Callable[[int], Sequence[Line] | DocloopError], name: str = "fake", *, available: bool = True
    ) -> None:
        self.name = name
        self.see = see
        self.available = available
        self.seen: list[int] = []
        self.within: list[float] = []

    def is_available(self) -> bool:
        return self.available

    def read(self, page: PageImage, within: float = math.inf) -> PageReading:
        self.seen.append(page.rotation)
        self.within.append(within)
        answer = self.see(page.rotation)
        if isinstance(answer, DocloopError):
            raise answer
        return PageReading(
            number=page.number,
            width=page.image.width,
            height=page.image.height,
            reader=self.name,
            lines=tuple(answer),
            rotation=page.rotation,
        )


def test_a_good_text_layer_is_taken_and_no_reader_asked() -> None:
    # Given
    own = PageReading(number=1, width=10, height=10, reader="text_layer", lines=(line("own", confidence=None),))
    reader = FakeReader(lambda _: [line(SURE)])
    # When
    reading, _ = read_page(FakePages(inked(), own), 1, [reader])
    # Then
    assert reading.reader == "text_layer"
    assert reader.seen == []


def test_the_first_available_reader_reads() -> None:
    # Given
    away = FakeReader(lambda _: [line(SURE)], "away", available=False)
    first, second = FakeReader(lambda _: [line(SURE)], "first"), FakeReader(lambda _: [line(SURE)], "second")
    # When
    reading, _ = read_page(FakePages(inked()), 1, [away, first, second])
    # Then
    assert reading.reader == "first"
    assert (away.seen, first.seen, second.seen) == ([], [0], [])


@pytest.mark.parametrize("error", [ReaderFailed(), ReadingTimedOut()])
def test_a_reader_that_fails_gives_way_to_the_next(error: DocloopError) -> None:
    first, second = FakeReader(lambda _: error, "first"), FakeReader(lambda _: [line(SURE)], "second")
    assert read_page(FakePages(inked()), 1, [first, second])[0].reader == "second"


def test_the_next_reader_has_the_time_that_the_first_left_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a reader that stops after 20 seconds
    now = [1_000.0]
    monkeypatch.setattr("docloop.use_cases.documents.read_page.time.monotonic", lambda: now[0])

    def slow(_: int) -> DocloopError:
        now[0] += 20
        return ReadingTimedOut()

    readers = [FakeReader(slow), FakeReader(slow), FakeReader(lambda _: [line(SURE)])]
    # When two of them have used up the page's time
    with pytest.raises(ReadingTimedOut):
        read_page(FakePages(inked()), 1, readers)
    # Then the third is not asked
    assert [reader.within for reader in readers] == [[math.inf], [SECONDS_TO_READ_A_PAGE - 20], []]


def test_when_all_fail_the_last_failure_is_raised() -> None:
    readers = [FakeReader(lambda _: ReaderFailed()), FakeReader(lambda _: ReadingTimedOut())]
    with pytest.raises(ReadingTimedOut):
        read_page(FakePages(inked()), 1, readers)


def test_without_an_available_reader_the_page_is_not_taken_for_empty() -> None:
    with pytest.raises(ReaderFailed):
        read_page(FakePages(inked()), 1, [FakeReader(lambda _: [], available=False)])


@pytest.mark.parametrize("upright", [90, 180, 270])
@pytest.mark.parametrize(
    "wrong", [[], [line("ILI", confidence=0.9)], [line("lllegible nonsense words", confidence=0.6)]]
)
def test_a_page_that_reads_badly_is_turned_until_it_reads_well(upright: int, wrong: list[Line]) -> None:
    # Given a page that reads well only when turned
    image = inked()
    reader = FakeReader(lambda rotation: [line(SURE)] if rotation == upright else wrong)
    # When
    reading, page = read_page(FakePages(image), 1, [reader])
    # Then
    assert reading.text == SURE
    assert reading.rotation == page.rotation == upright
    assert page.image.size == (image.size if upright == 180 else image.size[::-1])
    assert page.image.tobytes() == image.rotate(-upright, expand=True).tobytes()


def test_the_best_of_four_bad_readings_is_kept() -> None:
    reader = FakeReader(
        lambda rotation: [line("barely legible small print", confidence=0.7 if rotation == 270 else 0.5)]
    )
    assert read_page(FakePages(inked()), 1, [reader])[0].rotation == 270
    assert sorted(reader.seen) == [0, 90, 180, 270]


def test_a_failure_on_a_turned_page_loses_nothing() -> None:
    reader = FakeReader(lambda rotation: [line("hard to read", confidence=0.5)] if rotation == 0 else ReaderFailed())
    assert read_page(FakePages(inked()), 1, [reader])[0].text == "hard to read"


def test_a_blank_page_is_read_once_and_has_no_lines() -> None:
    reader = FakeReader(lambda _: [])
    reading, _ = read_page(FakePages(Image.new("L", (800, 600), 240)), 1, [reader])
    assert reading.lines == ()
    assert reader.seen == [0]


def test_a_reader_without_confidences_is_trusted() -> None:
    reader = FakeReader(lambda _: [line(SURE, confidence=None)])
    read_page(FakePages(inked()), 1, [reader])
    assert reader.seen == [0]


def reading_of(*lines: Line) -> PageReading:
    return PageReading(number=1, width=100, height=100, reader="fake", lines=lines)


def test_parts_on_one_height_become_one_line_from_left_to_right() -> None:
    # Given an item and its price, found as lines of their own, and a line above them found last
    price = Line(words=(Word(text="9.00", box=Box(left=0.8, right=0.9, top=0.505, bottom=0.53)),))
    item = Line(words=(Word(text="Hammer", box=Box(left=0.1, right=0.3, top=0.5, bottom=0.53)),))
    head = Line(words=(Word(text="Receipt", box=Box(left=0.4, right=0.6, top=0.1, bottom=0.2)),))
    # When, Then
    assert arrange(reading_of(price, item, head)).text == "Receipt\nHammer 9.00"


def test_a_tall_word_beside_two_lines_does_not_swallow_them() -> None:
    # Given a logo as tall as the two lines beside it
    logo = Word(text="ACME", box=Box(left=0.0, right=0.3, top=0.1, bottom=0.24))
    first = Word(text="Street", box=Box(left=0.5, right=0.7, top=0.1, bottom=0.15))
    second = Word(text="Town", box=Box(left=0.5, right=0.7, top=0.18, bottom=0.23))
    # When
    lines = arrange(reading_of(Line(words=(logo,)), Line(words=(first,)), Line(words=(second,)))).lines
    # Then the street and the town are on different lines
    assert not any({"Street", "Town"} <= {word.text for word in line.words} for line in lines)


def test_tightly_set_lines_whose_boxes_overlap_stay_apart() -> None:
    # Given two lines so tight that half of their height is shared
    first = Word(text="Street", box=Box(left=0.1, right=0.4, top=0.10, bottom=0.16))
    second = Word(text="Town", box=Box(left=0.1, right=0.3, top=0.13, bottom=0.19))
    # When, Then
    assert arrange(reading_of(Line(words=(second, first)))).text == "Street\nTown"


edges = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted)
words = st.builds(
    lambda across, down, text: Word(
        text=text, box=Box(left=across[0], right=across[1], top=down[0], bottom=down[1]), confidence=0.9
    ),
    edges,
    edges,
    st.text("abc123", min_size=1, max_size=4),
)


@given(st.lists(st.lists(words, min_size=1, max_size=3), max_size=5))
def test_arranging_loses_no_word_and_keeps_order(rows: list[list[Word]]) -> None:
    # When
    before = reading_of(*(Line(words=tuple(row)) for row in rows))
    after = arrange(before)
    # Then
    assert sorted(repr(word) for line in after.lines for word in line.words) == sorted(
        repr(word) for row in rows for word in row
    )
    for found in after.lines:
        assert [word.box.left for word in found.words] == sorted(word.box.left for word in found.words)
    centers = [found.box.center_y for found in after.lines]
    assert centers == sorted(centers)
    assert arrange(before) == after
