"""Lambda entry point of the sweeper."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import Any

from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.utilities.typing import LambdaContext
from docloop.bootstrap.sweeping import sweeper
from docloop.settings import SweepSettings
from docloop.steps.sweep import Sweeper, SweepReport, sweep

from functions.telemetry import QuietErrors, make_logger, make_metrics

RESERVE_SECONDS = 15.0
OLDEST_REVIEW = "OldestOpenReviewHours"

logger = make_logger("sweep")
metrics = make_metrics()


@cache
def context() -> Sweeper:
    """Made at the first call and kept while the container lives."""
    return sweeper(SweepSettings.from_environment())


@logger.inject_lambda_context(log_event=False, clear_state=True)
@metrics.log_metrics
def handle(_: dict[str, Any], lambda_context: LambdaContext) -> dict[str, int]:
    """Answers with how much was done of what; parts that failed are for the next run."""
    with QuietErrors(logger):
        report = sweep(context(), lambda: lambda_context.get_remaining_time_in_millis() / 1000 > RESERVE_SECONDS)
        return _tell(report)


def _tell(report: SweepReport) -> dict[str, int]:
    since = report.oldest_open
    waited = (context().publisher.clock.now() - since).total_seconds() if since else 0.0
    metrics.add_metric(OLDEST_REVIEW, MetricUnit.NoUnit, round(waited / 3_600, 3))
    done = {name: count for name, count in asdict(report).items() if isinstance(count, int)}
    for name, count in done.items():
        metrics.add_metric(f"Sweep{name.title().replace('_', '')}", MetricUnit.Count, count)
    if any(done.values()):
        logger.info("swept", extra=done)
    return done
