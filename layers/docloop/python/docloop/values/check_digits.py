"""Arithmetic that catches misread digits."""

from __future__ import annotations

IBAN_LENGTHS = {
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
    "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20,
    "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19,
    "SK": 24, "SM": 27, "TR": 26,
}  # fmt: skip


def iban_holds(value: str) -> bool:
    """Whether an IBAN without spaces has its country's length and the check digits of ISO 13616 (mod 97)."""
    if len(value) < 15 or not value.isascii() or not value.isalnum() or not value[2:4].isdigit():
        return False
    length = IBAN_LENGTHS.get(value[:2])
    if length is not None and len(value) != length:
        return False
    moved = value[4:] + value[:4]
    return int("".join(str(int(c, 36)) for c in moved)) % 97 == 1


def german_vat_holds(digits: str) -> bool:
    """Whether nine digits end in the check digit of ISO 7064 MOD 11, 10, as German VAT numbers do."""
    if len(digits) != 9 or not digits.isascii() or not digits.isdigit():
        return False
    product = 10
    for digit in digits[:8]:
        total = (int(digit) + product) % 10 or 10
        product = (2 * total) % 11
    return (11 - product) % 10 == int(digits[8])
