"""Content codings: which one an answer is sent in."""

from __future__ import annotations

from collections.abc import Collection

# Best first, and the ending that a build gives the compressed file.
ENCODINGS = {"br": ".br", "gzip": ".gz"}


def choose_encoding(accepted: str, offered: Collection[str]) -> str:
    """The best of `offered` that an Accept-Encoding header takes; "identity" when it takes none."""
    weights: dict[str, float] = {}
    for part in accepted.split(","):
        name, _, parameters = part.partition(";")
        weights[name.strip().lower()] = _weight(parameters)
    return next(
        (each for each in ENCODINGS if each in offered and weights.get(each, weights.get("*", 0.0)) > 0), "identity"
    )


def _weight(parameters: str) -> float:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
