"""Learns between which values almost all amounts and dates of a field lie."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from docloop.model.document_type import DocumentType
from docloop.model.learned import Usual
from docloop.steps.judge.outliers import EARLY, RARE, measured
from docloop.steps.learn.examples import Example

LEAST = 50
"""Labels below which nothing is known about what is usual."""


def learn_usual(examples: Sequence[Example], document_type: DocumentType) -> tuple[Usual, ...]:
    """Of each field of amounts or days with enough labels: the quantiles RARE and 1 - RARE, as values that occurred."""
    found = []
    for spec in document_type.fields:
        known = [measured(spec, example.fields.get(spec.name)) for example in examples]
        numbers = [number for number in known if number is not None]
        if len(numbers) >= LEAST:
            low = float(np.quantile(numbers, RARE, method="lower"))
            high = float(np.quantile(numbers, 1.0 - RARE, method="higher"))
            days = np.quantile(numbers, EARLY, method="lower") if spec.kind.day else ()
            found.append(Usual(field=spec.name, low=low, high=high, early=tuple(float(day) for day in days)))
    return tuple(found)
