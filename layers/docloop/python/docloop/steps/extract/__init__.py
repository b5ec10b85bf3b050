"""Fields of one document: candidates with evidence, scored, the best of each field kept with its next best."""

from __future__ import annotations

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.learned import LearnedModel
from docloop.model.reading import Reading
from docloop.steps.cut_off import cut_off
from docloop.steps.deadline import NEVER, Deadline
from docloop.steps.extract.amounts.credited import with_credits
from docloop.steps.extract.choosing import by_rules, choose_fields, or_of_country
from docloop.steps.extract.from_sentences import with_sentences
from docloop.steps.extract.known_names.recall import familiar, recall, relatives
from docloop.steps.extract.known_names.repair import with_repairs
from docloop.steps.extract.line_items import MOST_ITEMS, cut, line_items
from docloop.steps.extract.page.labels import informed
from docloop.steps.extract.parties.whole_address import with_whole_addresses
from docloop.steps.extract.proposal import Candidates, Proposal, propose
from docloop.steps.extract.score.habits import with_habits
from docloop.steps.extract.score.ranking import in_company, ranker_of
from docloop.steps.extract.score.rules import RULES
from docloop.steps.extract.statements import with_statements
from docloop.steps.legibility import illegible
from docloop.steps.page_text import unlike_the_page
from docloop.values.kind import Shape

NOT_RANKED = frozenset({"no_sign", "other_currency"})
"""Evidence of candidates that no model is asked about: no paper that models learn from has them."""


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
    choices = {spec.name: by_rules(spec, proposal) for spec in document_type.fields}
    if model is not None and ranker is not None:
        candidates, knows = recalled(proposal, model)
        learned = ranked(proposal, candidates, frozenset(model.fields))
        choices |= {name: (found, ranker) for name, found in learned.items()}
    fields = or_of_country(choose_fields(document_type.fields, choices, proposal), proposal)
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
