"""Lambda entry point of the extract function: one message of the ingest queue at a time."""

from __future__ import annotations

from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.batch import process_partial_response
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext
from docloop.bootstrap.extracting import extract
from docloop.errors import UnreadableMessage
from docloop.model.document import Document
from docloop.settings import ExtractSettings
from docloop.use_cases.contexts.extract import ExtractContext
from docloop.use_cases.documents.process import Run, receive

from functions.metrics import (
    DOCUMENTS,
    MESSAGES,
    MESSAGES_BROKEN,
    MESSAGES_SET_ASIDE,
    PAGES_READ,
    PAGES_SUBSTITUTED,
    step_seconds,
)
from functions.telemetry import QuietBatchProcessor, make_logger, make_metrics, publish

logger = make_logger("extract")
metrics = make_metrics()


@cache
def context() -> ExtractContext:
    """Made at the first message and kept while the container lives."""
    return extract(ExtractSettings.from_environment())


@logger.inject_lambda_context(log_event=False, clear_state=True)
@metrics.log_metrics
def handle(event: dict[str, Any], lambda_context: LambdaContext) -> Any:
    """Answers with the messages that stay on the queue."""
    processor = QuietBatchProcessor(logger, metrics, MESSAGES_BROKEN)
    return process_partial_response(event, record_handler, processor, lambda_context)


def record_handler(record: SQSRecord, lambda_context: LambdaContext) -> None:
    """Takes one message as far as it gets; one that nothing can be done with is set aside at once."""
    publish(metrics, MESSAGES)
    logger.remove_keys(["document_id"])
    try:
        run = receive(context(), record.body, lambda: lambda_context.get_remaining_time_in_millis() / 1000, _name)
    except UnreadableMessage as error:
        context().dead_letters.set_aside(record.body, error.message)
        publish(metrics, MESSAGES_SET_ASIDE)
        logger.warning("message set aside", extra={"message_id": record.message_id, "reason": error.message})
        return
    if run is not None:
        _tell(run)


def _name(document: Document) -> None:
    """Every line that is logged from here on names the document."""
    logger.append_keys(document_id=document.id)


def _tell(run: Run) -> None:
    document = run.document
    seconds = {step: round(spent, 3) for step, spent in run.seconds.items()}
    logger.info(
        "document left",
        extra={
            "review_id": document.review_id,
            "state": document.state,
            "failure": document.failure.code if document.failure else None,
            "pages": document.pages,
            "pages_read": run.pages,
            "pages_substituted": run.substituted,
            "seconds": seconds,
        },
    )
    if not run.worked:
        return
    publish(metrics, DOCUMENTS[document.state])
    publish(metrics, PAGES_READ, run.pages)
    if run.substituted:
        publish(metrics, PAGES_SUBSTITUTED, run.substituted)
    for step, spent in seconds.items():
        publish(metrics, step_seconds(step), spent)
