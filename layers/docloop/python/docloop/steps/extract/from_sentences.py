"""Candidates of a document's sentences beside those of its forms, for fields whose wording was learned."""

from __future__ import annotations

from collections.abc import Sequence

from docloop.model.extraction import Candidate
from docloop.model.learned import Wording
from docloop.steps.extract.candidates import Page
from docloop.steps.extract.context import in_context
from docloop.steps.extract.running_text.sentences import Found, Manner, beside_forms, look_for, manner_of, weighed


def with_sentences(
    wordings: Sequence[Wording], page: Page, forms: dict[str, list[Candidate]]
) -> dict[str, list[Candidate]]:
    """The candidates by field, with those of sentences where the document holds running text. Raises TookTooLong."""
    learned = {wording.field: wording for wording in wordings}
    if not learned or not page.stream.prose:
        return forms
    looked: dict[Manner, Found] = {}
    merged = dict(forms)
    for spec in page.type.fields:
        manner = manner_of(spec)
        if manner is None or spec.name not in learned:
            continue
        if manner not in looked:
            looked[manner] = look_for(manner, page.stream, spec.hints(page.hints), page.deadline)
        sentences = weighed(learned[spec.name], spec, looked[manner], page.stream)
        placed = in_context(spec, sentences, page.around, page.deadline)
        merged[spec.name] = beside_forms(spec, forms[spec.name], placed)
    return merged
