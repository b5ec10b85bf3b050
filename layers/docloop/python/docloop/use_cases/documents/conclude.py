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
from docloop.use_cases.documents.lease import Job
from docloop.use_cases.documents.outcome import Outcome, accepted, accepted_result, duplicate, failed, in_review
from docloop.use_cases.documents.reread import REREAD, read_again
from docloop.use_cases.duplicates import Kinship, kinship
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


def link(context: ExtractContext, job: Job, data: bytes) -> bool:
    """Remembers what the content is; True when another document had it before, and then this one is settled."""
    content = hashlib.sha256(data).hexdigest()
    for _ in range(_TRIES):
        kin = kinship(job.document, content, context.documents)
        try:
            if kin.first is not None:
                settle(context, job, duplicate(job.document, kin.first, context.clock.now()), content_hash=content)
                return True
            job.save(job.document.state, *_change(kin), content_hash=content)
        except VersionConflict:
            _still_mine(context, job)
        else:
            return False
    raise DocumentBusy(document_id=job.document.id)


def understand(context: ExtractContext, job: Job, reading: Reading) -> Understanding:
    """What kind of document it is, and the model in use for that kind. Raises ModelUnavailable."""
    named = context.types.get(job.document.named_type) if job.document.named_type else None
    confidence: float | None = 1.0
    if named is None:
        with job.step("classify"):
            types = context.types.list()
            found = classify(reading, types, context.models.recognisers(each.name for each in types))
        named, confidence = next((each for each in types if each.name == found.name), None), found.confidence
    if named is None:
        return Understanding(reading, confidence)
    return Understanding(reading, confidence, named, context.models.of(named.name))


def conclude(context: ExtractContext, job: Job, understanding: Understanding, deadline: Deadline) -> None:
    """Interprets, decides and stores.

    Raises VersionConflict when the document was changed by somebody else, TookTooLong.
    """
    today = context.clock.now().date()
    with job.step("interpret"):
        extraction = understanding.extraction(ValidationContext(today=today), deadline)
    if rereadings := read_again(context, job, understanding.reading, extraction, deadline):
        understanding = replace(understanding, rereadings=rereadings)
        with job.step("judge"):
            extraction = understanding.judged(extraction)
    for _ in range(_TRIES):
        kin = _kin(context, job, extraction)
        checked = extraction
        if kin.first is not None:
            with job.step("interpret"):
                checked = understanding.extraction(ValidationContext(today=today, duplicate_of=kin.first), deadline)
        with job.step("decide"):
            decision = _decided(context, job, checked, understanding)
        outcome = _outcome(context, job, understanding, checked, decision)
        try:
            settle(context, job, outcome, *_change(kin))
        except VersionConflict:
            _still_mine(context, job)
        else:
            return
    raise DocumentBusy(document_id=job.document.id)


def fail(context: ExtractContext, job: Job, error: DocumentError) -> None:
    settle(context, job, failed(job.document, error, context.clock.now()))


def settle(
    context: ExtractContext, job: Job, outcome: Outcome, *others: Entity, content_hash: str | None = None
) -> None:
    """Stores the outcome in one transaction, then publishes its events; one that fails waits in the outbox."""
    job.save(
        outcome.state,
        *outcome.others,
        *others,
        **outcome.changes,
        content_hash=content_hash or job.document.content_hash,
        lease_until=None,
        seconds=job.machine_seconds(),
        second_reader_seconds=job.seconds.get(REREAD, 0.0),
    )
    publish_now(context.publisher, *(each for each in outcome.others if isinstance(each, OutboxEvent)))


def _kin(context: ExtractContext, job: Job, extraction: Extraction) -> Kinship:
    key = duplicate_key(extraction)
    return kinship(job.document, key, context.documents) if key else Kinship()


def _decided(context: ExtractContext, job: Job, extraction: Extraction, understanding: Understanding) -> Decision:
    named, model = understanding.document_type, understanding.model
    policy = context.policies.over(named) if named else Policy()
    proven = None
    if named is not None and model is not None and policy.mode is PolicyMode.ERROR_BUDGET:
        proven = context.guarantees.of(model, named, policy.budget)
    book = context.flags.get(named.name) if named else None
    return decide(extraction, named, policy, job.document.id, proven, book.flags if book else ())


def _outcome(
    context: ExtractContext, job: Job, understanding: Understanding, extraction: Extraction, decision: Decision
) -> Outcome:
    """Stage what the outcome names: the prediction, and the final result of an accepted document."""
    at = context.clock.now()
    prediction = context.files.keep_prediction(job.document.id, extraction)
    if not decision.accepted:
        return in_review(job.document, understanding.document_type, extraction, prediction, decision, at)
    result = accepted_result(job.document, extraction, at)
    return accepted(job.document, result, prediction, context.files.keep_result(result))


def _still_mine(context: ExtractContext, job: Job) -> None:
    """Raises VersionConflict when the document's own row was what somebody changed."""
    if context.documents.get(job.document.id).version != job.document.version:
        raise VersionConflict(document_id=job.document.id)


def _change(kin: Kinship) -> tuple[Entity, ...]:
    return (kin.change,) if kin.change else ()
