"""Predictions held against the truth, field by field."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from docloop.errors import InvalidRequest
from docloop.lab.evaluation.corpus import Paper, Place
from docloop.lab.evaluation.predicting import Prediction
from docloop.model.extraction import Field
from docloop.values.compare import holds
from docloop.values.kind import Kind
from docloop.values.several import several

MOST_ASIDE = 0.02
"""Of the fields of which the truth is known, so many may be set aside as wrongly labelled."""


@dataclass(frozen=True)
class Grade:
    """One field of which the truth is known. `accepted` by error budget: nobody would have seen it."""

    file: str
    document_type: str
    field: str
    kind: Kind
    truth: str | None
    read: Field
    right: bool
    familiar: bool
    accepted: dict[float, bool]

    @property
    def claimed(self) -> bool:
        return self.read.value is not None

    @property
    def found(self) -> float:
        """Which share of the labelled values is among those read: 0 or 1 of one value, parts of several."""
        wanted = several(self.truth)
        if not wanted or self.read.value is None:
            return float(self.right)
        return sum(holds(self.kind, each, self.read.value) for each in wanted) / len(wanted)

    @property
    def place(self) -> Place:
        return self.file, self.field


def grade(papers: Sequence[Paper], predictions: Sequence[Prediction]) -> list[Grade]:
    """A grade for each known field, in the order of papers and of their truth."""
    grades = []
    for paper, prediction in zip(papers, predictions, strict=True):
        extraction = prediction.extraction
        for name, truth in paper.truth.items():
            spec = paper.document_type.get(name)
            if spec is None:
                continue
            read = extraction.get(name) or Field(name=name)
            grades.append(
                Grade(
                    file=paper.id,
                    document_type=extraction.document_type,
                    field=name,
                    kind=spec.kind,
                    truth=truth,
                    read=read,
                    right=spec.same(read.value, truth),
                    familiar=extraction.familiar,
                    accepted={error: prediction.accepts(name, error) for error in prediction.against},
                )
            )
    return grades


def load_aside(file: Path, known: Collection[Place]) -> dict[Place, str]:
    """Why each place that a file of JSON lines names is set aside: {"file", "field", "why"}. `known` have a truth.

    Raises InvalidRequest for a line that is not so or names what has no known truth, and when there are too many.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise InvalidRequest(f"{file} is no readable text. --set-aside wants a file of JSON lines.") from None
    aside = dict(_line(file, number, line) for number, line in enumerate(lines, start=1) if line.strip())
    if strange := next((place for place in aside if place not in known), None):
        raise InvalidRequest(f"{file} sets aside {strange[1]} of {strange[0]}, which has no truth here. Remove it.")
    if len(aside) > (most := int(MOST_ASIDE * len(known))):
        raise InvalidRequest(
            f"{file} sets {len(aside)} fields aside; at most {most} may be, {MOST_ASIDE:.0%} of {len(known)}. "
            "Keep those whose label is wrong beyond doubt."
        )
    return aside


def _line(file: Path, number: int, line: str) -> tuple[Place, str]:
    try:
        row = json.loads(line)
        place, why = (row["file"], row["field"]), row["why"]
    except (json.JSONDecodeError, TypeError, KeyError):
        place, why = (None, None), None
    if not all(isinstance(text, str) and text for text in (*place, why)):
        raise InvalidRequest(f'{file} line {number} should be {{"file": …, "field": …, "why": …}}.')
    return place, why


def without(grades: Iterable[Grade], aside: Iterable[Place]) -> list[Grade]:
    places = set(aside)
    return [each for each in grades if each.place not in places]
