"""Possible values of every field, with their places and evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Candidate
from docloop.model.geometry import Box
from docloop.steps.deadline import NEVER, Deadline
from docloop.steps.extract.amounts.country_currency import of_country, of_currency
from docloop.steps.extract.amounts.payment_lines import coded_amounts
from docloop.steps.extract.amounts.relations import LARGEST_ROLES, labelled_amounts, of_amounts
from docloop.steps.extract.amounts.suggestions import suggested_rows
from docloop.steps.extract.amounts.tax_tables import added_up, of_taxes, summed_taxes, tax_rows
from docloop.steps.extract.amounts.two_currencies import in_other_currency
from docloop.steps.extract.context import in_context
from docloop.steps.extract.document_numbers import Rows, of_own_number, rows_of
from docloop.steps.extract.free_text import spans
from docloop.steps.extract.page.labels import Label, LabelIndex
from docloop.steps.extract.page.layout import Layout, unclear
from docloop.steps.extract.page.surroundings import Neighbourhood
from docloop.steps.extract.papers.paper_kinds import paper_kinds
from docloop.steps.extract.parties.letter_names import party_addresses, party_names, with_parties
from docloop.steps.extract.parties.letterhead_names import addresses, letterheads
from docloop.steps.extract.parties.sides import Sides
from docloop.steps.extract.parties.tax_parties import of_block, tax_names
from docloop.steps.extract.running_text.stream import Stream, read_aloud
from docloop.steps.extract.score.evidence import (
    Sighting,
    beside_labels,
    of_first_page,
    of_place,
    of_secondary,
    of_title,
    repeated,
    tax_table_rows,
    with_evidence,
)
from docloop.values.currencies import find_currencies
from docloop.values.field_roles import FieldRole
from docloop.values.kind import Shape
from docloop.values.lexicon import Language
from docloop.values.match import Choices, Finder, Hints, Match
from docloop.values.money import find_money
from docloop.values.whereabouts import NOWHERE, Whereabouts


class Page:
    """What is known of a document before its fields: layout, labels, and every parsed value, each found once."""

    def __init__(
        self,
        layout: Layout,
        document_type: DocumentType,
        hints: Hints,
        deadline: Deadline = NEVER,
        languages: Sequence[Language] = (),
        where: Whereabouts = NOWHERE,
        signs: Mapping[str, float] = MappingProxyType({}),
    ) -> None:
        self.layout = layout
        self.where = where
        self.languages = languages
        self.signs = signs
        self.deadline = deadline
        self.around = Neighbourhood(layout)
        self.hints = hints
        self.type = document_type
        index = LabelIndex(document_type.fields, languages, tax_names(hints.countries))
        self.labels: dict[int, list[Label]] = {}
        for segment in layout.segments:
            deadline.check()
            if found := index.find(segment):
                self.labels.setdefault(segment.row, []).extend(found)
        self.tax_rows = tax_table_rows(layout)
        self._sightings: dict[tuple[Finder, Choices], list[Sighting]] = {}
        self.money = self.sightings(find_money)
        self.taxed = tax_rows(self.money, layout)
        self.amounts = labelled_amounts(document_type.fields, self.money, self.labels, deadline)

    @cached_property
    def stream(self) -> Stream:
        """Its running text; without a word where it holds none."""
        return read_aloud(self.layout)

    @cached_property
    def elsewhere(self) -> frozenset[tuple[int, Box]]:
        """Pages and boxes of amounts that are given again in another currency."""
        usual = next(iter(self.hints.currencies), None) if self.hints.country else None
        return in_other_currency(self.money, self.sightings(find_currencies), usual)

    @cached_property
    def coded(self) -> frozenset[Decimal]:
        """Amounts that a payment slip repeats for machines."""
        return coded_amounts(self.layout.segments, self.money)

    @cached_property
    def rows_elsewhere(self) -> frozenset[int]:
        """Rows of such amounts."""
        return frozenset(each.segment.row for each in self.money if (each.segment.page, each.box) in self.elsewhere)

    @cached_property
    def rows(self) -> Rows:
        """What its rows are."""
        return rows_of(self.layout, self.money, self.languages)

    @cached_property
    def suggested(self) -> frozenset[int]:
        """Rows of tips that the paper suggests."""
        return suggested_rows(self.money, self.layout)

    @cached_property
    def sides(self) -> Sides | None:
        """Supplier and customer; None where the type asks for one party only."""
        names = [spec.name for spec in self.type.fields if spec.kind.shape is Shape.NAME]
        return Sides(self.layout, self.labels, self.vendor.name) if self.vendor and len(names) > 1 else None

    @cached_property
    def vendor(self) -> FieldSpec | None:
        """The field of the party whose paper it is."""
        senders = [spec for spec in self.type.fields if spec.is_sender]
        return next((spec for spec in senders if spec.role is FieldRole.SUPPLIER), next(iter(senders), None))

    def sightings(self, find: Finder, hints: Hints | None = None) -> list[Sighting]:
        """What is found in any segment; `hints` those of a field, None: of the document."""
        hints = hints or self.hints
        key = find, hints.choices
        if key not in self._sightings:
            self._sightings[key] = [
                Sighting(segment, m.start, m.end, m.value, segment.box_of(m.start, m.end), m.evidence)
                for segment in self.layout.segments
                for m in self._matches(find, segment.text, hints)
            ]
        return self._sightings[key]

    def _matches(self, find: Finder, text: str, hints: Hints) -> list[Match]:
        self.deadline.check()
        return find(text, hints)


def candidates_of(spec: FieldSpec, page: Page) -> list[Candidate]:
    """Every possible value of one field."""
    found = _found(spec, page)
    if spec.kind.shape in {Shape.NAME, Shape.BLOCK} and page.sides is not None:
        sells = (page.type.owner_of(spec) or spec) is page.vendor
        found = page.sides.of(spec, found, sells=sells)
    return in_context(spec, found, page.around, page.deadline)


def _found(spec: FieldSpec, page: Page) -> list[Candidate]:
    if spec.role is FieldRole.DOCUMENT_KIND and page.type.papers:
        totals = [amount for role in LARGEST_ROLES for amount in page.amounts.beside_role(role)]
        return paper_kinds(spec, page.type, page.layout, page.languages, page.signs, totals)
    if spec.kind.shape is Shape.NAME:
        others = letterheads(spec, page.layout) if spec.is_sender else []
        if spec.place != "top":
            others += spans(spec, page.layout, page.labels)
        return [*others, *party_names(spec, page.layout, page.labels)]
    if spec.kind.shape is Shape.BLOCK:
        owner = page.type.owner_of(spec)
        several = sum(other.kind.shape is Shape.NAME for other in page.type.fields) > 1
        found = addresses(spec, page.layout)
        if owner is None or not several:
            return found
        whose = with_parties(found, owner, page.layout, page.labels)
        return [*whose, *party_addresses(spec, owner, page.layout, page.labels)]
    if spec.kind.find is None:
        return spans(spec, page.layout, page.labels)
    dated = page.type.field_of(FieldRole.ISSUED) if spec.kind.day else None
    main = dated or next((other for other in page.type.fields if other.kind is spec.kind), None)
    sightings = page.sightings(spec.kind.find, spec.hints(page.hints))
    if spec.kind.amount and page.suggested:
        sightings = [each for each in sightings if each.segment.row not in page.suggested]
    among = (
        of_amounts(spec, sightings, page.amounts, page.elsewhere, page.coded)
        if spec.kind.amount
        else repeated(sightings)
    )
    found = summed_taxes(spec, sightings, page.labels, page.amounts) if spec.role is FieldRole.TAX else []
    if spec.role in {FieldRole.TAX, FieldRole.NET}:
        found += added_up(spec, page.taxed, frozenset(Decimal(each.value) for each in sightings))
    by_labels = []
    for sighting in sightings:
        page.deadline.check()
        by_labels.append(beside_labels(spec, sighting, page.labels))
    owned = of_own_number(spec, sightings, page.labels, by_labels, page.rows)
    rates = of_taxes(spec, page.taxed, sightings, by_labels)
    for sighting, more, beside, rated in zip(sightings, among, owned, rates, strict=True):
        page.deadline.check()
        known = with_evidence(
            sighting,
            beside,
            of_secondary(spec, main, beside),
            of_place(sighting, page.layout),
            of_first_page(spec, sighting),
            of_title(spec, sighting, page.labels),
            {"in_tax_table": 1.0} if sighting.segment.row in page.tax_rows else {},
            _of_party(sighting, page) if spec.kind.party else {},
            of_currency(sighting, sightings, page.labels, page.rows_elsewhere) if spec.kind.currency else {},
            more,
            rated,
            unclear([sighting.segment]),
        )
        found.append(
            Candidate(
                field=spec.name,
                value=known.value,
                text=known.text,
                page=known.segment.page,
                box=known.box,
                evidence=known.evidence,
            )
        )
    if spec.kind.currency and not sightings:
        found += of_country(spec, page.where, page.money)
    return found


def _of_party(sighting: Sighting, page: Page) -> dict[str, float]:
    """Whose block a number stands in: by the heading above it, else by the name and address it is printed with."""
    by_heading = of_block(sighting, page.labels)
    return by_heading or (page.sides.of_number(sighting.segment) if page.sides is not None else {})
