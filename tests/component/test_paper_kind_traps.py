"""What looks like the title of a paper and is none, what contradicts one, and the codes of e-invoices."""

from __future__ import annotations

import pytest
from docloop.steps.extract import extract
from docloop.steps.extract.score.rules import UNNAMED
from docloop.values.paper_codes import stated_paper_kind

from tests.paper_letters import INVOICE, kind_of, letter
from tests.typeset import typeset


@pytest.mark.parametrize(
    ("language", "title", "more"),
    [
        ("en", "Invoice No. 17", "This is not a credit note."),
        ("en", "Invoice", "Please quote our number with every payment."),
        ("en", "Invoice", "Order confirmation 4711 of 3 May 2026"),
        ("en", "Invoice", "Delivery note: 5512"),
        ("en", "Invoice", "Returns within 14 days only; a credit note is issued."),
        ("en", "Invoice", "No reminder will be sent."),
        ("de", "Rechnung", "Laut Angebot Nr. 4711 vom 3. Mai 2026 liefern wir:"),
        ("de", "Rechnung Nr. 17", "Lieferschein-Nr. 55"),
        ("de", "Rechnung", "Bei Rückgabe erhalten Sie eine Gutschrift."),
        ("de", "Rechnung", "Nach der zweiten Mahnung übergeben wir an ein Inkassobüro."),
        ("fr", "Facture", "Suivant votre bon de commande 4711 et notre devis 12"),
        ("fr", "Facture", "Aucun avoir ne sera établi sans retour de la marchandise."),
        ("es", "Factura", "Según su pedido 4711"),
        ("nl", "Factuur", "Volgens onze offerte van 3 mei 2026"),
        ("it", "Fattura", "Rif. DDT 55 del 3 maggio 2026"),
    ],
)
def test_what_is_only_mentioned_is_no_title(language: str, title: str, more: str) -> None:
    found = kind_of(letter(language, title, more))
    assert found.value == "invoice"
    assert found.score is not None
    assert found.score >= max((each.score for each in found.alternatives), default=0) + 2


@pytest.mark.parametrize(
    ("language", "title", "more"),
    [
        ("en", "Invoice / Delivery note", ""),
        ("en", "Invoice", "THIS IS NOT AN INVOICE"),
        ("de", "Rechnung", "Gutschrift"),
        ("fr", "Facture", "Proforma"),
    ],
)
def test_two_titles_leave_it_open(language: str, title: str, more: str) -> None:
    found = kind_of(letter(language, title, more))
    assert found.alternatives
    assert found.score is not None
    assert found.score < found.alternatives[0].score + 3


def test_a_title_in_two_languages_is_one() -> None:
    assert kind_of(letter("de", "Gutschrift / Credit note")).value == "credit_note"


def test_a_letter_misread_is_forgiven() -> None:
    assert kind_of(letter("en", "OUOTATION")).value == "quote"
    assert kind_of(letter("en", "CREDlT N0TE")).value == "credit_note"


def test_a_negative_total_contradicts_an_invoice() -> None:
    plain = kind_of(letter("en", "Invoice"))
    negative = kind_of(letter("en", "Invoice", total="-952.00"))
    assert plain.score is not None
    assert negative.score is not None
    assert not plain.alternatives
    assert {"invoice", "credit_note"} == {negative.value, *(each.value for each in negative.alternatives)}
    assert negative.score <= negative.alternatives[0].score + 1 < plain.score


def test_a_large_title_outweighs_a_small_one() -> None:
    reading = letter("en", "Invoice", "Statement of account")
    [page] = reading.pages
    lines = []
    for line in page.lines:
        words = line.words
        if line.text.startswith("Statement"):
            boxes = [word.box.model_copy(update={"bottom": word.box.top + 0.03}) for word in words]
            words = tuple(word.model_copy(update={"box": box}) for word, box in zip(words, boxes, strict=True))
        lines.append(line.model_copy(update={"words": words}))
    found = kind_of(reading.model_copy(update={"pages": (page.model_copy(update={"lines": tuple(lines)}),)}))
    assert found.value == "statement"


def test_a_paper_that_names_nothing_is_taken_for_the_plain_kind_by_nobody() -> None:
    found = kind_of(typeset("Nordlicht Handel\nHafenweg 12\nDesk    800.00"))
    assert found.value == "invoice"
    assert UNNAMED in found.evidence
    assert found.confidence is None
    assert (found.page, found.box) == (None, None)


SUMS = ("Net amount    -800.00", "VAT 19 %    -152.00", "Total    -952.00")


@pytest.mark.parametrize("title", ["CREDIT NOTE", "Credit memo No. 17"])
def test_the_amounts_of_a_credit_note_are_positive(title: str) -> None:
    found = extract(letter("en", title, *SUMS, total="-952.00"), INVOICE, 1.0)
    assert found.value("TOTAL") == "952.00"


def test_a_printed_minus_on_an_invoice_stays() -> None:
    assert extract(letter("en", "Invoice", *SUMS, total="-952.00"), INVOICE, 1.0).value("TOTAL") == "-952.00"


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("380", "invoice"), ("326", "invoice"), ("383", "invoice"), ("381", "credit_note"), ("261", "credit_note"),
        ("396", "credit_note"), ("384", "corrected_invoice"), ("325", "proforma"), ("386", "prepayment"),
        ("389", "self_billed"), ("877", "final_invoice"), ("310", "quote"), (" 380 ", "invoice"), ("751", None),
        ("", None), ("invoice", None),
    ],
)  # fmt: skip
def test_codes_of_e_invoices(code: str, kind: str | None) -> None:
    assert stated_paper_kind(code) == kind
