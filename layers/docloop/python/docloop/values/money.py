"""Amounts in the writing of many countries: 1.234,56  1,234.56  1 234,56  1'234.56  7,20,000.00  12.-  (8.00)  8.00-"""

from __future__ import annotations

import math
import re
from decimal import Decimal, InvalidOperation
from functools import cache

from docloop.values.compare import equal_amounts
from docloop.values.currency_signs import ANY_CASE, signs
from docloop.values.kind import Kind, weighed
from docloop.values.match import Hints, Match
from docloop.values.number_marks import marks_of
from docloop.values.patterns import any_of

_LONGEST_SIGN = 6
_APOSTROPHES = "'’‘´`"
_NARROW = "\u00a0\u2007\u2009\u202f"
_GROUPED = (
    rf"\d{{1,3}}(?:(?P<group>[.,{_APOSTROPHES}{_NARROW}])\d{{3}})(?:(?P=group)\d{{3}})*(?!\d)"
    r"(?:\s?(?!(?P=group))[.,]\s?(?:\d{2}(?!\d)|-{1,2}|–|—))?"
)
_LAKH = r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\s?\.\s?\d{2}(?!\d))?"
"""Thousands, and hundreds of thousands by two figures: 7,20,000.00"""

_SPACED = r"\d{1,3}(?: \d{3})+(?:,\d{2}|:\d{2}(?!:))(?!\d)"
_SPACED_ANYHOW = r"\d{1,3}(?: \d{3})+(?:[.,]\d{2}(?!\d)|(?!\d|[.,:/-]\d| \d))"
"""The same where people set thousands apart by spaces: 7 200 Ft, R 1 265.00"""

_LONG = r"\d{4,}[.,]\d{3}(?!\d|[.,]\d)"
_PLAIN = r"\d+\s?[.,]\s?\d{2}(?!\d)|\d+[.,](?:-{1,2}|–|—)|[.,]\d{2}(?!\d|[.,]\d)|\d+[.,]\d(?!\d)|\d+(?![\d.,]\d)"
_STATED = re.compile(r"[+-]?(?:\d{1,15}(?:\.\d{0,30})?|\.\d{1,30})", re.ASCII)
"""As `xs:decimal` writes numbers, with no more figures than amounts have."""

_CENTS = re.compile(r"[.,:]\s?(?:\d{2}|-{1,2}|–|—)$")
_DASHED = re.compile(r"\d[.,]\d{3}[.,](?:-{1,2}|–|—)$")
"""Dashes for cents behind thousands: 1.190,- is eleven hundred and ninety anywhere."""

_NO_CENTS = re.compile(r"\s?(?:/[-=]|:-)(?!\d)")
"""Dashes for cents that are none: 775000/-, 249:-"""

_TAX_CODE = re.compile(r"(?<=[.,]\d\d)[A-Z]{1,3}(?![^\W_])")
"""Letters that tills print right behind an amount: 5.90SR"""

_LETTERS_FOR_DIGITS = str.maketrans("OoQlI|SsB", "000111558")
_MISREAD = re.compile(r"(?<![^\W_])[\dOoQlI|SsB]*\d?[\dOoQlI|SsB]*[.,][\dOoQlI|SsB]{2}(?![^\W_])")


def find_money(text: str, hints: Hints) -> list[Match]:
    """Every amount in `text` as a decimal string with at least two decimals; percentages are left out.

    Marks mean what they mean in the document's country, where it is known.
    """
    text = mend_digits(text)
    marks = marks_of(hints)
    found = []
    for match in _amount(spaces=marks.spaces).finditer(text):
        if match["percent"]:
            continue
        value = parse_number(match["number"], marks.decimal)
        if value is None:
            continue
        start, end = match.span("number")
        evidence: dict[str, float] = {}
        if re.match(r"[.,/:]\d", text[end:]):
            continue  # the beginning of a date, a version, a clock time
        if end < len(text) and text[end].isalpha() and not match["after"] and not _TAX_CODE.match(text, end):
            continue
        cents = _CENTS.search(match["number"]) or _NO_CENTS.match(text, end)
        if start > 0 and text[start - 1].isalpha() and not match["before"]:
            if not cents or re.search(r"\w\w$", text[:start]):
                continue
            evidence["letter_before"] = 1.0  # a tax code, a currency: T2.00, R288.40
        sign = match["before"] or match["after"]
        negative = match["minus"] or match["minus2"] or match["after_minus"] or (match["open"] and match["close"])
        if sign:
            evidence["currency_sign" if sign.upper() in ANY_CASE else "national_sign"] = 1.0
        if not cents and not marks.whole:
            evidence["no_cents"] = 1.0
        if negative:
            value = -value
            evidence["negative"] = 1.0
        if sign:
            start = min(start, match.start("before") if match["before"] else start)
            end = max(end, match.end("after") if match["after"] else end)
        found.append(Match(start, end, money_text(value), evidence))
    return found


def mend_digits(text: str) -> str:
    """`text` of the same length with letters read for digits put right inside amounts: 1O.5O.

    An S that leads an amount is a dollar sign: so it was each of the twelve times that one led in 500 receipts.
    """

    def mend(match: re.Match[str]) -> str:
        piece = match[0]
        if sum(c.isdigit() for c in piece) < 2:
            return piece
        mended = piece.translate(_LETTERS_FOR_DIGITS)
        return f"${mended[1:]}" if piece[0] == "S" else mended

    return _MISREAD.sub(mend, text)


def parse_number(text: str, decimal: str | None = None) -> Decimal | None:
    """The number that `text` writes in any of the usual ways; None when it is none.

    `decimal` is the mark before decimals where that is known: 107.000 is a hundred and seven in Bahrain.
    """
    compact = re.sub(rf"[\s{_APOSTROPHES}{_NARROW}]", "", text)
    if _DASHED.search(compact):
        compact = re.sub(r"[.,]", "", compact)
    compact = compact.rstrip("-–—").rstrip(".,").replace(":", ",")
    if compact[:1] in {".", ","}:
        compact = "0" + compact
    if not re.fullmatch(r"\d{1,15}(?:[.,]\d+)*", compact, re.ASCII):
        return None
    marks = re.findall(r"[.,]", compact)
    if not marks:
        return Decimal(compact)
    last = compact.rfind(marks[-1])
    decimals = len(compact) - last - 1
    single = len(marks) == 1
    # 0,644 is a weight: no thousand begins so; nor does one of four figures and more, as 333392.857.
    no_thousand = compact[:last] == "0" or last > 3
    is_decimal = (
        (single and (decimals != 3 or no_thousand or marks[0] == decimal))
        or (not single and len(set(marks)) == 2)
        or (not single and decimals == 2)
    )
    if not is_decimal:
        return Decimal(re.sub(r"[.,]", "", compact))
    whole = re.sub(r"[.,]", "", compact[:last])
    return Decimal(f"{whole}.{compact[last + 1 :]}")


def money_text(value: Decimal) -> str:
    """The canonical decimal string: at least two decimals, no exponent."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent > -2:
        value = value.quantize(Decimal("0.01"))
    return format(value, "f")


@cache
def _amount(*, spaces: bool) -> re.Pattern[str]:
    """An amount with its sign; the signs that every country prints may be glued to a word: CASHRM 21.00."""
    usual = any_of(sign.lower() for sign in ANY_CASE)
    others = any_of(
        each
        for each in dict.fromkeys(sign.lower() for sign in signs())
        if len(each) <= _LONGEST_SIGN and (len(each) > 1 or not each.isalpha())
    )
    sign = rf"(?:{usual}|(?<![^\W\d_]){others})"
    spaced = f"{_SPACED_ANYHOW}|" if spaces else ""
    return re.compile(
        rf"(?P<open>\()?\s?(?P<minus>[-−–]\s?)?(?:(?P<before>{sign})\s?(?::|\.(?!\d\d(?![\d.,])))?\s?)?(?P<minus2>[-−–]\s?)?"
        rf"(?<![\d:/])(?<!\d[.,])(?P<number>{spaced}{_SPACED}|{_LAKH}|{_GROUPED}|{_LONG}|{_PLAIN})"
        rf"(?P<after_minus>\s?[-−–](?=\s*$)|[-−–](?![\d\w])|[-−–](?=[A-Z]{{1,2}}(?![^\W_])))?(?P<close>\s?\))?(?:\s?(?P<after>{sign})(?![^\W\d_]))?(?P<percent>\s?%)?",
        re.IGNORECASE,
    )


def stated_number(text: str) -> Decimal | None:
    """Return the number that data name; None for what is none, as an exponent or a thousands mark makes it."""
    return Decimal(text) if _STATED.fullmatch(text) else None


def stated_money(text: str) -> str | None:
    """Return the amount that data name, with cents at least and no zeros behind them: 160.0000 is 160.00."""
    number = stated_number(text)
    if number is None:
        return None
    exact = number.quantize(Decimal("0.01"))
    return money_text(exact if exact == number else number.normalize())


def measure_amount(value: str) -> float | None:
    """Return an amount as a float; None when it is no finite number."""
    try:
        number = float(Decimal(value))
    except (ValueError, InvalidOperation):
        return None
    return number if math.isfinite(number) else None


_BESIDE = """
    TOTAL SUBTOTAL TAX AMOUNT_DUE AMOUNT_PAID PREPAYMENT DISCOUNT CASH_DISCOUNT ROUNDING GRATUITY
    SERVICE_CHARGE SHIPPING_HANDLING_CHARGE SURCHARGE WITHHOLDING_TAX INTEREST TAX_RATE CARRIED_FORWARD
    CASH_TENDERED CHANGE
"""
KIND = Kind(
    name="money",
    title="Amount of money",
    noun="amount",
    example="1234.56",
    find=find_money,
    word_lists=frozenset(_BESIDE.split()),
    equal=equal_amounts,
    measure=measure_amount,
    precise=True,
    amount=True,
    weights=weighed(
        -2.5, currency_sign=0.5, largest=2.4, adds_up=1.5, labelled_again=1.2, low=0.6, tall=0.6, paid_less_change=1.5,
        label_further=1.0, rounded=3.0, unrounded=-2.0, no_cents=-2.0, negative=-3.0, in_tax_table=-2.0, too_large=-3.0,
        part_of_sum=0.5, sum_of_items=0.3, on_card=3.2, as_total=5.0, no_label=-3.0,
        other_currency=-4.0, nothing=-3.0, as_due=5.0, summed=2.5, sum_of_taxes=2.5, at_rate=1.5, taxed=-3.0,
        names_paper=3.0, in_payment_line=4.0, also_due=1.0,
    ),
)  # fmt: skip
