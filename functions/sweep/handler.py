"""Lambda entry point of the sweeper."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext
from docloop.bootstrap.sweeping import sweeper
from docloop.settings import SweepSettings
from docloop.use_cases.sweep import SweepContext, SweepReport, sweep

from functions.metrics import LOST_RESULTS, OLDEST_EVENT, OLDEST_REVIEW, SWEEP_FAILED_PARTS, SWEEPS, swept
from functions.telemetry import QuietErrors, make_logger, make_metrics, publish

RESERVE_SECONDS = 15.0

logger = make_logger("sweep")
metrics = make_metrics()


@cache
def context() -> SweepContext:
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
    publish(metrics, SWEEPS)
    publish(metrics, SWEEP_FAILED_PARTS, report.failed_parts)
    publish(metrics, LOST_RESULTS, report.lost_results)
    if report.oldest_review is not None:
        publish(metrics, OLDEST_REVIEW, round(report.oldest_review.total_seconds() / 3_600, 3))
    if report.oldest_event is not None:
        publish(metrics, OLDEST_EVENT, report.oldest_event.total_seconds())
    done = {name: count for name, count in asdict(report).items() if isinstance(count, int)}
    for name, count in done.items():
        if count and name not in {"failed_parts", "lost_results"}:
            publish(metrics, swept(name), count)
    if any(done.values()):
        logger.info("swept", extra=done)
    return done
