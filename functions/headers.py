"""The headers that every answer of the API and of the console carries, set here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

NO_STORE = "private, no-store"
"""The answer holds personal data: neither a shared cache nor the browser's own may keep it."""

STRICT_TRANSPORT = "max-age=31536000; includeSubDomains"
_ALWAYS = {
    "Cache-Control": NO_STORE,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def protected(headers: Mapping[str, str], *, https: bool) -> dict[str, str]:
    """`headers` over the ones that every answer carries. Without an own Cache-Control nobody may keep the answer.

    `https` False: the stack on this machine, where a browser must not be told to insist on HTTPS.
    """
    secure = {"Strict-Transport-Security": STRICT_TRANSPORT} if https else {}
    return {**_ALWAYS, **secure, **headers}
