"""Cases for tests of budgets: a machine that is as right as it says, more or less."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from docloop.model.budget import ErrorBudget, Guarantee
from docloop.model.learned import Case
from docloop.steps.decide.budget.prove import prove
from docloop.steps.decide.budget.sample import Stratum

FIELDS = ("VENDOR_NAME", "VENDOR_ADDRESS", "INVOICE_RECEIPT_DATE", "TOTAL")


def cases_of(
    documents: int = 400,
    *,
    seed: int = 0,
    ease: float = 5.0,
    spread: float = 2.5,
    familiar: bool = True,
    informative: bool = True,
    suppliers: int | None = None,
    moods: float = 0.0,
    weight: float = 1.0,
) -> list[Case]:
    """Four fields a document. The log odds of being right are normal: `ease` on average, `spread` their deviation.

    `informative` False: whether it is right has nothing to do with the confidence. `suppliers`: so many, the first
    having the most documents; each has a mood of deviation `moods`, in log odds, that confidences do not know.
    """
    rng = np.random.default_rng(seed)
    odds = rng.normal(ease, spread, (documents, len(FIELDS)))
    confidence = 1.0 / (1.0 + np.exp(-odds))
    of = np.zeros(documents, dtype=int)
    mood = np.zeros(documents)
    if suppliers is not None:
        of = (rng.random(documents) ** 2 * suppliers).astype(int)
        mood = rng.normal(0.0, moods, suppliers)[of]
    right = rng.random(odds.shape) < 1.0 / (1.0 + np.exp(-(odds + mood[:, None])))
    if not informative:
        right = rng.permutation(right.ravel()).reshape(right.shape)
    return [
        Case(
            document=f"d{seed}.{row}",
            field=name,
            confidence=round(float(confidence[row, column]), 4),
            right=bool(right[row, column]),
            familiar=familiar,
            weight=weight,
            supplier=None if suppliers is None else f"s{of[row]}",
        )
        for row in range(documents)
        for column, name in enumerate(FIELDS)
    ]


def stratum_of(
    documents: int,
    *,
    seed: int,
    ease: float = 5.0,
    spread: float = 2.5,
    informative: bool = True,
    suppliers: int | None = None,
    moods: float = 0.0,
    noise: float = 0.0,
) -> Stratum:
    """As `cases_of`, as numbers only, which is many times faster; of all values the share `noise` is called wrong."""
    rng = np.random.default_rng(seed)
    odds = rng.normal(ease, spread, documents * len(FIELDS))
    unit = np.arange(documents) if suppliers is None else (rng.random(documents) ** 2 * suppliers).astype(int)
    unit = np.repeat(unit, len(FIELDS))
    mood = rng.normal(0.0, moods, unit.max() + 1)[unit]
    wrong = rng.random(odds.size) >= 1.0 / (1.0 + np.exp(-(odds + mood)))
    wrong |= rng.random(odds.size) < noise
    order = np.argsort(-odds)
    return Stratum(
        fields=FIELDS,
        documents=documents,
        confidence=np.round(1.0 / (1.0 + np.exp(-odds[order])), 4),
        wrong=(wrong[order] if informative else rng.permutation(wrong)).astype(np.float64),
        weight=np.ones(odds.size),
        unit=unit[order],
    )


def proven(cases: list[Case], error: float = 0.02, delta: float = 0.05) -> Guarantee:
    return prove(cases, ErrorBudget(error=error, delta=delta), FIELDS, document_type="receipt", model="mdl_1")


def both(seed: int, ease: float = 6.0, moods: float = 0.5) -> tuple[list[Case], list[Case]]:
    """Documents of known suppliers, and of others that no other label knows."""
    new = cases_of(120, seed=2 * seed + 1, ease=6.0, familiar=False, suppliers=60, moods=moods)
    return cases_of(180, seed=2 * seed, ease=ease), new


def by_hand(
    wrong: Sequence[int],
    unit: Sequence[int] | None = None,
    *,
    confidence: Sequence[float] | None = None,
    weight: Sequence[float] | None = None,
    ahead: int = 0,
    documents: int | None = None,
) -> Stratum:
    """A stratum whose numbers are written down; what is not told is one value a unit, surest first."""
    size = len(wrong)
    return Stratum(
        fields=("TOTAL",),
        documents=size if documents is None else documents,
        confidence=np.array([0.99 - each / 10_000 for each in range(size)] if confidence is None else confidence),
        wrong=np.array(wrong, dtype=np.float64),
        weight=np.ones(size) if weight is None else np.array(weight),
        unit=np.arange(size) if unit is None else np.array(unit),
        ahead=ahead,
    )


def one_case(document: str, confidence: float | None = 0.9, **changes: object) -> Case:
    """One field of a document of a known supplier, read right."""
    told = {"document": document, "field": "TOTAL", "confidence": confidence, "right": True, "familiar": True}
    return Case.model_validate(told | changes)
