"""Legal forms of many countries, however they are dotted, spaced and spelled."""

from __future__ import annotations

import pytest
from docloop.values.legal_forms import legal_form, legal_prefix


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Bartosz Meble Sp. z o.o.", "Sp. z o.o."),
        ("BARTOSZ MEBLE SP Z OO", "SP Z OO"),
        ("Havlík stavby s. r. o.", "s. r. o."),
        ("Havlík stavby s.r.o.", "s.r.o."),
        ("Yıldız Çelik San. Tic. A.Ş.", "A.Ş."),
        ("Yıldız Çelik LTD ŞTİ", "LTD ŞTİ"),
        ("Kerrabee Signs Pty Ltd", "Pty Ltd"),
        ("Van Dalen Logistiek B.V.", "B.V."),
        ("Nordlys Møbler ApS", "ApS"),
        ("Koivula Rakennus Oy", "Oy"),
        ("Tiszai Nyomda Kft.", "Kft."),
        ("Jadranka usluge d.o.o.", "d.o.o."),
        ("Ferramenta Galli S.p.A.", "S.p.A."),
        ("Galli & Figli S.r.l.", "S.r.l."),
        ("Casa do Pão Lda", "Lda"),
        ("Shakti Pumps Pvt. Ltd.", "Pvt. Ltd."),
        ("Golden Lotus Trading Co., Ltd.", "Co., Ltd."),
        ("Linde & Söhne GmbH & Co. KG", "GmbH & Co. KG"),
        ("Lilleberg Transport AS", "AS"),
        ("Puidutöö OÜ", "OÜ"),
    ],
)
def test_the_form_is_found_behind_the_name(name: str, form: str) -> None:
    place = legal_form(name)
    assert place is not None
    assert name[place[0] : place[1]].rstrip(".") == form.rstrip(".")


@pytest.mark.parametrize(
    "text",
    [
        "Payment as agreed",
        "12 Church Road",
        "GmbH",
        "sold as seen",
        "Total",
        "Kirchstraße 5",
        "",
        "as",
        "Best before se",
    ],
)
def test_words_that_are_no_form_of_a_company(text: str) -> None:
    assert legal_form(text) is None


@pytest.mark.parametrize("name", ["PT Maju Jaya", "UAB Ranga", "SIA Kalve", "P.T. Sumber Makmur", "UAB „Ranga“"])
def test_forms_before_a_name(name: str) -> None:
    assert legal_prefix(name)


@pytest.mark.parametrize("name", ["Maju Jaya", "Patel Stores", "", "UAB"])
def test_names_without_a_form_before_them(name: str) -> None:
    assert not legal_prefix(name)
