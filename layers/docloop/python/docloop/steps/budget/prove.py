"""Thresholds under which at most a share e of all accepted fields is wrong, as sure as asked, or none at all.

Learn then test (Angelopoulos, Bates, Candès, Jordan and Lei 2021, arXiv:2110.01052) with fixed-sequence testing: the
thresholds of a stratum are tried from strict to lax, each with a test of "more than e of what it accepts is wrong"; the
first that does not pass ends it. A threshold that breaks the budget is passed with probability delta at most, for the
first such one on the way has to pass its own test. Where the way begins is settled by confidences alone, before it is
looked at what was wrong. All fields of a stratum share one threshold, so that the promise covers them together, and
each stratum keeps the budget by itself, so that it is kept however familiar and new suppliers mix.

The test is exact when values err independently of each other. Where those of one document, or of one supplier that is
new to the machine, err together, the evidence counts for as much less as its errors are alike; that is approximate.
Tests that need no such estimate (betting on documents with bounded losses, Waudby-Smith and Ramdas 2023) accepted
nothing from hundreds of documents.
"""

from __future__ import annotations

from collections.abc import Sequence

from docloop.model.budget import ErrorBudget, Guarantee
from docloop.model.learned import Case
from docloop.steps.budget.stratum import Stratum
from docloop.steps.budget.walk import walk
from docloop.steps.budget.words import said_of


def prove(
    cases: Sequence[Case], budget: ErrorBudget, fields: Sequence[str], *, document_type: str = "", model: str = ""
) -> Guarantee:
    """What these cases prove, in whatever order they come. Without evidence nothing is accepted."""
    known, new = ([case for case in cases if case.familiar is kind] for kind in (True, False))
    of_known, of_new = (walk(Stratum.of(part, fields), budget, len(fields)) for part in (known, new))
    guarantee = Guarantee(
        document_type=document_type,
        model=model,
        budget=budget,
        familiar=of_known.thresholds,
        new=of_new.thresholds,
        cases=len(of_known.stratum) + len(of_new.stratum),
        more_familiar=of_known.more,
        more_new=of_new.more,
        reasons=(
            said_of(of_known, budget, len(known), familiar=True),
            said_of(of_new, budget, len(new), familiar=False),
        ),
    )
    return guarantee.model_copy(update={"share": _share(cases, guarantee)})


def _share(cases: Sequence[Case], guarantee: Guarantee) -> float:
    """The part of the fields that is accepted, each counted once, as of a supplier that is known where there is one."""
    places = {(case.document, case.field): case for case in sorted(cases, key=lambda case: case.familiar)}
    if not places:
        return 0.0
    taken = 0
    for case in places.values():
        threshold = guarantee.threshold_of(case.field, familiar=case.familiar)
        taken += threshold is not None and case.confidence is not None and case.confidence >= threshold
    return round(taken / len(places), 4)
