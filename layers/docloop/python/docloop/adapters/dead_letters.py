"""Where messages go that nothing can be done with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docloop.adapters.aws_errors import translated

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient


class SqsDeadLetterQueue:
    """The queue that SQS itself moves messages to which were received too often; ours carry `reason` beside them."""

    def __init__(self, client: SQSClient, url: str) -> None:
        self._client = client
        self._url = url

    def set_aside(self, body: str, reason: str) -> None:
        with translated():
            self._client.send_message(
                QueueUrl=self._url,
                MessageBody=body,
                MessageAttributes={"reason": {"DataType": "String", "StringValue": reason}},
            )
