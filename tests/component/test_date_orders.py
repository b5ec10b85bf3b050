"""In which order a paper's dates are read: by its terms of payment, its language, and a second calendar."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.extraction import Extraction
from docloop.steps.extract import extract
from docloop.steps.extract.page.locale import hints_for
from docloop.steps.languages import languages_of
from docloop.values.calendars import order_by_other_calendar
from docloop.values.dates import day_order, find_dates
from docloop.values.match import Hints

from tests.typeset import typeset

TYPES = {each.name: each for each in shipped_types()}
WITHOUT_A_COUNTRY = "GmbH, San Francisco, CA 94105\nEUR 5.00\n"
"""What speaks for both orders."""


def said(text: str) -> Extraction:
    return extract(typeset(f"{WITHOUT_A_COUNTRY}{text}"), TYPES["invoice"], 1.0)


@pytest.mark.parametrize(
    ("issued", "due", "values"),
    [
        ("10/04/2026", "11/03/2026", ("2026-10-04", "2026-11-03")),
        ("04/10/2026", "03/11/2026", ("2026-10-04", "2026-11-03")),
        ("01/02/2026", "02/01/2026", ("2026-01-02", "2026-02-01")),
        ("10/12/2025", "01/09/2026", ("2025-10-12", "2026-01-09")),
        ("12/01/2025", "01/10/2026", ("2025-12-01", "2026-01-10")),
    ],
)
def test_no_bill_is_due_before_it_is_issued(issued: str, due: str, values: tuple[str, str]) -> None:
    found = said(f"Invoice\nInvoice date: {issued}\nDue date: {due}\nTotal 5.00")
    assert (found.value("INVOICE_RECEIPT_DATE"), found.value("DUE_DATE")) == values


def test_terms_that_fit_both_orders_tell_nothing() -> None:
    text = "Invoice\nInvoice date: 03/04/2026\nDue date: 04/05/2026\nTotal 5.00"
    found = extract(typeset(text), TYPES["invoice"], 1.0).get("INVOICE_RECEIPT_DATE")
    assert found is not None
    assert {found.value, *(each.value for each in found.alternatives)} >= {"2026-03-04", "2026-04-03"}


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Date: 07/05/2024\nMiti: 21/03/2081", False),
        ("Date: 05/07/2024\nMiti: 21/03/2081", True),
        ("Date 01-02-2025, B.S. 2081/10/19", True),
        ("Date 02-01-2025, B.S. 2081/10/19", False),
        ("Miti : 2080-12-20\nDate : 04/02/2024", False),
        ("Date: 07/07/2024\nMiti: 23/03/2081", None),
        ("Date: 07/05/2024", None),
        ("Date: 07/05/2024\nMiti: 01/09/2081", None),
    ],
)
def test_a_second_calendar_tells_the_order(text: str, order: bool | None) -> None:
    assert order_by_other_calendar(text) is order


def test_days_of_another_calendar_are_no_dates_of_ours() -> None:
    text = "Miti: 21/03/2081"
    assert day_order(text) is None
    assert find_dates(text, Hints()) == []


@pytest.mark.parametrize(
    "words",
    [
        "FATURA Número do pedido Data de vencimento Termos de pagamento Quantidade",
        "FACTURA Número de pedido Fecha de vencimiento Cantidad Forma de pago",
        "FACTURE Numéro de commande Date d'échéance Quantité Montant",
        "FATTURA Numero ordine Data di scadenza Quantità Importo",
        "RECHNUNG Bestellnummer Fälligkeitsdatum Menge Betrag",
    ],
)
def test_an_address_abroad_does_not_settle_the_order_of_a_language(words: str) -> None:
    reading = typeset(f"{words}\nPottery & Co\n89 Pacific Ave, San Francisco, CA 94105\n(123) 456-7890\n10/03/2025")
    assert hints_for(reading, TYPES["invoice"], languages=languages_of(reading)).day_first is None


def test_an_english_paper_from_the_united_states_writes_the_month_first() -> None:
    reading = typeset("INVOICE\n89 Pacific Ave, San Francisco, CA 94105\n(123) 456-7890\nDate 10/03/2025")
    assert hints_for(reading, TYPES["invoice"], languages=languages_of(reading)).day_first is False
