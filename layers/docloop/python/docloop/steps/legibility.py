"""Whether a document could be read at all: its script, and how sure the readers are of what they saw."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

from docloop.model.finding import Finding, Severity
from docloop.model.reading import Reading
from docloop.values.lexicon_data import shipped_lexicon
from docloop.values.normal_forms import caseless

UNSURE = 0.8
"""A word that a reader trusts less may well be another one."""

MUCH = 0.2
"""Share of the characters. Of 154 papers seven are above: four of five in Thai, two of eight written by hand and one
bad scan; most print is below .06."""

FOREIGN = 0.3
"""Share of the letters in scripts without words; names in such a script stand on many papers."""

FEWEST = 40
"""Characters; less says nothing."""

_SIGNS = {"Chinese": ("CJK",), "Japanese": ("CJK", "HIRAGANA", "KATAKANA")}
"""How Unicode begins the names of a script's letters, where not with the name of the script."""


def illegible(reading: Reading) -> tuple[Finding, ...]:
    """Contradict a document that was hardly read, or is in a script of which docloop knows no words.

    A page's own text counts as read: nobody doubts its letters.
    """
    words = [word for page in reading.pages for line in page.lines for word in line.words]
    script = _foreign_script(word.text for word in words)
    if script is not None:
        message = f"Much of the text is in {script} script, of which docloop knows no words."
        return (Finding(code="legibility.script", severity=Severity.CONTRADICTS, fields=(), message=message),)
    judged = [(len(word.text), word.confidence) for word in words if word.confidence is not None]
    characters = sum(length for length, _ in judged)
    unsure = sum(length for length, confidence in judged if confidence < UNSURE)
    if characters < FEWEST or unsure < MUCH * characters:
        return ()
    message = (
        f"{unsure / characters:.0%} of what was read is doubtful: handwriting, a script that the reader does not know, "
        "or a poor picture."
    )
    return (Finding(code="legibility.doubtful", severity=Severity.CONTRADICTS, fields=(), message=message),)


def _foreign_script(texts: Iterable[str]) -> str | None:
    """The script without words in which most letters of such scripts are; None where they are few."""
    scripts = Counter(_script_of(letter) for text in texts for letter in text if letter.isalpha())
    foreign = {script: count for script, count in scripts.items() if script not in _known_scripts()}
    if sum(scripts.values()) < FEWEST or sum(foreign.values()) < FOREIGN * sum(scripts.values()):
        return None
    return max(foreign, key=lambda script: foreign[script]).title()


@cache
def _script_of(letter: str) -> str:
    """The first word of a letter's Unicode name, which is its script; of its usual form, whatever its width."""
    return unicodedata.name(caseless(letter)[0], "UNKNOWN").split(" ", 1)[0].split("-", 1)[0]


@cache
def _known_scripts() -> frozenset[str]:
    named = {script for language in shipped_lexicon().languages.values() for script in language.scripts}
    return frozenset(sign for script in named for sign in _SIGNS.get(script, (script.upper(),)))
