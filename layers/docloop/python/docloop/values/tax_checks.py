"""Check digits of tax and company numbers by country, as python-stdnum knows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module

_MODULES: Mapping[str, tuple[tuple[str, int], ...]] = {
    "ar.cuit": (("AR", 11),),
    "at.uid": (("AT", 9),),
    "au.abn": (("AU", 11),),
    "be.vat": (("BE", 10),),
    "br.cnpj": (("BR", 14),),
    "br.cpf": (("BR", 11),),
    "ca.bn": (("CA", 9), ("CA", 15)),
    "ch.uid": (("CH", 9), ("CH", 12), ("CH", 13)),
    "cl.rut": (("CL", 8), ("CL", 9)),
    "cn.uscc": (("CN", 18),),
    "cz.dic": (("CZ", 8), ("SK", 8)),
    "de.vat": (("DE", 9),),
    "dk.cvr": (("DK", 8),),
    "ee.kmkr": (("EE", 9),),
    "es.nif": (("ES", 9),),
    "fi.alv": (("FI", 8),),
    "fr.siren": (("FR", 9),),
    "fr.siret": (("FR", 14),),
    "fr.tva": (("FR", 11),),
    "gb.vat": (("GB", 9), ("GB", 12)),
    "gr.vat": (("GR", 9),),
    "hr.oib": (("HR", 11),),
    "hu.anum": (("HU", 8), ("HU", 11)),
    "in_.gstin": (("IN", 15),),
    "it.iva": (("IT", 11),),
    "jp.cn": (("JP", 14),),
    "lu.tva": (("LU", 8),),
    "nl.btw": (("NL", 12),),
    "no.mva": (("NO", 12),),
    "no.orgnr": (("NO", 9),),
    "pe.ruc": (("PE", 11),),
    "pl.nip": (("PL", 10),),
    "pt.nif": (("PT", 9),),
    "ro.cf": tuple(("RO", length) for length in range(4, 11)),
    "rs.pib": (("RS", 9),),
    "ru.inn": (("RU", 10), ("RU", 12)),
    "se.orgnr": (("SE", 10), ("SE", 12)),
    "si.ddv": (("SI", 8),),
    "sk.dph": (("SK", 10),),
    "th.tin": (("TH", 13),),
    "tr.tckimlik": (("TR", 11),),
    "tr.vkn": (("TR", 10),),
}
"""Modules of python-stdnum, each with the countries and lengths of the numbers that it checks."""

_STEMS = {("CH", 12): 9, ("CH", 13): 9, ("HU", 11): 8, ("SE", 12): 10}
"""Characters that the check digits are of, where others follow: CHE-116.281.710 MWST, 12892312-2-41."""

_AROUND = {"CH": ("", "CHE"), "JP": ("T", "")}
"""What is taken off a number and put before it, so that it is as python-stdnum has it."""


def tax_id_holds(country: str, value: str) -> bool | None:
    """Whether the check digits of `value` hold: capitals and digits alone, without the prefix of the country.

    None: no algorithm is known for a number of that country and length.
    """
    check = _checks().get((country, len(value)))
    if check is None or not value.isascii() or not value.isalnum():
        return None
    return check(value)


@cache
def _checks() -> Mapping[tuple[str, int], Callable[[str], bool]]:
    found = {key: _check(name, *key) for name, keys in _MODULES.items() for key in keys}
    return {**found, ("KR", 10): _korean, ("TW", 8): _taiwanese}


def _check(name: str, country: str, length: int) -> Callable[[str], bool]:
    off, before = _AROUND.get(country, ("", ""))
    stem = _STEMS.get((country, length), length)

    def check(value: str) -> bool:
        return bool(import_module(f"stdnum.{name}").is_valid(before + value[:stem].removeprefix(off)))

    return check


def _korean(value: str) -> bool:
    """The check digit of a business number; python-stdnum looks at its form alone."""
    if not value.isdigit():
        return False
    total = sum(int(digit) * weight for digit, weight in zip(value, (1, 3, 7, 1, 3, 7, 1, 3, 5), strict=False))
    return -(total + int(value[8]) * 5 // 10) % 10 == int(value[9])


def _taiwanese(value: str) -> bool:
    """The check digit as numbers given since 2023 have it: a multiple of five; python-stdnum wants one of ten."""
    if not value.isdigit():
        return False
    total = sum(sum(divmod(int(d) * weight, 10)) for d, weight in zip(value, (1, 2, 1, 2, 1, 2, 4, 1), strict=True))
    return total % 5 == 0 or (value[6] == "7" and (total + 1) % 5 == 0)
