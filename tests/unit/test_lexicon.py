"""The words that docloop ships: complete, apart from each other, packed as written and quickly loaded."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from copy import deepcopy
from importlib import resources
from typing import Any

import pytest
from docloop.lab.pack_words import gathered, packed
from docloop.values.lexicon import Language, Lexicon
from docloop.values.lexicon_data import PACKED, check_words, lexicon_from, shipped_lexicon
from docloop.values.normal_forms import word_key

_CODES = "bg ca cs da de el en es et fi fr hr hu id it ja lt lv ms nb nl pl pt ro ru sk sl sr sv tr uk vi zh"
LANGUAGES = _CODES.split()
MAJOR = ("cs", "da", "de", "en", "es", "fi", "fr", "hu", "it", "nb", "nl", "pl", "pt", "ro", "sk", "sv", "tr")
IMPORTANT = ("TOTAL", "SUBTOTAL", "TAX", "AMOUNT_DUE", "INVOICE_RECEIPT_ID", "INVOICE_RECEIPT_DATE", "DUE_DATE")
LEAST = dict.fromkeys(IMPORTANT, 10) | {"AMOUNT_DUE": 6, "DUE_DATE": 8, "INVOICE_RECEIPT_DATE": 8}
USEFUL = {
    "AMOUNT_PAID": 4, "DELIVERY_DATE": 5, "PO_NUMBER": 6, "CUSTOMER_NUMBER": 5, "VENDOR_VAT_NUMBER": 4,
    "PAYMENT_TERMS": 5, "VENDOR_PHONE": 3, "DISCOUNT": 2,
}  # fmt: skip
HEADS = {"ITEM": 5, "QUANTITY": 2, "UNIT_PRICE": 2, "PRICE": 2}
INVOICES = ("invoice", "credit_note", "corrected_invoice", "proforma", "prepayment", "quote", "order_confirmation")
MORE_INVOICES = ("final_invoice", "delivery_note", "reminder", "statement")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return shipped_lexicon()


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    return gathered()


def test_every_file_is_right_and_no_word_stands_in_two_lists(written: dict[str, Any]) -> None:
    check_words(lexicon_from(json.loads(packed(written))))


def test_what_is_loaded_is_what_is_written(written: dict[str, Any]) -> None:
    text = (resources.files("docloop") / "data" / PACKED).read_text(encoding="utf-8")

    assert text == packed(written), "run python -m docloop.lab.pack_words"


def test_loading_takes_a_moment() -> None:
    def seconds() -> float:
        shipped_lexicon.cache_clear()
        began = time.process_time()
        shipped_lexicon()
        return time.process_time() - began

    assert min(seconds() for _ in range(3)) < 0.15


def test_the_languages_are_those_that_the_documentation_names(lexicon: Lexicon) -> None:
    readme = (resources.files("docloop") / "data" / "words" / "README.md").read_text(encoding="utf-8")

    assert sorted(lexicon.languages) == LANGUAGES
    for language in lexicon.languages.values():
        assert language.name.removesuffix(" Bokmål") in readme


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_the_words_of_every_important_field(lexicon: Lexicon, code: str) -> None:
    language = lexicon.languages[code]
    least = dict.fromkeys(IMPORTANT, 12) | {"INVOICE_RECEIPT_DATE": 11} if code in MAJOR else LEAST

    few = {name: len(language.labels.get(name, ())) for name, count in least.items() if _few(language, name, count)}
    assert not few


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_the_rest_of_the_minimum(lexicon: Lexicon, code: str) -> None:
    language = lexicon.languages[code]

    assert not [name for name, count in USEFUL.items() if _few(language, name, count)]
    assert not [name for name, count in HEADS.items() if len(language.columns.get(name, ())) < count]
    assert not [role for role in ("seller", "buyer", "ship_to") if len(language.parties.get(role, ())) < 3]
    assert not [kind for kind in INVOICES if len(language.kinds["invoice"].get(kind, ())) < 2]
    assert not [kind for kind in MORE_INVOICES if not language.kinds["invoice"].get(kind)]
    assert not [kind for kind in ("receipt", "refund", "card_slip", "quote") if not language.kinds["receipt"].get(kind)]
    assert not [name for name in ("date", "page", "copy", "paid", "thank_you", "address") if not language.phrases[name]]
    assert len(language.weekdays) >= 7
    assert language.decimal_marks
    assert language.group_marks


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_languages_countries_are_described(lexicon: Lexicon, code: str) -> None:
    assert set(lexicon.countries).issuperset(lexicon.languages[code].countries)


def test_every_country_can_be_used(lexicon: Lexicon) -> None:
    for country in lexicon.countries.values():
        assert country.currency in lexicon.currencies, country.code
        assert country.number_formats, country.code
        assert all(each.decimal in ".,٫" and each.decimal != each.group for each in country.number_formats)
        for form in country.tax_ids:
            assert form.names, country.code
            re.compile(form.pattern)


@pytest.mark.parametrize(
    ("field", "language", "word"),
    [
        ("TOTAL", "hu", "Végösszeg"),
        ("TOTAL", "fi", "Yhteensä"),
        ("TOTAL", "tr", "Genel toplam"),
        ("TOTAL", "ja", "合計"),
        ("AMOUNT_DUE", "fr", "Net à payer"),
        ("AMOUNT_DUE", "cs", "K úhradě"),
        ("DUE_DATE", "pl", "Termin płatności"),
        ("DUE_DATE", "sv", "Förfallodatum"),
        ("DELIVERY_DATE", "cs", "DUZP"),
        ("VENDOR_VAT_NUMBER", "pl", "NIP"),
        ("VENDOR_VAT_NUMBER", "es", "CIF"),
        ("VENDOR_VAT_NUMBER", "it", "P.IVA"),
        ("VENDOR_VAT_NUMBER", "cs", "DIČ"),
        ("VENDOR_VAT_NUMBER", "en", "GSTIN"),
        ("VENDOR_VAT_NUMBER", "da", "CVR"),
        ("TAX_PAYER_ID", "cs", "IČO"),
        ("TAX_PAYER_ID", "fr", "SIRET"),
        ("TAX_PAYER_ID", "en", "EIN"),
        ("TAX_PAYER_ID", "nb", "Org.nr."),
        ("CHANGE", "de", "Rückgeld"),
        ("CHANGE", "en", "Change"),
        ("GRATUITY", "it", "Mancia"),
    ],
)
def test_words_that_papers_print(lexicon: Lexicon, field: str, language: str, word: str) -> None:
    assert word_key(word) in {word_key(each) for each in lexicon.languages[language].labels[field]}


@pytest.mark.parametrize(
    ("document_type", "kind", "word"),
    [
        ("invoice", "credit_note", "Gutschrift"),
        ("invoice", "credit_note", "Avoir"),
        ("invoice", "credit_note", "Dobropis"),
        ("invoice", "proforma", "Díjbekérő"),
        ("invoice", "reminder", "Sollecito di pagamento"),
        ("invoice", "quote", "Presupuesto"),
        ("invoice", "statement", "Kontoauszug"),
        ("invoice", "self_billed", "Recipient created tax invoice"),
        ("receipt", "refund", "Återköp"),
        ("receipt", "card_slip", "Merchant copy"),
        ("receipt", "quote", "Preconto"),
    ],
)
def test_titles_say_what_a_paper_is(lexicon: Lexicon, document_type: str, kind: str, word: str) -> None:
    assert word_key(word) in {word_key(each) for _, each in lexicon.titles(document_type, kind)}


def test_every_languages_best_word_comes_first(lexicon: Lexicon) -> None:
    words = list(lexicon.labels("TOTAL"))

    assert [code for code, _ in words[: len(LANGUAGES)]] == LANGUAGES
    assert words[0] == ("bg", lexicon.languages["bg"].labels["TOTAL"][0])


@pytest.mark.parametrize(
    ("printed", "same"),
    [
        ("N° de facture", "NDEFACTURE"),
        ("Łącznie", "lacznie"),
        ("Straße", "STRASSE"),
        ("Re-Nr.", "ReNr"),
        ("Düzenleme tarihi", "duzenleme tarıhı"),
        ("Ημ/νία", "ημνια"),
        ("Йога", "ИОГА"),
    ],
)
def test_case_accents_and_marks_do_not_count(printed: str, same: str) -> None:
    assert word_key(printed) == word_key(same)


def _misspelt(data: dict[str, Any]) -> None:
    data["languages"][0]["labels"]["TOTALL"] = ["x"]


def _unknown_kind(data: dict[str, Any]) -> None:
    data["languages"][0]["kinds"]["invoice"]["bill"] = ["x"]


def _unknown_type(data: dict[str, Any]) -> None:
    data["languages"][0]["kinds"]["contract"] = {}


def _no_list(data: dict[str, Any]) -> None:
    data["languages"][0]["labels"]["TOTAL"] = "x"


def _number_for_a_word(data: dict[str, Any]) -> None:
    data["languages"][0]["labels"]["TOTAL"] = ["x", 1]


def _month_missing(data: dict[str, Any]) -> None:
    del data["languages"][0]["months"][12]


def _wrong_order(data: dict[str, Any]) -> None:
    data["countries"][0]["date_orders"] = ["DYM"]


def _wrong_number_kind(data: dict[str, Any]) -> None:
    data["countries"][0]["tax_ids"] = [{"kind": "fiscal", "names": ["X"], "pattern": "x", "check_digits": True}]


def _twice(data: dict[str, Any]) -> None:
    data["countries"].append(data["countries"][0])


def _unknown_part(data: dict[str, Any]) -> None:
    data["languages"][0]["numbers"] = []


@pytest.mark.parametrize(
    "spoil",
    [
        _misspelt,
        _unknown_kind,
        _unknown_type,
        _no_list,
        _number_for_a_word,
        _month_missing,
        _wrong_order,
        _wrong_number_kind,
        _twice,
        _unknown_part,
    ],
)
def test_a_mistake_is_named(written: dict[str, Any], spoil: Callable[[dict[str, Any]], None]) -> None:
    data = deepcopy(written)
    spoil(data)

    with pytest.raises(ValueError, match=r"language bg|country AD|a code stands there twice"):
        lexicon_from(data)


@pytest.mark.parametrize(
    ("section", "name", "word"),
    [
        ("labels", "TOTAL", "MEZISOUCET"),
        ("labels", "TOTAL", "celkém"),
        ("columns", "PRICE", "Popis"),
        ("labels", "TOTAL", "#"),
    ],
)
def test_a_word_in_two_lists_is_found(written: dict[str, Any], section: str, name: str, word: str) -> None:
    data = deepcopy(written)
    czech = next(each for each in data["languages"] if each["language"] == "cs")
    czech[section][name].append(word)

    with pytest.raises(ValueError, match="language cs"):
        check_words(lexicon_from(data))


def _few(language: Language, name: str, count: int) -> bool:
    return len(language.labels.get(name, ())) < count
