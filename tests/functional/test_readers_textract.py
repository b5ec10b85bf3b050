"""Textract as a reader: its answers and its refusals."""

from __future__ import annotations

import boto3
import pytest
from botocore.stub import Stubber
from docloop.adapters.readers.textract import TextractReader
from docloop.errors import ReaderFailed
from docloop.ports import PageImage
from PIL import Image

BLOCKS = [
    {"Id": "p", "BlockType": "PAGE"},
    {
        "Id": "l", "BlockType": "LINE", "Text": "Total 9.00", "Confidence": 99.0,
        "Geometry": {"BoundingBox": {"Left": 0.1, "Top": 0.2, "Width": 0.5, "Height": 0.1}},
        "Relationships": [{"Type": "CHILD", "Ids": ["a", "b"]}],
    },
    {
        "Id": "a", "BlockType": "WORD", "Text": "Total", "Confidence": 99.5,
        "Geometry": {"BoundingBox": {"Left": 0.1, "Top": 0.2, "Width": 0.2, "Height": 0.1}},
    },
    {
        "Id": "b", "BlockType": "WORD", "Text": "9.00", "Confidence": 88.0,
        "Geometry": {"BoundingBox": {"Left": 0.4, "Top": 0.2, "Width": 0.7, "Height": 0.1}},
    },
]  # fmt: skip


def test_textract_answers_become_lines_and_words() -> None:
    # Given
    client = boto3.client("textract", region_name="eu-central-1", aws_access_key_id="a", aws_secret_access_key="b")
    with Stubber(client) as stub:
        stub.add_response("detect_document_text", {"Blocks": BLOCKS})
        # When
        reading = TextractReader(10, client=client).read(PageImage(number=1, image=Image.new("L", (100, 200), 255)))
        stub.assert_no_pending_responses()
    # Then
    assert reading.reader == "textract"
    assert reading.text == "Total 9.00"
    assert [word.confidence for word in reading.lines[0].words] == [0.995, 0.88]
    assert reading.lines[0].words[1].box.right == 1.0


@pytest.mark.parametrize("code", ["ThrottlingException", "AccessDeniedException", "InternalServerError"])
def test_a_textract_error_is_a_failed_reader(code: str) -> None:
    client = boto3.client("textract", region_name="eu-central-1", aws_access_key_id="a", aws_secret_access_key="b")
    with Stubber(client) as stub:
        stub.add_client_error("detect_document_text", code)
        with pytest.raises(ReaderFailed):
            TextractReader(10, client=client).read(PageImage(number=1, image=Image.new("L", (100, 200), 255)))
