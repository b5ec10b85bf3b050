"""Accounts: who may sign in and with which roles, for administrators."""

from __future__ import annotations

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from docloop.model.actor import Role
from docloop.ports import Member
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.people import manage
from docloop.use_cases.sign_in import SignInContext

from functions.review_api.account_bodies import AccessChange, AccountList, AccountOut, Invitation, RoleChange
from functions.review_api.auth import SignedIn
from functions.review_api.path_and_query import AccountId, FewAtOnce, LongCursor

TAGS = ["accounts"]


def add_accounts(app: APIGatewayHttpResolver, context: ReviewContext, people: SignInContext) -> None:
    directory = people.directory

    @app.get("/accounts", summary="Who may sign in, with which roles", tags=TAGS)
    def listed(cursor: LongCursor = None, limit: FewAtOnce = 20) -> AccountList:
        page = directory.members(cursor=cursor, limit=limit)
        return AccountList(items=tuple(map(_shown, page.items)), cursor=page.cursor)

    @app.post("/accounts", summary="Invite somebody; a temporary password is mailed", tags=TAGS)
    def invite(new: Invitation, actor: SignedIn) -> AccountOut:
        return _shown(manage.invite(context, directory, actor, new.email, new.name, new.roles))

    @app.post("/accounts/<account_id>/invite", summary="Mail a new temporary password", tags=TAGS)
    def invite_again(account_id: AccountId, actor: SignedIn) -> AccountOut:
        """For somebody who has not signed in yet; a temporary password is good for seven days."""
        return _shown(manage.invite_again(context, directory, actor, account_id))

    @app.put("/accounts/<account_id>/roles", summary="Give these roles and take all others", tags=TAGS)
    def change_roles(account_id: AccountId, change: RoleChange, actor: SignedIn) -> AccountOut:
        """A token that is out keeps the roles that it names until it ends, after an hour at most."""
        return _shown(manage.change_roles(context, directory, actor, account_id, change.roles))

    @app.put("/accounts/<account_id>/state", summary="Disable an account, or enable it again", tags=TAGS)
    def change_access(account_id: AccountId, change: AccessChange, actor: SignedIn) -> AccountOut:
        """A token that is out is good until it ends, after an hour at most."""
        enabled = change.state == "enabled"
        return _shown(manage.set_enabled(context, directory, actor, account_id, enabled=enabled))

    @app.post("/accounts/<account_id>/second-factor/reset", summary="Take a second factor away", tags=TAGS)
    def reset(account_id: AccountId, actor: SignedIn) -> AccountOut:
        """For somebody who has lost it. Where one is required, they set up another one when they sign in."""
        return _shown(manage.reset_second_factor(context, directory, actor, account_id))


def _shown(member: Member) -> AccountOut:
    known = {str(role) for role in Role}
    return AccountOut(
        id=member.id,
        name=member.name,
        email=member.email,
        roles=tuple(Role(group) for group in member.groups if group in known),
        state="enabled" if member.enabled else "disabled",
        invited=member.invited,
        second_factor=member.second_factor,
        created_at=member.created_at,
    )
