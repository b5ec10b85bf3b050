"""Whether the pages know whom a payment code pays, and the reference that it names.

The field of the supplier does not tell: a factor or an owner may be paid, who is then named on the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from rapidfuzz import fuzz

from docloop.model.document_type import DocumentType
from docloop.model.finding import Finding, Severity
from docloop.model.statement import Statement
from docloop.values.field_roles import FieldRole
from docloop.values.normal_forms import fold, unspaced, word_key
from docloop.values.payment_references import creditor_reference_holds, qr_reference_holds

ALIKE = 88.0
"""Of 100: a word of the name counts as printed from here on. A letter of nine may be misread, and ü be written ue."""

CHARACTERS = 200_000
"""Of the text that is searched."""

_WORD = re.compile(r"[^\W\d_]{3,}|\w*\d\w*")
_QR_REFERENCE = re.compile(r"(?<!\d)(?:\d ?){26}\d(?!\d)", re.ASCII)
_CREDITOR_REFERENCE = re.compile(r"\bRF\d\d(?: ?[0-9A-Z]{1,4}){1,6}\b", re.ASCII)


def unknown_payees(
    statements: Sequence[Statement], text: str, document_type: DocumentType, title: str
) -> list[Finding]:
    """Return the findings of creditors and references that the pages, whose text is given, do not know.

    `title` is what sentences call the source.
    """
    text = text[:CHARACTERS]
    found = []
    asked = document_type.name_of(FieldRole.PAYMENT_REFERENCE) is not None  # the field itself is compared then
    for each in statements:
        if each.role is FieldRole.SUPPLIER and not each.exact and not _is_named(each.value, text):
            message = f"{each.value} is paid by {title} but is not named on the pages."
            found.append(_finding("sources.not_printed", document_type, FieldRole.SUPPLIER, message))
        elif each.role is FieldRole.PAYMENT_REFERENCE and each.exact and not asked:
            others = sorted(set(_references(text)))
            if others and each.value not in others:
                message = f"Payment reference: the page says {others[0]}, {title} says {each.value}."
                found.append(_finding("sources.differ", document_type, FieldRole.BANK_ACCOUNT, message))
    return found


def _finding(code: str, document_type: DocumentType, role: FieldRole, message: str) -> Finding:
    name = document_type.name_of(role)
    return Finding(code=code, severity=Severity.CONTRADICTS, fields=(name,) if name else (), message=message)


def _is_named(name: str, text: str) -> bool:
    """Whether more than half of the words of a name stand somewhere in the text, or the name without its spaces."""
    folded = fold(text)
    words = [fold(word) for word in _WORD.findall(name)] or [fold(name)]
    printed = sum(word in folded or fuzz.partial_ratio(word, folded) >= ALIKE for word in words)
    return 2 * printed > len(words) or word_key(name) in word_key(text)


def _references(text: str) -> Iterator[str]:
    """The references with right check digits that are printed."""
    for line in text.splitlines():
        for match in _QR_REFERENCE.finditer(line):
            if qr_reference_holds(reference := unspaced(match[0])):
                yield reference
        for match in _CREDITOR_REFERENCE.finditer(line):
            groups = match[0].split()  # the last of them may be other words
            beginnings = ("".join(groups[:count]) for count in range(len(groups), 0, -1))
            yield from islice(filter(creditor_reference_holds, beginnings), 1)
