"""Check digits of tax and company numbers by country, as the tax offices publish them.

Sources: the European Commission's VIES algorithms, and the pages of each tax office.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docloop.values.check_digits import german_vat_holds

_DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
_BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CHINESE = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def tax_id_holds(country: str, value: str) -> bool | None:
    """Whether the check digits of `value` hold: capitals and digits alone, without the prefix of the country.

    None: no algorithm is known for a number of that country and length.
    """
    check = _CHECKS.get((country, len(value)))
    if check is None or not value.isascii() or not value.isalnum():
        return None
    return check(value)


def _sum(value: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(value, weights, strict=False))


def _digits(check: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda value: value.isdigit() and check(value)


def _luhn(value: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(value)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def _eleven(*weights: int, eleven: int = 0) -> Callable[[str], bool]:
    """The last digit is 11 less the weighted sum modulo 11; a ten is never given, an eleven is written `eleven`."""

    def check(value: str) -> bool:
        wanted = 11 - _sum(value, weights) % 11
        return (eleven if wanted == 11 else wanted) == int(value[-1])

    return check


def _modulo_eleven(*weights: int, ten: int = 0) -> Callable[[str], bool]:
    """The last digit is the weighted sum modulo 11; a ten is written `ten`."""

    def check(value: str) -> bool:
        rest = _sum(value, weights) % 11
        return (ten if rest == 10 else rest) == int(value[-1])

    return check


def _mod_11_10(value: str) -> bool:
    """ISO 7064 MOD 11, 10."""
    product = 10
    for digit in value[:-1]:
        product = 2 * ((int(digit) + product) % 10 or 10) % 11
    return (11 - product) % 10 == int(value[-1])


def _austrian(value: str) -> bool:
    digits = value.removeprefix("U")
    if len(digits) != 8 or not digits.isdigit():
        return False
    total = sum(int(d) if i % 2 == 0 else int(d) // 5 + int(d) * 2 % 10 for i, d in enumerate(digits[:7]))
    return (96 - total) % 10 == int(digits[7])


def _belgian(value: str) -> bool:
    return 97 - int(value[:8]) % 97 == int(value[8:])


def _british(value: str) -> bool:
    total = _sum(value, (8, 7, 6, 5, 4, 3, 2)) + int(value[7:9])
    return total % 97 in {0, 42}


def _french(value: str) -> bool:
    if not value[2:].isdigit() or not _luhn(value[2:]):
        return False
    return not value[:2].isdigit() or (12 + 3 * (int(value[2:]) % 97)) % 97 == int(value[:2])


def _dutch(value: str) -> bool:
    if not value[:9].isdigit() or value[9] != "B" or not value[10:].isdigit():
        return False
    if _sum(value, (9, 8, 7, 6, 5, 4, 3, 2)) % 11 == int(value[8]):
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


def _indian(value: str) -> bool:
    total = 0
    for place, character in enumerate(value[:14]):
        product = _BASE36.index(character) * (1 + place % 2)
        total += product // 36 + product % 36
    return _BASE36[-total % 36] == value[14]


def _australian(value: str) -> bool:
    return (_sum(value, (10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)) - 10) % 89 == 0


def _brazilian_company(value: str) -> bool:
    if not value[12:].isdigit():
        return False
    weights = (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
    codes = [ord(c) - 48 for c in value]

    def digit(count: int) -> int:
        rest = sum(c * w for c, w in zip(codes[:count], weights[13 - count :], strict=True)) % 11
        return 0 if rest < 2 else 11 - rest

    return codes[12] == digit(12) and codes[13] == digit(13)


def _brazilian_person(value: str) -> bool:
    def digit(count: int) -> int:
        return _sum(value[:count], range(count + 1, 1, -1)) * 10 % 11 % 10

    return len(set(value)) > 1 and int(value[9]) == digit(9) and int(value[10]) == digit(10)


def _chilean(value: str) -> bool:
    body = value[:-1]
    if not body.isdigit():
        return False
    rest = 11 - sum(int(d) * (2 + i % 6) for i, d in enumerate(reversed(body))) % 11
    return {11: "0", 10: "K"}.get(rest, str(rest)) == value[-1]


def _thai(value: str) -> bool:
    return (11 - _sum(value, range(13, 1, -1)) % 11) % 10 == int(value[12])


def _turkish(value: str) -> bool:
    total = 0
    for place, digit in enumerate(value[:9]):
        shifted = (int(digit) + 9 - place) % 10
        product = shifted * 2 ** (9 - place) % 9
        total += 9 if shifted and not product else product
    return -total % 10 == int(value[9])


def _turkish_person(value: str) -> bool:
    d = [int(c) for c in value]
    return (7 * sum(d[:9:2]) - sum(d[1:8:2])) % 10 == d[9] and sum(d[:10]) % 10 == d[10]


def _hungarian(value: str) -> bool:
    return -_sum(value[:7], (9, 7, 3, 1, 9, 7, 3)) % 10 == int(value[7])


def _czech(value: str) -> bool:
    return (11 - _sum(value[:7], (8, 7, 6, 5, 4, 3, 2)) % 11) % 10 == int(value[7])


def _finnish(value: str) -> bool:
    rest = _sum(value[:7], (7, 9, 10, 5, 8, 4, 2)) % 11
    return rest != 1 and (0 if rest == 0 else 11 - rest) == int(value[7])


def _norwegian(value: str) -> bool:
    return _eleven(3, 2, 7, 6, 5, 4, 3, 2)(value[:9])


def _danish(value: str) -> bool:
    return _sum(value, (2, 7, 6, 5, 4, 3, 2, 1)) % 11 == 0


def _portuguese(value: str) -> bool:
    rest = _sum(value, (9, 8, 7, 6, 5, 4, 3, 2)) % 11
    return (0 if rest < 2 else 11 - rest) == int(value[8])


def _greek(value: str) -> bool:
    return _sum(value, (256, 128, 64, 32, 16, 8, 4, 2)) % 11 % 10 == int(value[8])


def _argentinian(value: str) -> bool:
    rest = 11 - _sum(value, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return {11: 0, 10: 9}.get(rest, rest) == int(value[10])


def _slovenian(value: str) -> bool:
    rest = 11 - _sum(value, (8, 7, 6, 5, 4, 3, 2)) % 11
    return (0 if rest >= 10 else rest) == int(value[7])


def _romanian(value: str) -> bool:
    padded = value.rjust(10, "0")
    return _sum(padded, (7, 5, 3, 2, 1, 7, 5, 3, 2)) * 10 % 11 % 10 == int(padded[9])


def _russian(value: str) -> bool:
    if len(value) == 10:
        return _sum(value, (2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10 == int(value[9])
    eleventh = _sum(value, (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10
    twelfth = _sum(value, (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10
    return (eleventh, twelfth) == (int(value[10]), int(value[11]))


def _chinese(value: str) -> bool:
    if any(c not in _CHINESE for c in value):
        return False
    return -sum(_CHINESE.index(c) * 3**i for i, c in enumerate(value[:17])) % 31 == _CHINESE.index(value[17])


def _korean(value: str) -> bool:
    total = _sum(value, (1, 3, 7, 1, 3, 7, 1, 3, 5)) + int(value[8]) * 5 // 10
    return -total % 10 == int(value[9])


def _taiwanese(value: str) -> bool:
    sums = [sum(divmod(int(d) * w, 10)) for d, w in zip(value, (1, 2, 1, 2, 1, 2, 4, 1), strict=True)]
    return sum(sums) % 5 == 0 or (value[6] == "7" and (sum(sums) + 1) % 5 == 0)


def _swiss(value: str) -> bool:
    return value[:9].isdigit() and _eleven(5, 4, 3, 2, 7, 6, 5, 4)(value[:9])


def _japanese(value: str) -> bool:
    digits = value.removeprefix("T")
    if len(digits) != 13 or not digits.isdigit():
        return False
    return 9 - _sum(digits[:0:-1], (1, 2) * 6) % 9 == int(digits[0])


_NUMERIC: dict[tuple[str, int], Callable[[str], bool]] = {
    ("AR", 11): _argentinian,
    ("AU", 11): _australian,
    ("BE", 10): _belgian,
    ("BR", 11): _brazilian_person,
    ("CA", 9): _luhn,
    ("CZ", 8): _czech,
    ("DE", 9): german_vat_holds,
    ("DK", 8): _danish,
    ("EE", 9): lambda value: -_sum(value, (3, 7, 1, 3, 7, 1, 3, 7)) % 10 == int(value[8]),
    ("FI", 8): _finnish,
    ("FR", 9): _luhn,
    ("FR", 14): _luhn,
    ("GB", 9): _british,
    ("GB", 12): _british,
    ("GR", 9): _greek,
    ("HR", 11): _mod_11_10,
    ("HU", 8): _hungarian,
    ("HU", 11): _hungarian,
    ("IT", 11): _luhn,
    ("KR", 10): _korean,
    ("LU", 8): lambda value: int(value[:6]) % 89 == int(value[6:]),
    ("NO", 9): _norwegian,
    ("PE", 11): _eleven(5, 4, 3, 2, 7, 6, 5, 4, 3, 2, eleven=1),
    ("PL", 10): _modulo_eleven(6, 5, 7, 2, 3, 4, 5, 6, 7, ten=-1),
    ("PT", 9): _portuguese,
    ("RS", 9): _mod_11_10,
    ("RU", 10): _russian,
    ("RU", 12): _russian,
    ("SE", 10): _luhn,
    ("SE", 12): lambda value: _luhn(value[:10]),
    ("SI", 8): _slovenian,
    ("SK", 8): _czech,
    ("SK", 10): lambda value: int(value) % 11 == 0,
    ("TH", 13): _thai,
    ("TR", 10): _turkish,
    ("TR", 11): _turkish_person,
    ("TW", 8): _taiwanese,
}  # fmt: skip
_NUMERIC.update({("RO", length): _romanian for length in range(4, 11)})
_CHECKS: dict[tuple[str, int], Callable[[str], bool]] = {
    **{key: _digits(check) for key, check in _NUMERIC.items()},
    ("AT", 9): _austrian,
    ("BR", 14): _brazilian_company,
    ("CA", 15): lambda value: value[:9].isdigit() and _luhn(value[:9]),
    ("CH", 9): _swiss,
    ("CH", 12): _swiss,
    ("CH", 13): _swiss,
    ("CL", 8): _chilean,
    ("CL", 9): _chilean,
    ("CN", 18): _chinese,
    ("ES", 9): _spanish,
    ("FR", 11): _french,
    ("IN", 15): _indian,
    ("JP", 14): _japanese,
    ("NL", 12): _dutch,
    ("NO", 12): lambda value: value[:9].isdigit() and _norwegian(value[:9]),
}  # fmt: skip
