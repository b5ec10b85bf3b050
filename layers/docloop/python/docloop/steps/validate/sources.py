"""Whether a document says the same in every way: its pages and each source; where not, somebody may be cheating."""

from __future__ import annotations

from collections.abc import Sequence

from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Extraction, Field
from docloop.model.facts import Facts
from docloop.model.finding import Finding, Severity
from docloop.model.statement import Statement
from docloop.steps.sources import SOURCES, gave
from docloop.steps.sources.source import ALONE, ELSEWHERE_IN_PRINT, OTHER_IN_PRINT, SAME_IN_PRINT
from docloop.steps.validate.check import Check, NoOptions, amount, names
from docloop.values.field_roles import FieldRole, standard_name
from docloop.values.numbers import number_of

PAID_BY = frozenset({FieldRole.GROSS, FieldRole.DUE_AMOUNT, FieldRole.BANK_ACCOUNT, FieldRole.NUMBER, FieldRole.ISSUED})
"""Roles that a payment rests on. A person looks wherever the page does not say the same of them."""


def check_sources(
    extraction: Extraction, document_type: DocumentType, _options: NoOptions, _facts: Facts
) -> list[Finding]:
    """Compare every field that a source gave with the other sources and, if there are pages beside it, with those."""
    specs = {spec.name: spec for spec in document_type.fields}
    given = [field for field in extraction.fields if gave(field)]
    found = [_open_amount(extraction, document_type)]
    told = found[0].fields if found[0] else ()
    found += [
        _differing(specs[each.name], each, extraction.statements, document_type)
        for each in given
        if each.name not in told
    ]
    return [finding for finding in found if finding is not None] + _agreeing(given)


def _open_amount(extraction: Extraction, document_type: DocumentType) -> Finding | None:
    """A finding where a source asks for another amount than the printed total, and the page names none that is due.

    None as well where what has been paid makes up the difference.
    """
    due, total = document_type.field_of(FieldRole.DUE_AMOUNT), document_type.field_of(FieldRole.GROSS)
    field = extraction.get(due.name) if due else None
    if total is None or (field and field.evidence.keys() & {SAME_IN_PRINT, OTHER_IN_PRINT, ALONE}):
        return None
    printed, whole = extraction.get(total.name), amount(extraction, document_type, FieldRole.GROSS)
    said = next((each for each in extraction.statements if each.exact and each.role is FieldRole.DUE_AMOUNT), None)
    asked = number_of(said.value) if said else None
    if said is None or asked is None or printed is None or whole is None or gave(printed):
        return None
    paid = amount(extraction, document_type, FieldRole.PAID) or 0
    if asked in {whole, whole - paid}:
        return None
    spec = due or total
    sides = f"the page says {printed.value} in total, {SOURCES[said.source].speech} {said.value}"
    return Finding(
        code="sources.differ",
        severity=Severity.CONTRADICTS,
        fields=names(document_type, FieldRole.DUE_AMOUNT, FieldRole.GROSS),
        message=f"{spec.title or spec.name}: {sides}.",
    )


def _agreeing(given: Sequence[Field]) -> list[Finding]:
    """A finding for each source that the page bears out."""
    fields = {
        name: tuple(field.name for field in given if SAME_IN_PRINT in field.evidence and name in field.evidence)
        for name in SOURCES
    }
    return [
        Finding(
            code="sources.agree",
            severity=Severity.SUPPORTS,
            fields=names,
            message=f"The page says the same as {SOURCES[source].title}.",
        )
        for source, names in fields.items()
        if names
    ]


def _differing(
    spec: FieldSpec, field: Field, statements: Sequence[Statement], document_type: DocumentType
) -> Finding | None:
    """One finding that names all sides; None when they say the same, or nothing that counts."""
    title, printed = spec.title or spec.name, ELSEWHERE_IN_PRINT in field.evidence
    own = [
        f"{source.speech} {spec.worded(field.value or '')}"
        for name, source in SOURCES.items()
        if name in field.evidence
    ]
    others = [
        f"{SOURCES[each.source].speech} {spec.worded(each.value)}"
        for each in statements
        if _is_other(each, spec, field)
    ]
    on_page = _on_page(field)
    severity = Severity.DOUBTS if printed and not others and spec.role not in PAID_BY else Severity.CONTRADICTS
    if spec.kind.precise and (others or on_page not in {None, field.value}):
        where = _other_place(spec, on_page, statements, document_type) if on_page else ""
        code, sides = "sources.differ", [f"the page says {spec.worded(on_page)}{where}"] if on_page else []
        message = f"{title}: {', '.join([*sides, *own, *others])}."
    elif spec.role in PAID_BY and not field.evidence.keys() & {ELSEWHERE_IN_PRINT, SAME_IN_PRINT, ALONE}:
        code = "sources.not_printed"
        inside = next(source.title for name, source in SOURCES.items() if name in field.evidence)
        message = f"{title}: {field.value} is in {inside} but is not printed on the pages."
    else:
        return None
    return Finding(code=code, severity=severity, fields=(spec.name,), message=message)


def _other_place(spec: FieldSpec, on_page: str, statements: Sequence[Statement], document_type: DocumentType) -> str:
    """What a source calls the page's value: what is read as the amount due may be what was paid."""
    for each in statements:
        if each.exact and each.role is not spec.role and _same_amount(spec, each, on_page):
            name = standard_name(each.role)
            called = document_type.title_of(document_type.name_of(each.role) or name.replace("_", " "))
            return f" ({called[:1].lower()}{called[1:].lower()} in {SOURCES[each.source].title})"
    return ""


def _same_amount(spec: FieldSpec, statement: Statement, value: str) -> bool:
    return statement.source in SOURCES and spec.kind.amount and spec.kind.equal(statement.value, value)


def _is_other(statement: Statement, spec: FieldSpec, field: Field) -> bool:
    known = statement.exact and statement.role == spec.role and statement.source in SOURCES
    return known and field.value is not None and not spec.kind.equal(statement.value, field.value)


def _on_page(field: Field) -> str | None:
    """What the pages say of the field; None when that is not known."""
    if SAME_IN_PRINT in field.evidence:
        return field.value
    return field.alternatives[0].value if OTHER_IN_PRINT in field.evidence and field.alternatives else None


CHECK = Check("sources", NoOptions, check_sources)
