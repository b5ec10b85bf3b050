"""How often something secret may be tried."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from docloop.model.base import Value


class Limit(Value):
    """`at_once` tries in a row, then one every `every` seconds; a pause gives tries back at that rate."""

    at_once: Annotated[int, Field(ge=1)]
    every: Annotated[int, Field(ge=1)]

    def most_in(self, seconds: int) -> int:
        """The largest number of tries that any period of so many seconds can hold."""
        return self.at_once + seconds // self.every
