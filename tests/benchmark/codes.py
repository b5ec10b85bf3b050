"""How well payment codes are read and compared: `python -m tests.benchmark.codes [--pages N] [--planted N]`.

Invoices with an EPC or a Swiss code are made, then scanned or photographed by the degradations of the samples, at few
pixels an inch, turned, out of focus and in perspective. A code counts as read when it says exactly what was put in.
Then invoices are made whose code asks for another account, amount, creditor or reference than is printed: each has to
bring a question about what differs; as many whose code agrees must bring none. Every second one is a scan, which the
neural reader reads. The last lines are the counts for `data/calibration/payment_code.json`.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from docloop.adapters.types import shipped_types
from docloop.lab.evaluation.read_files import OPENER, reader_named
from docloop.lab.samples import degrade
from docloop.lab.samples.asked_by_code import EPC, SWISS, Asked, asked_of, in_switzerland
from docloop.lab.samples.bill import NOTHING
from docloop.lab.samples.chance import chance
from docloop.lab.samples.invoices import draw_invoice
from docloop.lab.samples.printing import render
from docloop.lab.samples.sales import make_invoice
from docloop.lab.samples.suppliers import make_supplier
from docloop.lab.samples.truth import Truth
from docloop.lab.samples.valid_numbers import iban_check_digits
from docloop.model.facts import Facts
from docloop.model.finding import Finding, Severity
from docloop.model.reading import Reading
from docloop.steps.extract import extract
from docloop.steps.sources import said_by
from docloop.steps.sources.payment_codes import parse_payment
from docloop.steps.validate import validate
from docloop.use_cases.documents.read_page import read_page
from docloop.values.field_roles import FieldRole, standard_name
from PIL import Image, ImageFilter

INVOICE = shipped_types()[0]
SEED = 2026
Degrade = Callable[[bytes, random.Random], Image.Image]


def _scan(pdf: bytes, rng: random.Random, dpi: int = 150) -> Image.Image:
    return degrade.scanned(_last(pdf, dpi), strength=rng.uniform(0.3, 0.9), seed=rng.randrange(2**32))


def _coarse(pdf: bytes, rng: random.Random) -> Image.Image:
    return _scan(pdf, rng, dpi=110)


def _phone(pdf: bytes, rng: random.Random) -> Image.Image:
    return degrade.photographed(_last(pdf, 150), strength=rng.uniform(0.3, 0.9), seed=rng.randrange(2**32))


def _turned(pdf: bytes, rng: random.Random) -> Image.Image:
    angle = rng.uniform(2, 7) * rng.choice((-1, 1)) + rng.choice((0, 0, 90, 180))
    page = _last(pdf, 150).rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return page.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 1.2)))


DEGRADATIONS: dict[str, Degrade] = {
    "scan, 150 dpi": _scan,
    "scan, 110 dpi": _coarse,
    "photograph": _phone,
    "turned, blurred": _turned,
}


def _last(pdf: bytes, dpi: int) -> Image.Image:
    """The page that the code is on."""
    return render(pdf, dpi)[-1]


def make_invoice_with_code(index: int, plant: str = "") -> tuple[bytes, Asked, Truth]:
    """Invoice number `index`, EPC and Swiss taking turns; `plant` says what its code has wrong."""
    rng = chance(SEED, "codes", index)
    standard = SWISS if index % 2 else EPC
    country = "DE" if standard == SWISS or index % 4 else "FR"
    bill = make_invoice(rng, make_supplier(SEED, index, "invoice", country, invoice=True))
    bill = replace(bill, items=bill.items[:8])  # on one page, and what was paid in advance stays less than all
    bill = bill if bill.amount_due > 0 else replace(bill, prepaid=NOTHING)
    bill = in_switzerland(bill, rng) if standard == SWISS else bill
    printed = asked_of(bill, standard, rng)
    asked = planted(printed, plant, bill.net, rng) if plant else printed
    truth = Truth("invoice")
    pdf = draw_invoice(bill, truth, rng, asked)
    return pdf, asked, truth


def planted(asked: Asked, what: str, net: Decimal, rng: random.Random) -> Asked:
    """The code with one thing wrong, which is valid all the same."""
    if what == "account":
        account = asked.iban[4:-4] + f"{rng.randrange(10_000):04d}"
        return replace(asked, iban=asked.iban[:2] + iban_check_digits(asked.iban[:2], account) + account)
    amounts = {"more": asked.amount + 100, "cents": asked.amount + Decimal("0.09"), "net": net}
    if what in amounts:
        return replace(asked, amount=amounts[what])
    return replace(asked, name="Quorvane Treuhand Zobel AG")


PLANTS = ("account", "more", "cents", "net", "creditor")
ABOUT = {
    "account": {FieldRole.BANK_ACCOUNT},
    "more": {FieldRole.DUE_AMOUNT, FieldRole.GROSS},
    "cents": {FieldRole.DUE_AMOUNT, FieldRole.GROSS},
    "net": {FieldRole.DUE_AMOUNT, FieldRole.GROSS},
    "creditor": {FieldRole.SUPPLIER},
}


def read(data: bytes) -> Reading:
    """The file as the product reads it."""
    with OPENER.open(data) as document:
        pages = [read_page(document, n, [reader_named("neural")])[0] for n in range(1, document.page_count + 1)]
    return Reading(pages=tuple(pages))


def count_read(pages: int) -> tuple[Counter[str], Counter[str]]:
    """By degradation how many codes were tried and read; by role how many statements were right of how many."""
    tried: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    for index in range(pages):
        pdf, asked, truth = make_invoice_with_code(index)
        name = list(DEGRADATIONS)[index // 2 % len(DEGRADATIONS)]
        page = DEGRADATIONS[name](pdf, chance(SEED, "degrade", index))
        with OPENER.open(_jpeg(page)) as document:
            codes = document.page_image(1).codes
        tried[name] += 1
        tried[f"{name}, read"] += any(code.text == asked.text for code in codes)
        for code in codes:
            if (payment := parse_payment(code.text)) is None:
                continue
            said = {
                FieldRole.BANK_ACCOUNT: payment.iban,
                FieldRole.DUE_AMOUNT: payment.amount,
                FieldRole.CURRENCY: payment.currency,
            }
            for role, value in said.items():
                roles[role] += 1
                roles[f"{role}, right"] += truth.fields[standard_name(role)].value == value
            if asked.reference:
                roles[FieldRole.PAYMENT_REFERENCE] += 1
                roles[f"{FieldRole.PAYMENT_REFERENCE}, right"] += payment.reference == asked.reference
    return tried, roles


def count_asked(count: int, *, plant: bool) -> tuple[int, int, list[str]]:
    """How many codes were read, how many brought a question about sources, and what was not as it should be."""
    known = asked = 0
    wrong = []
    for index in range(count):
        what = PLANTS[index % len(PLANTS)] if plant else ""
        pdf, _, _ = make_invoice_with_code(1_000 + index, what)
        data = pdf if index // 2 % 2 == 0 else _jpeg(_scan(pdf, chance(SEED, "plant", index)))
        reading = read(data)
        known += any(True for _ in said_by(reading))
        found = contradictions(reading)
        about = {name for each in found for name in each.fields}
        names = {standard_name(role) for role in ABOUT[what]} if what else set()
        hit = bool(about & names) if plant else bool(found)
        asked += hit
        if hit != plant:
            wrong.append(f"{index} {what} {[each.message for each in found]}")
    return known, asked, wrong


def contradictions(reading: Reading) -> list[Finding]:
    """What contradicts the print, and so goes to a person whatever its confidence."""
    checked = validate(extract(reading, INVOICE, 1.0), INVOICE, Facts(today=date(2026, 12, 1)))
    return [
        each for each in checked.findings if each.code.startswith("sources.") and each.severity is Severity.CONTRADICTS
    ]


def _jpeg(page: Image.Image) -> bytes:
    target = io.BytesIO()
    page.save(target, "JPEG", quality=80)
    return target.getvalue()


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--planted", type=int, default=50)
    chosen = parser.parse_args(arguments)
    tried, roles = count_read(chosen.pages)
    for name in DEGRADATIONS:
        sys.stdout.write(f"{name:20}{tried[name]:6}{tried[f'{name}, read']:6} read\n")
    for plant in (True, False):
        known, asked, wrong = count_asked(chosen.planted, plant=plant)
        kind = "differ" if plant else "agree"
        sys.stdout.write(f"{chosen.planted} that {kind}: {known} codes read, {asked} asked\n")
        sys.stdout.writelines(f"  {each}\n" for each in wrong)
    for role in FieldRole:
        if roles[role]:
            sys.stdout.write(f'    "{role}": [{roles[f"{role}, right"]}, {roles[role]}],\n')


if __name__ == "__main__":
    main()
