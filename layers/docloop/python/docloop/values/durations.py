"""Lengths of time as people write them: three (3) years, 30 Tage, 12-month, dix-huit mois, zweijährig."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docloop.values.kind import Kind, weighed
from docloop.values.match import Hints, Match, one_value
from docloop.values.normal_forms import text_key
from docloop.values.number_words import LONGEST, number_in_words
from docloop.values.spelt_dates import anniversaries

_UNITS = {
    "D": r"days?|tage?n?s?|jours?|d[ií]as?|giorn[oi]|dag(?:en)?|werktage?n?|kalendertage?n?|werkdagen|kalenderdagen",
    "W": r"weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken|week",
    "M": r"months?|monat(?:en?|s)?|mois|mes(?:es)?|mes[ei]|maand(?:en)?",
    "Y": r"years?|yrs?|jahr(?:en?|es)?|an(?:s|n[ée]es?)?|a[ñn]os?|ann[oi]|jaar|jaren",
}
_JOINED = {"D": "tägige?[mnrs]?", "W": "wöchige?[mnrs]?", "M": "monatige?[mnrs]?", "Y": "jährige?[mnrs]?|jarige?"}
"""What German and Dutch write on to the number: dreijährig, 24-monatige."""

_BETWEEN = (
    r"(?:full|whole|calendar|consecutive|successive|additional|further|business|working|volle[nr]?|ganze[nr]?|"
    r"weitere[nr]?|aufeinanderfolgende[nr]?|volledige|opeenvolgende)"
)
_WORKING = re.compile(r"\b(?:business|working)\b|werktag|werkdag", re.IGNORECASE)
_UNIT = "|".join(f"(?P<{name}>{unit})" for name, unit in _UNITS.items())
_ON = "|".join(f"(?P<{name}{name}>{unit})" for name, unit in _JOINED.items())
_LETTERS = r"[^\W\d_]"
_FIGURES = r"(?P<figures>\d{1,4}(?:[.,]\d{1,2})?)"
_AFTER = re.compile(
    rf"\s*(?P<mark>-?)\s*(?:{_BETWEEN}\s+){{0,2}}(?:(?:{_UNIT})(?!{_LETTERS})(?!\s+(?:of\s+age|old|alt|ans)\b)|(?:{_ON})(?!{_LETTERS}))",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*\(\s*(?P<figures>\d{1,4})\s*\)|\s*\(\s*(?P<words>[^\W\d_][^()\d]{1,30}?)\s*\)")
_NUMBER = re.compile(rf"(?<![\w.,/§-]){_FIGURES}(?![\d/])")
_WORD = re.compile(rf"{_LETTERS}+")
_ISO = re.compile(r"(?<!\w)P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?!\w)")
_AND = re.compile(r"\s*(?:,|\b(?:and|und|et|y|e|en)\b|&)?\s*", re.IGNORECASE)
_ORDER = "YMWD"
_JOINED_WORD = re.compile(rf"(?P<number>{_LETTERS}{{3,}}?)(?:{_ON})(?!{_LETTERS})", re.IGNORECASE)


def find_durations(text: str, _hints: Hints) -> list[Match]:
    """Every length of time in `text` as ISO 8601, in the units that it is given in: P3Y, P18M, P1Y6M.

    A number in words and in figures that differ ("three (2) years") gives both, marked `ambiguous`. Days on which
    people work are marked `working_days`; they count as days. An anniversary is so many years, marked `anniversary`.
    """
    found = _together(sorted(_parts(text), key=lambda part: (part.start, -part.end)), text)
    years = [Match(start, end, f"P{number}Y", {"anniversary": 1.0}) for start, end, number in anniversaries(text)]
    return [*found, *years, *_iso(text)]


def _parts(text: str) -> Iterator[Match]:
    """Numbers with their unit."""
    taken = 0
    for start, end, numbers in _numbers(text):
        if start < taken:
            continue
        unit = _AFTER.match(text, end)
        if unit is None:
            continue
        taken = unit.end()
        evidence = {"ambiguous": 1.0} if len(numbers) > 1 else {}
        if _WORKING.search(unit[0]):
            evidence["working_days"] = 1.0
        for number in numbers:
            if value := _length(number, _unit_of(unit)):
                yield Match(start, unit.end(), value, evidence)
    for joined in _JOINED_WORD.finditer(text):
        number_of = number_in_words(joined["number"])
        if number_of is not None and (value := _length(Decimal(number_of), _unit_of(joined))):
            yield Match(joined.start(), joined.end(), value)


def _numbers(text: str) -> Iterator[tuple[int, int, tuple[Decimal, ...]]]:
    """Numbers in figures or words, each with the same again in brackets behind it; of words the longest first."""
    found: list[tuple[int, int, Decimal]] = [
        (each.start(), each.end(), Decimal(each["figures"].replace(",", "."))) for each in _NUMBER.finditer(text)
    ]
    words = list(_WORD.finditer(text))
    for at, word in enumerate(words):
        for last in reversed(words[at : at + LONGEST]):
            if (number := number_in_words(text[word.start() : last.end()])) is not None:
                found.append((word.start(), last.end(), Decimal(number)))
                break
    for start, end, said in sorted(found, key=lambda each: (each[0], -each[1])):
        again = _IN_BRACKETS.match(text, end)
        other = None
        if again:
            other = int(again["figures"]) if again["figures"] else number_in_words(again["words"])
        if again and other is not None:
            yield start, again.end(), tuple(dict.fromkeys((said, Decimal(other))))
        else:
            yield start, end, (said,)


def _unit_of(match: re.Match[str]) -> str:
    return next(name[0] for name, said in match.groupdict().items() if said and name[0] in _ORDER and len(name) < 3)


def _length(number: Decimal, unit: str) -> str | None:
    """Half years are months; other parts of a unit are no length that anybody agrees on."""
    if number != int(number):
        if unit != "Y" or number * 12 != int(number * 12):
            return None
        number, unit = number * 12, "M"
    return f"P{int(number)}{unit}"


def _together(parts: list[Match], text: str) -> list[Match]:
    """One year and six months are one length."""
    found: list[Match] = []
    for part in parts:
        before = found[-1] if found else None
        if (
            before is not None
            and not {"ambiguous"} & (before.evidence.keys() | part.evidence.keys())
            and before.end <= part.start
            and _AND.fullmatch(text, before.end, part.start)
            and _ORDER.index(before.value[-1]) < _ORDER.index(part.value[-1])
        ):
            found[-1] = Match(
                before.start, part.end, before.value + part.value[1:], {**before.evidence, **part.evidence}
            )
        elif before is None or part.start >= before.end or part.start == before.start:
            found.append(part)
    return found


def _iso(text: str) -> Iterator[Match]:
    for each in _ISO.finditer(text):
        if value := "".join(f"{int(n)}{unit}" for n, unit in zip(each.groups(), _ORDER, strict=True) if n):
            yield Match(each.start(), each.end(), f"P{value}")


def written_duration(text: str, hints: Hints) -> str | None:
    """Return the length of time that a person wrote, also as ISO 8601 in small letters."""
    return one_value(find_durations, text, hints) or one_value(find_durations, text.upper(), hints)


def equal_durations(one: str, other: str) -> bool:
    """Whether two lengths are the same: a year is twelve months and a week seven days, but no month is thirty days."""
    lengths = _months_and_days(one), _months_and_days(other)
    return lengths[0] == lengths[1] if all(lengths) else text_key(one) == text_key(other)


def _months_and_days(text: str) -> tuple[int, int] | None:
    match = _ISO.fullmatch(written_duration(text, Hints()) or "")
    if match is None:
        return None
    years, months, weeks, days = (int(each or 0) for each in match.groups())
    return 12 * years + months, 7 * weeks + days


KIND = Kind(
    name="duration",
    title="Length of time",
    noun="length of time",
    example="3 years",
    find=find_durations,
    written=written_duration,
    equal=equal_durations,
    precise=True,
    weights=weighed(-1.0, ambiguous=-1.0),
)
