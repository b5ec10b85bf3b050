"""Payment codes as invoices carry them: EPC (Girocode) and Swiss QR-bill, as texts and as pictures."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, replace
from decimal import Decimal

import zxingcpp
from PIL import Image, ImageDraw

from docloop.lab.samples.bill import Bill
from docloop.lab.samples.chance import digits
from docloop.lab.samples.locales import LOCALES
from docloop.lab.samples.valid_numbers import iban_check_digits

EPC, SWISS = "epc", "swiss"
_PIXELS = 10
_MODULAR = (0, 9, 4, 6, 8, 2, 7, 1, 3, 5)


@dataclass(frozen=True)
class Asked:
    """What a code asks to be paid, and how it says so. `version` is that of EPC, `ends` its line end."""

    standard: str
    iban: str
    amount: Decimal
    name: str
    address: tuple[str, str]
    reference: str = ""
    message: str = ""
    bic: str = ""
    version: str = "002"
    ends: str = "\n"
    structured: bool = True

    @property
    def currency(self) -> str:
        return "CHF" if self.standard == SWISS else "EUR"

    @property
    def millimetres(self) -> float:
        """The side of the printed code; that of a QR-bill is fixed."""
        return 46 if self.standard == SWISS else 28

    @property
    def text(self) -> str:
        """The characters in the code."""
        return self._swiss() if self.standard == SWISS else self._epc()

    def _epc(self) -> str:
        amount = f"EUR{self.amount.normalize():f}" if self.version == "001" else f"EUR{self.amount:.2f}"
        lines = ["BCD", self.version, "1", "SCT", self.bic, self.name[:70], self.iban, amount, ""]
        return self.ends.join([*lines, self.reference, self.message])

    def _swiss(self) -> str:
        street, town = self.address
        postcode, _, city = town.partition(" ")
        road, _, house = street.rpartition(" ")
        where = ["S", self.name[:70], road, house, postcode, city] if self.structured else ["K", self.name[:70], street]
        where += [] if self.structured else [town, "", ""]
        kind = "QRR" if self.reference.isdecimal() and self.reference else "SCOR" if self.reference else "NON"
        head = ["SPC", "0200", "1", self.iban, *where, "CH", *[""] * 7, f"{self.amount:.2f}", "CHF"]
        return self.ends.join([*head, *[""] * 7, kind, self.reference, self.message, "EPD"])


def asked_of(bill: Bill, standard: str, rng: random.Random) -> Asked:
    """What the code on this bill says, in one of the ways that its standard allows. Raises ValueError without IBAN."""
    seller = bill.supplier
    if seller.iban is None:
        raise ValueError("no account to pay to")
    reference = message = ""
    if seller.iban[4:6] == "30" and standard == SWISS:
        reference = _qr_reference(rng)
    elif rng.random() < 0.5:
        reference = _creditor_reference(rng)
    else:
        message = bill.number
    version = rng.choice(("001", "002"))
    return Asked(
        standard=standard,
        iban=seller.iban,
        amount=bill.amount_due,
        name=seller.name,
        address=(seller.address[0], seller.address[1]),
        reference=reference,
        message=message,
        bic=(seller.bic or "") if version == "001" or rng.random() < 0.5 else "",
        version=version,
        ends=rng.choice(("\n", "\n", "\r\n")),
        structured=rng.random() < 0.7,
    )


def in_switzerland(bill: Bill, rng: random.Random) -> Bill:
    """The same bill of a Swiss supplier, in francs; half of them have an account for QR references."""
    account = ("30" if rng.random() < 0.5 else "09") + digits(rng, 15)
    seller = bill.supplier
    street, town = seller.address
    supplier = replace(
        seller,
        locale=LOCALES["CH"],
        address=(street, f"{rng.randint(1000, 9658)} {town.partition(' ')[2]}"),
        iban=f"CH{iban_check_digits('CH', account)}{account}",
        vat_number=f"CHE-{digits(rng, 3)}.{digits(rng, 3)}.{digits(rng, 3)} MWST",
        phone=f"044 {digits(rng, 3)} {digits(rng, 2)} {digits(rng, 2)}",
        date_pattern="{dd}.{mm}.{yyyy}",
    )
    items = tuple(replace(item, rate=LOCALES["CH"].rates[0]) for item in bill.items)
    return replace(bill, supplier=supplier, items=items)


def picture_of(asked: Asked) -> bytes:
    """The code as a PNG with its quiet zone, a Swiss one with the cross in its middle."""
    code = zxingcpp.create_barcode(asked.text.encode(), zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = Image.fromarray(code.to_image(scale=_PIXELS, add_quiet_zones=True)).convert("L")
    if asked.standard == SWISS:
        _draw_cross(image)
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def _draw_cross(image: Image.Image) -> None:
    """A black square of 7 mm in a code of 46 mm, with a white cross."""
    side, middle = image.width * 7 / 46, image.width / 2
    pen = ImageDraw.Draw(image)
    for width, height, colour in ((1.15, 1.15, 255), (1.0, 1.0, 0), (0.62, 0.2, 255), (0.2, 0.62, 255)):
        across, down = side * width / 2, side * height / 2
        pen.rectangle((middle - across, middle - down, middle + across, middle + down), fill=colour)


def _creditor_reference(rng: random.Random) -> str:
    """A reference of ISO 11649; its check digits are those of an IBAN."""
    number = digits(rng, 12)
    return f"RF{iban_check_digits('RF', number)}{number}"


def _qr_reference(rng: random.Random) -> str:
    """27 digits, the last of which checks the others (mod 10, recursive)."""
    number, carry = digits(rng, 26), 0
    for digit in number:
        carry = _MODULAR[(carry + int(digit)) % 10]
    return f"{number}{(10 - carry) % 10}"
