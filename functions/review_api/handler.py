"""Lambda entry point of the review API."""

from __future__ import annotations

from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext
from docloop import bootstrap
from docloop.settings import ReviewApiSettings

from functions.review_api.app import Api, build_api
from functions.telemetry import QuietErrors, make_logger

logger = make_logger("review_api")


@cache
def _api() -> Api:
    settings = ReviewApiSettings.from_environment()
    return build_api(bootstrap.review_context(settings), bootstrap.sign_in_context(settings), settings, logger)


def handle(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Answers one request of the HTTP API; raises ConfigurationError when the environment is wrong."""
    with QuietErrors(logger):
        return _api()(event, context)
