"""Lambda entry point of the learn function: one training at a time."""

from __future__ import annotations

from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.batch import process_partial_response
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext
from docloop.bootstrap.learning import learning
from docloop.errors import UnreadableMessage
from docloop.model.training import ModelCard
from docloop.settings import LearnSettings
from docloop.use_cases.contexts.learn import LearnContext
from docloop.use_cases.models.train import learn

from functions.metrics import TRAINING_MESSAGES, TRAINING_MESSAGES_BROKEN, TRAINING_MESSAGES_SET_ASIDE, TRAININGS
from functions.telemetry import QuietBatchProcessor, make_logger, make_metrics, publish

logger = make_logger("learn")
metrics = make_metrics()


@cache
def context() -> LearnContext:
    """Made at the first message and kept while the container lives."""
    return learning(LearnSettings.from_environment())


@logger.inject_lambda_context(log_event=False, clear_state=True)
@metrics.log_metrics
def handle(event: dict[str, Any], lambda_context: LambdaContext) -> Any:
    """Answers with the messages that stay on the queue."""
    processor = QuietBatchProcessor(logger, metrics, TRAINING_MESSAGES_BROKEN)
    return process_partial_response(event, record_handler, processor, lambda_context)


def record_handler(record: SQSRecord, lambda_context: LambdaContext) -> None:
    """Takes one training to its end; a message that nothing can be done with is set aside at once."""
    publish(metrics, TRAINING_MESSAGES)
    try:
        card = learn(context(), record.body, lambda: lambda_context.get_remaining_time_in_millis() / 1000)
    except UnreadableMessage as error:
        context().dead_letters.set_aside(record.body, error.message)
        publish(metrics, TRAINING_MESSAGES_SET_ASIDE)
        logger.warning("message set aside", extra={"message_id": record.message_id, "reason": error.message})
        return
    _tell(card)


def _tell(card: ModelCard) -> None:
    logger.info(
        "training left",
        extra={
            "card": card.id,
            "model": card.model,
            "document_type": card.document_type,
            "state": card.state,
            "labels": card.labels,
            "skipped": card.skipped,
            "comparison": card.comparison.model_dump() if card.comparison else None,
        },
    )
    publish(metrics, TRAININGS[card.state])
