"""Check digits of tax numbers outside of Europe; each takes figures and capitals alone, of the right length."""

from __future__ import annotations

from docloop.values.tax_arithmetic import weighted

_BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CHINESE = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def brazilian_company(value: str) -> bool:
    if not value[12:].isdigit():
        return False
    weights = (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
    codes = [ord(c) - 48 for c in value]

    def digit(count: int) -> int:
        rest = sum(c * w for c, w in zip(codes[:count], weights[13 - count :], strict=True)) % 11
        return 0 if rest < 2 else 11 - rest

    return codes[12] == digit(12) and codes[13] == digit(13)


def brazilian_person(value: str) -> bool:
    def digit(count: int) -> int:
        return weighted(value[:count], range(count + 1, 1, -1)) * 10 % 11 % 10

    return len(set(value)) > 1 and int(value[9]) == digit(9) and int(value[10]) == digit(10)


def chilean(value: str) -> bool:
    body = value[:-1]
    if not body.isdigit():
        return False
    rest = 11 - sum(int(d) * (2 + i % 6) for i, d in enumerate(reversed(body))) % 11
    return {11: "0", 10: "K"}.get(rest, str(rest)) == value[-1]


def chinese(value: str) -> bool:
    if any(c not in _CHINESE for c in value):
        return False
    total = sum(_CHINESE.index(c) * pow(3, i, 31) for i, c in enumerate(value[:17]))
    return -total % 31 == _CHINESE.index(value[17])


def indian(value: str) -> bool:
    total = 0
    for place, character in enumerate(value[:14]):
        product = _BASE36.index(character) * (1 + place % 2)
        total += product // 36 + product % 36
    return _BASE36[-total % 36] == value[14]


def japanese(value: str) -> bool:
    digits = value.removeprefix("T")
    if len(digits) != 13 or not digits.isdigit():
        return False
    return 9 - weighted(digits[:0:-1], (1, 2) * 6) % 9 == int(digits[0])


def korean(value: str) -> bool:
    total = weighted(value, (1, 3, 7, 1, 3, 7, 1, 3, 5)) + int(value[8]) * 5 // 10
    return -total % 10 == int(value[9])


def taiwanese(value: str) -> bool:
    sums = [sum(divmod(int(d) * w, 10)) for d, w in zip(value, (1, 2, 1, 2, 1, 2, 4, 1), strict=True)]
    return sum(sums) % 5 == 0 or (value[6] == "7" and (sum(sums) + 1) % 5 == 0)


def thai(value: str) -> bool:
    return (11 - weighted(value, range(13, 1, -1)) % 11) % 10 == int(value[12])


def turkish(value: str) -> bool:
    total = 0
    for place, digit in enumerate(value[:9]):
        shifted = (int(digit) + 9 - place) % 10
        product = shifted * 2 ** (9 - place) % 9
        total += 9 if shifted and not product else product
    return -total % 10 == int(value[9])


def turkish_person(value: str) -> bool:
    d = [int(c) for c in value]
    return (7 * sum(d[:9:2]) - sum(d[1:8:2])) % 10 == d[9] and sum(d[:10]) % 10 == d[10]


def argentinian(value: str) -> bool:
    rest = 11 - weighted(value, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return {11: 0, 10: 9}.get(rest, rest) == int(value[10])


def australian(value: str) -> bool:
    return (weighted(value, (10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)) - 10) % 89 == 0
