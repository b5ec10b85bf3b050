"""Draws contracts: values inside sentences, over line ends and page ends, each drafted in a habit of its own."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth

from docloop.lab.samples import contract_words as words
from docloop.lab.samples.printing import new_canvas
from docloop.lab.samples.truth import Truth
from docloop.values.shipped_data import shipped_yaml

WIDTH, HEIGHT = (float(side) for side in A4)
SIZE, SPACING, MARGIN = 10.5, 14.0, 62.0
_NUMBERS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 10: "ten", 12: "twelve", 18: "eighteen",
    24: "twenty-four", 30: "thirty", 36: "thirty-six", 60: "sixty", 90: "ninety"}  # fmt: skip
_YEARS = {2018: "eighteen", 2019: "nineteen", 2020: "twenty", 2021: "twenty-one", 2022: "twenty-two"}
_LETTER = {"year": "Y", "month": "M", "day": "D"}


def draw_contract(truth: Truth, rng: random.Random) -> bytes:
    """A contract of two to four pages as PDF; what it says is told to `truth`."""
    title = rng.choice(words.TITLES)
    return _print(list(paragraphs(truth, rng, title)), title, rng)


def paragraphs(truth: Truth, rng: random.Random, title: str) -> Iterator[str]:
    """What the contract says, told to `truth`."""
    a, b = _party(rng), _party(rng)
    truth.tell("PARTY", f"{a}\n{b}", f"{a}\n{b}")
    role_a, role_b = rng.choice(words.ROLES)
    day = date(2018, 1, 1) + timedelta(days=rng.randrange(1_700))
    when = rng.choice(words.WHEN).format(date=truth.tell("EFFECTIVE_DATE", day, _date(day, rng)))
    town_a, town_b = rng.sample(words.TOWNS, 2)
    known = {"title": title, "title_caps": title.upper(), "a": a, "b": b, "role_a": role_a, "role_b": role_b}
    yield rng.choice(words.PREAMBLES).format(when=when, town_a=town_a, town_b=town_b, **known)
    clauses = [_filler(rng, role_a, role_b) for _ in range(rng.randint(14, 24))]
    clauses += [_term(truth, rng), _notice(truth, rng), _law(truth, rng), _renewal(truth, rng)]
    rng.shuffle(clauses)
    numbered = rng.random() < 0.6
    for number, clause in enumerate(clauses, start=1):
        yield f"{number}. {clause}" if numbered else clause
    yield f"Signed for {a} in {town_a}: ____________  Signed for {b} in {town_b}: ____________"


def _party(rng: random.Random) -> str:
    if rng.random() < 0.25:
        return f"{rng.choice(words.GIVEN)} {rng.choice(words.FAMILY)}"
    comma = rng.choice((" ", ", "))
    return f"{rng.choice(words.FIRST)} {rng.choice(words.SECOND)}{comma}{rng.choice(words.FORMS)}".replace(", &", " &")


@cache
def _english_ordinals() -> tuple[str, ...]:
    return tuple(shipped_yaml("spelt_dates.yaml")["ordinals"]["en"])


def _date(day: date, rng: random.Random) -> str:
    ordinals = _english_ordinals()
    ending = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day.day, "th")
    return rng.choice(
        (
            f"{day:%B} {day.day}, {day.year}",
            f"{day.day} {day:%B} {day.year}",
            f"{day.day}{ending} day of {day:%B}, {day.year}",
            f"{ordinals[day.day - 1]} day of {day:%B}, {day.year}",
            f"{ordinals[day.day - 1]} day of {day:%B}, two thousand and {_YEARS[day.year]}",
        )
    )


def _length(truth: Truth | None, name: str, number: int, unit: str, rng: random.Random) -> str:
    units = unit if number == 1 else f"{unit}s"
    text = rng.choice((f"{number} {units}", f"{_NUMBERS[number]} {units}", f"{_NUMBERS[number]} ({number}) {units}"))
    return truth.tell(name, f"P{number}{_LETTER[unit]}", text) if truth else text


def _term(truth: Truth, rng: random.Random) -> str:
    number, unit = rng.choice(
        ((1, "year"), (2, "year"), (3, "year"), (5, "year"), (18, "month"), (24, "month"), (36, "month"))
    )
    return rng.choice(words.TERMS).format(term=_length(truth, "TERM", number, unit, rng))


def _notice(truth: Truth, rng: random.Random) -> str:
    number, unit = rng.choice(((30, "day"), (60, "day"), (90, "day"), (3, "month"), (6, "month")))
    return rng.choice(words.NOTICES).format(notice=_length(truth, "NOTICE_PERIOD", number, unit, rng))


def _law(truth: Truth, rng: random.Random) -> str:
    law = rng.choice(words.LAW_PLACES)
    return rng.choice(words.LAWS).format(law=truth.tell("GOVERNING_LAW", law, law))


def _renewal(truth: Truth, rng: random.Random) -> str:
    which = rng.choice(tuple(words.RENEWALS))
    truth.tell("RENEWAL", which, which)
    return rng.choice(words.RENEWALS[which])


def _filler(rng: random.Random, role_a: str, role_b: str) -> str:
    other_day = date(2012, 1, 1) + timedelta(days=rng.randrange(2_000))
    return rng.choice(words.FILLERS).format(
        role_a=role_a,
        role_b=role_b,
        days=rng.choice(("14", "thirty (30)", "ten")),
        years=rng.choice(("two", "5", "six (6)", "10")),
        rate=rng.choice((5, 8, 9)),
        other_town=rng.choice(words.TOWNS),
        other=_party(rng),
        other_date=_date(other_day.replace(year=2018), rng),
    )


def _print(paragraphs: list[str], title: str, rng: random.Random) -> bytes:
    canvas, target = new_canvas(WIDTH, HEIGHT)
    font = rng.choice(("Times-Roman", "Helvetica"))
    width = WIDTH - 2 * MARGIN - rng.choice((0, 40, 90))
    page, y = 1, HEIGHT - 90
    canvas.setFont(font, 14)
    canvas.drawCentredString(WIDTH / 2, HEIGHT - 64, title.upper())
    canvas.setFont(font, SIZE)
    for paragraph in paragraphs:
        for line in _lines(paragraph, font, width, rng):
            if y < 80:
                canvas.drawCentredString(WIDTH / 2, 40, f"{title} - Page {page}")
                canvas.showPage()
                canvas.setFont(font, SIZE)
                page, y = page + 1, HEIGHT - 70
            canvas.drawString(MARGIN, y, line)
            y -= SPACING
        y -= SPACING * 0.7
    canvas.drawCentredString(WIDTH / 2, 40, f"{title} - Page {page}")
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _lines(paragraph: str, font: str, width: float, rng: random.Random) -> Iterator[str]:
    """The paragraph wrapped; now and then a long word in small letters is cut with a hyphen."""
    line = ""
    for word in paragraph.split():
        if stringWidth(f"{line} {word}", font, SIZE) <= width:
            line = f"{line} {word}".strip()
            continue
        if len(word) > 9 and word.isalpha() and word.islower() and rng.random() < 0.5:
            cut = len(word) // 2
            yield f"{line} {word[:cut]}-"
            line = word[cut:]
            continue
        yield line
        line = word
    yield line
