"""XML that strangers wrote, read within limits and without a document type definition: no entities, nothing fetched."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.ElementTree import DefusedXMLParser

from docloop.model import limits


class TooManyNodes(ValueError):
    """There are more elements and attributes, or more inside each other, than any invoice has."""


class _Counting(TreeBuilder):
    def __init__(self) -> None:
        super().__init__()
        self._nodes = 0
        self._depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._nodes += 1 + len(attrs)
        self._depth += 1
        if self._nodes > limits.XML_NODES or self._depth > limits.XML_DEPTH:
            raise TooManyNodes
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def parse_xml(data: bytes) -> Element:
    """The root of a document. Raises TooManyNodes, ValueError when it is broken or not safe to read."""
    parser = DefusedXMLParser(target=_Counting(), forbid_dtd=True)
    try:
        parser.feed(data)
        root = parser.close()
    except (ParseError, LookupError) as error:
        raise ValueError("broken") from error
    if not isinstance(root, Element):
        raise ValueError("empty")
    return root
