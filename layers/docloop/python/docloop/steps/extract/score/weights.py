"""What each evidence of a candidate weighs, by rules alone: that of its kind of value, or of what its field means."""

from __future__ import annotations

from collections.abc import Mapping

from docloop.model.document_type import FieldSpec
from docloop.values.field_roles import FieldRole
from docloop.values.kind import weighed

PAPER_KIND = weighed(
    -0.5,
    as_title=3.0,
    before_number=2.0,
    referred=-1.5,
    heads=1.5,
    topmost=0.75,
    tall=1.0,
    high=0.5,
    later_page=-2.0,
    deep=-1.5,
    ambiguous_word=-1.5,
    distant=-0.5,
    misread=-0.5,
    numbered_elsewhere=1.0,
    again=0.25,
    signed=1.0,
    owed_back=2.5,
    negative_total=-2.0,
    unopposed=1.0,
)
"""Of titles on the page and signs of a kind of paper; they are found in `papers/titles.py`."""

_BY_ROLE = {FieldRole.DOCUMENT_KIND: PAPER_KIND}


def weights_of(spec: FieldSpec) -> Mapping[str, float]:
    """Return how many log odds each evidence adds to a candidate of the field."""
    return _BY_ROLE.get(spec.role, spec.kind.weights) if spec.role else spec.kind.weights
