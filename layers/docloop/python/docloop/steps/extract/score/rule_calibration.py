"""How often the rules were right, measured; the only source of their confidence.

A row of `data/calibration/rules.json` says of one field of one type: from this lead on (share of belief, see
`rules.leads`), so many were right of so many. Only documents of even index went in; what the tables are worth shows on
the odd ones. Repeat it with

    python -m tests.benchmark.rules DOCSET… --count 240

`made` are fields without known truth on real documents: 60 receipts and 60 invoices of `python -m docloop.lab.samples`,
some of them degraded. Such a document counts half, for it is tidier than life.

A field that is in neither table has no confidence: nobody knows how often the rules are right about it, and a person
looks. So it is with every type that a user adds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from docloop.values.shipped_data import shipped_json

LEAST_COUNT = 6
"""Fewer cases than this say nothing."""

Table = Mapping[str, tuple[tuple[float, int, int], ...]]
"""Lead, right and all, by type and field."""


@dataclass(frozen=True)
class RuleTables:
    """What was measured on real documents, and on made ones."""

    real: Table
    made: Table


@cache
def rule_tables() -> RuleTables:
    """Return the tables that come with docloop, loaded with the first call."""
    loaded = {
        name: {key: tuple((lead, right, count) for lead, right, count in rows) for key, rows in table.items()}
        for name, table in shipped_json("calibration", "rules.json").items()
    }
    return RuleTables(real=loaded["real"], made=loaded["made"])


def confidence_of(document_type: str, field: str, lead: float) -> float | None:
    """The measured share of right answers at such a lead (0..1); None where too little was measured.

    (right + 1) / (count + 2): nothing is certain after a hundred cases.
    """
    tables, key = rule_tables(), f"{document_type}.{field}"
    worth = 1.0 if key in tables.real else 0.5
    for least, right, count in reversed(tables.real.get(key) or tables.made.get(key, ())):
        if lead >= least:
            return round((right * worth + 1) / (count * worth + 2), 4) if count >= LEAST_COUNT else None
    return None
