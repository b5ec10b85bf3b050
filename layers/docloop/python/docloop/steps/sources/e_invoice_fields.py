"""What an e-invoice says, before what is printed: its values win, and where the page says the same they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Candidate, Extraction, Field, LineItem
from docloop.model.finding import Finding, Severity
from docloop.model.geometry import Box
from docloop.model.reading import LISTED, EmbeddedInvoice, Reading
from docloop.steps.extract.candidates import Page
from docloop.steps.extract.layout import Segment
from docloop.steps.extract.line_items import CUT, cut
from docloop.steps.sources.evidence import ALONE, ELSEWHERE_IN_PRINT, OTHER_IN_PRINT, SAME_IN_PRINT, SOURCE
from docloop.values.kind import Shape

_UNKNOWN_PLACE = Box(left=0, top=0, right=0, bottom=0)

MEASURED: dict[str, tuple[int, int]] = {
    "AMOUNT_DUE": (47, 47),
    "CURRENCY": (47, 47),
    "DOCUMENT_KIND": (98, 98),
    "DUE_DATE": (27, 28),
    "IBAN": (27, 27),
    "INVOICE_RECEIPT_DATE": (48, 48),
    "INVOICE_RECEIPT_ID": (48, 48),
    "PO_NUMBER": (15, 15),
    "RECEIVER_NAME": (48, 48),
    "SUBTOTAL": (48, 48),
    "TAX": (48, 48),
    "TOTAL": (48, 48),
    "VENDOR_ADDRESS": (45, 46),
    "VENDOR_NAME": (48, 48),
    "VENDOR_PHONE": (12, 13),
    "VENDOR_VAT_NUMBER": (48, 48),
}
"""Right of so many, in German and French e-invoices of three generations, several alike. Repeat it with

    python -m tests.benchmark.embedded DOCSET

which says what counts as right. A field that is not in here has no more confidence than the page gives it.
"""


def with_embedded(extraction: Extraction, reading: Reading, document_type: DocumentType, page: Page) -> Extraction:
    """The extraction with the values of the e-invoice in the file, if there is one."""
    invoice = reading.embedded
    if invoice is None:
        return extraction
    if invoice.problem is not None:
        finding = Finding(code="embedded.unreadable", severity=Severity.DOUBTS, fields=(), message=invoice.problem)
        return extraction.model_copy(update={"findings": (*extraction.findings, finding)})
    listed = all(each.reader == LISTED for each in reading.pages)
    printed = tuple(Field(name=field.name) for field in extraction.fields) if listed else extraction.fields
    merged = [_merged(spec, field, invoice, page) for spec, field in zip(document_type.fields, printed, strict=True)]
    fields = tuple(map(_alone, merged)) if listed else tuple(merged)
    changes: dict[str, object] = {"fields": fields, "readers": (SOURCE, *extraction.readers)}
    if invoice.line_items and document_type.line_items:
        changes["line_items"] = tuple(_row(row, document_type) for row in invoice.line_items)
        kept = tuple(finding for finding in extraction.findings if finding.code != CUT)  # of the printed table
        changes["findings"] = (*kept, *cut(len(invoice.line_items))) if invoice.cut else kept
    return extraction.model_copy(update=changes)


def _alone(field: Field) -> Field:
    """Of a file without print: nothing to compare with, so nothing is said about it."""
    kept = {name: value for name, value in field.evidence.items() if name == SOURCE}
    return field.model_copy(update={"evidence": kept | {ALONE: 1.0} if kept else {}})


def _merged(spec: FieldSpec, printed: Field, invoice: EmbeddedInvoice, page: Page) -> Field:
    """The XML's value, with the place where it is printed; what the page says instead comes first among the rest."""
    value = invoice.values.get(spec.name)
    if value is None or spec.many or (spec.choices and value not in spec.choices):
        return printed
    if printed.value is not None and spec.kind.equal(printed.value, value):
        text, number, box, place = printed.text, printed.page, printed.box, SAME_IN_PRINT
    elif (found := _find(spec, value, page)) is not None:
        text, number, box, place = *found, ELSEWHERE_IN_PRINT
    else:
        text, number, box, place = value, None, None, ""
    evidence = {SOURCE: 1.0} | ({place: 1.0} if place else {})
    if printed.value is not None and place != SAME_IN_PRINT:
        evidence[OTHER_IN_PRINT] = 1.0
    return Field(
        name=spec.name,
        value=value,
        text=text,
        page=number,
        box=box,
        confidence=_confidence(spec.name, printed if place == SAME_IN_PRINT else None),
        reasons=(f"{spec.title or spec.name} is from the invoice data inside the file.",),
        evidence=evidence,
        alternatives=tuple(each for each in _rivals(printed) if not spec.kind.equal(each.value, value)),
    )


def _confidence(field: str, agreeing: Field | None) -> float | None:
    """The measured share of right answers, (right + 1) / (count + 2), or the page's own when it says the same."""
    known = [agreeing.confidence] if agreeing and agreeing.confidence is not None else []
    if field in MEASURED:
        right, count = MEASURED[field]
        known.append(round((right + 1) / (count + 2), 4))
    return max(known, default=None)


def _rivals(printed: Field) -> Iterator[Candidate]:
    if printed.value is not None:
        yield Candidate(
            field=printed.name,
            value=printed.value,
            text=printed.text or printed.value,
            page=printed.page or 1,
            box=printed.box or _UNKNOWN_PLACE,
            score=printed.score or 0.0,
            evidence=printed.evidence,
        )
    yield from printed.alternatives


def _find(spec: FieldSpec, value: str, page: Page) -> tuple[str, int, Box] | None:
    """Text, page and box of the value where it is printed first; None when it is not."""
    kind = spec.kind
    if kind.listed:
        return None  # A word for it somewhere in a text says nothing.
    if kind.find is not None:
        for sighting in page.sightings(kind.find, spec.hints(page.hints)):
            if kind.equal(sighting.value, value):
                return sighting.text, sighting.segment.page, sighting.box
    if kind.shape is not Shape.BLOCK:
        return _find_text(value, page.layout.segments)
    # Its lines, each where it stands: the page may set them in one line or in three.
    found = [_find_text(part, page.layout.segments) for part in value.split(", ")]
    places = [place for place in found if place is not None]
    if len(places) < len(found) or len({number for _, number, _ in places}) > 1:
        return None
    return ", ".join(text for text, _, _ in places), places[0][1], Box.around(box for _, _, box in places)


def _find_text(value: str, segments: Iterable[Segment]) -> tuple[str, int, Box] | None:
    pattern = re.compile(r"(?<!\w)" + r"\W*".join(map(re.escape, re.findall(r"\w+", value))) + r"(?!\w)", re.IGNORECASE)
    for segment in segments:
        if match := pattern.search(segment.text):
            return match[0], segment.page, segment.box_of(match.start(), match.end())
    return None


def _row(row: dict[str, str], document_type: DocumentType) -> LineItem:
    columns = [spec.name for spec in document_type.line_items]
    return LineItem(fields=tuple(Field(name=name, value=row[name], text=row[name]) for name in columns if name in row))
