"""What a stack is told about its owner, and what it runs with."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from docloop import VERSION
from docloop.model.company import MOST_COMPANIES, OwnCompany
from docloop.settings import ReviewApiSettings
from docloop.use_cases.catalogue.change_companies import change_companies
from docloop.use_cases.contexts.review import ReviewContext
from pydantic import Field

from functions.review_api.auth import SignedIn
from functions.review_api.requests import In
from functions.review_api.responses import Out

TAGS = ["administration"]
Line = Annotated[str, Field(min_length=1, max_length=200, pattern=r"[^\W_]")]


class OwnCompanyIn(In):
    """`names` are all spellings in use, the usual one first. `tax_ids` and `ibans` are theirs."""

    names: Annotated[tuple[Line, ...], Field(min_length=1, max_length=20)]
    tax_ids: Annotated[tuple[Line, ...], Field(max_length=20)] = ()
    ibans: Annotated[tuple[Line, ...], Field(max_length=50)] = ()


class CompaniesIn(In):
    """All companies from now on. `version` is the one that you read; 0: none were stored."""

    companies: Annotated[tuple[OwnCompanyIn, ...], Field(max_length=MOST_COMPANIES)]
    version: Annotated[int, Field(ge=0, le=1_000_000_000)]


class CompaniesOut(Out):
    """`version` 0: nobody has named any."""

    companies: tuple[OwnCompany, ...] = ()
    version: int = 0
    by: str | None = None
    at: datetime | None = None


class SettingsOut(Out):
    """The version of docloop, and what is set at deployment, each as the parameter of its name in `cdk/cdk.json`."""

    version: str
    retention_days: int
    audit_lock_days: int
    alarm_mail: str
    readers: tuple[str, ...]
    second_reader: str
    languages: tuple[str, ...]
    threshold: float
    retrain_after: int
    second_factor: str


def add_administration(app: APIGatewayHttpResolver, context: ReviewContext, settings: ReviewApiSettings) -> None:

    @app.get("/companies", summary="Your own companies, which are never the supplier", tags=TAGS)
    def companies() -> CompaniesOut:
        stored = context.companies.get()
        return CompaniesOut.model_validate(dict(stored) if stored else {})

    @app.put("/companies", summary="Name your own companies", tags=TAGS)
    def change(new: CompaniesIn, actor: SignedIn) -> CompaniesOut:
        named = [OwnCompany(names=each.names, tax_ids=each.tax_ids, ibans=each.ibans) for each in new.companies]
        return CompaniesOut.model_validate(dict(change_companies(context, actor, named, new.version)))

    @app.get("/settings", summary="What the stack runs with", tags=TAGS)
    def shown() -> SettingsOut:
        return SettingsOut(
            version=VERSION,
            retention_days=settings.retention_days,
            audit_lock_days=settings.audit_lock_days,
            alarm_mail=settings.alarm_mail,
            readers=settings.readers,
            second_reader=settings.second_reader,
            languages=settings.languages,
            threshold=settings.default_threshold,
            retrain_after=settings.retrain_after,
            second_factor=settings.second_factor,
        )
