"""Takes messages from a queue to a function as Lambda's event source mapping does."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError

from cdk.local.resources import REGION
from cdk.local.supervisor import InvocationError

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient
    from mypy_boto3_sqs.type_defs import MessageTypeDef

LOGGER = logging.getLogger(__name__)
# How long moto may hold an answer back until there is a message; it looks for those that are seen again once a second.
WAIT_SECONDS = 1
RETRY_SHARES = (0.01, 0.05, 0.25, 1.0)


def retry_delay(receives: int, timeout: float) -> int:
    """Seconds until a failed message is seen again after so many receives.

    AWS waits for the visibility timeout, six times the function's timeout. Here the first retries come soon, so that
    they are seen, and all together still outlast the lease of an invocation that was killed.
    """
    share = RETRY_SHARES[min(receives, len(RETRY_SHARES)) - 1]
    return max(1, round(timeout * share))


def sqs_event(messages: list[MessageTypeDef], queue_arn: str) -> dict[str, Any]:
    """The event that Lambda builds from received messages."""
    return {
        "Records": [
            {
                "messageId": message["MessageId"],
                "receiptHandle": message["ReceiptHandle"],
                "body": message["Body"],
                "attributes": dict(message.get("Attributes", {})),
                "messageAttributes": {
                    name: {
                        "stringValue": value.get("StringValue"),
                        "stringListValues": [],
                        "binaryListValues": [],
                        "dataType": value["DataType"],
                    }
                    for name, value in message.get("MessageAttributes", {}).items()
                },
                "md5OfBody": message["MD5OfBody"],
                "eventSource": "aws:sqs",
                "eventSourceARN": queue_arn,
                "awsRegion": REGION,
            }
            for message in messages
        ]
    }


def failed_ids(answer: Any, sent: set[str]) -> set[str]:
    """Message ids that stay on the queue, by Lambda's rules: an answer that it cannot read keeps the whole batch."""
    if not answer or not isinstance(answer, dict):
        return set() if not answer else sent
    failures = answer.get("batchItemFailures")
    if not failures:
        return set()
    try:
        named = {failure["itemIdentifier"] for failure in failures}
    except (TypeError, KeyError):
        return sent
    return named if named <= sent else sent


class QueuePump:
    """Polls one queue in `threads` threads until stopped; each thread has one batch in hand."""

    def __init__(
        self,
        sqs: SQSClient,
        queue_url: str,
        invoke: Callable[[Any], Any],
        *,
        batch_size: int,
        timeout: float,
        threads: int,
    ) -> None:
        self._sqs = sqs
        self._url = queue_url
        self._invoke = invoke
        self._batch_size = batch_size
        self._timeout = timeout
        self._arn = f"arn:aws:sqs:{REGION}:123456789012:{queue_url.rpartition('/')[2]}"
        self._stopping = threading.Event()
        self._receiving = threading.Lock()  # moto may hand one message to two who ask at the same moment
        self._threads = [threading.Thread(target=self._run, daemon=True) for _ in range(threads)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """No further message is taken; what is in hand ends with its worker."""
        self._stopping.set()

    def join(self) -> None:
        for thread in self._threads:
            thread.join(timeout=5)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self.pump_once()
            except (BotoCoreError, ClientError) as error:
                if not self._stopping.is_set():
                    LOGGER.warning("queue did not answer: %s", type(error).__name__)
                    self._stopping.wait(1)

    def pump_once(self) -> int:
        """Receives, invokes and deletes one batch; says how many messages it had."""
        with self._receiving:
            if self._stopping.is_set():
                return 0
            messages = self._sqs.receive_message(
                QueueUrl=self._url,
                MaxNumberOfMessages=self._batch_size,
                WaitTimeSeconds=WAIT_SECONDS,
                MessageSystemAttributeNames=["All"],
                MessageAttributeNames=["All"],
            ).get("Messages", [])
        if not messages:
            return 0
        sent = {message["MessageId"] for message in messages}
        try:
            failed = failed_ids(self._invoke(sqs_event(messages, self._arn)), sent)
        except InvocationError as error:
            if self._stopping.is_set():
                return 0
            LOGGER.warning("invocation failed: %s", error)
            failed = sent
        for message in messages:
            if message["MessageId"] in failed:
                receives = int(message["Attributes"]["ApproximateReceiveCount"])
                self._sqs.change_message_visibility(
                    QueueUrl=self._url,
                    ReceiptHandle=message["ReceiptHandle"],
                    VisibilityTimeout=retry_delay(receives, self._timeout),
                )
            else:
                self._sqs.delete_message(QueueUrl=self._url, ReceiptHandle=message["ReceiptHandle"])
        return len(messages)


class Schedule:
    """Invokes a function every so many seconds until stopped."""

    def __init__(self, seconds: float, invoke: Callable[[Any], Any]) -> None:
        self._seconds = seconds
        self._invoke = invoke
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()

    def join(self) -> None:
        self._thread.join(timeout=5)

    def _run(self) -> None:
        while not self._stopping.wait(self._seconds):
            try:
                self._invoke({"source": "aws.events", "detail-type": "Scheduled Event", "detail": {}})
            except InvocationError as error:
                if not self._stopping.is_set():
                    LOGGER.warning("scheduled invocation failed: %s", error)
