"""Whether the promise of a budget is kept: thresholds from one half of the cases, errors counted on the other."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from docloop.model.base import Value
from docloop.model.budget import ErrorBudget, Guarantee
from docloop.model.learned import Case
from docloop.steps.decide.budget.prove import prove

Documents = dict[str, dict[str, list[Case]]]
"""The cases by document and field."""


class Replays(Value):
    """`exceeded`: share of replays whose error among accepted was above the budget. `accepted`: mean share of fields.

    `error`: of all that was accepted in all replays; None when nothing was. `disjoint`: the halves share no supplier.
    """

    budget: ErrorBudget
    disjoint: bool
    count: int
    exceeded: float
    accepted: float
    least_accepted: float
    most_accepted: float
    error: float | None


def replay(
    cases: Sequence[Case],
    group_of: dict[str, int],
    budget: ErrorBudget,
    fields: Sequence[str],
    *,
    count: int,
    disjoint: bool,
    seed: int,
    tell: Callable[[int], None],
) -> Replays:
    """Random halves of the documents, `count` times; `group_of` numbers the supplier of each document.

    The confidences are those of one training, each from a part of the model that had not seen the document's supplier;
    what is replayed is the choice of thresholds and the promise made with them. A document of the second half counts as
    one of a known supplier, read with its memory, when the first half holds another of that supplier, and else as new.
    """
    by_document: Documents = defaultdict(lambda: defaultdict(list))
    for case in cases:
        by_document[case.document][case.field].append(case)
    documents = sorted(by_document)
    draw = random.Random(seed)  # noqa: S311 - draws that can be repeated
    broken, shares, wrong, taken = 0, [], 0, 0
    for number in range(count):
        first, second = _halves(documents, group_of, disjoint, draw)
        guarantee = prove([case for case in cases if case.document in first], budget, fields)
        suppliers = {group_of[document] for document in first}
        met = [case for each in second for case in _met(by_document[each], familiar=group_of[each] in suppliers)]
        accepted = [case for case in met if _accepts(guarantee, case)]
        errors = sum(case.right is False for case in accepted)
        broken += errors > budget.error * len(accepted)
        shares.append(len(accepted) / len(met) if met else 0.0)
        wrong, taken = wrong + errors, taken + len(accepted)
        tell(number + 1)
    return Replays(
        budget=budget,
        disjoint=disjoint,
        count=count,
        exceeded=broken / count,
        accepted=sum(shares) / count,
        least_accepted=min(shares),
        most_accepted=max(shares),
        error=wrong / taken if taken else None,
    )


def _halves(
    documents: Sequence[str], group_of: dict[str, int], disjoint: bool, draw: random.Random
) -> tuple[set[str], list[str]]:
    """Two halves of the documents; whole suppliers when they are to be disjoint."""
    keys = sorted({group_of[document] for document in documents}) if disjoint else list(range(len(documents)))
    draw.shuffle(keys)
    of_key: dict[int, list[str]] = defaultdict(list)
    for place, document in enumerate(documents):
        of_key[group_of[document] if disjoint else place].append(document)
    first: set[str] = set()
    second: list[str] = []
    for key in keys:
        if len(first) * 2 < len(documents):
            first.update(of_key[key])
        else:
            second += of_key[key]
    return first, second


def _met(fields: Mapping[str, list[Case]], *, familiar: bool) -> list[Case]:
    """The document's cases as it would be met. Of two for a field the first was read with its supplier's others known,
    the last without; one whose supplier has no others was read once."""
    return [views[0 if familiar else -1] for views in fields.values()]


def _accepts(guarantee: Guarantee, case: Case) -> bool:
    threshold = guarantee.threshold_of(case.field, familiar=case.familiar)
    return (
        case.right is not None
        and case.confidence is not None
        and threshold is not None
        and case.confidence >= threshold
    )
