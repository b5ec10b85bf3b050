"""A tax number belongs to the party in whose block it stands, with a heading above the block or without."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.steps.extract import extract
from docloop.values.party_texts import is_word_of_papers

from tests.typeset import typeset

INVOICE = next(each for each in shipped_types() if each.name == "invoice")
BELGIAN = """
    Kathedraal Techniek BV
    Kerkstraat 5
    3000 Leuven

                                         Bakkerij Peeters NV
                                         Dorpsstraat 17
                                         2000 Antwerpen
                                         BE0428759497

    Factuur 2024-0017
    Totaal                    100,00

    BTW BE0403170701      IBAN BE71 0961 2345 6769
"""
INDIAN = """
    TAX INVOICE

    Arundhati Foods Pvt Ltd
    12 Station Road
    500081 Hyderabad
    GSTIN: 36AAFCA7943L1Z3

    Total                     100.00

    For Karthik Services Pvt Ltd, www.karthikservices.in
    Karthik Services Pvt Ltd
    GSTIN: 27AAPFU0939F1ZV
"""


@pytest.mark.parametrize(("paper", "number"), [(BELGIAN, "BE0403170701"), (INDIAN, "27AAPFU0939F1ZV")])
def test_the_customers_number_is_not_taken(paper: str, number: str) -> None:
    assert extract(typeset(paper), INVOICE, 1.0).value("VENDOR_VAT_NUMBER") == number


@pytest.mark.parametrize("text", ["DATE DUE DATE", "Amount (EUR)", "Menge Preis", "Datum Betrag", "Fecha Importe"])
def test_headings_of_columns_name_nobody(text: str) -> None:
    assert is_word_of_papers(text)


@pytest.mark.parametrize("text", ["Harbour Books", "Amount Ltd", "Menge & Söhne", "Quantum Date Ltd", "Casa Rossa"])
def test_names_are_no_words_of_papers(text: str) -> None:
    assert not is_word_of_papers(text)
