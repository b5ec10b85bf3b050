"""From candidates to fields: the best candidate of each, and of amounts those that add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate, Field
from docloop.steps.extract.amounts.adding_up import Option, adding_up
from docloop.steps.extract.choose_several import ALTERNATIVES, choose_several
from docloop.steps.extract.known_names.repair import with_repairs
from docloop.steps.extract.proposal import Proposal
from docloop.steps.extract.score.reasons import reasons_for
from docloop.steps.extract.score.rules import RULES
from docloop.steps.extract.score.scoring import Scored, Scorer

Ordered = Sequence[tuple[Candidate, Scored]]
"""The candidates of one field, the best first, each value once."""

Choice = tuple[Sequence[Candidate], Scorer]
"""The candidates of a field, and what scores them."""


def choose_fields(specs: Sequence[FieldSpec], choices: Mapping[str, Choice], proposal: Proposal) -> tuple[Field, ...]:
    """Every field with its next best. Amounts that add up to each other go before those that score a little better.

    `choices` has every field of `specs`. Raises TookTooLong.
    """
    ordered = {spec.name: in_order(spec, *choices[spec.name], proposal) for spec in specs}
    amounts = [spec for spec in specs if spec.role and spec.kind.amount and not spec.many]
    first = adding_up({spec.role: _options(ordered[spec.name], choices[spec.name][1]) for spec in amounts if spec.role})
    fields = []
    for spec in specs:
        found, scorer = ordered[spec.name], choices[spec.name][1]
        together = spec.role in first and spec in amounts
        fields.append(_claimed(spec, found, first[spec.role]) if together and spec.role else claim(spec, found, scorer))
    return tuple(fields)


def _options(ordered: Ordered, scorer: Scorer) -> list[Option]:
    return [Option(each.value, result.score - scorer.least, each.evidence) for each, result in ordered]


def by_rules(spec: FieldSpec, proposal: Proposal) -> Choice:
    """The field's candidates for the rules to choose from, misread ones put right by rule alone."""
    candidates = proposal.candidates[spec.name]
    if spec.kind.remembered:
        candidates = with_repairs(candidates, proposal.page.layout)
    return candidates, RULES


def or_of_country(fields: Sequence[Field], proposal: Proposal) -> tuple[Field, ...]:
    """The fields, and where no sign of a currency was found, what is used in the document's country."""
    found = []
    for field in fields:
        unsigned = [each for each in proposal.candidates[field.name] if "no_sign" in each.evidence]
        spec = proposal.page.type.get(field.name)
        lacks = unsigned and field.value is None and spec is not None and spec.kind.currency
        found.append(choose(spec, unsigned, RULES, proposal) if spec and lacks else field)
    return tuple(found)


def choose(spec: FieldSpec, candidates: Sequence[Candidate], scorer: Scorer, proposal: Proposal) -> Field:
    """The best candidate as a field, with its next best. Raises TookTooLong."""
    return claim(spec, in_order(spec, candidates, scorer, proposal), scorer)


def in_order(spec: FieldSpec, candidates: Sequence[Candidate], scorer: Scorer, proposal: Proposal) -> Ordered:
    if not candidates:
        return []
    proposal.page.deadline.check()
    scored = scorer.score(spec, candidates, proposal.context)
    ordered: list[tuple[Candidate, Scored]] = []
    seen: set[str] = set()
    for candidate, result in sorted(zip(candidates, scored, strict=True), key=lambda pair: -pair[1].score):
        if candidate.value not in seen:
            seen.add(candidate.value)
            ordered.append((candidate.model_copy(update={"score": round(result.score, 3)}), result))
    return ordered


def claim(spec: FieldSpec, ordered: Ordered, scorer: Scorer) -> Field:
    """The first of the candidates as a field, unless "none of them" is likelier: then all are offered to a person."""
    if not ordered:
        return Field(name=spec.name)
    if spec.many:
        return choose_several(spec, ordered, scorer.least, scorer.likely)
    if ordered[0][1].score <= scorer.least:
        return Field(name=spec.name, alternatives=tuple(each for each, _ in ordered[:ALTERNATIVES]))
    return _claimed(spec, ordered, 0)


def _claimed(spec: FieldSpec, ordered: Ordered, place: int) -> Field:
    best, result = ordered[place]
    rest = [each for at, (each, _) in enumerate(ordered) if at != place][:ALTERNATIVES]
    placed = best.box.right > best.box.left
    return Field(
        name=spec.name,
        value=" ".join(best.value.split()),
        text=best.text,
        page=best.page if placed else None,
        box=best.box if placed else None,
        confidence=result.confidence,
        reasons=reasons_for(best, rest),
        score=best.score,
        evidence=best.evidence,
        alternatives=tuple(rest),
    )
