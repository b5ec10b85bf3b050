"""The cases of one kind of supplier, surest first, and how much they count for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docloop.model.learned import Case

LEAST_OF_A_FIELD = 10
"""Values below which there is no evidence about a field, so that none of it is accepted."""

LEAST_UNITS = 30
"""Documents, or suppliers where they are new, below which nothing is known about how errors come together."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Evidence:
    """Of the `accepted` surest values `wrong` were so; each for as much as it counts, so not whole numbers.

    `over`: by how many the wrong ones are more than the budget allows, in standard deviations of that number between
    two lots of as many suppliers, or documents; below 0 it is kept. `alone`: the share of errors among those that are
    not ahead.
    """

    accepted: float
    wrong: float
    over: float
    alone: float

    def times(self, factor: float) -> Evidence:
        """The same, seen on so many times as much."""
        return Evidence(self.accepted * factor, self.wrong * factor, self.over * factor**0.5, self.alone)


@dataclass(frozen=True)
class Stratum:
    """One place per answer, a value or that there is none, by falling confidence. `unit` numbers what tends to be wrong
    together. The first `ahead` are of the other kind, and accepted in any case."""

    fields: tuple[str, ...]
    documents: int
    confidence: Numbers
    wrong: Numbers
    weight: Numbers
    unit: NDArray[np.int_]
    ahead: int = 0

    @classmethod
    def of(cls, cases: Iterable[Case], fields: Sequence[str], ahead: Iterable[Case] = ()) -> Stratum:
        """Only answers about these fields that have a confidence, of fields with enough of them; whatever counts of
        those `ahead` comes first.

        Of two cases of one field the one that is less sure counts: a document that was not recognised is told twice.
        """
        found = _least_sure(case for case in cases if case.field in fields)
        often = Counter(case.field for case in found)
        before = sorted(_least_sure(ahead), key=_order)
        kept = before + sorted((case for case in found if often[case.field] >= LEAST_OF_A_FIELD), key=_order)
        heaviest = max((case.weight for case in kept), default=1.0)
        numbers: dict[tuple[bool, str], int] = {}
        units = [numbers.setdefault(_unit_of(case), len(numbers)) for case in kept]
        return cls(
            fields=tuple(name for name in fields if often[name] >= LEAST_OF_A_FIELD),
            documents=len({case.document for case in found}),
            confidence=np.array([case.confidence for case in kept], dtype=np.float64),
            wrong=np.array([not case.right for case in kept], dtype=np.float64),
            # Only how weights compare counts; of equal ones each is 1, to the last bit.
            weight=np.array([case.weight / heaviest for case in kept], dtype=np.float64),
            unit=np.array(units, dtype=np.int_),
            ahead=len(before),
        )

    def __len__(self) -> int:
        return len(self.confidence)

    @property
    def enough(self) -> bool:
        """Whether anything can be proven at all."""
        return len(np.unique(self.unit)) >= LEAST_UNITS

    def surest(self, count: int, error: float) -> Evidence:
        """What the `count` surest values show of a budget of `error`, each unit counting for what it alone tells.

        The effective size of a weighted and clustered sample (Kish 1965): by the variance of the errors over that of
        independent ones, measured among these values; never more than there are. Errors that are rare tend to come
        alone, even where those of a supplier's doubtful values come together.
        """
        weight, wrong = self.weight[:count], self.wrong[:count]
        share = _share(weight, wrong)
        squares = float(weight @ weight)
        size = float(weight.sum()) ** 2 / squares
        effect = max(1.0, self._excess(count))
        overs = np.bincount(self.unit[:count], weights=weight * (wrong - error))
        spread = np.sqrt(2.0 * float(overs @ overs)) or 1.0
        alone = _share(weight[self.ahead :], wrong[self.ahead :])
        return Evidence(size / effect, share * size / effect, float(overs.sum()) / spread, alone)

    def expected_wrong(self, count: int) -> float:
        """How many of the `count` surest values their own confidences say are wrong."""
        return float((1.0 - self.confidence[:count]).sum())

    def _excess(self, count: int) -> float:
        """The variance of the number of errors over what it were if each came alone."""
        weight, wrong = self.weight[:count], self.wrong[:count]
        share = _share(weight, wrong)
        if not 0.0 < share < 1.0:
            return 1.0
        rest = np.bincount(self.unit[:count], weights=weight * (wrong - share))
        units = len(np.unique(self.unit[:count]))
        return float(rest @ rest) / (share * (1.0 - share) * float(weight @ weight)) * units / max(units - 1, 1)


def _share(weight: Numbers, wrong: Numbers) -> float:
    return float(weight @ wrong / weight.sum()) if len(weight) else 0.0


def _unit_of(case: Case) -> tuple[bool, str]:
    """Of a supplier that is known its errors were seen, so that documents err apart; of a new one they err together."""
    if case.familiar or case.supplier is None:
        return False, case.document
    return True, case.supplier


def _least_sure(cases: Iterable[Case]) -> list[Case]:
    """One case for each field of each document."""
    least: dict[tuple[str, str], Case] = {}
    for case in cases:
        place = (case.document, case.field)
        if _counts(case) and (place not in least or _key(case) < _key(least[place])):
            least[place] = case
    return list(least.values())


def _order(case: Case) -> tuple[float, str, str]:
    return -(case.confidence or 0.0), case.document, case.field


def _key(case: Case) -> tuple[float, bool, float]:
    return case.confidence or 0.0, bool(case.right), case.weight


def _counts(case: Case) -> bool:
    return case.right is not None and case.confidence is not None and case.weight > 0
