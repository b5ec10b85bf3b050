"""What a browser is told beside the files: what the console may load, ask and do, and that is little."""

from __future__ import annotations

from docloop.settings import ConsoleSettings


def security_headers(settings: ConsoleSettings) -> dict[str, str]:
    """The console talks to its own origin and the stack's buckets, stands in nobody's frame and runs no inline code."""
    return {
        "Content-Security-Policy": content_policy(settings),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=()",
    }


def content_policy(settings: ConsoleSettings) -> str:
    pages, uploads = settings.page_origin, settings.upload_origin
    sources = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": f"'self' blob: {pages}",
        "connect-src": " ".join(dict.fromkeys(["'self'", pages, uploads])),
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in sources.items())
