"""Stores which companies are one's own."""

from __future__ import annotations

from collections.abc import Iterable

from docloop.errors import InvalidRequest, VersionConflict
from docloop.model.actor import Actor
from docloop.model.audit import Verb, entry_of
from docloop.model.base import version_after
from docloop.model.company import OwnCompanies, OwnCompany
from docloop.use_cases.audit import record_now
from docloop.use_cases.contexts.review import ReviewContext
from docloop.values.kinds import KINDS
from docloop.values.match import Hints


def change_companies(
    context: ReviewContext, actor: Actor, companies: Iterable[OwnCompany], version: int
) -> OwnCompanies:
    """All of them, on top of the `version` that the person has seen; 0: none were stored.

    Raises VersionConflict; InvalidRequest for what is no IBAN, because a mistyped one would protect nothing.
    """
    now = context.clock.now()
    changed = OwnCompanies(
        version=version_after(version), companies=tuple(map(_checked, companies)), by=actor.user_id, at=now
    )
    entry = entry_of(actor, Verb.COMPANIES_CHANGED, "", now, str(changed.version))
    try:
        context.work.commit(changed, entry)
    except VersionConflict:
        stored = context.companies.get()
        raise VersionConflict(f"The companies are stored as version {stored.version if stored else 0}.") from None
    record_now(context, entry)
    return changed


def _checked(company: OwnCompany) -> OwnCompany:
    return company.model_copy(update={"ibans": tuple(map(_iban, company.ibans))})


def _iban(text: str) -> str:
    found = KINDS["iban"].find(text.upper(), Hints())
    if len(found) != 1 or "check_digits" not in found[0].evidence:
        raise InvalidRequest("This is not a valid IBAN: its check digits do not match.", field="ibans")
    return str(found[0].value)
