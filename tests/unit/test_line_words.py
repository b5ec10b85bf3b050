"""Words that tell the lines of a paper apart come from a file."""

from __future__ import annotations

import re

import pytest
from docloop.values import line_words
from docloop.values.line_words import any_word, whole_words
from docloop.values.shipped_data import shipped_yaml


def test_every_list_is_one_group_that_can_be_built_in() -> None:
    for name in shipped_yaml(line_words.FILE):
        assert re.compile(f"^{any_word(name)}$", re.IGNORECASE), name


def test_whole_words_are_found_and_no_parts() -> None:
    assert whole_words("company_surely").search("Harbour Paints LTD.")
    assert not whole_words("company_surely").search("Limitedly")


def test_a_word_that_yaml_takes_for_a_truth_value_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    line_words._lists.cache_clear()
    monkeypatch.setattr(line_words, "shipped_yaml", lambda _: {"number": ["nr", False]})
    with pytest.raises(ValueError, match="not all words are text in number"):
        any_word("number")
    line_words._lists.cache_clear()
