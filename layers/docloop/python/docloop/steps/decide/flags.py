"""What flags ask about a document. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from docloop.model.document_type import DocumentType, supplier_field
from docloop.model.extraction import Extraction
from docloop.model.flag import Flag
from docloop.values.normal_forms import fold_key

LEAST_PART = 3
"""Letters and digits from which a part of a supplier's name stands for it."""


def flagged_fields(
    extraction: Extraction, document_type: DocumentType, flags: Iterable[Flag]
) -> Mapping[str | None, tuple[str, ...]]:
    """Which fields have to be asked about, and why; None stands for the document, when nothing of it was read."""
    reasons: dict[str | None, tuple[str, ...]] = {}
    for each in _that_concern(extraction, document_type, flags):
        read = [field.name for field in extraction.fields if field.value is not None]
        names: list[str | None] = [each.field] if each.field else [*read] or [None]
        for name in names:
            reasons[name] = (*reasons.get(name, ()), each.reason)
    return reasons


def _that_concern(extraction: Extraction, document_type: DocumentType, flags: Iterable[Flag]) -> Iterator[Flag]:
    named = supplier_field(document_type)
    supplier = extraction.value(named) if named else None
    return (each for each in flags if concerns(each, supplier))


def concerns(flag: Flag, supplier: str | None) -> bool:
    """Whether a document of this supplier, None: of nobody known, is meant: the flag is of every supplier, of this one,
    or of a part of its name, for a look too many is better than one too few."""
    if flag.supplier is None:
        return True
    flagged, named = fold_key(flag.supplier), fold_key(supplier or "")
    return named != "" and (flagged == named or (len(flagged) >= LEAST_PART and flagged in named))
