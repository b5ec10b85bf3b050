"""The companies whose stack it is: they pay, and are never the supplier."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field as Attribute

from docloop.model.base import Entity, Value

OWN_COMPANIES = "companies"
MOST_COMPANIES = 200


class OwnCompany(Value):
    """`names` are all spellings in use, the usual one first."""

    names: tuple[str, ...] = Attribute(min_length=1, max_length=20)
    tax_ids: tuple[str, ...] = Attribute(default=(), max_length=20)
    ibans: tuple[str, ...] = Attribute(default=(), max_length=50)


class OwnCompanies(Entity):
    """All of them in one row, read with each document. `by` is a user id."""

    id: str = OWN_COMPANIES
    companies: tuple[OwnCompany, ...] = Attribute(default=(), max_length=MOST_COMPANIES)
    by: str
    at: datetime
