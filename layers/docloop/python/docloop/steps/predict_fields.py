"""From a reading to fields one can decide on: extract ► validate ► judge."""

from __future__ import annotations

from collections.abc import Sequence

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.learned import LearnedModel
from docloop.model.reading import Reading, Rereading
from docloop.steps.deadline import NEVER, Deadline
from docloop.steps.extract import extract
from docloop.steps.judge import judge
from docloop.steps.judge.first_day import FirstDayTable
from docloop.steps.validate import validate


def predict_fields(
    reading: Reading,
    document_type: DocumentType,
    type_confidence: float | None,
    model: LearnedModel | None,
    facts: Facts,
    rereadings: Sequence[Rereading] = (),
    deadline: Deadline = NEVER,
    table: FirstDayTable | None = None,
) -> Extraction:
    """What the machine makes of a document of a known type. `model` None: the rules alone. Raises TookTooLong.

    `table` counts how often the rules were right; None: the one that ships.
    """
    found = extract(reading, document_type, type_confidence, model, deadline)
    deadline.check()
    checked = validate(found, document_type, facts)
    deadline.check()
    return judge(checked, document_type, model, rereadings, table)
