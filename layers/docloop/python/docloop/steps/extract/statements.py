"""What sources say of the fields, before what is printed: their values win, and where the page says the same they are
shown there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Candidate, Extraction, Field, LineItem
from docloop.model.finding import Finding, Severity
from docloop.model.geometry import Box
from docloop.model.reading import LISTED, Reading
from docloop.model.statement import Statement
from docloop.steps.extract.candidates import Page
from docloop.steps.extract.line_items import CUT, cut
from docloop.steps.extract.page.layout import Segment
from docloop.steps.sources import SOURCES, said_by
from docloop.steps.sources.payees import unknown_payees
from docloop.steps.sources.source import ALONE, ELSEWHERE_IN_PRINT, OTHER_IN_PRINT, SAME_IN_PRINT, Said, Source
from docloop.values.field_roles import FieldRole
from docloop.values.kind import Shape

_UNKNOWN_PLACE = Box(left=0, top=0, right=0, bottom=0)


def with_statements(extraction: Extraction, reading: Reading, document_type: DocumentType, page: Page) -> Extraction:
    """Return the extraction with the values of the sources that the document has; those of the first source win."""
    spoken = list(said_by(reading))
    known = [(source, said) for source, said in spoken if said.problem is None]
    extraction = _with_findings(extraction, [said for _, said in spoken], document_type)
    if not known:
        return extraction
    listed = all(each.reader == LISTED for each in reading.pages)
    printed = tuple(Field(name=field.name) for field in extraction.fields) if listed else extraction.fields
    statements = tuple(each for _, said in known for each in said.statements)
    printed = tuple(
        _theirs(spec, field, [said for _, said in known])
        for spec, field in zip(document_type.fields, printed, strict=True)
    )
    merged = [
        _merged(spec, field, _of(spec, field, statements), page)
        for spec, field in zip(document_type.fields, printed, strict=True)
    ]
    strange = [
        finding
        for source, said in known
        for finding in unknown_payees(said.statements, reading.text, document_type, source.title)
    ]
    whole = extraction.model_copy(
        update={
            "findings": (*extraction.findings, *strange),
            "fields": tuple(map(_alone, merged)) if listed else tuple(merged),
            "readers": (*(source.name for source, _ in known), *extraction.readers),
            "statements": statements,
        }
    )
    return _with_rows(whole, known, document_type)


def _of(spec: FieldSpec, printed: Field, statements: Sequence[Statement]) -> list[Statement]:
    """The exact statements about a field; where there are none, and the page says nothing either, the others."""
    said = [each for each in statements if each.role == spec.role]
    exact = [each for each in said if each.exact]
    return exact or (said if printed.value is None else [])


def _with_findings(extraction: Extraction, said: Sequence[Said], document_type: DocumentType) -> Extraction:
    """What could not be read, what was left out, and which fields a person should look at."""
    problems = [each.problem for each in said if each.problem is not None]
    found = [Finding(code="sources.unreadable", severity=Severity.DOUBTS, fields=(), message=each) for each in problems]
    notes = [note for each in said for note in each.notes]
    found += [Finding(code="sources.left_out", severity=Severity.DOUBTS, fields=(), message=note) for note in notes]
    found += [
        Finding(code="sources.unsure", severity=Severity.CONTRADICTS, fields=(name,), message=why)
        for each in said
        for role, why in each.doubts.items()
        if (name := document_type.name_of(role)) is not None
    ]
    return extraction.model_copy(update={"findings": (*extraction.findings, *found)}) if found else extraction


def _theirs(spec: FieldSpec, field: Field, said: Sequence[Said]) -> Field:
    """The field without a value that a source says is the customer's; another one on the page may be the right one."""
    theirs = {
        value for each in said for role, values in each.not_theirs.items() if role is spec.role for value in values
    }
    if field.value is None or field.value not in theirs:
        return field
    left = tuple(each for each in field.alternatives if each.value not in theirs)
    return Field(name=field.name, alternatives=left)


def _with_rows(extraction: Extraction, known: Sequence[tuple[Source, Said]], document_type: DocumentType) -> Extraction:
    """The line items of the first source that lists any."""
    said = next((said for _, said in known if said.rows), None)
    if said is None or not document_type.line_items:
        return extraction
    kept = tuple(finding for finding in extraction.findings if finding.code != CUT)  # of the printed table
    findings = (*kept, *cut(len(said.rows))) if said.cut else kept
    rows = tuple(_row(row, document_type) for row in said.rows)
    return extraction.model_copy(update={"line_items": rows, "findings": findings})


def _alone(field: Field) -> Field:
    """Of a file without print: nothing to compare with, so nothing is said about it."""
    kept = {name: value for name, value in field.evidence.items() if name in SOURCES}
    return field.model_copy(update={"evidence": kept | {ALONE: 1.0} if kept else {}})


def _merged(spec: FieldSpec, printed: Field, said: Sequence[Statement], page: Page) -> Field:
    """The first source's value, with the place where it is printed; what the page and the other sources say instead
    comes first among the rest."""
    if not said or spec.many or (spec.choices and said[0].value not in spec.choices):
        return printed
    value = said[0].value
    if printed.value is not None and spec.kind.equal(printed.value, value):
        text, number, box, place = printed.text, printed.page, printed.box, SAME_IN_PRINT
    elif (found := _find(spec, value, page)) is not None:
        text, number, box, place = *found, ELSEWHERE_IN_PRINT
    else:
        text, number, box, place = value, said[0].page, said[0].box, ""
    sources = [SOURCES[each.source] for each in said if spec.kind.equal(each.value, value)]
    evidence = {source.name: 1.0 for source in sources} | ({place: 1.0} if place else {})
    if printed.value is not None and place != SAME_IN_PRINT:
        evidence[OTHER_IN_PRINT] = 1.0
    return Field(
        name=spec.name,
        value=value,
        text=text,
        page=number,
        box=box,
        confidence=_confidence(spec.role, sources[0], printed if place == SAME_IN_PRINT else None),
        reasons=tuple(f"{spec.title or spec.name} is from {source.title}." for source in sources),
        evidence=evidence,
        alternatives=tuple(each for each in _rivals(printed, said) if not spec.kind.equal(each.value, value)),
    )


def _confidence(role: FieldRole | None, source: Source, agreeing: Field | None) -> float | None:
    """The measured share of right answers, (right + 1) / (count + 2), or the page's own when it says the same."""
    known = [agreeing.confidence] if agreeing and agreeing.confidence is not None else []
    if role is not None and role in source.measured():
        right, count = source.measured()[role]
        known.append(round((right + 1) / (count + 2), 4))
    return max(known, default=None)


def _rivals(printed: Field, said: Sequence[Statement]) -> Iterator[Candidate]:
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
    for each in said:
        yield Candidate(
            field=printed.name,
            value=each.value,
            text=each.value,
            page=each.page or 1,
            box=each.box or _UNKNOWN_PLACE,
            evidence={each.source: 1.0},
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


def _row(row: Mapping[FieldRole, str], document_type: DocumentType) -> LineItem:
    said = {spec.name: row.get(spec.role) for spec in document_type.line_items if spec.role is not None}
    return LineItem(fields=tuple(Field(name=name, value=text, text=text) for name, text in said.items() if text))
