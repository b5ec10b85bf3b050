"""Every role at every route over real HTTP, with tokens that are signed as the user pool signs them."""

from __future__ import annotations

import httpx
import pytest
from docloop.model.actor import Role

from cdk.local.stack import LocalStack
from functions.review_api.roles import ROUTES, Route
from tests.e2e.test_bad_tokens import signed
from tests.e2e.waiting import PATIENT
from tests.functional.http import target


def answered(http: httpx.Client, route: Route, token: str | None) -> int:
    """Return the status of a request for something that does not exist."""
    headers = {"idempotency-key": f"a role at {route.path}"} | ({"authorization": f"Bearer {token}"} if token else {})
    # Nobody's review is taken away: there are none of this type.
    path = "/reviews/next?type=none_such" if route.path == "/reviews/next" else target(route)
    body: dict[str, object] | None = None if route.method in {"GET", "DELETE"} else {}
    return http.request(route.method, path, headers=headers, json=body).status_code


@pytest.mark.parametrize("role", [*Role, None], ids=str)
def test_a_route_opens_for_the_roles_of_the_table_alone(platform: LocalStack, role: Role | None) -> None:
    token = signed(platform, sub=f"a-{role}", **{"cognito:groups": [role.value]}) if role else None
    refusal = 403 if role else 401
    with httpx.Client(base_url=platform.state.url, timeout=PATIENT) as http:
        for route in ROUTES:
            status = answered(http, route, token)
            if route.roles is not None:
                assert (status == refusal) is (role not in route.roles), (route.method, route.path, status)
            assert status < 500
