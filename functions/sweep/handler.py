"""Lambda entry point of the sweeper."""

from __future__ import annotations

from functools import cache
from typing import Any

from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.utilities.typing import LambdaContext
from docloop.bootstrap.sweeping import sweep
from docloop.settings import SweepSettings
from docloop.steps.publish import Publisher, publish_pending

from functions.telemetry import make_logger, make_metrics

logger = make_logger("sweep")
metrics = make_metrics()


@cache
def context() -> Publisher:
    """Made at the first call and kept while the container lives."""
    return sweep(SweepSettings.from_environment())


@logger.inject_lambda_context(log_event=False, clear_state=True)
@metrics.log_metrics
def handle(event: dict[str, Any], lambda_context: LambdaContext) -> dict[str, int]:
    """Answers with how much was done of what."""
    published = publish_pending(context(), more=lambda: lambda_context.get_remaining_time_in_millis() > 10_000)
    metrics.add_metric("EventsPublished", MetricUnit.Count, published)
    return {"published": published}
