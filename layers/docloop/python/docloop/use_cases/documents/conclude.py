"""From what was read to what is stored: the decision, and everything that follows from it in one transaction."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from docloop.errors import DocumentBusy, DocumentError, VersionConflict
from docloop.model.base import Entity
from docloop.model.document_type import UNKNOWN, DocumentType
from docloop.model.event import OutboxEvent
from docloop.model.extraction import Extraction
from docloop.model.learned import LearnedModel
from docloop.model.policy import Decision, Policy, PolicyMode
from docloop.model.reading import Reading, Rereading
from docloop.steps.classify import classify
from docloop.steps.deadline import Deadline
from docloop.steps.decide import decide
from docloop.steps.interpret import interpret
from docloop.steps.judge import judge
from docloop.steps.validate import ValidationContext, duplicate_key
from docloop.use_cases.contexts.extract import ExtractContext
from docloop.use_cases.documents.lease import DocumentLease
from docloop.use_cases.documents.outcome import Outcome, accepted, accepted_result, duplicate, failed, in_review
from docloop.use_cases.documents.reread import REREAD, read_again
from docloop.use_cases.duplicates import DuplicateMatch, find_first
from docloop.use_cases.publish import publish_now

_TRIES = 5


@dataclass(frozen=True)
class Understanding:
    """What kind of document it is and what reads it. `document_type` None: of no known kind, and so without fields."""

    reading: Reading
    type_confidence: float | None
    document_type: DocumentType | None = None
    model: LearnedModel | None = None
    rereadings: tuple[Rereading, ...] = ()

    def extraction(self, around: ValidationContext, deadline: Deadline) -> Extraction:
        """What the document says, checked and judged. Raises TookTooLong."""
        if self.document_type is None:
            return Extraction(document_type=UNKNOWN, type_confidence=self.type_confidence, readers=self.reading.readers)
        found = interpret(
            self.reading, self.document_type, self.type_confidence, self.model, around, self.rereadings, deadline
        )
        return found.model_copy(update={"rereadings": self.rereadings})

    def judged(self, extraction: Extraction) -> Extraction:
        """The extraction judged once more, with what the second reader saw; nothing is extracted again."""
        if self.document_type is None:
            return extraction
        again = judge(extraction, self.document_type, self.model, self.rereadings)
        return again.model_copy(update={"rereadings": self.rereadings})


def link(context: ExtractContext, lease: DocumentLease, data: bytes) -> bool:
    """Remembers what the content is; True when another document had it before, and then this one is settled."""
    content = hashlib.sha256(data).hexdigest()
    for _ in range(_TRIES):
        kin = find_first(lease.document, content, context.documents)
        try:
            if kin.first is not None:
                settle(context, lease, duplicate(lease.document, kin.first, context.clock.now()), content_hash=content)
                return True
            lease.save(lease.document.state, *_change(kin), content_hash=content)
        except VersionConflict:
            _still_mine(context, lease)
        else:
            return False
    raise DocumentBusy(document_id=lease.document.id)


def understand(context: ExtractContext, lease: DocumentLease, reading: Reading) -> Understanding:
    """What kind of document it is, and the model in use for that kind. Raises ModelUnavailable."""
    named = context.types.get(lease.document.named_type) if lease.document.named_type else None
    confidence: float | None = 1.0
    if named is None:
        with lease.step("classify"):
            types = context.types.list()
            found = classify(reading, types, context.models.recognisers(each.name for each in types))
        named, confidence = next((each for each in types if each.name == found.name), None), found.confidence
    if named is None:
        return Understanding(reading, confidence)
    return Understanding(reading, confidence, named, context.models.of(named.name))


def conclude(context: ExtractContext, lease: DocumentLease, understanding: Understanding, deadline: Deadline) -> None:
    """Interprets, decides and stores.

    Raises VersionConflict when the document was changed by somebody else, TookTooLong.
    """
    today = context.clock.now().date()
    with lease.step("interpret"):
        extraction = understanding.extraction(ValidationContext(today=today), deadline)
    if rereadings := read_again(context, lease, understanding.reading, extraction, deadline):
        understanding = replace(understanding, rereadings=rereadings)
        with lease.step("judge"):
            extraction = understanding.judged(extraction)
    for _ in range(_TRIES):
        kin = _kin(context, lease, extraction)
        checked = extraction
        if kin.first is not None:
            with lease.step("interpret"):
                checked = understanding.extraction(ValidationContext(today=today, duplicate_of=kin.first), deadline)
        with lease.step("decide"):
            decision = _decided(context, lease, checked, understanding)
        outcome = _outcome(context, lease, understanding, checked, decision)
        try:
            settle(context, lease, outcome, *_change(kin))
        except VersionConflict:
            _still_mine(context, lease)
        else:
            return
    raise DocumentBusy(document_id=lease.document.id)


def fail(context: ExtractContext, lease: DocumentLease, error: DocumentError) -> None:
    settle(context, lease, failed(lease.document, error, context.clock.now()))


def settle(
    context: ExtractContext, lease: DocumentLease, outcome: Outcome, *others: Entity, content_hash: str | None = None
) -> None:
    """Stores the outcome in one transaction, then publishes its events; one that fails waits in the outbox."""
    lease.save(
        outcome.state,
        *outcome.others,
        *others,
        **outcome.changes,
        content_hash=content_hash or lease.document.content_hash,
        lease_until=None,
        seconds=lease.machine_seconds(),
        second_reader_seconds=lease.seconds.get(REREAD, 0.0),
    )
    publish_now(context.publisher, *(each for each in outcome.others if isinstance(each, OutboxEvent)))


def _kin(context: ExtractContext, lease: DocumentLease, extraction: Extraction) -> DuplicateMatch:
    key = duplicate_key(extraction)
    return find_first(lease.document, key, context.documents) if key else DuplicateMatch()


def _decided(
    context: ExtractContext, lease: DocumentLease, extraction: Extraction, understanding: Understanding
) -> Decision:
    named, model = understanding.document_type, understanding.model
    policy = context.policies.over(named) if named else Policy()
    proven = None
    if named is not None and model is not None and policy.mode is PolicyMode.ERROR_BUDGET:
        proven = context.guarantees.of(model, named, policy.budget)
    book = context.flags.get(named.name) if named else None
    return decide(extraction, named, policy, lease.document.id, proven, book.flags if book else ())


def _outcome(
    context: ExtractContext,
    lease: DocumentLease,
    understanding: Understanding,
    extraction: Extraction,
    decision: Decision,
) -> Outcome:
    """Stage what the outcome names: the prediction, and the final result of an accepted document."""
    at = context.clock.now()
    prediction = context.files.keep_prediction(lease.document.id, extraction)
    if not decision.accepted:
        return in_review(lease.document, understanding.document_type, extraction, prediction, decision, at)
    result = accepted_result(lease.document, extraction, at)
    return accepted(lease.document, result, prediction, context.files.keep_result(result))


def _still_mine(context: ExtractContext, lease: DocumentLease) -> None:
    """Raises VersionConflict when the document's own row was what somebody changed."""
    if context.documents.get(lease.document.id).version != lease.document.version:
        raise VersionConflict(document_id=lease.document.id)


def _change(kin: DuplicateMatch) -> tuple[Entity, ...]:
    return (kin.change,) if kin.change else ()
