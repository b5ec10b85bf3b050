"""The learn function on a stage: receipts with labels, a trainer that does what a test wants, and its queue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from docloop.adapters import keys, model_library
from docloop.adapters.dynamodb_stores import DynamoLabelStore
from docloop.bootstrap.learning import learning
from docloop.model.document import Document, DocumentState, ObjectRef, document_id
from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.label import Label
from docloop.model.learned import Case, KnownValue, LearnedModel, Linear, Memory, Recogniser, TrainingFacts
from docloop.model.training import EVIDENCE, Champion, ModelCard, Training, TrainingState, evidence_key
from docloop.settings import LearnSettings
from docloop.steps.learn import Example
from docloop.use_cases.contexts.learn import LearnContext
from docloop.use_cases.contexts.training import ModelContext
from docloop.use_cases.models.request import request_training

from cdk.local.pump import sqs_event
from functions.learn import handler as learn_handler
from tests.functional.paper import Paper, receipt
from tests.functional.stage import Stage
from tests.stored_files import derived_bucket

TYPE = "receipt"
TRUTH = {"INVOICE_RECEIPT_DATE": "2026-02-27", "TOTAL": "12.50"}


@dataclass
class FakeTrainer:
    """Makes models that order candidates as the rules do, or the other way round; remembers who sold what."""

    good: bool = True
    recogniser: Recogniser | None = None
    taught: list[tuple[str, ...]] = field(default_factory=list)

    def __call__(self, examples: Sequence[Example], document_type: DocumentType) -> LearnedModel:
        ids = tuple(each.id for each in examples)
        self.taught.append(ids)
        vendors = {name for each in examples if (name := each.fields.get("VENDOR_NAME"))}
        known = tuple(
            KnownValue(
                field="VENDOR_NAME",
                value=vendor,
                documents=tuple(each.id for each in examples if each.fields.get("VENDOR_NAME") == vendor),
            )
            for vendor in sorted(vendors)
        )
        weight = 1.0 if self.good else -1.0
        return LearnedModel(
            document_type=document_type.name,
            facts=TrainingFacts(documents=len(ids), fields=len(ids) * len(TRUTH), seed=0, sources=("labels",)),
            fields=("INVOICE_RECEIPT_DATE", "TOTAL", "VENDOR_NAME"),
            memory=Memory(values=known),
            ranker=Linear(features=("rules_score",), mean=(0.0,), scale=(1.0,), weights=(weight,), bias=20.0),
            cases=tuple(
                Case(document=each, field=name, confidence=0.9, right=self.good, familiar=True)
                for each in ids
                for name in ("VENDOR_NAME", *TRUTH)
            ),
            recogniser=self.recogniser,
        )


class Lessons:
    """What the learn function sees, and what is left when it was there."""

    def __init__(self, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
        self.stage = stage
        self.trainer = FakeTrainer()
        settings: LearnSettings = stage.settings("learn", LearnSettings)
        self.context: LearnContext = learning(settings, stage.clock, self.trainer)
        self._hidden: list[str] = []
        self._count = 0
        self._dropped_promotions = 0
        # Whatever docloop ships, these lessons begin with the rules alone.
        monkeypatch.setattr(model_library, "shipped_model", lambda _: None)
        monkeypatch.setattr(learn_handler, "context", lambda: self.context)

    @property
    def model_context(self) -> ModelContext:
        return self.context.model_context

    @property
    def labels(self) -> DynamoLabelStore:
        found = self.context.labels
        assert isinstance(found, DynamoLabelStore)
        return found

    def label(self, count: int, vendor: str = "Corner Cafe Ltd") -> list[str]:
        """The ids of so many new receipts, read, reviewed and labelled."""
        return [self._label(vendor) for _ in range(count)]

    def _label(self, vendor: str) -> str:
        """The same document for the same number, so that folds fall alike in each run."""
        stores, now = self.stage.stores, self.stage.clock.now()
        self._count += 1
        page = receipt(vendor, number=f"R-{self._count}")
        source = ObjectRef(bucket=stores.inbox.bucket, key=f"inbox/{TYPE}/{self._count}", version_id=f"v{self._count}")
        made = document_id(source)
        reading = Paper([page.decode()], lambda _: None).text_layer(1)
        assert reading is not None
        derived_bucket(stores.files).put(
            keys.page_reading(made, 1), reading.model_dump_json().encode(), "application/json"
        )
        extraction = Extraction(document_type=TYPE, type_confidence=1.0)
        document = Document(
            id=made,
            source=source,
            state=DocumentState.COMPLETED,
            document_type=TYPE,
            pages=1,
            pages_read=1,
            prediction_digest=stores.files.keep_prediction(made, extraction),
            received_at=now,
            changed_at=now,
        )
        fields: dict[str, str | None] = {**TRUTH, "VENDOR_NAME": vendor}
        stores.work.commit(document, Label(id=made, document_type=TYPE, fields=fields, by="user-1", at=now))
        return made

    def ask(self, by: str = "admin-1") -> ModelCard:
        return request_training(self.model_context, TYPE, by)

    def train(self, good: bool = True) -> ModelCard:
        """One training from beginning to end."""
        self.trainer.good = good
        asked = self.ask()
        self.settle()
        return self.card(asked.id)

    def deliver(self) -> bool:
        """Hands one message to the learn function; False when there was none that can be seen."""
        url = self.stage.resources.queues["training"]
        sqs = self.stage.clients.sqs
        names: Any = ["All"]
        found = sqs.receive_message(
            QueueUrl=url, MaxNumberOfMessages=1, MessageSystemAttributeNames=names, MessageAttributeNames=["All"]
        ).get("Messages", [])
        if not found:
            return False
        event = sqs_event(found, "arn:aws:sqs:::training")
        answer = self.stage.invoke(lambda: learn_handler.handle(event, self.stage.context))
        receipt_handle = found[0]["ReceiptHandle"]
        if answer == {"batchItemFailures": []}:
            sqs.delete_message(QueueUrl=url, ReceiptHandle=receipt_handle)
        else:
            self._hidden.append(receipt_handle)
        return True

    def settle(self) -> None:
        """Time passes, the sweeper comes by, messages are seen again, until nothing is left to do."""
        for _ in range(10):
            while self.deliver():
                pass
            if not self._hidden and self.training().card is None:
                return
            self.show_hidden()
            self.stage.sweep()

    def show_hidden(self) -> None:
        url = self.stage.resources.queues["training"]
        self.stage.clock.advance(hours=2)
        for handle in self._hidden:
            self.stage.clients.sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=handle, VisibilityTimeout=0)
        self._hidden.clear()

    def card(self, card_id: str) -> ModelCard:
        return self.model_context.models.card(card_id)

    def cards(self) -> list[ModelCard]:
        """The newest first."""
        return list(self.model_context.models.cards(document_type=TYPE, limit=1_000).items)

    def champion(self) -> Champion | None:
        return self.model_context.models.champion(TYPE)

    def training(self) -> Training:
        found = self.model_context.models.training(TYPE)
        assert found is not None
        return found

    def blobs(self) -> list[str]:
        """The names of all model files."""
        return [head.key for head in self._bucket.list() if EVIDENCE not in head.key]

    def drop(self, name: str) -> None:
        """Loses a model file."""
        self._bucket.delete(name)

    def bodies(self) -> list[str]:
        """The content of all model files."""
        return [self._bucket.get(key).decode() for key in self.blobs()]

    @property
    def _bucket(self) -> Any:
        return getattr(self.model_context.library, "_blobs")  # noqa: B009 - a look behind the port

    def drop_history(self) -> None:
        """As if the model in use were the only one ever made, and a new container had loaded nothing."""
        champion = self.champion()
        for card in self.cards():
            if champion is None or card.id != champion.card:
                self._dropped_promotions += len(card.promotions)
                name, key = self.stage.resources.tables["models"], {"pk": {"S": card.id}}
                self.stage.clients.dynamodb.delete_item(TableName=name, Key=key)
                self._bucket.delete(f"{TYPE}/{card.id}/")
        self.forget_loaded()

    def forget_loaded(self) -> None:
        getattr(self.model_context.library, "_loaded").clear()  # noqa: B009 - as in a new container

    def nothing_lost(self, forgotten: bool = False) -> None:
        """Each training has ended, what is in use can be loaded, and no file is left that no card names.

        `forgotten`: the model in use has been replaced by one that recalls less."""
        cards = self.cards()
        assert {card.state for card in cards} <= {TrainingState.PROMOTED, TrainingState.KEPT, TrainingState.FAILED}
        assert self.training().card is None
        named = {f"{TYPE}/{card.id}/{card.model}.json" for card in cards if card.model}
        assert set(self.blobs()) == named
        evidence = self.model_context.models.evidence(TYPE)
        kept = [head.key for head in self._bucket.list() if EVIDENCE in head.key]
        assert kept == ([evidence_key(TYPE, evidence.content)] if evidence else [])
        assert self.stage.queue_length("training") == 0
        promotions = self._dropped_promotions + sum(len(card.promotions) for card in cards)
        champion = self.champion()
        moves = champion.version if champion else 0
        assert moves > promotions if forgotten else moves == promotions
        if champion is not None:
            in_use = self.card(champion.card)
            assert (in_use.state, in_use.model) == (TrainingState.PROMOTED, champion.model)
            assert self.model_context.in_use.of(TYPE) is not None
