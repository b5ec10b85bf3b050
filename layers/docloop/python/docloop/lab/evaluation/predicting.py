"""Documents read by models that have not seen them: the same steps as in the stack, timed."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from docloop.lab.evaluation.acceptance import AgainstEach, reasons_against, reasons_against_each
from docloop.lab.evaluation.corpus import Paper
from docloop.lab.evaluation.second_readings import asked_for
from docloop.model.budget import Guarantee
from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.learned import LearnedModel
from docloop.steps.classify import Classification, classify
from docloop.steps.judge import judge
from docloop.steps.predict_fields import predict_fields

Against = dict[str, tuple[str, ...]]
"""Why fields are not accepted, in sentences by the field's name."""


@dataclass(frozen=True)
class Machine:
    """What reads documents of one type. `guarantees` by the share of errors they allow, `kept` those that are proven
    when wrong labels are set aside."""

    model: LearnedModel | None
    guarantees: Mapping[float, Guarantee] = field(default_factory=dict)
    kept: Mapping[float, Guarantee] = field(default_factory=dict)


@dataclass(frozen=True)
class Prediction:
    """What was made of one document. `against`: by error budget, why each field with a value is not accepted;
    `against_kept`: the same by what is proven when wrong labels are set aside. `against_each`: why each
    of several values is not accepted.

    `seconds` of this machine by step; those of readers are the readers' own, from when the page was read. The second
    reader's are of the lines that were asked for, as parts of all.
    """

    file: str
    classified: Classification
    extraction: Extraction
    against: dict[float, Against]
    against_kept: dict[float, Against]
    seconds: dict[str, float]
    pages: int
    against_each: dict[float, AgainstEach] = field(default_factory=dict)

    def accepts(self, field: str, budget: float) -> bool:
        """Whether nobody would see the field; nothing is accepted under a budget that nothing was proven about."""
        return not self.against.get(budget, {}).get(field, ("",))

    def kept(self) -> Prediction:
        """The same, accepted by what is proven when wrong labels are set aside."""
        return replace(self, against=self.against_kept)


def predict_one(
    paper: Paper, types: Sequence[DocumentType], machines: Mapping[str, Machine], today: date
) -> Prediction:
    """What the machine of the paper's own type makes of it; which type it is taken for is a figure of its own."""
    machine = machines.get(paper.document_type.name, Machine(None))
    seconds = {"read": paper.reading.seconds}
    models = {name: each.model for name, each in machines.items()}
    recognisers = {name: model.recogniser for name, model in models.items() if model and model.recogniser}
    with _timed("classify", seconds):
        classified = classify(paper.reading, types, recognisers)
    context = Facts(today=today)
    with _timed("predict", seconds):
        extraction = predict_fields(paper.reading, paper.document_type, 1.0, machine.model, context)
    if paper.second is not None and (lines := asked_for(extraction, paper.reading, paper.second)):
        if paper.second.seconds is not None:
            seconds["reread"] = paper.second.seconds * len(lines) / len(paper.second.lines)
        with _timed("judge", seconds):
            extraction = judge(extraction, paper.document_type, machine.model, lines)
    against, against_kept = (
        {error: reasons_against(extraction, paper.document_type, proven) for error, proven in guarantees.items()}
        for guarantees in (machine.guarantees, machine.kept)
    )
    each = {
        error: reasons_against_each(extraction, paper.document_type, proven)
        for error, proven in machine.guarantees.items()
    }
    return Prediction(paper.id, classified, extraction, against, against_kept, seconds, len(paper.reading.pages), each)


@contextmanager
def _timed(step: str, seconds: dict[str, float]) -> Iterator[None]:
    began = time.perf_counter()
    try:
        yield
    finally:
        seconds[step] = seconds.get(step, 0.0) + time.perf_counter() - began
