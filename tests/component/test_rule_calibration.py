"""The tables that say how often the rules were right."""

from __future__ import annotations

from docloop.adapters.types import shipped_types
from docloop.steps.extract.score.rule_calibration import LEAST_COUNT, confidence_of, rule_tables

TYPES = {each.name: each for each in shipped_types()}


def test_the_table_of_confidences_never_falls_with_a_greater_lead() -> None:
    for key, rows in {**rule_tables().made, **rule_tables().real}.items():
        name, field = key.split(".")
        measured = [row for row in rows if row[2] >= LEAST_COUNT]
        shares = [right / count for _, right, count in measured]
        assert shares == sorted(shares), (name, field)
        assert TYPES[name].get(field) is not None
        assert all(right <= count for _, right, count in rows)


def test_a_made_document_counts_half() -> None:
    tables = rule_tables()
    assert not tables.made.keys() & tables.real.keys()
    (least, right, count) = tables.made["invoice.PO_NUMBER"][-1]
    assert confidence_of("invoice", "PO_NUMBER", least) == round((right / 2 + 1) / (count / 2 + 2), 4)


def test_few_cases_give_no_confidence() -> None:
    assert confidence_of("receipt", "NOBODY_MEASURED", 0.99) is None
