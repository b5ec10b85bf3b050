"""XML in every encoding, and with files inside."""

from __future__ import annotations

import pytest
from docloop.adapters.xml_files import is_invoice
from docloop.model.xml_text import root_name
from docloop.steps.sources.e_invoice import parse_embedded
from hypothesis import given
from hypothesis import strategies as st

from tests.e_invoices import SAYS, cii, ubl, with_files

DECLARED = b'<?xml version="1.0" encoding="UTF-8"?>'


def declared(encoding: str | None, data: bytes = ubl()) -> str:
    text = data.decode()
    head = f'<?xml version="1.0" encoding="{encoding}"?>' if encoding else '<?xml version="1.0"?>'
    return text.replace(DECLARED.decode(), head)


@pytest.mark.parametrize(
    ("says", "codec", "mark"),
    [
        ("UTF-8", "utf-8", b""),
        ("UTF-8", "utf-8", b"\xef\xbb\xbf"),
        (None, "utf-8", b"\xef\xbb\xbf"),
        ("UTF-16", "utf-16-le", b"\xff\xfe"),
        ("UTF-16", "utf-16-be", b"\xfe\xff"),
        ("utf-16", "utf-16-le", b""),
        (None, "utf-16-be", b""),
        ("UTF-8", "utf-16-le", b"\xff\xfe"),
        ("UTF-16", "utf-8", b""),
        ("UTF-32", "utf-32-le", b"\xff\xfe\0\0"),
        ("UTF-32", "utf-32-be", b""),
        ("ISO-8859-1", "iso-8859-1", b""),
        ("iso-8859-15", "iso-8859-15", b""),
        ("windows-1252", "cp1252", b""),
        ("latin1", "iso-8859-1", b""),
        ("GB18030", "gb18030", b""),
    ],
)
@pytest.mark.parametrize("before", ["", "\n  "], ids=["at once", "after spaces"])
@pytest.mark.parametrize("data", [ubl(), cii()], ids=["UBL", "CII"])
def test_every_encoding_is_read(says: str | None, codec: str, mark: bytes, before: str, data: bytes) -> None:
    made = mark + (before + declared(says, data)).encode(codec)
    assert is_invoice(made)
    invoice = parse_embedded(made)
    assert invoice.values.items() >= SAYS.items()
    assert not invoice.notes


@pytest.mark.parametrize(
    ("says", "codec"),
    [("UTF-8", "iso-8859-1"), (None, "iso-8859-1"), ("utf-8", "cp1252"), ("US-ASCII", "iso-8859-1"), (None, "cp1252")],
)
def test_western_letters_that_are_not_what_they_are_declared_are_read_and_said(says: str | None, codec: str) -> None:
    made = declared(says).encode(codec)
    invoice = parse_embedded(made)
    assert invoice.values["VENDOR_NAME"] == SAYS["VENDOR_NAME"]
    assert any("encoding" in note for note in invoice.notes)


def test_one_wrong_byte_leaves_the_other_letters() -> None:
    made = ubl().replace(b"<cbc:ID>B-4711", b"<cbc:ID>B-\xe44711")
    values = parse_embedded(made).values
    assert (values["VENDOR_NAME"], values["PO_NUMBER"]) == (SAYS["VENDOR_NAME"], "B-ä4711")


@pytest.mark.parametrize("says", ["utf-7", "no-such", "idna", "punycode", "rot13", "unicode_escape"])
def test_an_encoding_that_can_hide_something_is_refused(says: str) -> None:
    assert is_invoice(declared(says).encode())
    assert parse_embedded(declared(says).encode()).problem


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<Invoice/>", "Invoice"),
        (b"  <a:Invoice xmlns:a='x'>", "Invoice"),
        (b"<?xml version='1.0'?><?pi <Order>?><!-- <CreditNote> --><Invoice>", "Invoice"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><Invoice >", "Invoice"),
        (b"<Order><Invoice/></Order>", "Order"),
        (b"Invoice <Invoice>", None),
        (b"", None),
        (b"<!-- <Invoice> ", None),
        (b"<?" * 9_000, None),
        (b"<!-- -->" * 2_400 + b"<Invoice>", "Invoice"),
        (b"<StandardBusinessDocument><Invoice/>", None),
    ],
)
def test_the_first_element_is_found_behind_anything(data: bytes, name: str | None) -> None:
    assert root_name(data) == name


@given(st.binary(max_size=200))
def test_any_bytes_have_a_first_element_or_none(data: bytes) -> None:
    root_name(data)


@pytest.mark.parametrize(
    ("sizes", "named"),
    [
        ([100], "cbc:EmbeddedDocumentBinaryObject"),
        ([1_000, 2_000, 10], "cbc:EmbeddedDocumentBinaryObject"),
        ([500], "ram:AttachmentBinaryObject"),
        ([500], "ram:IncludedBinaryObject"),
        ([500, 500], "BinaryContent"),
    ],
)
def test_files_inside_are_left_out_and_said(sizes: list[int], named: str) -> None:
    data = with_files(*sizes, named=named).replace(b'xmlns:cbc="urn:cbc"', b'xmlns:cbc="urn:cbc" xmlns:ram="urn:r"')
    invoice = parse_embedded(data)
    assert invoice.values.items() >= SAYS.items()
    [note] = invoice.notes
    assert f"{len(sizes)} file" in note
    assert "part0.pdf" in note
