"""Payment codes as tests need them: valid ones, with what they say."""

from __future__ import annotations

EPC = (
    "BCD\n002\n1\nSCT\nBYLADEM1001\nMüller & Söhne GmbH\nDE02120300000000202051\nEUR1090\n\n\nRechnung R-2026/17\nDanke"
)
"""The account and the amount due of `test_embedded_fields.PRINT`."""

SWISS_LINES = (
    "SPC", "0200", "1", "CH4431999123000889012",
    "S", "Robert Schneider AG", "Rue du Lac", "1268", "2501", "Biel", "CH",
    "", "", "", "", "", "", "",
    "1949.75", "CHF",
    "S", "Pia-Maria Rutschmann-Schnyder", "Grosse Marktgasse", "28", "9400", "Rorschach", "CH",
    "QRR", "210000000003139471430009017", "Order of 15 June 2020", "EPD",
    "//S1/10/10201409", "Name AV1: UV;UltraPay005;12345",
)  # fmt: skip
"""The example of the Swiss guidelines."""

SWISS = "\r\n".join(SWISS_LINES)


def epc(**changes: str) -> str:
    """The EPC code with other lines: `version`, `bic`, `name`, `iban`, `amount`, `reference`, `message`."""
    places = {"version": 1, "kind": 3, "bic": 4, "name": 5, "iban": 6, "amount": 7, "reference": 9, "message": 10}
    lines = EPC.split("\n")
    for name, text in changes.items():
        lines[places[name]] = text
    return "\n".join(lines)


def swiss(**changes: str) -> str:
    """The Swiss code with other lines."""
    places = {"version": 1, "iban": 3, "kind": 4, "street": 6, "house": 7, "postcode": 8, "town": 9, "amount": 18}
    places |= {"currency": 19, "reference_kind": 27, "reference": 28, "message": 29, "end": 30}
    lines = list(SWISS_LINES)
    for name, text in changes.items():
        lines[places[name]] = text
    return "\n".join(lines)
