"""What a source says of a field: a source is another way in which a document speaks for itself, beside its print."""

from __future__ import annotations

from docloop.model.base import Value
from docloop.model.geometry import Box
from docloop.values.field_roles import FieldRole


class Statement(Value):
    """One source's value of the field of a role, normalised as values of fields are.

    `path` is where in the source's data it stands, `page` (from 1) and `box` where on the page; all None when the
    source does not say where. `exact`: it was made for machines, read without guessing, and means just this role; what
    is not exact counts where nothing else is known, and contradicts nothing.
    """

    source: str
    role: FieldRole
    value: str
    exact: bool
    path: str | None = None
    page: int | None = None
    box: Box | None = None
