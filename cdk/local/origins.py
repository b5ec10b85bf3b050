"""Which web pages may talk to the local stack: its own. What browsers say of the page that asks decides."""

from __future__ import annotations

from cdk.local.http_events import Answer, Request, problem

_NAMES = ("127.0.0.1", "localhost", "[::1]")
_OWN_SITES = frozenset({None, "same-origin", "none"})


def own_hosts(port: int) -> frozenset[str]:
    """What Host holds when somebody means this machine; another name that leads here belongs to somebody else."""
    return frozenset(f"{name}:{port}" for name in _NAMES) | (frozenset(_NAMES) if port == 80 else frozenset())


def own_origins(port: int) -> frozenset[str]:
    """The origins of pages that this port serves."""
    return frozenset(f"http://{host}" for host in own_hosts(port))


def is_navigation(request: Request) -> bool:
    """Whether a person opens the address in a tab, be it by a link of another page, which cannot see what comes."""
    return (
        request.method in {"GET", "HEAD"}
        and request.header("origin") is None
        and request.header("sec-fetch-mode") == "navigate"
        and request.header("sec-fetch-dest") == "document"
    )


def refuse_foreign(request: Request, port: int) -> Answer | None:
    """The refusal for a request by another name or from another page; None for one that may go on.

    Programs other than browsers send neither Origin nor Sec-Fetch-Site.
    """
    refusal = refuse_host(request, port) or refuse_origin(request, own_origins(port))
    if refusal is None and request.header("sec-fetch-site") not in _OWN_SITES:
        return _refusal("This page may not use the local stack.")
    return refusal


def refuse_host(request: Request, port: int) -> Answer | None:
    """None when Host is a name of this machine."""
    if (request.header("host") or "").lower() in own_hosts(port):
        return None
    return _refusal(f"Use http://{_NAMES[0]}:{port}; the local stack has no other name.")


def refuse_origin(request: Request, origins: frozenset[str]) -> Answer | None:
    """None when no page asks, or one of `origins`."""
    origin = request.header("origin")
    return None if origin is None or origin in origins else _refusal("This page may not use the local stack.")


def _refusal(detail: str) -> Answer:
    return problem(403, "Forbidden", detail)
