"""Cards, champions and trainings, read from DynamoDB."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docloop.adapters.dynamodb import DynamoTable, TableNames
from docloop.adapters.tables import CARDS, MODELS
from docloop.errors import NotFound
from docloop.model.forecast import Outlook, outlook_id
from docloop.model.training import (
    Champion,
    EvidencePointer,
    ModelCard,
    Training,
    champion_id,
    evidence_id,
    training_id,
)
from docloop.ports import PageOf

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class DynamoModelStore:
    def __init__(self, client: DynamoDBClient, tables: TableNames) -> None:
        self._table = DynamoTable(client, tables, MODELS)

    def card(self, card_id: str) -> ModelCard:
        # The table holds other rows too; a key of theirs is no card.
        found = self._table.get(card_id, ModelCard) if card_id.startswith("trn_") else None
        if found is None:
            raise NotFound("This model does not exist.", id=card_id)
        return found

    def cards(
        self, *, document_type: str | None = None, cursor: str | None = None, limit: int = 50
    ) -> PageOf[ModelCard]:
        index, partition = ("by_requested", CARDS) if document_type is None else ("by_type", document_type)
        return self._table.query(index, partition, ModelCard, newest_first=True, cursor=cursor, limit=limit)

    def champion(self, document_type: str) -> Champion | None:
        return self._table.get(champion_id(document_type), Champion)

    def training(self, document_type: str) -> Training | None:
        return self._table.get(training_id(document_type), Training)

    def evidence(self, document_type: str) -> EvidencePointer | None:
        return self._table.get(evidence_id(document_type), EvidencePointer)

    def outlook(self, document_type: str) -> Outlook | None:
        return self._table.get(outlook_id(document_type), Outlook)
