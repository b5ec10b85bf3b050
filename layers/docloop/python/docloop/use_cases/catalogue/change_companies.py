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
from docloop.values.field_roles import FieldRole, role_traits
from docloop.values.kinds import kind_of
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
    """In the normal form of the kinds of account whose numbers carry check digits."""
    kinds = (kind_of(name) for name in role_traits()[FieldRole.BANK_ACCOUNT].kinds)
    for found in (kind.find(text.upper(), Hints()) for kind in kinds if kind.find):
        if len(found) == 1 and "check_digits" in found[0].evidence:
            return str(found[0].value)
    raise InvalidRequest("This is not a valid IBAN: its check digits do not match.", field="ibans")
