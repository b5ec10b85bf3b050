"""Every error that docloop raises has a problem document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal

import pytest
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError
from docloop import errors
from pydantic import BaseModel, Field, ValidationError

from functions import problems
from functions.review_api.openapi import PROBLEM


def descendants(kind: type[errors.DocloopError]) -> Iterator[type[errors.DocloopError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from descendants(child)


EVERY = sorted({kind for kind in descendants(errors.DocloopError) if kind.__module__ == errors.__name__}, key=str)


@pytest.mark.parametrize("kind", EVERY)
def test_an_error_becomes_a_problem_document(kind: type[errors.DocloopError]) -> None:
    error = kind(document_id="doc_1")

    document = json.loads(problems.body_of(error))

    assert set(PROBLEM["required"]) <= set(document)
    assert document["type"] == f"urn:docloop:problem:{error.code}"
    assert document["status"] == problems.status_of(error)
    assert document["document_id"] == "doc_1"
    assert document["retryable"] is error.retryable
    assert document["remedy"]
    assert problems.headers_of(error)["Content-Type"] == "application/problem+json"
    assert problems.status_of(error) in problems.MEANINGS


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.InvalidRequest(), 400),
        (errors.BodyTooLarge(), 413),
        (errors.WrongContentType(), 415),
        (errors.FileInBody(), 415),
        (errors.Unauthenticated(), 401),
        (errors.SignInExpired(), 401),
        (errors.WrongCode(), 400),
        (errors.WrongPassword(), 400),
        (errors.TooManyAttempts(), 429),
        (errors.SecondFactorConflict(), 409),
        (errors.Forbidden(), 403),
        (errors.NotFound(), 404),
        (errors.MethodNotAllowed(allow="GET"), 405),
        (errors.VersionConflict(), 409),
        (errors.ClaimConflict(), 409),
        (errors.IllegalTransition(), 409),
        (errors.KeyReused(), 409),
        (errors.UnknownDocumentType(), 422),
        (errors.ServiceUnavailable(), 503),
        (errors.DocumentBusy(), 503),
        (errors.ConfigurationError(), 500),
    ],
)
def test_each_kind_has_its_status(error: errors.DocloopError, status: int) -> None:
    assert problems.status_of(error) == status


def test_a_claim_in_the_way_says_whose_it_is_and_until_when() -> None:
    until = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

    document = problems.document_of(errors.ClaimConflict(review_id="rev_1", holder="user-2", until=until))

    assert (document["holder"], document["until"]) == ("user-2", "2026-11-22T12:00:00+00:00")
    assert document["remedy"]


def test_facts_never_hide_what_the_standard_defines() -> None:
    document = problems.document_of(errors.NotFound("gone", status="open", type="invoice"))

    assert (document["status"], document["type"]) == (404, "urn:docloop:problem:not_found")


def test_headers_help_to_go_on() -> None:
    assert problems.headers_of(errors.ServiceUnavailable())["Retry-After"] == "1"
    assert problems.headers_of(errors.Unauthenticated())["WWW-Authenticate"] == "Bearer"
    assert problems.headers_of(errors.MethodNotAllowed(allow="GET, POST"))["Allow"] == "GET, POST"


def test_a_refused_value_is_told_what_would_be_taken_and_never_repeated() -> None:
    class Asked(BaseModel):
        state: Literal["open", "closed"]
        limit: int = Field(ge=1, le=100)
        name: str = Field(max_length=3)

    with pytest.raises(ValidationError) as refused:
        Asked.model_validate({"state": "secret", "limit": 4711, "name": "hidden"})
    told = problems.of_validation(RequestValidationError(refused.value.errors()))

    assert told.facts["errors"] == (
        "state: literal_error (one of 'open' or 'closed'); "
        "limit: less_than_equal (at most 100); name: string_too_long (at most 3 long)"
    )
