"""A sheet of a PDF, written operator by operator, and the invoice on it that people see."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from decimal import Decimal

from docloop.lab.samples.valid_numbers import iban_check_digits

WIDTH, HEIGHT = 595, 842
Line = tuple[float, float, float, str]
"""Left and bottom edge and font size in points, and the text."""


@dataclass(frozen=True)
class Bill:
    """What an invoice says; `language` is that of its labels."""

    vendor: str
    number: str
    day: str
    iso_day: str
    net: Decimal
    tax: Decimal
    iban: str
    language: str

    @property
    def total(self) -> Decimal:
        return self.net + self.tax

    def fields(self) -> dict[str, str]:
        """The values that the machine should find."""
        return {
            "VENDOR_NAME": self.vendor,
            "INVOICE_RECEIPT_ID": self.number,
            "INVOICE_RECEIPT_DATE": self.iso_day,
            "TOTAL": str(self.total),
            "IBAN": self.iban,
        }


_WORDS = {
    "de": (
        "Rechnung",
        "Rechnungsnummer",
        "Rechnungsdatum",
        "Nettobetrag",
        "zzgl. 19 % MwSt",
        "Gesamtbetrag",
        "Wartung",
    ),
    "en": ("Invoice", "Invoice number", "Invoice date", "Net amount", "VAT 19%", "Total", "Maintenance"),
    "fr": ("Facture", "Facture n°", "Date de facture", "Total HT", "TVA 19 %", "Total TTC", "Entretien"),
}
_VENDORS = ("Norrholm Werkstatt GmbH", "Calderbrook Fittings GmbH", "Vestkaj Metall GmbH", "Harzer Uhrenhaus GmbH")


def draw_bill(rng: random.Random) -> Bill:
    """An invoice of a company that there is not."""
    net = Decimal(rng.randrange(400, 9_000)) + Decimal(rng.choice(("0.00", "0.50", "0.25")))
    tax = (net * Decimal("0.19")).quantize(Decimal("0.01"))
    day, month, year = rng.randrange(13, 29), rng.randrange(1, 13), 2026
    language = rng.choice(tuple(_WORDS))
    account = f"{rng.randrange(10**8):08d}{rng.randrange(10**10):010d}"
    return Bill(
        vendor=rng.choice(_VENDORS),
        number=f"RG-{year}-{rng.randrange(1000, 9999)}",
        day=f"{day:02d}.{month:02d}.{year}",
        iso_day=f"{year}-{month:02d}-{day:02d}",
        net=net,
        tax=tax,
        iban=f"DE{iban_check_digits('DE', account)}{account}",
        language=language,
    )


def other_bill(bill: Bill, rng: random.Random) -> Bill:
    """What is planted where nobody sees it: another total, number, day and account of the same company."""
    other = draw_bill(rng)
    return replace(other, vendor=bill.vendor, language=bill.language, net=bill.net + 7_000, tax=bill.tax + 1_330)


def printed(amount: Decimal, language: str) -> str:
    text = f"{amount:,.2f}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".," if language == "de" else " ,"))


def lines_of(bill: Bill, top: float = 790) -> list[Line]:
    """The invoice as lines; labels at the left, values at the right of them."""
    title, number, day, *_, item = _WORDS[bill.language]
    amounts = [printed(each, bill.language) for each in (bill.net, bill.tax, bill.total)]
    grouped = " ".join(bill.iban[place : place + 4] for place in range(0, len(bill.iban), 4))
    return [
        (50, top, 16, bill.vendor),
        (50, top - 20, 10, "Hafenweg 12, 24103 Kiel"),
        (50, top - 80, 10, "Ostsee Yachten AG"),
        (50, top - 94, 10, "Am Kai 3, 18055 Rostock"),
        (50, top - 140, 14, title),
        (50, top - 165, 10, f"{number}: {bill.number}"),
        (50, top - 180, 10, f"{day}: {bill.day}"),
        (50, top - 230, 10, f"1   {item}"),
        (440, top - 230, 10, amounts[0]),
        *totals_of(bill, top - 270),
        (50, top - 360, 9, f"IBAN: {grouped}"),
        (50, top - 374, 9, "BIC: COBADEFFXXX"),
    ]


def totals_of(bill: Bill, top: float) -> list[Line]:
    _, _, _, net, tax, total, _ = _WORDS[bill.language]
    rows = ((net, bill.net), (tax, bill.tax), (total, bill.total))
    found: list[Line] = []
    for row, (label, amount) in enumerate(rows):
        found += [(340, top - row * 16, 10, label), (440, top - row * 16, 10, f"{printed(amount, bill.language)} EUR")]
    return found


def text(lines: list[Line], font: str = "F1") -> str:
    """Operators that draw lines of text."""
    return "\n".join(
        f"BT /{font} {size:g} Tf 1 0 0 1 {left:g} {bottom:g} Tm ({_escaped(said)}) Tj ET"
        for left, bottom, size, said in lines
    )


def _escaped(said: str) -> str:
    return said.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


@dataclass
class Sheet:
    """A file of one page. `resources` and `page` are entries of their dictionaries, `catalog` of the catalogue's."""

    content: str = ""
    resources: dict[str, str] = field(default_factory=dict)
    page: str = ""
    catalog: str = ""
    media_box: str = f"[0 0 {WIDTH} {HEIGHT}]"
    objects: list[bytes] = field(default_factory=list)

    FIRST = 6
    """The number of the first of `objects`."""

    def add(self, body: str | bytes) -> str:
        """Another object; returns a reference to it."""
        self.objects.append(body if isinstance(body, bytes) else body.encode("cp1252"))
        return f"{self.FIRST + len(self.objects) - 1} 0 R"

    def stream(self, data: str | bytes, entries: str = "") -> str:
        """Another stream; returns a reference to it."""
        body = data if isinstance(data, bytes) else data.encode("cp1252")
        return self.add(f"<< /Length {len(body)} {entries} >>\nstream\n".encode() + body + b"\nendstream")

    def form(self, content: str, entries: str = "") -> str:
        """A form that has the page's size and fonts."""
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        return self.stream(content, f"/Type /XObject /Subtype /Form /BBox [0 0 {WIDTH} {HEIGHT}] {resources} {entries}")

    def to_pdf(self) -> bytes:
        content = self.content.encode("cp1252")
        fonts = " ".join(["/F1 3 0 R", self.resources.get("Font", "")])
        others = " ".join(f"/{name} << {body} >>" for name, body in self.resources.items() if name != "Font")
        bodies = [
            f"<< /Type /Catalog /Pages 2 0 R {self.catalog} >>".encode(),
            b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream",
            f"<< /Type /Page /Parent 2 0 R /MediaBox {self.media_box} /Contents 4 0 R {self.page} "
            f"/Resources << /Font << {fonts} >> {others} >> >>".encode(),
            *self.objects,
        ]
        out = bytearray(b"%PDF-1.7\n")
        places = []
        for number, body in enumerate(bodies, 1):
            places.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        table = len(out)
        out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
        out += "".join(f"{place:010d} 00000 n \n" for place in places).encode()
        out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
        return bytes(out)
