"""Notes of uploads as user metadata of objects."""

from __future__ import annotations

import base64

import pytest
from docloop.errors import InvalidRequest
from docloop.model.upload_note import UploadNote
from docloop.use_cases.documents.upload_notes import EXTERNAL_ID, MOST_BYTES, NOTE, read, written
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

S3_LIMIT = 2_048
UPLOADER = {"uploaded-by": "00000000-0000-0000-0000-000000000000"}
TEXTS = st.text(st.characters(codec="utf-8"), max_size=200)
NOTES = st.builds(
    UploadNote,
    external_id=st.none() | TEXTS.filter(bool),
    metadata=st.dictionaries(TEXTS.map(lambda text: text[:40]).filter(bool), TEXTS, max_size=20),
)


def test_a_note_that_is_too_long_is_told_so() -> None:
    with pytest.raises(InvalidRequest, match="1400 bytes") as refused:
        written(UploadNote(metadata={str(number): "x" * 200 for number in range(8)}))
    assert refused.value.facts["field"] == "metadata"


@given(NOTES)
def test_a_note_comes_back_as_it_was_written_and_fits_what_s3_keeps(note: UploadNote) -> None:
    try:
        metadata = written(note)
    except InvalidRequest:
        assert len(note.model_dump_json().encode()) > MOST_BYTES
        return

    assert read(metadata) == note
    assert all(text.isascii() and text.isprintable() for text in metadata.values())
    assert sum(len(name) + len(text) for name, text in (metadata | UPLOADER).items()) <= S3_LIMIT


def test_without_a_note_there_is_no_metadata() -> None:
    assert written(UploadNote()) == {}
    assert read({}) == read(UPLOADER) == UploadNote()


def test_whoever_drops_an_object_may_name_its_external_id() -> None:
    assert read({EXTERNAL_ID: " AP-2026/4711 "}).external_id == "AP-2026/4711"


@pytest.mark.parametrize(
    "metadata",
    [
        {EXTERNAL_ID: ""},
        {EXTERNAL_ID: "x" * 201},
        {NOTE: "!"},
        {NOTE: "e30x"},
        {NOTE: "é"},
        {NOTE: base64.urlsafe_b64encode(b'{"external_id": 7}').decode()},
        {NOTE: base64.urlsafe_b64encode(b'{"external_id": "\\ud800"}').decode()},
        {NOTE: base64.urlsafe_b64encode(b'{"other": "x"}').decode()},
    ],
)
def test_what_is_no_note_is_left_out(metadata: dict[str, str]) -> None:
    assert read(metadata) == UploadNote()


@given(st.dictionaries(st.sampled_from([NOTE, EXTERNAL_ID]), st.text()))
def test_no_metadata_breaks_the_registration(metadata: dict[str, str]) -> None:
    assert isinstance(read(metadata), UploadNote)


@pytest.mark.parametrize(
    "note",
    [
        {"external_id": ""},
        {"external_id": "x" * 201},
        {"metadata": {"": "x"}},
        {"metadata": {"x" * 41: "x"}},
        {"metadata": {"x": "x" * 201}},
        {"metadata": {str(number): "" for number in range(21)}},
    ],
)
def test_a_note_is_short(note: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        UploadNote.model_validate(note)
