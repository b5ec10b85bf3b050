"""The recogniser's alphabet comes out of its model's metadata; readers come by name."""

from __future__ import annotations

import pytest
from docloop.adapters.readers import make_readers
from docloop.adapters.readers.neural import NeuralReader, find_models
from docloop.errors import ConfigurationError
from docloop.settings import ExtractSettings
from hypothesis import given
from hypothesis import strategies as st

from cdk.assemble import reader_models


def varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*out, value))


def chunk(field: int, content: bytes) -> bytes:
    return varint(field << 3 | 2) + varint(len(content)) + content


def model(**metadata: str) -> bytes:
    """A protobuf message shaped like an ONNX model: version, graph, float and metadata."""
    pairs = [chunk(14, chunk(1, key.encode()) + chunk(2, value.encode())) for key, value in metadata.items()]
    return b"\x08\x07" + chunk(7, b"graph" * 100) + b"\x1d\0\0\0\0" + b"\x21" + bytes(8) + b"".join(pairs)


def test_the_dictionary_is_found_among_the_metadata() -> None:
    assert reader_models.read_dictionary(model(author="x", character="a\nß\n字\n")) == "a\nß\n字\n"


def test_a_model_without_a_dictionary_is_refused() -> None:
    with pytest.raises(ValueError, match="no dictionary"):
        reader_models.read_dictionary(model(author="x"))


@given(st.integers(1, len(model(character="abc")) - 1))
def test_a_model_that_is_cut_off_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match=r"cut off|no dictionary"):
        reader_models.read_dictionary(model(character="abc")[:length])


def settings(**given: str) -> ExtractSettings:
    names = [name for name, field in ExtractSettings.model_fields.items() if field.is_required()]
    return ExtractSettings.model_validate({**dict.fromkeys(names, "x"), **given})


def test_readers_come_in_the_order_of_the_settings() -> None:
    assert [reader.name for reader in make_readers(settings(readers="tesseract, neural"))] == ["tesseract", "neural"]


def test_textract_exists_only_when_it_is_named() -> None:
    assert [reader.name for reader in make_readers(settings())] == ["neural", "tesseract"]
    assert [reader.name for reader in make_readers(settings(readers="textract"))] == ["textract"]


def test_the_neural_reader_is_not_available_without_its_models(tmp_path: object) -> None:
    assert find_models(str(tmp_path)) is None
    assert not NeuralReader(None, 1).is_available()


def test_a_language_that_is_not_there_is_found_at_the_start() -> None:
    with pytest.raises(ConfigurationError) as caught:
        make_readers(settings(languages="eng,tlh"))
    assert caught.value.facts["languages"] == "tlh"
