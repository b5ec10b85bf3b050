"""Check digits of tax and company numbers by country, as the tax offices publish them.

Sources: the European Commission's VIES algorithms, and the pages of each tax office.
"""

from __future__ import annotations

from collections.abc import Callable

from docloop.values.check_digits import german_vat_holds
from docloop.values.tax_arithmetic import eleven, luhn, mod_11_10, modulo_eleven, of_digits, weighted
from docloop.values.tax_checks_overseas import (
    argentinian,
    australian,
    brazilian_company,
    brazilian_person,
    chilean,
    chinese,
    indian,
    japanese,
    korean,
    taiwanese,
    thai,
    turkish,
    turkish_person,
)

_DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def tax_id_holds(country: str, value: str) -> bool | None:
    """Whether the check digits of `value` hold: capitals and digits alone, without the prefix of the country.

    None: no algorithm is known for a number of that country and length.
    """
    check = _CHECKS.get((country, len(value)))
    if check is None or not value.isascii() or not value.isalnum():
        return None
    return check(value)


def _austrian(value: str) -> bool:
    digits = value.removeprefix("U")
    if len(digits) != 8 or not digits.isdigit():
        return False
    total = sum(int(d) if i % 2 == 0 else int(d) // 5 + int(d) * 2 % 10 for i, d in enumerate(digits[:7]))
    return (96 - total) % 10 == int(digits[7])


def _belgian(value: str) -> bool:
    return 97 - int(value[:8]) % 97 == int(value[8:])


def _british(value: str) -> bool:
    total = weighted(value, (8, 7, 6, 5, 4, 3, 2)) + int(value[7:9])
    return total % 97 in {0, 42}


def _french(value: str) -> bool:
    if not value[2:].isdigit() or not luhn(value[2:]):
        return False
    return not value[:2].isdigit() or (12 + 3 * (int(value[2:]) % 97)) % 97 == int(value[:2])


def _dutch(value: str) -> bool:
    if not value[:9].isdigit() or value[9] != "B" or not value[10:].isdigit():
        return False
    if weighted(value, (9, 8, 7, 6, 5, 4, 3, 2)) % 11 == int(value[8]):
        return True
    return int("".join(str(int(c, 36)) for c in "NL" + value)) % 97 == 1


def _spanish(value: str) -> bool:
    first, middle, last = value[0], value[1:8], value[8]
    if not middle.isdigit():
        return False
    if first.isdigit():
        return _DNI_LETTERS[int(value[:8]) % 23] == last
    if first in "XYZ":
        return _DNI_LETTERS[int(str("XYZ".index(first)) + middle) % 23] == last
    odd = sum(int(d) * 2 // 10 + int(d) * 2 % 10 for d in middle[::2])
    control = -(odd + sum(int(d) for d in middle[1::2])) % 10
    return last in {str(control), "JABCDEFGHI"[control]}


def _hungarian(value: str) -> bool:
    return -weighted(value[:7], (9, 7, 3, 1, 9, 7, 3)) % 10 == int(value[7])


def _czech(value: str) -> bool:
    return (11 - weighted(value[:7], (8, 7, 6, 5, 4, 3, 2)) % 11) % 10 == int(value[7])


def _finnish(value: str) -> bool:
    rest = weighted(value[:7], (7, 9, 10, 5, 8, 4, 2)) % 11
    return rest != 1 and (0 if rest == 0 else 11 - rest) == int(value[7])


def _norwegian(value: str) -> bool:
    return eleven(3, 2, 7, 6, 5, 4, 3, 2)(value[:9])


def _danish(value: str) -> bool:
    return weighted(value, (2, 7, 6, 5, 4, 3, 2, 1)) % 11 == 0


def _portuguese(value: str) -> bool:
    rest = weighted(value, (9, 8, 7, 6, 5, 4, 3, 2)) % 11
    return (0 if rest < 2 else 11 - rest) == int(value[8])


def _greek(value: str) -> bool:
    return weighted(value, (256, 128, 64, 32, 16, 8, 4, 2)) % 11 % 10 == int(value[8])


def _slovenian(value: str) -> bool:
    rest = 11 - weighted(value, (8, 7, 6, 5, 4, 3, 2)) % 11
    return (0 if rest >= 10 else rest) == int(value[7])


def _romanian(value: str) -> bool:
    padded = value.rjust(10, "0")
    return weighted(padded, (7, 5, 3, 2, 1, 7, 5, 3, 2)) * 10 % 11 % 10 == int(padded[9])


def _russian(value: str) -> bool:
    if len(value) == 10:
        return weighted(value, (2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10 == int(value[9])
    eleventh = weighted(value, (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10
    twelfth = weighted(value, (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10
    return (eleventh, twelfth) == (int(value[10]), int(value[11]))


def _swiss(value: str) -> bool:
    return value[:9].isdigit() and eleven(5, 4, 3, 2, 7, 6, 5, 4)(value[:9])


_NUMERIC: dict[tuple[str, int], Callable[[str], bool]] = {
    ("AR", 11): argentinian,
    ("AU", 11): australian,
    ("BE", 10): _belgian,
    ("BR", 11): brazilian_person,
    ("CA", 9): luhn,
    ("CZ", 8): _czech,
    ("DE", 9): german_vat_holds,
    ("DK", 8): _danish,
    ("EE", 9): lambda value: -weighted(value, (3, 7, 1, 3, 7, 1, 3, 7)) % 10 == int(value[8]),
    ("FI", 8): _finnish,
    ("FR", 9): luhn,
    ("FR", 14): luhn,
    ("GB", 9): _british,
    ("GB", 12): _british,
    ("GR", 9): _greek,
    ("HR", 11): mod_11_10,
    ("HU", 8): _hungarian,
    ("HU", 11): _hungarian,
    ("IT", 11): luhn,
    ("KR", 10): korean,
    ("LU", 8): lambda value: int(value[:6]) % 89 == int(value[6:]),
    ("NO", 9): _norwegian,
    ("PE", 11): eleven(5, 4, 3, 2, 7, 6, 5, 4, 3, 2, eleven=1),
    ("PL", 10): modulo_eleven(6, 5, 7, 2, 3, 4, 5, 6, 7, ten=-1),
    ("PT", 9): _portuguese,
    ("RS", 9): mod_11_10,
    ("RU", 10): _russian,
    ("RU", 12): _russian,
    ("SE", 10): luhn,
    ("SE", 12): lambda value: luhn(value[:10]),
    ("SI", 8): _slovenian,
    ("SK", 8): _czech,
    ("SK", 10): lambda value: int(value) % 11 == 0,
    ("TH", 13): thai,
    ("TR", 10): turkish,
    ("TR", 11): turkish_person,
    ("TW", 8): taiwanese,
}  # fmt: skip
_NUMERIC.update({("RO", length): _romanian for length in range(4, 11)})
_CHECKS: dict[tuple[str, int], Callable[[str], bool]] = {
    **{key: of_digits(check) for key, check in _NUMERIC.items()},
    ("AT", 9): _austrian,
    ("BR", 14): brazilian_company,
    ("CA", 15): lambda value: value[:9].isdigit() and luhn(value[:9]),
    ("CH", 9): _swiss,
    ("CH", 12): _swiss,
    ("CH", 13): _swiss,
    ("CL", 8): chilean,
    ("CL", 9): chilean,
    ("CN", 18): chinese,
    ("ES", 9): _spanish,
    ("FR", 11): _french,
    ("IN", 15): indian,
    ("JP", 14): japanese,
    ("NL", 12): _dutch,
    ("NO", 12): lambda value: value[:9].isdigit() and _norwegian(value[:9]),
}  # fmt: skip
