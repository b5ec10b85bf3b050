"""Names of persons and companies: any text; what makes it a name is where it stands."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from docloop.values.kind import Kind, Shape, weighed
from docloop.values.normal_forms import fold, text_key
from docloop.values.shipped_data import shipped_yaml

FILE = "name_spellings.yaml"
_WORD = re.compile(r"[^\W_]+|&|\+")


def equal_names(one: str, other: str) -> bool:
    """Whether two names are one but for case, marks, and how what joins them and their legal form is spelt."""
    return text_key(one) == text_key(other) or name_key(one) == name_key(other)


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """A name in one spelling: "Smith & Sons, Incorporated" is "smithandsonsinc"."""
    words = _WORD.findall(name)
    return text_key(" ".join(_spellings().get(fold(word), word) for word in words))


@cache
def _spellings() -> dict[str, str]:
    data: dict[str, list[str]] = shipped_yaml(FILE)
    return {fold(other): usual for usual, others in data.items() for other in others}


_BESIDE = "seller buyer ship_to payee CONTACT ACCOUNT_HOLDER BANK_NAME"
KIND = Kind(
    name="name",
    title="Name",
    noun="name",
    example="Muster & Söhne GmbH",
    word_lists=frozenset(_BESIDE.split()),
    equal=equal_names,
    shape=Shape.NAME,
    remembered=True,
    wordy=True,
    weights=weighed(
        -1.0, legal_form=2.4, legal_end=1.1, first_line=1.8, second_line=0.7, tall=0.3,
        letters=0.5, in_web=1.3, registered=0.8, address_below=0.6, runs_on=1.2, legal_start=-0.8,
        open=-3.0, ends_open=-1.5, joins_names=-0.5,
        sender_line=2.5, below_sender=2.5, name_row=2.5, company_row=3.5, heads_address=1.7, under_heading=3.0,
        in_section=1.0, in_order=1.3, out_of_order=-1.3, other_heading=-3.0, is_sender=-4.0,
        is_receiver=-2.0, not_a_name=-3.8, far_down=-1.8, digits=-2.0, stump=-2.3, gap_inside=-0.8,
        merged=-0.6, number_between=-0.4, cut_off=-1.0, bracket_dropped=-1.3, code_dropped=-1.7,
        registration_kept=-1.1, name_below=-0.6, legal_above=-0.4, address_above=-0.3, gap_above=-0.3,
        gap_below=-0.4, gap_within=-0.5, heights_differ=-0.9, off_centre=-1.3, repeated=0.0,
        in_block=0.5, block_address=0.8, block_sure=2.5, block_best=1.5, block_legal=1.0, other_party=-4.5,
        part_of_name=-2.5, no_party=-4.0, in_sentence=-4.0,
        unclear=-1.6, looks_misread=-1.4, repairable=-2.0, repair_doubtful=-2.0,
        memory=-0.7, memory_exact=0.8, memory_number=2.5, memory_other_field=2.1, memory_edits=-0.9,
        memory_rival=-0.3, memory_unseen=-0.6,
    ),
)  # fmt: skip
