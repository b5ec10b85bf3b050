"""The e-invoice in a PDF, in whichever way it is attached and whatever its name is."""

from __future__ import annotations

import zlib

import pytest
from docloop.adapters.guarded import GuardedOpener
from docloop.adapters.pages import Budgets, FileOpener
from docloop.errors import DamagedFile, TooMuchText, UnsupportedFormat
from docloop.model.reading import EmbeddedInvoice
from docloop.steps.sources.e_invoice import parse_embedded

from tests.e_invoices import SAYS, attach, cii, ubl, with_files
from tests.functional.test_embedded import printed

BUDGETS = Budgets(max_bytes=50_000_000, max_pages=10, max_pixels=40_000_000, render_dpi=72, embedded=True)
OPENER = FileOpener(BUDGETS, parse_embedded)
FILESPEC = b"<</Type/Filespec/F(%s)/UF(%s)/EF<</F 5 0 R/UF 5 0 R>>/AFRelationship/Alternative>>"


def written(*objects: tuple[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, with a table of where they are."""
    out, places = b"%PDF-1.7\n", dict[int, int]()
    for number, body in objects:
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(places) + 1
    rows = [b"%010d 00000 n \n" % places[n] if n in places else b"%010d 00000 f \n" % 0 for n in range(size)]
    out += b"xref\n0 %d\n%s" % (size, b"".join(rows))
    return out + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)


def stream(data: bytes, entries: bytes, *, packed: bool = True) -> bytes:
    body = zlib.compress(data) if packed else data
    how = b"/Filter/FlateDecode" if packed else b""
    return b"<<%s%s/Length %d>>\nstream\n%s\nendstream" % (entries, how, len(body), body)


def hung(
    data: bytes,
    *,
    name: bytes = b"factur-x.xml",
    root: bytes = b"/AF[4 0 R]",
    page: bytes = b"",
    entries: bytes = b"/Type/EmbeddedFile/Subtype/text#2Fxml",
    packed: bool = True,
    more: tuple[tuple[int, bytes], ...] = (),
    trailer: bytes = b"",
) -> bytes:
    """A page, with the file in object 5 and what names it in object 4."""
    return written(
        (1, b"<</Type/Catalog/Pages 2 0 R%s>>" % root),
        (2, b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        (3, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]%s>>" % page),
        (4, FILESPEC % (name, name)),
        (5, stream(data, entries, packed=packed)),
        *more,
        trailer=trailer,
    )


def found(data: bytes) -> EmbeddedInvoice | None:
    with OPENER.open(data) as document:
        return document.embedded()


def says(data: bytes) -> None:
    invoice = found(data)
    assert invoice is not None
    assert invoice.problem is None
    assert invoice.values.items() >= SAYS.items()


@pytest.mark.parametrize(
    "pdf",
    [
        hung(cii()),
        hung(ubl(), name=b"anything at all"),
        hung(cii(), packed=False),
        hung(cii(), entries=b"/Type /EmbeddedFile /Params<</Size 9/ModDate(D:2026)>>"),
        hung(cii(), entries=b"/Subtype/application#2fxml"),
        hung(cii(), root=b"", page=b"/AF[4 0 R]"),
    ],
    ids=["usual", "any name", "not packed", "with dates", "no type", "of a page"],
)
def test_a_file_that_is_only_associated_is_found(pdf: bytes) -> None:
    says(pdf)


def test_what_names_it_may_be_in_an_object_stream() -> None:
    spec = FILESPEC % (b"x", b"x")
    objects = stream(b"4 0 " + spec, b"/Type/ObjStm/N 1/First 4")
    pdf = written(
        (1, b"<</Type/Catalog/Pages 2 0 R/AF[4 0 R]>>"),
        (2, b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        (3, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>"),
        (5, stream(cii(), b"/Type/EmbeddedFile")),
        (6, objects),
    )
    says(pdf)


@pytest.mark.parametrize("name", [b"factur-x.xml", b"ZUGFeRD-invoice.xml", b"Rechnung.XML", b"data.bin", b"x"])
def test_a_file_on_an_annotation_is_found(name: bytes) -> None:
    note = b"<</Type/Annot/Subtype/FileAttachment/Rect[10 10 30 30]/FS 4 0 R/Contents(data)>>"
    says(hung(cii(), name=name, root=b"", page=b"/Annots[6 0 R]", more=((6, note),)))


@pytest.mark.parametrize(
    "pdf",
    [
        hung(cii()).replace(b"/EF<<", b"/EX<<"),
        hung(b"<notes/>", name=b"notes.xml"),
        hung(cii(), packed=False, entries=b"/Type/EmbeddedFile/Filter/ASCII85Decode"),
        hung(b"\0" * 100, name=b"a.xml"),
        hung(cii()).replace(b"5 0 R", b"3 0 R"),
    ],
    ids=["not named", "other xml", "packed otherwise", "zeros", "names another"],
)
def test_what_nothing_names_or_is_no_invoice_is_left_alone(pdf: bytes) -> None:
    assert found(pdf) is None


def test_a_packed_bomb_is_left_alone() -> None:
    bomb = b"<Invoice>" + b" " * 60_000_000
    assert found(hung(bomb)) is None
    assert found(hung(cii(), more=((7, stream(b"\0" * 60_000_000, b"/Type/ObjStm")),))) is not None


@pytest.mark.parametrize(
    "name", ["factur_x", "zugferd_invoice", "ZUGFeRD_invoice", "xrechnung", "Rechnung_4711", "_", "invoice_cii"]
)
def test_the_name_of_an_attachment_does_not_matter(name: str) -> None:
    says(attach(printed(), notes=b"<notes/>", order=b"<Order/>", **{name: cii()}))


def test_of_several_invoices_the_best_name_counts_and_the_others_are_said() -> None:
    one = found(attach(printed(), a=ubl(), factur_x=cii(), b=cii()))
    assert one is not None
    assert one.syntax == "cii"
    assert any("attached" in note and "1" in note for note in one.notes)
    alone = found(attach(printed(), a=cii(), factur_x=cii()))
    assert alone is not None
    assert not alone.notes


@pytest.mark.parametrize(
    ("data", "called"),
    [
        (b"<x:SCRDMCCBDACIOMessageStructure xmlns:x='u'/>", "Order-X"),
        (b"<Order xmlns='urn:oasis:Order-2'/>", "an order"),
        (b"<DespatchAdvice/>", "a despatch advice"),
        (b"<OrderResponse/>", "an answer to an order"),
        (b"<CrossIndustryOrder/>", "an order"),
    ],
)
def test_an_order_is_no_invoice_inside_a_file_nor_alone(data: bytes, called: str) -> None:
    invoice = found(attach(printed(), order_x=data))
    assert invoice is not None
    assert called in (invoice.problem or "")
    assert not invoice.values
    with pytest.raises(UnsupportedFormat, match=called.replace("(", r"\(")), OPENER.open(data):
        pass


def test_files_of_ten_million_bytes_inside_are_read_in_the_guarded_process() -> None:
    data = with_files(10_000_000, 10_000_000)
    opener = GuardedOpener(BUDGETS)
    for file in (data, attach(printed(), factur_x=data)):
        with opener.open(file) as document:
            invoice = document.embedded()
            assert document.page_image(1).image.width
        assert invoice is not None
        assert invoice.values.items() >= SAYS.items()
        assert "2 files" in invoice.notes[0]


def test_bare_xml_has_an_end() -> None:
    with pytest.raises(TooMuchText), OPENER.open(b"<Invoice>" + b"x" * 10_000_001 + b"</Invoice>"):
        pass
    with pytest.raises(DamagedFile), OPENER.open(b"<Invoice><a></Invoice>"):
        pass
