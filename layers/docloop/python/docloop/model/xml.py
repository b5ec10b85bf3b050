"""XML that strangers wrote, read within limits and without a document type definition: no entities, nothing fetched."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.ElementTree import DefusedXMLParser

from docloop.model import limits
from docloop.model.xml_text import texts_of

_FILES = ("BinaryObject", "BinaryContent")
"""How the names of elements end that hold a file in letters."""


class TooManyNodes(ValueError):
    """There are more elements, attributes and text, or more inside each other, than any invoice has."""


@dataclass(frozen=True)
class ParsedXml:
    """`root` without the content of files; `files` are the names of those left out, "" where one has none.

    `repaired`: it was not in the encoding that it says, and its letters were taken for those of Western Europe.
    """

    root: Element
    files: tuple[str, ...] = ()
    repaired: bool = False


class _Counting(TreeBuilder):
    def __init__(self) -> None:
        super().__init__()
        self.files: list[str] = []
        self.events = 0
        self._nodes = 0
        self._depth = 0
        self._characters = 0
        self._inside_file = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self.events += 1
        self._nodes += 1 + len(attrs)
        self._depth += 1
        if self._nodes > limits.XML_NODES or self._depth > limits.XML_DEPTH:
            raise TooManyNodes
        if not self._inside_file and tag.endswith(_FILES):
            self._inside_file = self._depth
            self.files.append(next((text for name, text in attrs.items() if name.lower() == "filename"), ""))
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        if self._depth == self._inside_file:
            self._inside_file = 0
        self._depth -= 1
        return super().end(tag)

    def data(self, text: str, /) -> None:
        self.events += 1
        if self._inside_file:
            return
        self._characters += len(text)
        if self._characters > limits.XML_CHARACTERS:
            raise TooManyNodes
        super().data(text)


def parse_xml(data: bytes) -> ParsedXml:
    """Read a document piece by piece. Raises TooManyNodes, ValueError when it is broken or not safe to read."""
    if len(data) > limits.XML_BYTES:
        raise TooManyNodes
    builder = _Counting()
    parser = DefusedXMLParser(target=builder, forbid_dtd=True)
    repaired = False
    seen = waited = 0
    try:
        for text, mended in texts_of(data):
            repaired = repaired or mended
            parser.feed(text)
            waited = waited + len(text) if builder.events == seen else 0
            seen = builder.events
            if waited > limits.XML_CHARACTERS:  # one attribute or comment, that the parser begins again and again
                raise TooManyNodes
        root = parser.close()
    except (ParseError, LookupError) as error:
        raise ValueError("broken") from error
    if not isinstance(root, Element):
        raise ValueError("empty")
    return ParsedXml(root, tuple(builder.files), repaired)
