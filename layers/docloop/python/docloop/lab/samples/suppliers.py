"""Invented companies. A supplier keeps its address, its numbers and its layout through all its documents."""

from __future__ import annotations

import random
from dataclasses import dataclass

from docloop.lab.samples import word_parts as words
from docloop.lab.samples.chance import chance, digits
from docloop.lab.samples.locales import LOCALES, Locale
from docloop.lab.samples.valid_numbers import iban, vat_number


@dataclass(frozen=True)
class Party:
    """Who sells or who is billed. `address` holds the lines below the name."""

    name: str
    address: tuple[str, ...]
    vat_number: str


@dataclass(frozen=True)
class Supplier(Party):
    """`number_pattern` takes {n} and {yyyy}; `first_number` is where its documents start counting.

    `iban` and `bic` are None where they are not used. `date_pattern` is Locale.day's.
    """

    locale: Locale
    layout: str
    phone: str
    website: str
    tax_number: str
    iban: str | None
    bic: str | None
    bank: str
    number_pattern: str
    first_number: int
    date_pattern: str
    look: int


def invented_name(rng: random.Random) -> str:
    return rng.choice(words.STEMS_START) + rng.choice(words.STEMS_END)


def address(rng: random.Random, country: str) -> tuple[str, ...]:
    """Street and place, written as in that country; places are invented."""
    first, second = (rng.choice(part) for part in words.STREETS[country])
    place = "".join(rng.choice(part) for part in words.PLACES[country])
    house = rng.randint(1, 188)
    if country == "DE":
        return f"{first}{second} {house}", f"{digits(rng, 5)} {place}"
    if country == "FR":
        return f"{house} {first} {second}", f"{rng.randint(1, 95):02d}{rng.randint(0, 99) * 10:03d} {place}"
    if country == "GB":
        area = f"{rng.choice('BCLNPS')}{rng.choice('ABHNR')}{rng.randint(1, 19)}"
        code = f"{area} {rng.randint(1, 9)}{rng.choice('ABDEFGH')}{rng.choice('JLNPQRST')}"
        return f"{house} {first} {second}", f"{place} {code}"
    if country == "MY":
        return (
            f"No. {house}, {first} {second} {rng.randint(1, 25)}",
            f"{rng.randint(10, 97)}{rng.randint(0, 9)}00 {place}",
        )
    return f"{house * 10 + 1} {first} {second}", f"{place}, {rng.choice(words.US_STATES)} {digits(rng, 5)}"


def phone(rng: random.Random, country: str) -> str:
    """From ranges kept free for fiction where there are such."""
    last = rng.randint(100, 199)
    return {
        "US": f"({rng.randint(201, 989)}) 555-0{last}",
        "GB": f"01632 960{last}",
        "DE": f"030 23125{last}",
        "FR": f"01 99 00 {rng.randint(10, 99)} {rng.randint(10, 99)}",
        "MY": f"03-{digits(rng, 4)} {digits(rng, 4)}",
    }[country]


def _numbering(rng: random.Random, *, invoice: bool) -> tuple[str, int]:
    if invoice:
        patterns = ("RE-{yyyy}-{n:05d}", "{yyyy}{n:04d}", "INV-{n:06d}", "F{yyyy}-{n:04d}", "{n:07d}", "{yyyy}/{n:05d}")
        return rng.choice(patterns), rng.randint(120, 9000)
    return rng.choice(("{n:04d}", "{n:06d}", "{n}", "R{n:06d}", "CS-{n:08d}", "{n:010d}")), rng.randint(1001, 80_000)


def make_supplier(seed: object, index: int, layout: str, country: str, *, invoice: bool) -> Supplier:
    """Supplier number `index` of the world of `seed`."""
    rng = chance(seed, "supplier", "invoice" if invoice else "receipt", index)
    locale = LOCALES[country]
    stem = invented_name(rng)
    trade = rng.choice(words.TRADES[layout if layout in words.TRADES else country])
    name = f"{trade} {stem}" if country == "FR" and not invoice else f"{stem} {trade}"
    if invoice and rng.random() < 0.3:
        name = f"{stem} & {invented_name(rng)} {trade}"
    pattern, first = _numbering(rng, invoice=invoice)
    account = iban(rng, country)
    return Supplier(
        name=name,
        address=address(rng, country),
        vat_number=vat_number(rng, country),
        locale=locale,
        layout=layout,
        phone=phone(rng, country),
        website=f"www.{stem.lower()}.example",
        tax_number=f"{digits(rng, 2)}/{digits(rng, 3)}/{digits(rng, 5)}",
        iban=account,
        bic=f"{''.join(rng.choices('BCDFGKLMNPRSTVW', k=4))}{country}{digits(rng, 2)}XXX" if account else None,
        bank=words.BANKS[country],
        number_pattern=pattern,
        first_number=first,
        date_pattern=rng.choice(locale.dates),
        look=rng.randint(0, 10**6),
    )


def make_customer(rng: random.Random, country: str) -> Party:
    """A company that is billed."""
    name = f"{invented_name(rng)} {rng.choice(words.TRADES[country])}"
    return Party(name=name, address=address(rng, country), vat_number=vat_number(rng, country))
