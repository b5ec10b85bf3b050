"""Sentences of the API that the console says in other languages: each listed one is said, and none is missing."""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path

import docloop
import pytest
from docloop import errors
from docloop.steps.sources import SOURCES
from docloop.values.kinds import KINDS

PACKAGE = Path(docloop.__file__).parent
ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "functions" / "console" / "ui" / "src" / "texts"
CATALOGUES = {path.parent.name: path for path in sorted(TEXTS.glob("*/sentences.json"))}

SHOWN = (
    "adapters/pdf.py",
    "adapters/xml_files.py",
    "steps/cut_off.py",
    "steps/decide/__init__.py",
    "steps/decide/reasons.py",
    "steps/decide/paper_terms.py",
    "steps/extract/score/reasons.py",
    "steps/judge/agreement.py",
    "steps/judge/outliers.py",
    "steps/legibility.py",
    "steps/validate/check_digits.py",
    "steps/validate/dates.py",
    "steps/validate/duplicates.py",
    "steps/validate/iban.py",
    "steps/validate/items.py",
    "steps/validate/parties.py",
    "steps/validate/sources.py",
    "steps/validate/sums.py",
    "steps/validate/tax.py",
    "steps/page_text.py",
    "steps/parts/areas.py",
    "steps/parts/boundary_weights.py",
    "steps/sources/payees.py",
    "steps/sources/payment_codes.py",
    "use_cases/documents/divide.py",
    "use_cases/models/forecast.py",
)
"""What these say stands before reviewers, as reasons, findings and outlooks."""

COMPOSED = {
    "{}: {}.": "the page says",
    "{}: {} is in {} but is not printed on the pages.": "is in the payment code on the page but",
    "{} is paid by {} but is not named on the pages.": "is paid by the payment code on the page but",
    "Payment reference: the page says {}, {} says {}.": "Payment reference: the page says",
    "The page says the same as {}.": "The page says the same as the",
    "Kind of document: {}. {}": "Kind of document: {}.",
    "It is not yet proven that at most {} of such values are wrong{}.": "of such values are wrong; about {} more",
    "The readers differ: “{}” / “{}”.": "The readers differ: {}.",
}
"""Templates into which other sentences are put, and how it is seen that what comes of it is listed."""

COMPARED = ["the rules alone", "the model in use"]
"""What a new model is compared with."""

FOR_PROGRAMS = {
    errors.ConfigurationError,
    errors.DocumentBusy,
    errors.FileInBody,
    errors.KeyReused,
    errors.MethodNotAllowed,
    errors.TrainingBusy,
    errors.UnreadableMessage,
    errors.WrongContentType,
}


def templates_in(path: Path) -> Iterator[str]:
    """The texts of a module but its docstrings, with "{}" for each value in them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    statements = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts | statements:
            yield re.sub(r"\{\w+\}", "{}", node.value)


def is_sentence(text: str) -> bool:
    return " " in text and not text.startswith(".") and (text.endswith(".") or text in COMPOSED)


@pytest.fixture(scope="module")
def said() -> frozenset[str]:
    """All that docloop may say."""
    folders = [PACKAGE / name for name in ("adapters", "model", "steps", "use_cases", "values")]
    files = [*(path for folder in folders for path in folder.rglob("*.py")), ROOT / "functions" / "problems.py"]
    found = {text for path in files for text in templates_in(path)}
    return frozenset(found | {each for error in every_error() for each in sentences_of(error)})


def every_error(of: type[errors.DocloopError] = errors.DocloopError) -> Iterator[type[errors.DocloopError]]:
    yield of
    for each in of.__subclasses__():
        if each.__module__ == errors.__name__:
            yield from every_error(each)


def sentences_of(error: type[errors.DocloopError]) -> tuple[str, str]:
    return (inspect.getdoc(error) or "").splitlines()[0], error.remedy


def pieces(sentence: str) -> Iterator[str]:
    """The words between values, without what may be put together in many ways."""
    for each in [text for source in SOURCES.values() for text in (source.speech, source.title)] + COMPARED:
        sentence = sentence.replace(each, "{}")
    for kind in KINDS.values():
        sentence = sentence.replace(f"valid {kind.noun}.", "valid {}.")
    for part in re.split(r"\{\}|(?<=[.:;,]) ", sentence):
        if piece := part.strip(" :,;.“”/"):
            yield piece


@pytest.fixture(params=list(CATALOGUES.values()), ids=list(CATALOGUES))
def catalogue(request: pytest.FixtureRequest) -> dict[str, str]:
    found: dict[str, str] = json.loads(Path(request.param).read_text(encoding="utf-8"))
    return found


def test_each_sentence_that_is_listed_is_one_of_docloops(catalogue: dict[str, str], said: frozenset[str]) -> None:
    texts = "\n".join(said)
    strange = [
        sentence
        for sentence in catalogue
        if sentence not in said and not all(piece in texts for piece in pieces(sentence))
    ]
    assert strange == []


@pytest.mark.parametrize("module", SHOWN)
def test_every_sentence_that_reviewers_see_is_listed(module: str, catalogue: dict[str, str]) -> None:
    sentences = [text for text in templates_in(PACKAGE / module) if is_sentence(text) and len(text) > len("{}: {}")]
    assert sentences or module.endswith("check_digits.py"), "it says nothing"
    assert [text for text in sentences if text not in catalogue and not is_composed(text, catalogue)] == []


def is_composed(text: str, catalogue: dict[str, str]) -> bool:
    return text in COMPOSED and any(COMPOSED[text] in sentence for sentence in catalogue)


def test_every_error_that_people_see_is_listed(catalogue: dict[str, str]) -> None:
    shown = [error for error in every_error() if error not in FOR_PROGRAMS | {errors.DocloopError}]
    assert [text for error in shown for text in sentences_of(error) if text not in catalogue] == []


def test_every_kind_of_value_can_be_refused_in_words(catalogue: dict[str, str]) -> None:
    refusals = [f"{{}} is not a valid {kind.noun}. Write it like {{}}." for kind in KINDS.values() if not kind.listed]
    assert [text for text in refusals if text not in catalogue] == []


def test_a_translation_has_no_more_values_than_its_sentence(catalogue: dict[str, str]) -> None:
    for english, other in catalogue.items():
        places = re.findall(r"\{(\d?)\}", other)
        assert len(places) <= english.count("{}"), english
        assert all(int(place) <= english.count("{}") for place in places if place), english
