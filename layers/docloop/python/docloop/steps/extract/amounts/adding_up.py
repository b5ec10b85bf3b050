"""Net amount and tax chosen together: the likeliest two that make the total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docloop.steps.extract.amounts.relations import CENT, TAX_RATES
from docloop.values.field_roles import FieldRole

MOST_OPTIONS = 12
"""Different values of each field that are tried together."""

LEAST_SCORE = -3.0
"""What scores less stands beside the words of something else."""

AT_RATE, ADDS_UP = 3.0, 1.5
"""Log odds that a sum adds: with a tax at a rate in use, and without. Many amounts of a page add up by chance; few of
them by a rate that taxes have.
"""

_PARTS = (FieldRole.NET, FieldRole.TAX)
_TOLD = frozenset({"label_left", "label_above", "adds_up", "sum_of_items", "summed", "by_rate"})
"""Evidence that an amount is the net amount or the tax, beyond that it adds up."""


@dataclass(frozen=True)
class Option:
    """A value that a field may have; `score` in log odds against "none of them"."""

    value: str
    score: float
    evidence: Mapping[str, float]


Options = Sequence[Option]
"""The best first."""


def adding_up(fields: Mapping[FieldRole, Options]) -> dict[FieldRole, int]:
    """Return the places of the net amount and the tax to take, where the likeliest two add up to the likeliest total.

    Empty where none do, and where those that do are less likely than what is likeliest of each field alone. The total
    is never moved: of the three its words are the plainest.
    """
    net, tax, gross = options = [fields.get(role, ())[:MOST_OPTIONS] for role in (*_PARTS, FieldRole.GROSS)]
    if not (net and tax and gross):
        return {}
    total, extra = _amount(gross[0]), _tip(fields.get(FieldRole.TIP, ()))
    best, chosen = sum(max(0.0, each[0].score) for each in options[:2]), None
    for at_net, n in enumerate(net):
        for at_tax, t in enumerate(tax):
            score = n.score + t.score
            if min(n.score, t.score) < LEAST_SCORE or score + AT_RATE <= best:
                continue
            score += _worth(n, t)
            if score > best and _makes(total, _amount(n), _amount(t), extra):
                best, chosen = score, (at_net, at_tax)
    return dict(zip(_PARTS, chosen, strict=True)) if chosen else {}


def _makes(total: Decimal, net: Decimal, tax: Decimal, extra: Decimal) -> bool:
    """Whether a net amount and a tax, and what else is added, make the total."""
    if not net or abs(tax) >= abs(net) or (tax and (tax < 0) != (net < 0)):
        return False
    return any(abs(total - each) <= CENT for each in (net + tax, net + tax + extra))


def _worth(net: Option, tax: Option) -> float:
    """What it says that these add up to the total."""
    told = (net.evidence.keys() | tax.evidence.keys()) & _TOLD
    by_rate = any(abs(_amount(net) * rate - _amount(tax)) <= CENT for rate in TAX_RATES)
    return AT_RATE if told and by_rate else ADDS_UP


def _tip(options: Options) -> Decimal:
    return _amount(options[0]) if options and options[0].score > 0 else Decimal(0)


def _amount(option: Option) -> Decimal:
    return Decimal(option.value)
