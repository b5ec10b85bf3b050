"""Words that tell what a page is among the pages of a file: terms, a cover sheet, a sum brought forward."""

from __future__ import annotations

from functools import cache

from docloop.model.reading import PageReading
from docloop.steps import word_lists
from docloop.values.lexicon_data import shipped_lexicon
from docloop.values.normal_forms import label_key, tokens_of

TERMS, COVER, CARRIED, SLIP = "terms", "cover", "carried", "payment_slip"

LONGEST = 5
"""Words in the longest expression looked for."""

_MOST_BESIDE = 3
"""Words of a line around one; a sentence that names the terms is not their title."""

_SHORTEST = 4
"""Letters of the shortest."""


def stated(page: PageReading) -> dict[str, float]:
    """Return how far down the page each of these is said first, in page fractions; what is not said is not there.

    A sum is brought forward where one stands behind the words: they mean other things elsewhere ("Transport").
    """
    known = _expressions()
    found: dict[str, float] = {}
    for line in page.lines:
        tokens = [token for token, _, _ in tokens_of(line.text)]
        for start in range(len(tokens)):
            for end in range(start + 1, min(len(tokens), start + LONGEST) + 1):
                name = known.get("".join(tokens[start:end]))
                if name is None or len(tokens) - (end - start) > _MOST_BESIDE:
                    continue
                if name != CARRIED or (start == 0 and any(token.isdigit() for token in tokens[end:])):
                    found[name] = min(found.get(name, 1.0), line.box.center_y)
    return found


@cache
def _expressions() -> dict[str, str]:
    """What each expression of any language says: a stack of papers is in several."""
    found: dict[str, str] = {}
    for language in shipped_lexicon().languages.values():
        phrases, labels = language.phrases, language.labels
        lists = [(name, phrases.get(name, ())) for name in (TERMS, COVER, SLIP)]
        for name, words in (*lists, (CARRIED, labels.get(word_lists.CARRIED, ()))):
            found.update({key: name for word in words if len(key := label_key(word)) >= _SHORTEST})
    return found
