"""Learns the words that stand beside a field's values, so that a type need not name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from docloop.model.document_type import FieldSpec
from docloop.model.learned import LearnedLabel
from docloop.steps.extract.page.surroundings import Surroundings
from docloop.steps.extract.proposal import Proposal
from docloop.steps.learn.examples import Example

LEAST_DOCUMENTS = 2
"""In which words must stand beside a right value, where labels are few."""

ENOUGH_EXAMPLES = 20
"""From so many on one document more is asked for, so that without its own part a document still sees the words."""

LEAST_WEIGHT = 0.5
MOST = 12
"""Labels learned for one field."""

_DOUBT = 1.5
"""Documents without a right value that a label is weighed with, so that few documents do not make it sure."""


def learn_labels(laid_out: Iterable[tuple[Example, Proposal]]) -> tuple[LearnedLabel, ...]:
    """Words that in several documents stand left of or above right values, and seldom beside others of the kind.

    A label's weight is the share of documents, shrunk towards none, in which the value beside it was right. `negated`
    labels stand beside values that could be taken for the field's and never are.
    """
    right: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    wrong: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    count = 0
    for example, proposal in laid_out:
        count += 1
        for spec in proposal.page.type.fields:
            beside, elsewhere = _beside(spec, example, proposal)
            for words in beside:
                right[spec.name][words] += 1
            for words in elsewhere - beside:
                wrong[spec.name][words] += 1
    least = LEAST_DOCUMENTS + (count >= ENOUGH_EXAMPLES)
    return tuple(
        label
        for field in sorted(right)
        for label in (*_labels(field, right[field], wrong[field], least), *_denials(field, right[field], wrong[field]))
    )


def _beside(spec: FieldSpec, example: Example, proposal: Proposal) -> tuple[set[str], set[str]]:
    """Words beside right values and words beside others; none when no candidate is right."""
    truth = example.fields.get(spec.name)
    found: tuple[set[str], set[str]] = (set(), set())
    if truth is None:
        return found
    for candidate in proposal.candidates[spec.name]:
        wrong = not spec.holds(candidate.value, truth)
        found[wrong].update(_words(proposal.page.around.of(candidate.page, candidate.box)))
    return found if found[0] else (set(), set())


def _words(place: Surroundings) -> Iterator[str]:
    """The words to the left and every ending of them; else the heading of the column."""
    words = place.left.split()
    for start in range(len(words)):
        if text := " ".join(words[start:]):
            yield text
    if not words and place.heading:
        yield place.heading


def _labels(field: str, right: dict[str, int], wrong: dict[str, int], least: int) -> Iterator[LearnedLabel]:
    weighed = [
        (count / (count + wrong.get(words, 0) + _DOUBT), count, words)
        for words, count in right.items()
        if count >= least and _tells(words)
    ]
    weighed = [each for each in weighed if each[0] >= LEAST_WEIGHT]
    weighed.sort(key=lambda each: (-each[0] * each[1], each[2]))
    kept: list[str] = []
    for weight, _, words in weighed:
        # "flight dates" adds nothing to "dates" where the shorter one is as sure.
        if len(kept) < MOST and not any(words.endswith(f" {shorter}") for shorter in kept):
            kept.append(words)
            yield LearnedLabel(field=field, text=words, weight=round(weight, 4))


def _denials(field: str, right: dict[str, int], wrong: dict[str, int]) -> Iterator[LearnedLabel]:
    """Longer words that end in a label of the field and mean something else: "alt order" where "order" is right."""
    ends = {words for words in right if _tells(words)}
    found = [
        (count, words)
        for words, count in wrong.items()
        if count > LEAST_DOCUMENTS and not right.get(words) and any(words.endswith(f" {end}") for end in ends)
    ]
    for _, words in sorted(found, key=lambda each: (-each[0], each[1]))[:MOST]:
        yield LearnedLabel(field=field, text=words, weight=1.0, negated=True)


def _tells(words: str) -> bool:
    return len(words.replace(" ", "")) > 2
