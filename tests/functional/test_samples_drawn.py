"""Samples as files: the same seed makes the same bytes, and every file is what its name says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from docloop.adapters.codes import find_codes
from docloop.lab.samples import degrade
from docloop.lab.samples.asked_by_code import EPC, SWISS, asked_of, in_switzerland
from docloop.lab.samples.chance import chance
from docloop.lab.samples.invoices import draw_invoice
from docloop.lab.samples.making import make_sample, make_samples
from docloop.lab.samples.printing import render
from docloop.lab.samples.sales import make_invoice
from docloop.lab.samples.suppliers import make_supplier
from docloop.lab.samples.truth import Truth
from docloop.steps.sources.payment_codes import parse_payment
from PIL import Image


def test_the_same_seed_makes_the_same_documents(tmp_path: Path) -> None:
    first, second = (make_samples(tmp_path / name, count=8, seed=5) for name in ("a", "b"))
    names = sorted(path.name for path in first.iterdir())
    assert len(names) == 9
    for name in names:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_another_seed_makes_others() -> None:
    assert make_sample("receipt", 0, 1).truth.fields != make_sample("receipt", 0, 2).truth.fields


def test_labels_name_every_file(tmp_path: Path) -> None:
    folder = make_samples(tmp_path / "docset", count=4, seed=2)
    rows = [json.loads(line) for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["file"] for row in rows} == {path.name for path in folder.iterdir()} - {"labels.jsonl"}
    assert {row["document_type"] for row in rows} == {"receipt", "invoice"}
    assert all(row["fields"]["TOTAL"] and row["line_items"] for row in rows)


@pytest.mark.parametrize("standard", [EPC, SWISS])
def test_a_code_on_an_invoice_asks_for_what_is_due(standard: str) -> None:
    rng = chance(7, standard)
    bill = make_invoice(rng, make_supplier(7, 0, "invoice", "DE", invoice=True))
    bill = in_switzerland(bill, rng) if standard == SWISS else bill
    truth = Truth("invoice")
    pages = render(draw_invoice(bill, truth, rng, asked_of(bill, standard, rng)), 150)
    payment = parse_payment(find_codes(pages[-1])[0].text)
    assert payment is not None
    assert (payment.iban, payment.amount) == (truth.fields["IBAN"].value, truth.fields["AMOUNT_DUE"].value)
    assert payment.creditor == truth.fields["VENDOR_NAME"].value


def test_codes_are_drawn_when_they_are_asked_for() -> None:
    with_code, without = make_sample("invoice", 0, 1, codes=True), make_sample("invoice", 0, 1)
    assert with_code.truth.fields == without.truth.fields
    assert [len(find_codes(render(each.data, 150)[-1])) for each in (with_code, without)] == [1, 0]


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="receipt, invoice or contract"):
        make_sample("letter", 0, 1)


@pytest.mark.parametrize("harm", [degrade.scanned, degrade.photographed])
def test_harm_grows_with_strength(harm: Callable[..., Image.Image]) -> None:
    page = Image.new("L", (300, 400), 255)
    page.paste(0, (40, 40, 260, 60))
    gentle, hard = (harm(page, strength=strength, seed=3) for strength in (0.1, 0.9))
    assert gentle.tobytes() != hard.tobytes()
    assert harm(page, strength=0.5, seed=3).tobytes() == harm(page, strength=0.5, seed=3).tobytes()
    assert degrade.turned(page, 90).size == (400, 300)
