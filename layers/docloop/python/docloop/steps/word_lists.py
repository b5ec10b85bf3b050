"""Which of docloop's word lists stand beside which fields."""

from __future__ import annotations

from docloop.model.document_type import FieldSpec
from docloop.values.field_roles import traits_of
from docloop.values.kind import Kind
from docloop.values.kinds import KINDS

KIND_OF_LIST: dict[str, Kind] = {name: kind for kind in KINDS.values() for name in kind.word_lists}
"""What stands beside the words of a list; a list that is not named here has no value that could be mistaken."""

CARRIED = "CARRIED_FORWARD"
"""The list of words for a sum that goes on from one page, or one month, to the next."""


def lists_of(spec: FieldSpec) -> tuple[str, ...]:
    """Return the word lists whose words are labels of the field."""
    if spec.words is not None:
        return spec.words
    traits = traits_of(spec.role)
    return tuple(dict.fromkeys((spec.name, *(traits.words if traits else ()))))
