"""What kind of document it is, and what its fields say: pure steps with the type, the model and the policy in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docloop.model.document import Document
from docloop.model.document_type import UNKNOWN, DocumentType
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.learned import LearnedModel
from docloop.model.policy import Decision, Policy, PolicyMode
from docloop.model.reading import Reading, Rereading
from docloop.steps.classify import classify
from docloop.steps.deadline import Deadline
from docloop.steps.decide import decide
from docloop.steps.extract import extract
from docloop.steps.judge import judge
from docloop.steps.legibility import illegible
from docloop.steps.validate import validate
from docloop.use_cases.contexts.extract import ExtractContext


@dataclass(frozen=True)
class Understanding:
    """A reading with what it is read by. `document_type` None: of no known kind, and so without fields.

    `model` None: the rules alone.
    """

    reading: Reading
    type_confidence: float | None
    document_type: DocumentType | None = None
    model: LearnedModel | None = None

    def extract(self, deadline: Deadline) -> Extraction:
        """Return what the document says by itself. Raises TookTooLong."""
        if self.document_type is None:
            return Extraction(
                document_type=UNKNOWN,
                type_confidence=self.type_confidence,
                findings=illegible(self.reading),
                readers=self.reading.readers,
            )
        found = extract(self.reading, self.document_type, self.type_confidence, self.model, deadline)
        deadline.check()
        return found

    def validated(self, extracted: Extraction, facts: Facts) -> Extraction:
        """Return the extraction with the findings of the type's checks."""
        return validate(extracted, self.document_type, facts) if self.document_type else extracted

    def judged(self, checked: Extraction, rereadings: Sequence[Rereading] = ()) -> Extraction:
        """Return the extraction with its confidence, given what the second reader saw."""
        if self.document_type is None:
            return checked
        judged = judge(checked, self.document_type, self.model, rereadings)
        return judged.model_copy(update={"rereadings": tuple(rereadings)})

    def decide(self, context: ExtractContext, document: Document, judged: Extraction) -> Decision:
        """Return what the policy in force makes of it. Raises ModelUnavailable."""
        named, model = self.document_type, self.model
        policy = context.policies.over(named) if named else Policy()
        proven = None
        if named is not None and model is not None and policy.mode is PolicyMode.ERROR_BUDGET:
            proven = context.guarantees.of(model, named, policy.budget)
        book = context.flags.get(named.name) if named else None
        return decide(judged, named, policy, document.id, proven, book.flags if book else ())


def understand(context: ExtractContext, document: Document, reading: Reading) -> Understanding:
    """Classify the document and load the model in use for its type. Raises ModelUnavailable."""
    named = context.types.get(document.named_type) if document.named_type else None
    confidence: float | None = 1.0
    if named is None:
        types = context.types.list()
        found = classify(reading, types, context.models.recognisers(each.name for each in types))
        named, confidence = next((each for each in types if each.name == found.name), None), found.confidence
    if named is None:
        return Understanding(reading, confidence)
    return Understanding(reading, confidence, named, context.models.of(named.name))
