"""The arithmetic that check digits of many countries share."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def weighted(value: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(value, weights, strict=False))


def of_digits(check: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda value: value.isdigit() and check(value)


def luhn(value: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(value)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def eleven(*weights: int, eleven: int = 0) -> Callable[[str], bool]:
    """The last digit is 11 less the weighted sum modulo 11; a ten is never given, an eleven is written `eleven`."""

    def check(value: str) -> bool:
        wanted = 11 - weighted(value, weights) % 11
        return (eleven if wanted == 11 else wanted) == int(value[-1])

    return check


def modulo_eleven(*weights: int, ten: int = 0) -> Callable[[str], bool]:
    """The last digit is the weighted sum modulo 11; a ten is written `ten`."""

    def check(value: str) -> bool:
        rest = weighted(value, weights) % 11
        return (ten if rest == 10 else rest) == int(value[-1])

    return check


def mod_11_10(value: str) -> bool:
    """ISO 7064 MOD 11, 10."""
    product = 10
    for digit in value[:-1]:
        product = 2 * ((int(digit) + product) % 10 or 10) % 11
    return (11 - product) % 10 == int(value[-1])
