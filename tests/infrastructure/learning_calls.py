"""The part of the day in which the platform learns: every call that the learn function can make."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from docloop.model.learned import KnownValue, LearnedModel, Memory, TrainingFacts
from docloop.model.training import (
    ModelCard,
    Training,
    TrainingOrder,
    TrainingState,
    card_id,
    model_key,
    training_id,
)

if TYPE_CHECKING:
    from tests.infrastructure.working_day import Day

VENDOR = [{"field": "VENDOR_NAME", "verdict": "corrected", "value": "Corner Cafe Ltd"}]


def learn(day: Day, paper: bytes) -> None:
    """`paper` is a new receipt, to be read with the model."""
    claimed = {review["document_id"] for review in day.call("senior", "GET", "/reviews?state=claimed")["items"]}
    labelled = [document["id"] for document in day.documents("in_review") if document["id"] not in claimed]
    for document in labelled:
        draft = {"answers": VENDOR, "document_type": "receipt"}
        day.call("annotator", "POST", "/labels", {"document_id": document, "draft": draft})
    _train(day)
    # Those that taught it are erased, all but one: its memory goes, and the file with it.
    for document in labelled[1:]:
        day.call("admin", "DELETE", f"/documents/{document}")
    day.until(lambda: all(card["state"] in {"kept", "promoted"} for card in _cards(day)))
    _train(day)
    for path in ("/models?type=receipt", "/models", f"/models/{_cards(day)[0]['id']}"):
        day.call("auditor", "GET", path)
    day.call("admin", "POST", f"/models/{_cards(day)[0]['id']}/promote")
    day.call("annotator", "GET", f"/documents/{labelled[0]}/suggestions?type=receipt")
    waiting = len(day.documents("in_review"))
    day.drop("receipt/read-with-it.pdf", paper)
    day.wait_for("in_review", waiting + 1)
    _erased_while_training(day)
    url = day.stack.state.queues["training"]
    day.sqs.send_message(QueueUrl=url, MessageBody="not for us")
    dead: Any = {"QueueUrl": day.stack.state.queues["training_dead"], "AttributeNames": ["All"]}
    day.until(lambda: day.sqs.get_queue_attributes(**dead)["Attributes"]["ApproximateNumberOfMessages"] == "1")
    _leave_lying(day)


def _leave_lying(day: Day) -> None:
    """A training whose message was lost: the sweeper takes it up."""
    day.work.commit(*_queued("invoice", datetime(2026, 1, 1, tzinfo=UTC)))


def _train(day: Day) -> None:
    asked = day.call("admin", "POST", "/models", {"document_type": "receipt"})["id"]
    day.until(lambda: day.call("auditor", "GET", f"/models/{asked}")["state"] in {"kept", "promoted"})


def _cards(day: Day) -> list[dict[str, str]]:
    return [card for card in day.call("auditor", "GET", "/models")["items"] if card["state"] != "shipped"]


def _erased_while_training(day: Day) -> None:
    """A training that another one has to follow; both find a model that recalls what is gone."""
    known = KnownValue(field="TOTAL", value="12.50", documents=("doc_gone",))
    facts = TrainingFacts(documents=1, fields=1, seed=0)
    model = LearnedModel(document_type="memo", facts=facts, memory=Memory(values=(known,)))
    former, _ = _queued("memo", datetime(2026, 1, 1, tzinfo=UTC), 9)
    day.work.commit(former.model_copy(update={"state": TrainingState.KEPT, "model": model.id}))
    key = model_key("memo", former.id, model.id)
    body = model.model_dump_json().encode()
    day.s3.put_object(Bucket=day.stack.state.buckets["learned"], Key=key, Body=body)
    card, training = _queued("memo", datetime.now(UTC))
    day.work.commit(card, training.model_copy(update={"again": True}))
    order = TrainingOrder(document_type="memo", card=card.id)
    day.sqs.send_message(QueueUrl=day.stack.state.queues["training"], MessageBody=order.model_dump_json())
    day.until(lambda: sum(card["document_type"] == "memo" and card["state"] == "kept" for card in _cards(day)) == 3)


def _queued(document_type: str, at: datetime, number: int = 1) -> tuple[ModelCard, Training]:
    made = card_id(document_type, number)
    card = ModelCard(id=made, document_type=document_type, started_by="labels", requested_at=at, changed_at=at)
    return card, Training(id=training_id(document_type), document_type=document_type, card=made, requested_at=at)
