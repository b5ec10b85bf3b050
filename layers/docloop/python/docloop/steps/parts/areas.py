"""Whether several papers lie on one page, and where: sheets that the picture shows, and lanes between the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from docloop.model.document_type import DocumentType
from docloop.model.geometry import Box
from docloop.model.parts import SharedPage
from docloop.model.reading import Line, PageReading, Reading, Word
from docloop.steps.deadline import Deadline
from docloop.steps.parts.boundaries import UNLIKE
from docloop.steps.parts.gutters import FEWEST, Lane, lanes_of
from docloop.steps.parts.page_view import PageView, views_of

SHEETS_OF_PAPERS = 0.98
"""How likely papers share a page that lie on sheets of their own and each say what they are, all of it different."""

SHEETS = 0.8
"""The same where a sheet does not say what it is, or says the same as another: a card slip beside its receipt."""

LANES = 0.7
"""The same where nothing but a lane lies between words that say of themselves what they are."""

WIDE = 12.0
"""Heights of a line; beside a lane so wide the words need say nothing: no columns of one paper are that far apart."""

MOST_LANES = 6
"""That are looked at on a page, the widest first."""

MOST_AREAS = 12

_MARGIN = 0.01
_LOOSE = 0.3
"""Share of the words outside all sheets from which on the picture shows other things than sheets of paper."""


@dataclass(frozen=True)
class _Look:
    """Looks at words of a page as if they were a page of their own."""

    page: PageReading
    types: Sequence[DocumentType]
    deadline: Deadline

    def at(self, words: Sequence[Word], sheet: Box | None = None) -> _Area:
        return _Area(self, tuple(words), sheet or _around(words))

    def view(self, words: Sequence[Word]) -> PageView:
        """What they say; the page ends where they do, so that their first lines are its head."""
        box = _around(words)
        chosen = {id(word) for word in words}
        lines = (tuple(word for word in line.words if id(word) in chosen) for line in self.page.lines)
        alone = self.page.model_copy(
            update={
                "lines": tuple(_within(line, box) for line in lines if line),
                "width": max(1, round(self.page.width * box.width)),
                "height": max(1, round(self.page.height * box.height)),
                "codes": (),
            }
        )
        return next(iter(views_of(Reading(pages=(alone,)), self.types, self.deadline)))


@dataclass(frozen=True)
class _Area:
    """Words that may be a paper of their own, and where they lie."""

    look: _Look
    words: tuple[Word, ...]
    box: Box

    @cached_property
    def view(self) -> PageView:
        """What they say."""
        return self.look.view(self.words)

    @property
    def is_paper(self) -> bool:
        """Whether they say what is to be paid, and of which day or number."""
        return self.view.total is not None and (self.view.day or self.view.number) is not None


def shared_page(page: PageReading, types: Sequence[DocumentType], deadline: Deadline) -> SharedPage | None:
    """Return the areas of a page that may be papers of their own; None where it is one paper, as far as can be seen.

    Pages with a text of their own were printed as one. Raises TookTooLong.
    """
    words = tuple(word for line in page.lines for word in line.words)
    if all(word.confidence is None for word in words):
        return None
    look = _Look(page, types, deadline)
    on_sheets = _on_sheets(look, words)
    areas = [found for area in on_sheets or [look.at(words)] for found in _divided(look, area)]
    if not 2 <= len(areas) <= MOST_AREAS:
        return None
    areas.sort(key=lambda area: (round(area.box.top, 1), area.box.left))
    chance, reasons = _judged(areas, on_sheets)
    return SharedPage(page=page.number, areas=tuple(area.box for area in areas), chance=chance, reasons=reasons)


def _within(words: Sequence[Word], box: Box) -> Line:
    return Line(words=tuple(word.model_copy(update={"box": word.box.within(box)}) for word in words))


def _around(words: Sequence[Word]) -> Box:
    box = Box.around(word.box for word in words)
    return Box(
        left=max(0.0, box.left - _MARGIN),
        top=max(0.0, box.top - _MARGIN),
        right=min(1.0, box.right + _MARGIN),
        bottom=min(1.0, box.bottom + _MARGIN),
    )


def _on_sheets(look: _Look, words: Sequence[Word]) -> list[_Area]:
    """The areas of two sheets or more that hold words, and of the words beside them; none where there are fewer."""
    groups: dict[Box | None, list[Word]] = {}
    for word in words:
        holding = (sheet for sheet in look.page.sheets if sheet.covers(word.box))
        groups.setdefault(min(holding, key=lambda sheet: sheet.width * sheet.height, default=None), []).append(word)
    beside = groups.pop(None, [])
    full = {sheet: group for sheet, group in groups.items() if sheet is not None and len(group) >= FEWEST}
    if not full:
        return []
    areas = [look.at(group, sheet) for sheet, group in full.items()]
    if len(beside) < FEWEST:
        return areas if len(areas) > 1 else []
    other = look.at(beside)
    if other.is_paper:
        return [*areas, other]
    return areas if len(areas) > 1 and len(beside) < _LOOSE * len(words) else []


def _divided(look: _Look, area: _Area) -> list[_Area]:
    """The area, or those on the sides of a lane through it that both say of themselves what they are."""
    for lane in lanes_of(area.words, look.page)[:MOST_LANES]:
        sides = [look.at([area.words[place] for place in side]) for side in (lane.before, lane.after)]
        if _are_papers(lane, *sides):
            return [found for side in sides for found in _divided(look, side)]
    return [area]


def _are_papers(lane: Lane, one: _Area, other: _Area) -> bool:
    """Whether the words on both sides of a lane are far apart, or say of themselves that they are papers.

    Beside each other different numbers or days are enough: hardly a single paper has them on both sides of such a lane.
    Above each other each has its total too, or its title: further days and numbers stand below the total of many an
    invoice.
    """
    if lane.way == "across" and lane.width >= WIDE:
        return True
    if one.is_paper and other.is_paper and _differ(one.view, other.view):
        return True
    identified = _unlike(one.view.number, other.view.number) or _unlike(one.view.day, other.view.day)
    titled = one.view.kind is not None and other.view.kind is not None
    return identified and (lane.way == "across" or titled)


def _unlike(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _differ(one: PageView, other: PageView) -> bool:
    """Whether two views are of different papers: the total, and the number or the day."""
    return one.total != other.total and (one.number != other.number or one.day != other.day)


def _judged(areas: Sequence[_Area], on_sheets: Sequence[_Area]) -> tuple[float, tuple[str, ...]]:
    views = [area.view for area in areas]
    pairs = [(one, other) for place, one in enumerate(views) for other in views[place + 1 :]]
    papers = all(area.is_paper for area in areas)
    reasons = [SENTENCES["sheets"]] if on_sheets else [SENTENCES["lanes"]]
    reasons += [SENTENCES["totals"]] if papers else []
    if len(on_sheets) < len(areas):
        return LANES, tuple(reasons)
    strangers = all(_differ(one, other) and _strange(one, other) for one, other in pairs)
    return SHEETS_OF_PAPERS if papers and strangers else SHEETS, tuple(reasons)


def _strange(one: PageView, other: PageView) -> bool:
    """Whether the heads of two papers have different words: of one shop, one may be the other's card slip or copy."""
    fewer = min(len(one.head), len(other.head))
    return fewer > 0 and len(one.head & other.head) <= UNLIKE * fewer


SENTENCES = {
    "sheets": "The picture shows several sheets of paper.",
    "lanes": "Between its words a lane is free from one side of the page to the other.",
    "totals": "Each area has a total of its own, and a date or a number.",
}
