"""Invites people, gives and takes roles, disables accounts and resets second factors.

The user pool knows no transactions. What is done to an account enters the audit record before it is done, so that
nothing is done unrecorded; where the user pool then does not answer, the record says more than happened, and the
administrator, who got an error, does it again. An invitation is recorded after it, because only then there is an id.

Nobody changes their own access, and an administrator is left at all times.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import timedelta

from docloop.errors import Forbidden, IllegalTransition, LastAdministrator, VersionConflict
from docloop.model.actor import Actor, Role
from docloop.model.audit import AuditEntry, Verb, entry_of
from docloop.model.base import Entity
from docloop.model.roster import Roster
from docloop.ports import Directory, Member
from docloop.ports.retry import retry_on_conflict
from docloop.use_cases.audit import record_now
from docloop.use_cases.contexts.review import ReviewContext

LEAVING = timedelta(minutes=5)
"""Longer than any request takes: until then the user pool shows that a role was taken."""


def invite(
    context: ReviewContext, directory: Directory, actor: Actor, email: str, name: str, roles: Iterable[Role]
) -> Member:
    """Have a temporary password mailed to somebody new. Raises AccountExists, InvalidRequest."""
    made = directory.invite(email, name, sorted(roles))
    given = [(Verb.ROLE_GIVEN, f"{made.id}:{role}") for role in made.groups]
    _record(context, actor, [(Verb.PERSON_INVITED, made.id), *given])
    return made


def invite_again(context: ReviewContext, directory: Directory, actor: Actor, account_id: str) -> Member:
    """Raises NotFound; IllegalTransition for somebody who has signed in already."""
    found = directory.member(account_id)
    if not found.invited:
        raise IllegalTransition("This person has signed in already.", remedy="Nothing has to be done.")
    _record(context, actor, [(Verb.PERSON_INVITED, found.id)])
    directory.invite_again(found.username)
    return found


def change_roles(
    context: ReviewContext, directory: Directory, actor: Actor, account_id: str, roles: Iterable[Role]
) -> Member:
    """Give the person these roles and take all others. Raises NotFound, Forbidden, LastAdministrator."""
    found = _someone_else(directory, actor, account_id)
    known, wanted = {str(role) for role in Role}, {str(role) for role in roles}
    add, remove = sorted(wanted - set(found.groups)), sorted((set(found.groups) & known) - wanted)
    if not add and not remove:
        return found
    acts = [(Verb.ROLE_GIVEN, f"{found.id}:{role}") for role in add]
    acts += [(Verb.ROLE_TAKEN, f"{found.id}:{role}") for role in remove]
    _record(context, actor, acts, directory if Role.ADMIN in remove else None, found)
    directory.change_groups(found.username, add=add, remove=remove)
    return directory.member(account_id)


def set_enabled(
    context: ReviewContext, directory: Directory, actor: Actor, account_id: str, *, enabled: bool
) -> Member:
    """Let the person sign in, or no longer. Raises NotFound, Forbidden, LastAdministrator."""
    found = _someone_else(directory, actor, account_id)
    if enabled:
        _record(context, actor, [(Verb.PERSON_ENABLED, found.id)])
        directory.enable(found.username)
    else:
        leaves = directory if Role.ADMIN in found.groups else None
        _record(context, actor, [(Verb.PERSON_DISABLED, found.id)], leaves, found)
        directory.disable(found.username)
    return directory.member(account_id)


def reset_second_factor(context: ReviewContext, directory: Directory, actor: Actor, account_id: str) -> Member:
    """Let the person sign in without a code, to set up a second factor anew. Raises NotFound, Forbidden."""
    found = _someone_else(directory, actor, account_id)
    _record(context, actor, [(Verb.SECOND_FACTOR_RESET, found.id)])
    directory.reset_second_factor(found.username)
    return directory.member(account_id)


def _someone_else(directory: Directory, actor: Actor, account_id: str) -> Member:
    if account_id == actor.user_id:
        raise Forbidden(
            "You cannot change your own roles or access.",
            remedy="Ask another administrator. Your password and second factor are on your account page.",
        )
    return directory.member(account_id)


def _record(
    context: ReviewContext,
    actor: Actor,
    acts: Iterable[tuple[Verb, str]],
    directory: Directory | None = None,
    leaver: Member | None = None,
) -> None:
    """Commit the entries, and with a `directory` that the `leaver` is an administrator no longer."""
    done = list(acts)

    def attempt() -> list[AuditEntry]:
        now = context.clock.now()
        roster = _without(context, directory, leaver) if directory and leaver else None
        entries = [entry_of(actor, verb, subject, now, secrets.token_hex(8)) for verb, subject in done]
        rows: list[Entity] = [*entries, *([roster] if roster else [])]
        context.work.commit(*rows)
        return entries

    record_now(context, *retry_on_conflict(attempt, VersionConflict()))


def _without(context: ReviewContext, directory: Directory, leaver: Member) -> Roster:
    """The roster on which the person leaves. Raises LastAdministrator."""
    now = context.clock.now()
    before = context.roster.get() or Roster(version=0)
    leaving = {each: at for each, at in before.leaving.items() if now - at < LEAVING}
    if not directory.enabled_in(Role.ADMIN) - leaving.keys() - {leaver.id}:
        raise LastAdministrator()
    return before.next_version(leaving={**leaving, leaver.id: now})
