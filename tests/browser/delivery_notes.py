"""Papers of a type that nobody has described."""

from __future__ import annotations

from tests.e2e.bad_files import pdf


def note_number(paper: int) -> str:
    return f"LS-{4100 + 37 * paper}"


def delivered_on(paper: int) -> str:
    return f"2026-03-{paper + 10}"


def paper(number: int) -> bytes:
    """A delivery note with other numbers and another date beside those that are meant."""
    return pdf(
        "NORTHERN TIMBER YARD\nDelivery note\n\n"
        f"Customer {7000 + 11 * number}\nPrinted 2026-01-{number + 10}\n\n"
        f"Despatch {note_number(number)}\nUnloaded {delivered_on(number)}\nPallets {number + 3}\n"
    )
