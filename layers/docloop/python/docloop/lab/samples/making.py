"""Makes a docset of samples: files of several formats and qualities, and labels.jsonl with what is true of them."""

from __future__ import annotations

import io
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from docloop.lab.samples import degrade
from docloop.lab.samples.asked_by_code import EPC, asked_of
from docloop.lab.samples.chance import chance
from docloop.lab.samples.contracts import draw_contract
from docloop.lab.samples.invoices import draw_invoice
from docloop.lab.samples.more_receipts import RECEIPT_LAYOUTS
from docloop.lab.samples.printing import FONTS, draw_slip, render
from docloop.lab.samples.sales import make_invoice, make_sale
from docloop.lab.samples.slip import Slip
from docloop.lab.samples.suppliers import Supplier, make_supplier
from docloop.lab.samples.truth import Truth

INVOICE_COUNTRIES = ("DE", "GB", "FR", "DE", "US", "DE")
SUPPLIERS_PER_LAYOUT = 3
SCAN_DPI = 150


@dataclass(frozen=True)
class Sample:
    """A file and what is true of it; `suffix` names its format, `quality` what was done to it."""

    data: bytes
    suffix: str
    truth: Truth
    quality: str


def make_samples(
    folder: Path, *, count: int, seed: int, types: Sequence[str] = ("receipt", "invoice"), codes: bool = False
) -> Path:
    """Writes `count` documents, their types taking turns, and gives the folder back.

    With `codes`, invoices in euros that name an account have a payment code (Girocode). The same seed makes the same
    documents; a supplier comes up again with the same look.
    """
    folder.mkdir(parents=True, exist_ok=True)
    labels = []
    for index in range(count):
        kind = types[index % len(types)]
        sample = make_sample(kind, index // len(types), seed, codes=codes)
        name = f"{kind}-{index:04d}-{sample.quality}{sample.suffix}"
        (folder / name).write_bytes(sample.data)
        labels.append(json.dumps(sample.truth.label(name), ensure_ascii=False))
    (folder / "labels.jsonl").write_text("\n".join(labels) + "\n", encoding="utf-8")
    return folder


def make_sample(kind: str, index: int, seed: int, *, codes: bool = False) -> Sample:
    """Document number `index` of its kind, "receipt", "invoice" or "contract". Raises ValueError for another kind."""
    rng = chance(seed, kind, index)
    if kind == "receipt":
        return _receipt(index, seed, rng)
    if kind == "invoice":
        return _invoice(index, seed, rng, codes=codes)
    if kind == "contract":
        truth = Truth("contract")
        return Sample(draw_contract(truth, rng), ".pdf", truth, "digital")
    raise ValueError(f"no samples of type {kind!r}: receipt, invoice or contract")


def receipt_pdf(index: int, seed: int) -> bytes:
    """Receipt number `index` as a PDF with a text layer, as tills with a printer on the network make them."""
    return receipt_with_truth(index, seed)[0]


def receipt_with_truth(index: int, seed: int) -> tuple[bytes, Truth]:
    """The same, and what is true of it."""
    return _slip(index, seed, chance(seed, "receipt", index))


def _slip(index: int, seed: int, rng: random.Random) -> tuple[bytes, Truth]:
    layouts = list(RECEIPT_LAYOUTS)
    layout = layouts[index % len(layouts)]
    country, draw = RECEIPT_LAYOUTS[layout]
    supplier = _supplier(seed, index, len(layouts), layout, country, rng=rng, invoice=False)
    truth = Truth("receipt")
    slip = Slip(truth, columns=rng.choice((38, 40, 42)))
    draw(make_sale(rng, supplier), slip, rng)
    return draw_slip(slip, font=_font(supplier)), truth


def _receipt(index: int, seed: int, rng: random.Random) -> Sample:
    pdf, truth = _slip(index, seed, rng)
    page = render(pdf, dpi=200)[0]
    quality = ("plain", "scanned", "photographed")[index % 3]
    strength = rng.uniform(0.25, 0.75)
    if quality == "scanned":
        page = degrade.scanned(page, strength=strength, seed=rng.randrange(2**32))
    elif quality == "photographed":
        page = degrade.photographed(page, strength=strength, seed=rng.randrange(2**32))
    name, suffix = (("PNG", ".png"), ("JPEG", ".jpg"), ("WEBP", ".webp"), ("TIFF", ".tif"))[index % 4]
    return Sample(_saved(page, name), suffix, truth, quality)


def _invoice(index: int, seed: int, rng: random.Random, *, codes: bool) -> Sample:
    country = INVOICE_COUNTRIES[index % len(INVOICE_COUNTRIES)]
    supplier = _supplier(seed, index, len(INVOICE_COUNTRIES), "invoice", country, rng=rng, invoice=True)
    truth = Truth("invoice")
    bill = make_invoice(rng, supplier)
    paid_by_code = codes and supplier.iban is not None and supplier.locale.currency == "EUR"
    asked = asked_of(bill, EPC, chance(seed, "code", index)) if paid_by_code else None
    pdf = draw_invoice(bill, truth, rng, asked)
    if index % 3 != 1:
        return Sample(pdf, ".pdf", truth, "digital")
    strength = rng.uniform(0.2, 0.6)
    pages = [degrade.scanned(page, strength=strength, seed=rng.randrange(2**32)) for page in render(pdf, dpi=SCAN_DPI)]
    buffer = io.BytesIO()
    made = time.gmtime(0)  # the hour of making would make every file another one
    pages[0].save(
        buffer,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=SCAN_DPI,
        creationDate=made,
        modDate=made,
    )
    return Sample(buffer.getvalue(), ".pdf", truth, "scanned")


def _supplier(
    seed: int, index: int, layouts: int, layout: str, country: str, *, rng: random.Random, invoice: bool
) -> Supplier:
    number = index % layouts + layouts * rng.randrange(SUPPLIERS_PER_LAYOUT)
    return make_supplier(seed, number, layout, country, invoice=invoice)


def _font(supplier: Supplier) -> str:
    return list(FONTS)[supplier.look % len(FONTS)]


def _saved(page: Image.Image, name: str) -> bytes:
    buffer = io.BytesIO()
    if name == "TIFF":
        page.save(buffer, name, dpi=(200, 200), compression="tiff_lzw")
    else:
        page.save(buffer, name, dpi=(200, 200), lossless=True, quality=90)
    return buffer.getvalue()
