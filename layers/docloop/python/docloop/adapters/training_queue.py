"""The queue that the learn function is fed from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docloop.adapters.aws_errors import translated
from docloop.model.training import TrainingOrder

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient


class SqsTrainingQueue:
    def __init__(self, client: SQSClient, url: str) -> None:
        self._client = client
        self._url = url

    def order(self, order: TrainingOrder) -> None:
        with translated():
            self._client.send_message(QueueUrl=self._url, MessageBody=order.model_dump_json())
