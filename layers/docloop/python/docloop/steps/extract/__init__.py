"""Fields of one document: candidates with evidence, scored, the best of each field kept with its next best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Candidate, Extraction, Field
from docloop.model.learned import LearnedModel
from docloop.model.reading import Reading
from docloop.steps.country import whereabouts
from docloop.steps.cut_off import cut_off
from docloop.steps.deadline import NEVER, Deadline
from docloop.steps.extract.amounts.credited import with_credits
from docloop.steps.extract.candidates import Page, candidates_of
from docloop.steps.extract.choose_several import ALTERNATIVES, choose_several
from docloop.steps.extract.date_order import order_of_terms
from docloop.steps.extract.from_sentences import with_sentences
from docloop.steps.extract.known_names.recall import familiar, recall, relatives
from docloop.steps.extract.known_names.repair import with_repairs
from docloop.steps.extract.line_items import MOST_ITEMS, cut, line_items
from docloop.steps.extract.page.labels import informed
from docloop.steps.extract.page.layout import lay_out
from docloop.steps.extract.page.locale import hints_for
from docloop.steps.extract.parties.whole_address import with_whole_addresses
from docloop.steps.extract.score.habits import with_habits
from docloop.steps.extract.score.ranking import in_company, ranker_of
from docloop.steps.extract.score.reasons import reasons_for
from docloop.steps.extract.score.rules import RULES
from docloop.steps.extract.score.scoring import Scored, Scorer, ScoringContext
from docloop.steps.extract.statements import with_statements
from docloop.steps.languages import languages_of
from docloop.steps.legibility import illegible
from docloop.steps.page_text import unlike_the_page
from docloop.steps.signs import signs_of
from docloop.values.kind import Shape

NOT_RANKED = frozenset({"no_sign", "other_currency"})
"""Evidence of candidates that no model is asked about: no paper that models learn from has them."""

Candidates = Mapping[str, Sequence[Candidate]]
"""Candidates by field."""


@dataclass(frozen=True)
class Proposal:
    """A document before anything is chosen; `candidates` come from the page alone, without what labels taught."""

    page: Page
    context: ScoringContext
    candidates: Candidates


def extract(
    reading: Reading,
    document_type: DocumentType,
    type_confidence: float | None,
    model: LearnedModel | None = None,
    deadline: Deadline = NEVER,
) -> Extraction:
    """Every field of the type in the type's order, found or not. `model` None: by rules alone.

    Learned label words inform the rules as long as labels are too few to learn an order from. Raises TookTooLong.
    """
    ranker = ranker_of(model) if model else None
    if model is not None and ranker is None:
        document_type = informed(document_type, model.labels)
    proposal = propose(reading, document_type, deadline)
    knows = False
    if model is None or ranker is None:
        fields = tuple(by_rules(spec, proposal) for spec in document_type.fields)
    else:
        candidates, knows = recalled(proposal, model)
        learned = ranked(proposal, candidates, frozenset(model.fields))
        fields = tuple(
            or_of_country(choose(spec, learned[spec.name], ranker, proposal), spec, proposal)
            if spec.name in learned
            else by_rules(spec, proposal)
            for spec in document_type.fields
        )
    page = proposal.page
    items = line_items(page.layout, document_type, page.labels, page.money, deadline)
    whole = (*illegible(reading), *(cut(MOST_ITEMS) if len(items) > MOST_ITEMS else ()))
    whole = (*whole, *cut_off(reading, fields, document_type))
    whole = (*whole, *unlike_the_page(reading, fields, document_type, page.hints))
    found = Extraction(
        document_type=document_type.name,
        type_confidence=type_confidence,
        fields=with_whole_addresses(fields, document_type, page.layout),
        line_items=items[:MOST_ITEMS],
        findings=whole,
        model=ranker.name if ranker else RULES.name,
        familiar=knows,
        readers=reading.readers,
    )
    return with_statements(with_credits(found, document_type), reading, document_type, page)


def propose(reading: Reading, document_type: DocumentType, deadline: Deadline = NEVER) -> Proposal:
    """Lays the document out and finds every candidate. Raises TookTooLong."""
    layout = lay_out(reading)
    languages = languages_of(reading)
    where = whereabouts(reading, languages)
    hints = hints_for(reading, document_type, where, languages)
    signs = signs_of(reading, languages) if document_type.papers else {}
    page = Page(layout, document_type, hints, deadline, languages, where, signs)
    order = order_of_terms(layout, page.labels, document_type, hints)
    if order not in {None, hints.day_first}:
        page = Page(layout, document_type, replace(hints, day_first=order), deadline, languages, where, signs)
    context = ScoringContext(document_type.name, reading.readers, layout.page_count, layout.text_height)
    return Proposal(page, context, {spec.name: candidates_of(spec, page) for spec in document_type.fields})


def recalled(proposal: Proposal, model: LearnedModel, exclude: frozenset[str] = frozenset()) -> tuple[Candidates, bool]:
    """The candidates with all that labels taught about them, and whether the supplier is known from labels.

    What only the documents in `exclude` (ids) taught is left out.
    """
    page = proposal.page
    forms = {spec.name: list(proposal.candidates[spec.name]) for spec in page.type.fields}
    found = with_sentences(model.wordings, page, forms)
    for spec in page.type.fields:
        page.deadline.check()
        if spec.kind.remembered:
            found[spec.name] += recall(model.memory, spec, page.layout, found[spec.name], exclude)
            found[spec.name] = with_repairs(found[spec.name], page.layout, model.memory, exclude)
    names = next((found[spec.name] for spec in page.type.fields if spec.kind.shape is Shape.NAME), [])
    kin = relatives(model.memory, names, exclude)
    return {
        spec.name: with_habits(model.habits, spec, found[spec.name], page.around, exclude, kin)
        for spec in page.type.fields
    }, familiar(names)


def ranked(proposal: Proposal, candidates: Candidates, fields: frozenset[str]) -> Candidates:
    """The candidates of these fields, each with how it stands among its rivals."""
    specs = proposal.page.type.fields
    printed = {
        name: [each for each in found if not NOT_RANKED & each.evidence.keys()] for name, found in candidates.items()
    }
    return {s.name: in_company(s, printed[s.name], proposal.context) for s in specs if s.name in fields}


def or_of_country(field: Field, spec: FieldSpec, proposal: Proposal) -> Field:
    """The field, or where no sign of a currency was found, what is used in the document's country."""
    if field.value is not None or not spec.kind.currency:
        return field
    unsigned = [each for each in proposal.candidates[spec.name] if "no_sign" in each.evidence]
    return choose(spec, unsigned, RULES, proposal) if unsigned else field


def by_rules(spec: FieldSpec, proposal: Proposal) -> Field:
    """What the rules choose, putting right what was misread by rule alone."""
    candidates = proposal.candidates[spec.name]
    if spec.kind.remembered:
        candidates = with_repairs(candidates, proposal.page.layout)
    return choose(spec, candidates, RULES, proposal)


def choose(spec: FieldSpec, candidates: Sequence[Candidate], scorer: Scorer, proposal: Proposal) -> Field:
    """The best candidate as a field, with its next best."""
    if not candidates:
        return Field(name=spec.name)
    proposal.page.deadline.check()
    scored = scorer.score(spec, candidates, proposal.context)
    ordered: list[tuple[Candidate, Scored]] = []
    seen: set[str] = set()
    for candidate, result in sorted(zip(candidates, scored, strict=True), key=lambda pair: -pair[1].score):
        if candidate.value not in seen:
            seen.add(candidate.value)
            ordered.append((candidate.model_copy(update={"score": round(result.score, 3)}), result))
    if spec.many:
        return choose_several(spec, ordered, scorer.least, scorer.likely)
    (best, result), rest = ordered[0], ordered[1 : ALTERNATIVES + 1]
    alternatives = tuple(candidate for candidate, _ in rest)
    if result.score <= scorer.least:
        # Less likely than "none of them": offered to a person, not claimed.
        return Field(name=spec.name, alternatives=(best, *alternatives)[:ALTERNATIVES])
    placed = best.box.right > best.box.left
    return Field(
        name=spec.name,
        value=" ".join(best.value.split()),
        text=best.text,
        page=best.page if placed else None,
        box=best.box if placed else None,
        confidence=result.confidence,
        reasons=reasons_for(best, alternatives),
        score=best.score,
        evidence=best.evidence,
        alternatives=alternatives,
    )
