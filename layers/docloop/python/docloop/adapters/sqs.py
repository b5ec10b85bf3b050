"""The review queue, which deals work out, and the ingest queue, which hands documents on."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from pydantic import ValidationError

from docloop.adapters.aws_errors import translated
from docloop.model.document import ObjectRef
from docloop.model.event import Announcement, Continuation
from docloop.ports import Dealt

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

logger = logging.getLogger(__name__)

_BATCH = 10


class SqsReviewQueue:
    """Announcements of open reviews."""

    def __init__(self, client: SQSClient, url: str) -> None:
        self._client = client
        self._url = url

    def announce(self, announcement: Announcement) -> None:
        with translated():
            self._client.send_message(QueueUrl=self._url, MessageBody=announcement.model_dump_json())

    def receive(self, limit: int = 10) -> tuple[Dealt, ...]:
        with translated():
            answer = self._client.receive_message(
                QueueUrl=self._url, MaxNumberOfMessages=max(1, min(limit, _BATCH)), WaitTimeSeconds=0
            )
        dealt: list[Dealt] = []
        unknown: list[str] = []
        for message in answer.get("Messages", []):
            try:
                dealt.append(Dealt(Announcement.model_validate_json(message["Body"]), message["ReceiptHandle"]))
            except ValidationError:
                logger.warning("removed a message that is no announcement", extra={"message_id": message["MessageId"]})
                unknown.append(message["ReceiptHandle"])
        self.delete(unknown)
        return tuple(dealt)

    def delete(self, receipts: Sequence[str]) -> None:
        for chunk in _chunks(receipts):
            with translated():
                self._client.delete_message_batch(
                    QueueUrl=self._url,
                    Entries=[{"Id": str(n), "ReceiptHandle": receipt} for n, receipt in enumerate(chunk)],
                )

    def give_back(self, receipts: Sequence[str]) -> None:
        # An entry that fails was deleted or has been received by somebody else since: nothing is left to give back.
        for chunk in _chunks(receipts):
            with translated():
                self._client.change_message_visibility_batch(
                    QueueUrl=self._url,
                    Entries=[
                        {"Id": str(n), "ReceiptHandle": receipt, "VisibilityTimeout": 0}
                        for n, receipt in enumerate(chunk)
                    ],
                )


class SqsIngestQueue:
    """What the extract function is fed from, besides S3 itself."""

    def __init__(self, client: SQSClient, url: str) -> None:
        self._client = client
        self._url = url

    def hand_on(self, continuation: Continuation) -> None:
        self._send(continuation.model_dump_json())

    def notice(self, source: ObjectRef) -> None:
        self._send(json.dumps(notice_of(source)))

    def _send(self, body: str) -> None:
        with translated():
            self._client.send_message(QueueUrl=self._url, MessageBody=body)


def notice_of(source: ObjectRef) -> dict[str, object]:
    """An ObjectCreated event as S3 writes it, with what docloop reads of one; the key is form-encoded there too."""
    described = {"key": quote_plus(source.key)}
    if source.version_id != "null":
        described["versionId"] = source.version_id
    record = {
        "eventVersion": "2.1",
        "eventSource": "aws:s3",
        "eventName": "ObjectCreated:Put",
        "s3": {"s3SchemaVersion": "1.0", "bucket": {"name": source.bucket}, "object": described},
    }
    return {"Records": [record]}


def _chunks(receipts: Sequence[str]) -> list[Sequence[str]]:
    return [receipts[start : start + _BATCH] for start in range(0, len(receipts), _BATCH)]
