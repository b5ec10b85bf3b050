"""What a payment code asks a payer's bank to do, whichever standard it follows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Payment:
    """`iban` without spaces, its check digits hold. `creditor` is whose account it is: usually the supplier.

    `amount` is normalised as fields are; None: the payer fills it in, and then `currency` may be None too. `reference`
    is the one that banks check (without spaces), `message` a text for the creditor. `address` is in lines.
    """

    iban: str
    creditor: str
    amount: str | None = None
    currency: str | None = None
    reference: str | None = None
    message: str | None = None
    address: tuple[str, ...] = ()
    billing: str | None = None


def lines_of(text: str) -> list[str]:
    """Return the lines, whichever line ends the code has; blank ones stay."""
    return [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
