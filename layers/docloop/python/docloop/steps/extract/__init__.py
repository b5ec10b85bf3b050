"""Fields of one document: candidates with evidence, scored, the best of each field kept with its next best."""

from __future__ import annotations

from docloop.model.document_type import DocumentType, FieldKind, FieldSpec
from docloop.model.extraction import Candidate, Extraction, Field
from docloop.model.reading import Reading
from docloop.steps.extract.candidates import Page, candidates_of
from docloop.steps.extract.layout import lay_out
from docloop.steps.extract.line_items import line_items
from docloop.steps.extract.locale import hints_for
from docloop.steps.extract.reasons import reasons_for
from docloop.steps.extract.rules import RULES
from docloop.steps.extract.scoring import Scored, Scorer, ScoringContext

ALTERNATIVES = 5


def extract(
    reading: Reading, document_type: DocumentType, type_confidence: float | None, scorer: Scorer = RULES
) -> Extraction:
    """Every field of the type in the type's order, found or not."""
    layout = lay_out(reading)
    page = Page(layout, document_type, hints_for(reading, document_type))
    context = ScoringContext(document_type.name, reading.readers, layout.page_count, layout.text_height)
    fields = tuple(_best(spec, candidates_of(spec, page), scorer, context) for spec in document_type.fields)
    return Extraction(
        document_type=document_type.name,
        type_confidence=type_confidence,
        fields=fields,
        line_items=line_items(layout, document_type, page.labels, page.sightings(FieldKind.MONEY)),
        model=scorer.name,
        readers=reading.readers,
    )


def _best(spec: FieldSpec, candidates: list[Candidate], scorer: Scorer, context: ScoringContext) -> Field:
    if not candidates:
        return Field(name=spec.name)
    scored = scorer.score(spec, candidates, context)
    ranked: list[tuple[Candidate, Scored]] = []
    seen: set[str] = set()
    for candidate, result in sorted(zip(candidates, scored, strict=True), key=lambda pair: -pair[1].score):
        if candidate.value not in seen:
            seen.add(candidate.value)
            ranked.append((candidate.model_copy(update={"score": round(result.score, 3)}), result))
    (best, result), rest = ranked[0], ranked[1 : ALTERNATIVES + 1]
    alternatives = tuple(candidate for candidate, _ in rest)
    if result.score <= 0.0:
        # Less likely than "none of them": offered to a person, not claimed.
        return Field(name=spec.name, alternatives=(best, *alternatives)[:ALTERNATIVES])
    return Field(
        name=spec.name,
        value=best.value,
        text=best.text,
        page=best.page,
        box=best.box,
        confidence=result.confidence,
        reasons=reasons_for(best, alternatives),
        score=best.score,
        evidence=best.evidence,
        alternatives=alternatives,
    )
