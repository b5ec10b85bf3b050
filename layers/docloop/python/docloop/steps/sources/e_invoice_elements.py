"""Elements of an e-invoice by the paths of `e_invoice_paths`, and the values that they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple
from xml.etree.ElementTree import Element

from docloop.steps.sources.e_invoice_paths import Paths, Stated, steps

LONGEST = 500
"""Characters of a value."""

MOST_ELEMENTS = 2_001
_MOST = 100
"""Elements of a path that are looked at for one value; no invoice has so many of any but its lines."""


class Found(NamedTuple):
    """A value, and the XPath of the element that it stands in."""

    value: str
    path: str


def local(element: Element) -> str:
    """The name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text_of(element: Element) -> str:
    return " ".join((element.text or "").split())[:LONGEST]


def elements(element: Element, path: str) -> list[tuple[Element, str]]:
    """The elements that a path leads to, each with its XPath; of very many the first."""
    return list(islice(_below([element], steps(path)), MOST_ELEMENTS))


def _below(
    above: Sequence[Element], wanted: Sequence[Sequence[str]], way: tuple[str, ...] = ()
) -> Iterator[tuple[Element, str]]:
    """Yield what the steps lead to, in any namespace: all of the first choice of names before those of the next one."""
    for name in wanted[0]:
        inside = _children(above, name)
        if len(wanted) == 1:
            path = "/".join((*way, name))
            yield from ((child, path) for child in inside)
        elif found := list(inside):
            yield from _below(found, wanted[1:], (*way, name))


def _children(above: Iterable[Element], name: str) -> Iterator[Element]:
    ending = f"}}{name}"
    for element in above:
        for child in element:
            tag = child.tag
            if isinstance(tag, str) and (tag == name or tag.endswith(ending)):
                yield child


def stated(element: Element, paths: Paths, reads: Stated) -> Iterator[Found]:
    """Yield what the elements of all paths say, in the order of the paths."""
    for path in paths:
        for each, where in elements(element, path)[:_MOST]:
            if (value := reads(text_of(each))) is not None:
                yield Found(value, where)


def texts(element: Element, paths: Paths) -> list[str]:
    """What the elements of all paths say, whether it is a value or not."""
    return [text for path in paths for each, _ in elements(element, path) if (text := text_of(each))]


def first(element: Element, paths: Paths, reads: Stated, currency: str | None = None) -> Found | None:
    """The first value that the paths lead to; of amounts in several currencies the one in the invoice's."""
    for path in paths:
        found = elements(element, path)
        if currency is not None:
            found.sort(key=lambda pair: pair[0].get("currencyID", currency) != currency)
        for each, where in found[:_MOST]:
            if (value := reads(text_of(each))) is not None:
                return Found(value, where)
    return None


def value(element: Element, paths: Paths, reads: Stated) -> str | None:
    found = first(element, paths, reads)
    return found.value if found else None
