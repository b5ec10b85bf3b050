"""Normal forms of texts, each in a table: what it drops and what it keeps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docloop.values import normal_forms
from docloop.values.normal_forms import (
    caseless,
    composed,
    fold,
    fold_key,
    label_key,
    plain_marks,
    solid,
    text_key,
    tokens_of,
    unspaced,
    word_key,
)
from hypothesis import given
from hypothesis import strategies as st

TABLE = [
    (caseless, "ＡＢ Straße ", "ab strasse "),
    (composed, "Mu\u0308ller", "M\u00fcller"),
    (plain_marks, "（Ａ）：", "(Ａ):"),
    (fold, "Größe  N°", "grosse  n°"),
    (fold, "Café-Łódź", "cafe-łodz"),
    (unspaced, "DE89 3704\u00a00044-x", "DE8937040044-x"),
    (solid, " A. S._é", "ASé"),
    (text_key, "Mu\u0308ller & Söhne", "müllersöhne"),
    (text_key, "A-1_２", "a12"),
    (fold_key, "Müller & Söhne", "mullersohne"),
    (fold_key, "Łódź_1", "łodz1"),
    (word_key, "N° de facture", "ndefacture"),
    (word_key, "Łódź Ærø ²", "lodzaero2"),
    (label_key, "T0tal: 5um", "totalsum"),
    (label_key, "Total9", "total"),
    (label_key, "2019", "2019"),
]
PER_SIGN = [plain_marks, solid, unspaced]
FORMS: list[Callable[[str], str]] = [
    value
    for name, value in vars(normal_forms).items()
    if callable(value) and not name.startswith("_") and name not in {"lru_cache", "tokens_of"}
]


@pytest.mark.parametrize(("form", "text", "expected"), TABLE)
def test_a_form_drops_what_it_says(form: Callable[[str], str], text: str, expected: str) -> None:
    assert form(text) == expected


def test_every_form_is_in_the_table_and_in_the_overview() -> None:
    assert {form for form, _, _ in TABLE} == set(FORMS)
    for form in FORMS:
        assert f"`{form.__name__}`" in (normal_forms.__doc__ or "")


@pytest.mark.parametrize("form", FORMS)
@given(text=st.text(st.characters(codec="ascii")))
def test_a_form_of_plain_text_is_its_own_form(form: Callable[[str], str], text: str) -> None:
    once = form(text)
    # A word that lost its last digit may be read anew as a word of letters.
    if form is not label_key:
        assert form(once) == once


@given(st.text())
def test_tokens_stand_where_they_are_said_to_stand(text: str) -> None:
    places = [text[start:end] for _, start, end in tokens_of(text)]
    assert "".join(places) == solid(text)


@pytest.mark.parametrize("form", PER_SIGN)
@given(one=st.text(), other=st.text())
def test_forms_of_single_signs_take_texts_apart_as_one_likes(form: Callable[[str], str], one: str, other: str) -> None:
    assert form(one + other) == form(one) + form(other)
