"""Places on a page, in fractions of the upright page: (0, 0) is the top left corner and (1, 1) the bottom right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import Field, model_validator

from docloop.model.base import Value

Fraction = Annotated[float, Field(ge=0.0, le=1.0)]


class Box(Value):
    """An upright rectangle, each edge in 0..1 of the page."""

    left: Fraction
    top: Fraction
    right: Fraction
    bottom: Fraction

    @model_validator(mode="after")
    def _edges_in_order(self) -> Self:
        if self.left > self.right or self.top > self.bottom:
            raise ValueError("left must not exceed right, nor top bottom")
        return self

    @classmethod
    def from_pixels(cls, left: float, top: float, right: float, bottom: float, *, width: float, height: float) -> Box:
        """The box of a pixel rectangle on a page of width x height pixels, clipped to the page."""

        def clip(value: float) -> float:
            return min(1.0, max(0.0, value))

        low_x, high_x = sorted((clip(left / width), clip(right / width)))
        low_y, high_y = sorted((clip(top / height), clip(bottom / height)))
        return cls(left=low_x, top=low_y, right=high_x, bottom=high_y)

    @classmethod
    def around(cls, boxes: Iterable[Box]) -> Box:
        """The smallest box around all of `boxes`. Raises ValueError when there is none."""
        every = list(boxes)
        if not every:
            raise ValueError("no boxes to enclose")
        return cls(
            left=min(box.left for box in every),
            top=min(box.top for box in every),
            right=max(box.right for box in every),
            bottom=max(box.bottom for box in every),
        )

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def center_x(self) -> float:
        return (self.left + self.right) / 2

    @property
    def center_y(self) -> float:
        return (self.top + self.bottom) / 2

    def covers(self, other: Box) -> bool:
        """Whether the middle of the other lies in it."""
        return self.left <= other.center_x <= self.right and self.top <= other.center_y <= self.bottom

    def turned(self, degrees: int) -> Box:
        """The same place on the page turned clockwise by a multiple of 90 degrees."""
        box = self
        for _ in range(degrees // 90 % 4):
            box = Box(left=1 - box.bottom, top=box.left, right=1 - box.top, bottom=box.right)
        return box

    def shared(self, other: Box) -> float:
        """Shared area as a fraction of the smaller of the two areas, 0..1."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        smaller = min(self.width * self.height, other.width * other.height)
        return max(0.0, wide) * max(0.0, high) / smaller if smaller > 0 else 0.0

    def within(self, area: Box) -> Box:
        """The same place in fractions of an area of the page, clipped to it."""
        return Box.from_pixels(
            self.left - area.left,
            self.top - area.top,
            self.right - area.left,
            self.bottom - area.top,
            width=max(area.width, 1e-6),
            height=max(area.height, 1e-6),
        )

    def vertical_overlap(self, other: Box) -> float:
        """Shared height as a fraction of the smaller of the two heights, 0..1."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        smaller = min(self.height, other.height)
        return max(0.0, shared) / smaller if smaller > 0 else 0.0
