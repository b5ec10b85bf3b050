"""AWS Textract as a reader. It sends pages out of the process, so it exists only when the settings name it."""

from __future__ import annotations

import io
import math
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from docloop.errors import ReaderFailed
from docloop.model.geometry import Box
from docloop.model.reading import Line, PageReading, Word
from docloop.ports import PageImage

if TYPE_CHECKING:
    from botocore.config import _RetryDict
    from mypy_boto3_textract import TextractClient

# What the service takes at most per page: 10 MB and 10,000 pixels a side. JPEG of 5,000 pixels stays below both.
MAX_SIDE = 5_000


class TextractReader:
    """Reads lines and words with detect_document_text."""

    name = "textract"

    def __init__(self, timeout: float, endpoint_url: str | None = None, client: TextractClient | None = None) -> None:
        self._timeout = timeout
        self._endpoint_url = endpoint_url
        self._client = client

    def is_available(self) -> bool:
        return True

    def read(self, page: PageImage, within: float = math.inf) -> PageReading:
        started = time.monotonic()
        picture = page.image.convert("RGB")
        picture.thumbnail((MAX_SIDE, MAX_SIDE))
        content = io.BytesIO()
        picture.save(content, "JPEG", quality=90)
        try:
            answer = self._connected(within).detect_document_text(Document={"Bytes": content.getvalue()})
        except (BotoCoreError, ClientError) as error:
            raise ReaderFailed(page=page.number, reader=self.name, kind=type(error).__name__) from None
        return PageReading(
            number=page.number,
            width=page.image.width,
            height=page.image.height,
            reader=self.name,
            lines=lines_of(answer["Blocks"]),
            rotation=page.rotation,
            skew=page.skew,
            seconds=time.monotonic() - started,
        )

    def _connected(self, within: float) -> TextractClient:
        """One that asks once when that is all there is time for; the usual one asks again."""
        if within < self._timeout:
            return self._connect(within, {"total_max_attempts": 1})
        if self._client is None:
            self._client = self._connect(self._timeout, {"mode": "standard"})
        return self._client

    def _connect(self, seconds: float, retries: _RetryDict) -> TextractClient:
        config = Config(read_timeout=seconds, connect_timeout=min(seconds, 5), retries=retries)
        return boto3.client("textract", endpoint_url=self._endpoint_url, config=config)


def lines_of(blocks: Sequence[Mapping[str, Any]]) -> tuple[Line, ...]:
    """The lines of an answer, each with its words."""
    by_id = {block["Id"]: block for block in blocks}
    lines = []
    for block in blocks:
        if block["BlockType"] != "LINE":
            continue
        children = [id_ for link in block.get("Relationships", ()) if link["Type"] == "CHILD" for id_ in link["Ids"]]
        words = tuple(_word(by_id[child]) for child in children if by_id[child].get("Text", "").strip())
        if words:
            lines.append(Line(words=words))
    return tuple(lines)


def _word(block: Mapping[str, Any]) -> Word:
    place = block["Geometry"]["BoundingBox"]
    left, top = place["Left"], place["Top"]
    box = Box.from_pixels(left, top, left + place["Width"], top + place["Height"], width=1, height=1)
    return Word(text=block["Text"].strip(), box=box, confidence=min(1.0, max(0.0, block["Confidence"] / 100)))
