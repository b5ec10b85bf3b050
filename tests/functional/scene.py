"""One thing of each kind at the API, with texts that appear nowhere else."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from docloop.model.actor import Role
from docloop.model.audit import Verb, entry_by
from docloop.model.document import DocumentState
from docloop.model.document_type import DocumentType
from docloop.model.label import Label
from docloop.model.learned import LearnedModel, TrainingFacts
from docloop.model.review import ReviewOutcome, ReviewState
from docloop.model.training import ModelCard, TrainingState, card_id

from functions.review_api.roles import Route, route_of
from tests.functional.api_stack import EXTRACTION, OPENED, Stack, fake_api_stack
from tests.functional.desks import read_as
from tests.functional.http import Client, Reply

VALUE, ESCALATED, LABEL, RECORDED, WORKER = (
    "4711.23",
    "note-of-an-escalation",
    "8800.41",
    "actor-of-an-entry",
    "worker-9",
)
LAX = {"mode": "threshold", "threshold": 0.0, "audit_rate": 0.0}
NOTE = {
    "name": "note",
    "title": "Note",
    "fields": [{"name": "DATE", "kind": "date"}, {"name": "SHOP", "kind": "name"}, {"name": "TOTAL", "kind": "money"}],
    "checks": ["sums"],
}
STRICT = {"mode": "threshold", "threshold": 0.9, "audit_rate": 0.0, "required": ["DATE"]}
FLAGGED = NOTE | {"name": "flagged", "fields": NOTE["fields"][:2]}


@dataclass
class Scene:
    stack: Stack
    ids: dict[str, str]
    called: set[Route] = field(default_factory=set)

    def send(self, client: Client, method: str, target: str, body: object = None) -> Reply:
        self.called.add(route_of(method, target.partition("?")[0]))
        return client.call(method, target, body)

    def type(self, name: str) -> DocumentType:
        found = self.stack.desk.types.get(name)
        assert found is not None
        return found


def set_scene() -> Scene:
    stack = fake_api_stack()
    desk, admin = stack.desk, stack.client(Role.ADMIN, user_id="first-admin")
    for described in (NOTE, FLAGGED):
        made = admin.call("POST", "/document-types", {"yaml": json.dumps(described | {"policy": STRICT})})
        assert made.status == 200, made.text
    about = {"document_type": "flagged", "supplier": "Corner Shop", "note": "two shops"}
    flag = stack.client(Role.SENIOR, user_id="first-senior").call("POST", "/flags", about).body
    accepted, _ = stack.add_document(DocumentState.ACCEPTED)
    open_document, open_review = stack.add_document()
    hidden_document, hidden_review = stack.add_document(senior_only=True)
    ended_document, ended_review = stack.add_document()
    _plant_value(stack, accepted.id)
    hidden = desk.reviews.get(hidden_review)
    desk.work.commit(hidden.moved(ReviewState.CLAIMED, OPENED, note=ESCALATED))
    desk.work.commit(desk.reviews.get(hidden_review).moved(ReviewState.ESCALATED, OPENED))
    ended = desk.reviews.get(ended_review).moved(ReviewState.CLAIMED, OPENED)
    desk.work.commit(ended)
    desk.work.commit(
        ended.moved(ReviewState.DONE, OPENED, done_by=WORKER, done_at=OPENED, outcome=ReviewOutcome.SUBMITTED)
    )
    known = {"TOTAL": LABEL}
    desk.work.commit(Label(id=accepted.id, document_type="receipt", fields=known, by="first", at=OPENED))
    desk.audit.append(entry_by(RECORDED, (), Verb.DOCUMENT_SEEN, accepted.id, OPENED, ""))
    ids = {
        "accepted": accepted.id,
        "open": open_document.id,
        "open_review": open_review,
        "hidden": hidden_document.id,
        "hidden_review": hidden_review,
        "ended": ended_document.id,
        "ended_review": ended_review,
        "flag": flag["id"],
        "card": _add_card(stack).id,
    }
    return Scene(stack, ids)


def _plant_value(stack: Stack, document: str) -> None:
    said = EXTRACTION.model_copy(update={"fields": (EXTRACTION.fields[0].model_copy(update={"value": VALUE}),)})
    read_as(stack.desk, document, said)


def _add_card(stack: Stack) -> ModelCard:
    facts = TrainingFacts(documents=9, fields=30, seed=0, sources=("labels",))
    model = LearnedModel(document_type="receipt", facts=facts)
    card = ModelCard(
        id=card_id("receipt", 1),
        document_type="receipt",
        state=TrainingState.KEPT,
        model=model.id,
        facts=facts,
        started_by="labels",
        requested_at=OPENED,
        changed_at=OPENED,
    )
    stack.desk.work.commit(card)
    stack.desk.model_context.library.save(card.id, model)
    return card
