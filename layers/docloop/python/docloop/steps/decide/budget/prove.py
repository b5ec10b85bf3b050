"""Thresholds under which at most a share e of all accepted fields is wrong, as sure as asked, or none at all.

Learn then test (Angelopoulos, Bates, Candès, Jordan and Lei 2021, arXiv:2110.01052): every threshold on a path from
strict to lax is tested for "more than e of what it accepts is wrong" by the exact binomial test, at a level so low
that all together pass a machine that breaks the budget with probability delta at most; the laxest that passes is taken.
The path is settled by confidences alone, before it is looked at what was wrong. All fields of a kind of supplier share
one threshold.

Two promises are made, each as sure as asked: that the budget is kept by all that is accepted together, of suppliers
mixed as the labelled ones are, and that it is kept by new suppliers alone, should only such come. New ones are proven
first, at half of delta where there are known ones too, since they differ more than any sample shows. What is accepted
of them then counts with what is accepted of known ones, which alone must not look as if they broke the budget. That the
threshold of new ones was chosen on cases that count again here is not allowed for; replays hold it to account.

The test is exact when values err independently of each other. Where those of one document, or of one supplier that is
new to the machine, err together, the evidence counts for as much less as its errors are alike; that is approximate. New
suppliers are few and differ much, so for them the budget has to hold in the next lot of as many too, not only in the
long run. tests/benchmark/budget.py holds all this against what happens, and against tests that need no such estimate:
betting on documents with bounded losses (Waudby-Smith and Ramdas 2023) accepts next to nothing from hundreds of them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from docloop.model.budget import ErrorBudget, Guarantee
from docloop.model.learned import Case
from docloop.steps.decide.budget.explain import said_of
from docloop.steps.decide.budget.sample import Stratum
from docloop.steps.decide.budget.search import Proof, walk

PART_OF_NEW = 0.5
"""Of delta, for the promise about new suppliers alone."""


def prove(
    cases: Sequence[Case], budget: ErrorBudget, fields: Sequence[str], *, document_type: str = "", model: str = ""
) -> Guarantee:
    """What these cases prove, in whatever order they come. Without evidence nothing is accepted."""
    known, new = ([case for case in cases if case.familiar is kind] for kind in (True, False))
    of_known = Stratum.of(known, fields)
    part = budget.model_copy(update={"delta": budget.delta * (PART_OF_NEW if of_known.enough else 1.0)})
    proof_of_new = walk(Stratum.of(new, fields), part, len(fields), lots=True)
    if of_known.enough:
        of_known = _together(known, new, of_known, proof_of_new)
    proof_of_known = walk(of_known, budget, len(fields), lots=False)
    guarantee = Guarantee(
        document_type=document_type,
        model=model,
        budget=budget,
        familiar=proof_of_known.thresholds,
        new=proof_of_new.thresholds,
        cases=len(proof_of_known.stratum) + len(proof_of_new.stratum) - proof_of_known.stratum.ahead,
        more_familiar=proof_of_known.more,
        more_new=proof_of_new.more,
        reasons=(
            said_of(proof_of_known, budget, len(known), familiar=True),
            said_of(proof_of_new, budget, len(new), familiar=False),
        ),
    )
    return guarantee.model_copy(update={"share": _share(cases, guarantee)})


def _together(known: Sequence[Case], new: Sequence[Case], of_known: Stratum, of_new: Proof) -> Stratum:
    """The cases of known suppliers behind those that are accepted of suppliers that no other label knows."""
    places = {(case.document, case.field) for case in known}
    thresholds = of_new.thresholds
    taken = [
        case
        for case in new
        if (case.document, case.field) not in places
        and (case.confidence or 0.0) >= thresholds.get(case.field, math.inf)
    ]
    return Stratum.of((case for case in known if case.field in of_known.fields), fields=of_known.fields, ahead=taken)


def once_each(cases: Sequence[Case]) -> tuple[Case, ...]:
    """One case for each field of each document, of a supplier that is known where there is one."""
    places = {(case.document, case.field): case for case in sorted(cases, key=lambda case: case.familiar)}
    return tuple(places.values())


def _share(cases: Sequence[Case], guarantee: Guarantee) -> float:
    """The part of the fields that is accepted, each counted once."""
    places = once_each(cases)
    return round(sum(guarantee.accepts(case) for case in places) / len(places), 4) if places else 0.0
