"""Thresholds under which at most a share e of all accepted fields is wrong, as sure as asked, or none at all.

Learn then test (Angelopoulos, Bates, Candès, Jordan and Lei 2021, arXiv:2110.01052): every threshold on a path from
strict to lax is tested for "more than e of what it accepts is wrong" by the exact binomial test, at a level so low
that all together pass a machine that breaks the budget with probability delta at most; the laxest that passes is taken.
The path is settled by confidences alone, before it is looked at what was wrong. All fields of a stratum share one
threshold, so that the promise covers them together. Familiar and new suppliers are strata of their own that share
delta, so that both keep the budget and it is kept however they mix.

The test is exact when values err independently of each other. Where those of one document, or of one supplier that is
new to the machine, err together, the evidence counts for as much less as its errors are alike; that is approximate. New
suppliers are few and differ much, so for them the budget has to hold in the next lot of as many too, not only in the
long run. tests/benchmark/budget.py holds all this against what happens, and against tests that need no such estimate:
betting on documents with bounded losses (Waudby-Smith and Ramdas 2023) accepts next to nothing from hundreds of them.
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
    strata = [Stratum.of(known, fields), Stratum.of(new, fields)]
    parts = max(1, sum(stratum.enough for stratum in strata))
    part = budget.model_copy(update={"delta": budget.delta / parts})
    of_known, of_new = (
        walk(each, part, len(fields), lots=lots) for each, lots in zip(strata, (False, True), strict=True)
    )
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


def once_each(cases: Sequence[Case]) -> tuple[Case, ...]:
    """One case for each field of each document, of a supplier that is known where there is one."""
    places = {(case.document, case.field): case for case in sorted(cases, key=lambda case: case.familiar)}
    return tuple(places.values())


def _share(cases: Sequence[Case], guarantee: Guarantee) -> float:
    """The part of the fields that is accepted, each counted once."""
    places = once_each(cases)
    return round(sum(guarantee.accepts(case) for case in places) / len(places), 4) if places else 0.0
