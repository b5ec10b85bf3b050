"""Numbers with check digits, made valid: VAT numbers, IBANs."""

from __future__ import annotations

import random

from docloop.lab.samples.chance import digits


def german_vat_check_digit(eight: str) -> str:
    """The ninth digit of a German VAT number (ISO 7064, mod 11,10)."""
    product = 10
    for digit in eight:
        product = (((product + int(digit)) % 10 or 10) * 2) % 11
    return str((11 - product) % 10)


def luhn_check_digit(number: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def vat_number(rng: random.Random, country: str) -> str:
    """A VAT number with valid check digits for DE, FR and GB; elsewhere the number the tax office gives (EIN, GST)."""
    if country == "DE":
        eight = digits(rng, 8)
        return f"DE{eight}{german_vat_check_digit(eight)}"
    if country == "FR":
        eight = digits(rng, 8)
        siren = eight + luhn_check_digit(eight)
        return f"FR{(12 + 3 * (int(siren) % 97)) % 97:02d}{siren}"
    if country == "GB":
        seven = digits(rng, 7)
        total = sum(weight * int(digit) for weight, digit in zip(range(8, 1, -1), seven, strict=True))
        return f"GB{seven}{97 - total % 97:02d}"
    if country == "MY":
        return f"00{digits(rng, 10)}"
    return f"{digits(rng, 2)}-{digits(rng, 7)}"


def iban_check_digits(country: str, account: str) -> str:
    """The two digits after the country (ISO 13616: mod 97)."""
    number = "".join(str(int(character, 36)) for character in f"{account}{country}00")
    return f"{98 - int(number) % 97:02d}"


def iban(rng: random.Random, country: str) -> str | None:
    """A valid IBAN without spaces; None where a country has none."""
    if country == "DE":
        account = digits(rng, 18)
    elif country == "GB":
        account = f"{''.join(rng.choices('BCDFGKLNPRTVW', k=4))}{digits(rng, 14)}"
    elif country == "FR":
        bank, branch, number = digits(rng, 5), digits(rng, 5), digits(rng, 11)
        key = 97 - (89 * int(bank) + 15 * int(branch) + 3 * int(number)) % 97
        account = f"{bank}{branch}{number}{key:02d}"
    else:
        return None
    return f"{country}{iban_check_digits(country, account)}{account}"


def in_groups(text: str, size: int = 4) -> str:
    """As IBANs are printed: groups parted by a space."""
    return " ".join(text[start : start + size] for start in range(0, len(text), size))
