"""What functions say of themselves: ids and numbers, never a value, a file name or an object key."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from typing import Any

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.logging.utils import copy_config_to_registered_loggers
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType
from docloop.errors import DocloopError
from docloop.settings import TelemetrySettings

from functions.metrics import NAMESPACE, STACK_DIMENSION, Metric

_FRAMES = 8


class Failed(Exception):
    """Named after the error that is in the log."""


def make_logger(service: str) -> Logger:
    """A JSON logger that the package's own loggers share."""
    logger = Logger(service=service, log_uncaught_exceptions=False)
    logging.getLogger("docloop")
    copy_config_to_registered_loggers(logger, include={"docloop"}, ignore_log_level=True)
    logging.getLogger("docloop").setLevel(logger.log_level)
    # With POWERTOOLS_DEBUG it would write down what routes are called with: what people typed.
    logging.getLogger("aws_lambda_powertools").setLevel(logging.INFO)
    return logger


def make_metrics() -> Metrics:
    """What `publish` adds to; a handler under `log_metrics` prints it for CloudWatch (EMF)."""
    return Metrics(namespace=NAMESPACE)


def publish(metrics: Metrics, metric: Metric, value: float = 1) -> None:
    """Publish one value of a metric of functions/metrics.py for this stack."""
    metrics.add_dimension(STACK_DIMENSION, TelemetrySettings.from_environment().stack_name)
    metrics.add_metric(metric.name, metric.unit, value)


def described(error: BaseException) -> dict[str, Any]:
    """What may be logged of an error: kinds and places. The sentences of other people's errors can quote a document."""
    told: dict[str, Any] = {"error": type(error).__name__, "places": _places(error)}
    if isinstance(error, DocloopError):
        told |= {"code": error.code, "facts": error.facts}
    cause = error.__cause__ or error.__context__
    if cause is not None:
        told["cause"] = {"error": type(cause).__name__, "places": _places(cause)}
    return told


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]


class QuietErrors:
    """Says of an error that leaves the block only what may be logged; Lambda would write down its sentence too."""

    def __init__(self, logger: Logger) -> None:
        self._log = logger

    def __enter__(self) -> None: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if isinstance(error, Exception):
            self._log.error("failed", extra=described(error))
            raise Failed(type(error).__name__) from None


class QuietBatchProcessor(BatchProcessor):
    """Report single records of an SQS batch as failed; log of their errors only what may be logged.

    A record whose error trying again can't help is counted as `broken`: the invocation itself succeeds, so Lambda's
    own metric of errors does not show it.
    """

    def __init__(self, logger: Logger, metrics: Metrics, broken: Metric) -> None:
        super().__init__(event_type=EventType.SQS, raise_on_entire_batch_failure=False)
        self._log, self._metrics, self._broken = logger, metrics, broken

    def failure_handler(self, record: Any, exception: Any) -> Any:
        _, error, _ = exception
        expected = isinstance(error, DocloopError) and error.retryable
        tell = self._log.warning if expected else self._log.error
        if not expected:
            publish(self._metrics, self._broken)
        tell("record failed", extra={"message_id": record.message_id, **described(error)})
        return super().failure_handler(record, (Failed, Failed(type(error).__name__), None))
