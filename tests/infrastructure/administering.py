"""What an administrator does on a working day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

LOOKED_AT = (
    "/document-types/memo/versions",
    "/document-types/memo/source?version=1",
    "/policies/receipt/versions",
    "/metrics",
    "/accounts",
    "/companies",
    "/settings",
)


def administer(call: Callable[..., Any]) -> None:
    for path in LOOKED_AT:
        call("auditor", "GET", path)
    document = call("auditor", "GET", "/documents")["items"][0]["id"]
    call("auditor", "GET", f"/documents/{document}/history")
    call("admin", "POST", "/policies/receipt/preview", call("admin", "GET", "/policies/receipt"))
    memo = call("admin", "GET", "/document-types/memo/source")
    call("admin", "POST", "/document-types/check", {"yaml": memo["yaml"]})
    retired = call("admin", "PUT", "/document-types/memo/state", {"state": "retired", "version": memo["version"]})
    back = {"state": "in_use", "version": retired["version"]}
    call("admin", "PUT", "/document-types/memo/state", back)
    call("admin", "PUT", "/companies", {"companies": [{"names": ["Acme Ltd"]}], "version": 0})
    invitation = {"email": "new@example.com", "name": "New", "roles": ["admin", "reviewer"]}
    account = f"/accounts/{call('admin', 'POST', '/accounts', invitation)['id']}"
    call("admin", "POST", f"{account}/invite")
    call("admin", "PUT", f"{account}/roles", {"roles": ["senior"]})
    call("admin", "POST", f"{account}/second-factor/reset")
    for state in ("disabled", "enabled"):
        call("admin", "PUT", f"{account}/state", {"state": state})
