"""Which kind of paper it is: an invoice, a credit note, a quote. By its titles, its number, and signs of each kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Candidate
from docloop.model.geometry import Box
from docloop.steps.extract.page.layout import Layout
from docloop.steps.extract.papers.title_words import title_words
from docloop.steps.extract.papers.titles import Title, titles
from docloop.steps.extract.score.rules import UNNAMED
from docloop.steps.extract.score.weights import weights_of
from docloop.values.kind import BIAS
from docloop.values.lexicon import Language

NOWHERE = Box(left=0, top=0, right=0, bottom=0)
"""Where a kind stands that nothing on the paper names."""

MOST_SIGNED = 3.0
"""Log odds that signs add at most: a title says more than any number of them."""

LEAST_SIGNED = 1.0
"""Log odds of signs with which a paper that names no kind may be taken for the plain one."""


def paper_kinds(
    spec: FieldSpec,
    document_type: DocumentType,
    layout: Layout,
    languages: Sequence[Language],
    signs: Mapping[str, float],
    totals: Sequence[Decimal],
) -> list[Candidate]:
    """A candidate for each kind of paper that anything speaks for, at the title that says it best.

    `signs` as in `steps.signs`, `totals` are the amounts beside words for the total. The plain kind is always among
    them: with nothing but `unopposed` where no other is. A document without a word has none.
    """
    if not layout.segments:
        return []
    found: dict[str, list[Title]] = {}
    for title in titles(layout, title_words(document_type, languages)):
        found.setdefault(title.kind, []).append(title)
    owed_back = bool(totals) and max(totals) <= 0 and min(totals) < 0
    candidates = []
    for kind, paper in document_type.papers.items():
        more: dict[str, float] = {}
        signed = sum(weight * signs.get(name, 0.0) for name, weight in paper.signs.items())
        if signed:
            more["signed"] = round(max(-MOST_SIGNED, min(MOST_SIGNED, signed)), 3)
        if owed_back:
            more["owed_back" if paper.owed_by == "supplier" else "negative_total"] = 1.0
        said = sorted(found.get(kind, ()), key=lambda title: -_weight(spec, title.evidence))
        if said or (more and (signed > 0 or "owed_back" in more)):
            candidates.append(_candidate(spec, kind, said, more))
    plain, bias = document_type.plain_kind, weights_of(spec)[BIAS]
    rivals = [each for each in candidates if each.value != plain and _weight(spec, each.evidence) + bias > 0]
    if plain is not None and not rivals:
        known = next((each for each in candidates if each.value == plain), None)
        others = [each for each in candidates if each.value != plain]
        opened = known or _candidate(spec, plain, (), {})
        evidence = {**opened.evidence, "unopposed": 1.0}
        if not opened.text and evidence.get("signed", 0.0) < LEAST_SIGNED:
            evidence[UNNAMED] = 1.0
        candidates = [opened.model_copy(update={"evidence": evidence}), *others]
    return candidates


def _candidate(spec: FieldSpec, kind: str, said: Sequence[Title], more: Mapping[str, float]) -> Candidate:
    if not said:
        return Candidate(field=spec.name, value=kind, text="", page=1, box=NOWHERE, evidence=dict(more))
    best = said[0]
    evidence = {**best.evidence, **more}
    others = [title for title in said[1:] if title.segment is not best.segment]
    if any("before_number" in title.evidence for title in others) and "before_number" not in evidence:
        evidence["numbered_elsewhere"] = 1.0
    elif others:
        evidence["again"] = 1.0
    return Candidate(
        field=spec.name,
        value=kind,
        text=best.text,
        page=best.segment.page,
        box=best.segment.box_of(best.start, best.end),
        evidence=evidence,
    )


def _weight(spec: FieldSpec, evidence: Mapping[str, float]) -> float:
    weights = weights_of(spec)
    return sum(weights.get(name, 0.0) * value for name, value in evidence.items())
