"""Handles of uploads, and the keys they stand for: a handle holds all of its key, so that nothing has to be kept."""

from __future__ import annotations

import hashlib
import re
import secrets
from base64 import b32decode, b32encode

from docloop.use_cases.documents.register import INBOX_PREFIX
from docloop.values.normal_forms import composed

LONGEST_NAME = 120
"""Bytes of a file's name that a key keeps."""

_SECRET = 26
_LONGEST_ENDING = 16


def upload_handle(document_type: str | None, file_name: str | None, request_id: str | None) -> str:
    """`[type.]secret[-name]`: nobody can guess it; the same for the same repeated request."""
    raw = hashlib.sha256(request_id.encode()).digest() if request_id else secrets.token_bytes(32)
    handle = _text(raw)[:_SECRET]
    if name := plain_name(file_name or ""):
        handle += "-" + _text(name.encode())
    return f"{document_type}.{handle}" if document_type else handle


def upload_key(handle: str) -> str:
    """Where in the inbox the upload goes. A name that no handle of ours has is left out."""
    folder, dot, rest = handle.rpartition(".")
    secret, _, name = rest.partition("-")
    return INBOX_PREFIX + folder + ("/" if dot else "") + secret + (f"/{_name(name)}" if name else "")


def plain_name(file_name: str) -> str:
    """The last part of a path without what is no sign; of a long one LONGEST_NAME bytes and its ending. "" for none."""
    last = re.split(r"[/\\]", composed(file_name))[-1]
    name = "".join(c for c in last if c.isprintable() and not 0xD800 <= ord(c) <= 0xDFFF).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        stem, ending = name, ""
    ending = dot + ending if ending else ""
    return (_cut(stem, LONGEST_NAME - len(ending.encode())) + ending).strip(" .")


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")


def _text(raw: bytes) -> str:
    return b32encode(raw).decode("ascii").rstrip("=").lower()


def _name(text: str) -> str:
    try:
        return plain_name(b32decode(text.upper() + "=" * (-len(text) % 8)).decode())
    except ValueError:
        return ""
