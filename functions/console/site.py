"""The built files, held in memory, and which of them answers a request.

Only what the manifest of the build names is served, so no path leads anywhere else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docloop.errors import ConfigurationError, MethodNotAllowed, NotFound

from functions.encodings import ENCODINGS, choose_encoding

INDEX = "index.html"
ASSETS = "assets/"
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


@dataclass(frozen=True)
class File:
    """`bodies` by content coding, "identity" among them."""

    media_type: str
    digest: str
    immutable: bool
    bodies: Mapping[str, bytes]


@dataclass(frozen=True)
class Found:
    """`body` None: the browser has it already."""

    headers: dict[str, str]
    body: bytes | None


Site = Mapping[str, File]


def load_site(folder: Path) -> Site:
    """Raises ConfigurationError when the console has not been built."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        return {name: _load(folder / name, entry) for name, entry in manifest.items()}
    except FileNotFoundError:
        raise ConfigurationError("the console is not built", remedy="make console") from None


def find(site: Site, method: str, path: str, accepted: str, known: str) -> Found:
    """What to send for `path`, relative to the prefix; `accepted` and `known` are Accept-Encoding and If-None-Match.

    A path that is none of the files is a place inside the console, and its page is always the same one. Raises
    NotFound for an asset that does not exist, MethodNotAllowed.
    """
    if method not in {"GET", "HEAD"}:
        raise MethodNotAllowed(allow="GET, HEAD")
    name = path if path in site else INDEX
    if name == INDEX and path.startswith(ASSETS):
        raise NotFound("The console does not have this file.", remedy="Reload the page; there may be a newer version.")
    file = site[name]
    encoding = choose_encoding(accepted, file.bodies)
    tag = f'"{file.digest}-{encoding}"'
    headers = {
        "Cache-Control": FOREVER if file.immutable else ASK_AGAIN,
        "ETag": tag,
        "Vary": "Accept-Encoding",
    }
    if is_known(tag, known):
        return Found(headers, None)
    headers["Content-Type"] = file.media_type
    if encoding != "identity":
        headers["Content-Encoding"] = encoding
    return Found(headers, file.bodies[encoding])


def is_known(tag: str, known: str) -> bool:
    """Whether an If-None-Match header names `tag`; weak or not, it is the same bytes."""
    names = {name.strip().removeprefix("W/") for name in known.split(",")}
    return tag in names or "*" in names


def _load(path: Path, entry: Mapping[str, object]) -> File:
    bodies = {"identity": path.read_bytes()}
    for encoding, ending in ENCODINGS.items():
        compressed = path.with_name(path.name + ending).read_bytes()
        if len(compressed) < len(bodies["identity"]):
            bodies[encoding] = compressed
    return File(str(entry["type"]), str(entry["digest"]), bool(entry["immutable"]), bodies)
