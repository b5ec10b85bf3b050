"""Draws the papers of a stack: invoices of several pages, delivery notes, terms, cover sheets, blank sheets."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from docloop.lab.samples.chance import amount, digits
from docloop.lab.samples.printing import new_canvas
from docloop.lab.samples.stack_words import StackWords
from docloop.lab.samples.valid_numbers import iban

WIDTH, HEIGHT = float(A4[0]), float(A4[1])
LEFT, RIGHT = 56, WIDTH - 56
ROWS_FIRST, ROWS_LATER = 12, 26
TAX = {"DE": 19, "GB": 20, "FR": 20, "ES": 21, "IT": 22, "NL": 21, "PT": 23, "SE": 25, "DK": 25}
NUMBERS = ("{y}-{n:04d}", "{n:06d}", "F{y}{n:05d}", "INV/{y}/{n:04d}", "{n:05d}")


@dataclass(frozen=True)
class House:
    """A firm and how its papers look. `count` None: its pages are not counted.

    `head_everywhere`: the letterhead is on every page. `number_everywhere`: so is the number. `carries`: sums are
    brought forward.
    """

    words: StackWords
    name: str
    street: str
    place: str
    vat: str
    account: str
    pattern: str
    first: int
    count: str | None
    head_everywhere: bool
    number_everywhere: bool
    carries: bool
    footer: bool
    right: bool


@dataclass(frozen=True)
class LetterOf:
    """What an invoice is about; a copy repeats it."""

    house: House
    number: str
    day: date
    customer: tuple[str, ...]
    rows: tuple[tuple[str, int, Decimal], ...]
    title: str

    @property
    def net(self) -> Decimal:
        return sum((price for _, _, price in self.rows), Decimal(0))


def make_house(rng: random.Random, words: StackWords) -> House:
    country = words.country
    return House(
        words=words,
        name=rng.choice(words.names),
        street=f"{rng.choice(('Hafen', 'Park', 'Nord', 'Central', 'Nova', 'Sol'))} {rng.randint(1, 120)}",
        place=rng.choice(words.places),
        vat=f"{country}{digits(rng, 9)}",
        account=iban(rng, country if country in {"DE", "GB", "FR"} else "DE") or f"DE{digits(rng, 20)}",
        pattern=rng.choice(NUMBERS),
        first=rng.randint(100, 8000),
        count=rng.choice((*words.counts, *words.counts, None)),
        head_everywhere=rng.random() < 0.5,
        number_everywhere=rng.random() < 0.5,
        carries=rng.random() < 0.4,
        footer=rng.random() < 0.7,
        right=rng.random() < 0.5,
    )


def make_letter(rng: random.Random, house: House, place: int, customer: tuple[str, ...]) -> LetterOf:
    """Invoice number `place` of the house; numbers and days grow."""
    day = date(2026, 1, 5) + timedelta(days=place * rng.randint(3, 12) + rng.randint(0, 90))
    count = rng.choice((2, 3, 4, 6, 9, 15, 25, 40))
    rows = tuple(
        (rng.choice(house.words.goods), rng.randint(1, 20), amount(rng, "4.00", "900.00")) for _ in range(count)
    )
    number = house.pattern.format(y=day.year, n=house.first + place * 10 + rng.randint(0, 9))
    return LetterOf(house, number, day, customer, rows, rng.choice(house.words.invoice))


def draw_letter(letter: LetterOf) -> bytes:
    """The invoice as a PDF of as many pages as its rows need."""
    canvas, target = new_canvas(WIDTH, HEIGHT)
    pages = [letter.rows[:ROWS_FIRST]]
    rest = letter.rows[ROWS_FIRST:]
    while rest:
        pages.append(rest[:ROWS_LATER])
        rest = rest[ROWS_LATER:]
    before = Decimal(0)
    for number, rows in enumerate(pages, start=1):
        y = _open_page(canvas, letter, number, len(pages))
        if before and letter.house.carries:
            _row(canvas, y, letter.house.words.carried, "", _money(before))
            y -= 16
        for name, quantity, price in rows:
            _row(canvas, y, name, str(quantity), _money(price))
            before += price
            y -= 16
        if number == len(pages):
            _totals(canvas, letter, y - 12)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def draw_delivery_note(letter: LetterOf, number: str, *, refers: bool) -> bytes:
    """The delivery note of what the invoice asks for; with `refers` it names the invoice."""
    canvas, target = new_canvas(WIDTH, HEIGHT)
    words = letter.house.words
    _head(canvas, letter.house)
    _bold(canvas, LEFT, HEIGHT - 220, 16, words.delivery_note)
    _plain(canvas, LEFT, HEIGHT - 245, 10, f"{words.delivery_number} {number}")
    if refers:
        _plain(canvas, LEFT, HEIGHT - 260, 10, f"{words.refers} {letter.number}")
    for place, (name, quantity, _) in enumerate(letter.rows[:ROWS_LATER]):
        _row(canvas, HEIGHT - 300 - 16 * place, name, str(quantity), "")
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def draw_terms(house: House) -> bytes:
    """General terms, which nobody reads."""
    canvas, target = new_canvas(WIDTH, HEIGHT)
    _bold(canvas, LEFT, HEIGHT - 70, 12, house.words.terms_title)
    y = HEIGHT - 100
    for section in range(1, 12):
        for sentence in house.words.terms:
            for line in _wrapped(f"{section}. {sentence}"):
                _plain(canvas, LEFT, y, 7.5, line)
                y -= 11
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def draw_cover(words: StackWords, day: date) -> bytes:
    canvas, target = new_canvas(WIDTH, HEIGHT)
    for place, line in enumerate((*words.cover, f"{day:%d.%m.%Y}")):
        _bold(canvas, 120, HEIGHT - 250 - 60 * place, 22, line)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def draw_blank() -> bytes:
    canvas, target = new_canvas(WIDTH, HEIGHT)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _open_page(canvas: Canvas, letter: LetterOf, number: int, of: int) -> float:
    """Draw what stands above the rows and at the foot; return where the rows begin."""
    house, words = letter.house, letter.house.words
    if number == 1 or house.head_everywhere:
        _head(canvas, house)
    if house.footer:
        _plain(canvas, LEFT, 40, 7.5, f"{house.name} | {words.vat} {house.vat} | {words.account} {house.account}")
    if house.count is not None:
        canvas.setFont("Helvetica", 9)
        canvas.drawRightString(RIGHT, 40 if not house.footer else 26, house.count.format(n=number, m=of))
    if number > 1:
        y = HEIGHT - 150
        if house.number_everywhere:
            _plain(canvas, LEFT, y, 10, f"{words.number} {letter.number}")
            y -= 24
    else:
        for place, line in enumerate(letter.customer):
            _plain(canvas, LEFT, HEIGHT - 150 - 13 * place, 10, line)
        _bold(canvas, LEFT, HEIGHT - 240, 17, letter.title)
        pairs = ((words.number, letter.number), (words.day, f"{letter.day:%d.%m.%Y}"))
        for place, (label, value) in enumerate(pairs):
            _plain(canvas, LEFT, HEIGHT - 268 - 15 * place, 10, label)
            _plain(canvas, LEFT + 120, HEIGHT - 268 - 15 * place, 10, value)
        y = HEIGHT - 330
    _row(canvas, y, *words.columns)
    return float(y) - 20


def _head(canvas: Canvas, house: House) -> None:
    x = 330 if house.right else LEFT
    _bold(canvas, x, HEIGHT - 60, 14, house.name)
    _plain(canvas, x, HEIGHT - 76, 9, house.street)
    _plain(canvas, x, HEIGHT - 88, 9, house.place)


def _totals(canvas: Canvas, letter: LetterOf, y: float) -> None:
    words = letter.house.words
    tax = (letter.net * TAX[words.country] / 100).quantize(Decimal("0.01"))
    lines = ((words.net, letter.net), (words.tax, tax), (words.total, letter.net + tax))
    for place, (label, value) in enumerate(lines):
        _row(canvas, y - 16 * place, label, "", f"{_money(value)} EUR")
    _plain(canvas, LEFT, y - 70, 9, words.thanks)
    if not letter.house.footer:
        _plain(canvas, LEFT, y - 86, 9, f"{words.account} {letter.house.account}")


def _row(canvas: Canvas, y: float, name: str, quantity: str, price: str) -> None:
    _plain(canvas, LEFT, y, 9.5, name)
    canvas.drawRightString(380, y, quantity)
    canvas.drawRightString(RIGHT, y, price)


def _plain(canvas: Canvas, x: float, y: float, size: float, text: str) -> None:
    canvas.setFont("Helvetica", size)
    canvas.drawString(x, y, text)


def _bold(canvas: Canvas, x: float, y: float, size: float, text: str) -> None:
    canvas.setFont("Helvetica-Bold", size)
    canvas.drawString(x, y, text)


def _money(value: Decimal) -> str:
    return f"{value:,.2f}".replace(",", "\0").replace(".", ",").replace("\0", ".")


def _wrapped(text: str, width: int = 110) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
