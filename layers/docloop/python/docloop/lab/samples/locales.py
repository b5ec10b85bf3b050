"""How amounts and dates are written, and what tax is charged, in the places that samples come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
}


@dataclass(frozen=True)
class Locale:
    """`rates` are the full and the reduced tax rate. `cash_step` is the smallest coin that totals are rounded to.

    `first` and `last` bound the days on which these rates were in force.
    """

    country: str
    language: str
    currency: str
    symbol: str
    decimal: str
    group: str
    symbol_first: bool
    rates: tuple[Decimal, Decimal]
    dates: tuple[str, ...]
    cash_step: Decimal = Decimal("0.01")
    first: date = date(2023, 1, 2)
    last: date = date(2026, 6, 30)

    def number(self, value: Decimal, places: int = 2) -> str:
        """1234.5 as "1,234.50" or "1.234,50"."""
        plain = f"{value:,.{places}f}"
        return plain.replace(",", "\0").replace(".", self.decimal).replace("\0", self.group)

    def money(self, value: Decimal) -> str:
        """With the currency's sign."""
        number = self.number(abs(value))
        sign = "-" if value < 0 else ""
        if self.symbol_first:
            return f"{sign}{self.symbol}{number}"
        return f"{sign}{number} {self.symbol}"

    def quantity(self, value: Decimal) -> str:
        """Whole numbers without decimals, others as they are."""
        return str(int(value)) if value == value.to_integral_value() else str(value).replace(".", self.decimal)

    def percent(self, rate: Decimal, places: int | None = None) -> str:
        """0.055 as "5.5", in the local way, without the sign."""
        value = (rate * 100).normalize()
        text = f"{value:f}" if places is None else f"{value:.{places}f}"
        return text.replace(".", self.decimal)

    def day(self, day: date, pattern: str) -> str:
        """`pattern` holds {d} {dd} {m} {mm} {yy} {yyyy} {month} {mon}."""
        month = MONTHS[self.language][day.month - 1]
        return pattern.format(
            d=day.day,
            dd=f"{day.day:02d}",
            m=day.month,
            mm=f"{day.month:02d}",
            yy=f"{day.year % 100:02d}",
            yyyy=day.year,
            month=month,
            mon=month[:3],
        )


def _rates(full: str, reduced: str) -> tuple[Decimal, Decimal]:
    return Decimal(full), Decimal(reduced)


LOCALES = {
    "US": Locale(
        "US",
        "en",
        "USD",
        "$",
        ".",
        ",",
        True,
        _rates("0.0825", "0"),
        ("{mm}/{dd}/{yyyy}", "{mm}/{dd}/{yy}", "{month} {d}, {yyyy}", "{mon} {dd}, {yyyy}", "{m}/{d}/{yyyy}"),
    ),
    "GB": Locale(
        "GB",
        "en",
        "GBP",
        "£",
        ".",
        ",",
        True,
        _rates("0.20", "0"),
        ("{dd}/{mm}/{yyyy}", "{dd}/{mm}/{yy}", "{d} {month} {yyyy}", "{dd}-{mon}-{yyyy}", "{dd} {mon} {yyyy}"),
    ),
    "DE": Locale(
        "DE",
        "de",
        "EUR",
        "€",
        ",",
        ".",
        False,
        _rates("0.19", "0.07"),
        ("{dd}.{mm}.{yyyy}", "{dd}.{mm}.{yy}", "{d}. {month} {yyyy}", "{dd}.{mm}.{yyyy}"),
    ),
    "CH": Locale(
        "CH",
        "de",
        "CHF",
        "CHF ",
        ".",
        "’",
        True,
        _rates("0.081", "0.026"),
        ("{dd}.{mm}.{yyyy}",),
    ),
    "FR": Locale(
        "FR",
        "fr",
        "EUR",
        "€",
        ",",
        " ",
        False,
        _rates("0.20", "0.055"),
        ("{dd}/{mm}/{yyyy}", "{dd}/{mm}/{yy}", "{d} {month} {yyyy}"),
    ),
    "MY": Locale(
        "MY",
        "en",
        "MYR",
        "RM",
        ".",
        ",",
        True,
        _rates("0.06", "0"),
        ("{dd}/{mm}/{yyyy}", "{dd}-{mm}-{yyyy}", "{dd}/{mm}/{yy}", "{dd} {mon} {yyyy}"),
        Decimal("0.05"),
        date(2015, 4, 1),
        date(2018, 5, 31),
    ),
}
