"""Which groups a token names, and where a request comes from."""

from __future__ import annotations

import pytest
from docloop.errors import Forbidden
from docloop.model.actor import Role
from hypothesis import given
from hypothesis import strategies as st

from cdk.local.http_events import Request, gateway_event
from functions.review_api.auth import actor_of, address_of, groups_of

CLIENT = "client-1"
# What Cognito allows in the name of a group: letters, marks, symbols, numbers and punctuation, so no white space.
NAMES = st.text(
    st.characters(categories=["L", "M", "S", "N", "P"]) | st.sampled_from(",[]\"'\\;:/"), min_size=1, max_size=30
)
ROLES = st.sampled_from([str(role) for role in Role])
# Names that hold the name of a role between other characters.
NEAR = st.builds(lambda a, role, b: a + role + b, NAMES, ROLES, NAMES | st.just(""))


def event_of(groups: list[str]) -> dict[str, object]:
    claims: dict[str, object] = {"sub": "user-1", "token_use": "id", "aud": CLIENT, "cognito:groups": groups}
    return gateway_event(Request("GET", "/metrics", (), b"", "127.0.0.1"), claims)


@given(st.lists(NAMES, max_size=6))
def test_groups_are_read_exactly_as_the_gateway_writes_them(groups: list[str]) -> None:
    assert groups_of(f"[{' '.join(groups)}]") == groups
    assert groups_of(groups) == groups


@given(st.lists(NAMES | NEAR | ROLES, max_size=6))
def test_only_a_group_that_is_called_like_a_role_grants_it(groups: list[str]) -> None:
    roles = {Role(group) for group in groups if group in set(Role)}

    try:
        found = actor_of(event_of(groups), CLIENT).roles
    except Forbidden:
        found = frozenset()

    assert found == roles


@pytest.mark.parametrize("claim", [
    "reviewer,admin", "admin", '["admin"]', '["reviewer", "admin"]', "[reviewer,admin]", "[admin", "admin]",
    "[[admin]]", "[]", "", " [admin]", "[admin\treviewer]", None, 7, {"admin": True}, [["admin"]],
])  # fmt: skip
def test_a_claim_of_another_form_grants_nothing(claim: object) -> None:
    assert not set(groups_of(claim)) & set(Role)


def test_the_address_is_the_one_that_the_gateway_saw() -> None:
    headers = (("x-forwarded-for", "203.0.113.9"), ("forwarded", "for=203.0.113.9"), ("x-real-ip", "203.0.113.9"))

    assert address_of(gateway_event(Request("POST", "/session", headers, b"", "192.0.2.7"), None)) == "192.0.2.7"
    assert address_of({}) == ""
