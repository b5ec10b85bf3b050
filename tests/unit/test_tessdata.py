"""A language is read only where its data is; the message says what is missing, what there is and what helps."""

from __future__ import annotations

from pathlib import Path

import pytest
from docloop.adapters.readers.tesseract import require_languages
from docloop.cli.main import main
from docloop.errors import ConfigurationError

from cdk.assemble import tessdata
from cdk.parameters import WrongParameter, read_parameters


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Welsh, and a script in a folder of its own."""
    for name in ("cym", "script/Latin"):
        path = tmp_path / "named" / f"{name}.traineddata"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path / "named"


def test_the_reader_says_which_languages_it_lacks_and_which_it_has(folder: Path) -> None:
    require_languages(["cym", "script/Latin"], str(folder))

    with pytest.raises(ConfigurationError, match=r"no data for eng, xyz\.") as caught:
        require_languages(["eng", "cym", "xyz"], str(folder))
    assert caught.value.facts["available"] == "cym, script/Latin"
    assert "TESSDATA_DIRECTORY" in str(caught.value.facts["remedy"])


def test_only_data_of_the_languages_is_taken_along(folder: Path, tmp_path: Path) -> None:
    parameters = read_parameters({"languages": "eng,script/Latin"})

    staged = tessdata.stage(parameters, {"TESSDATA_DIRECTORY": str(folder)}, tmp_path / "staged")

    assert staged == (tmp_path / "staged" / "script" / "Latin.traineddata",)
    assert staged[0].read_bytes() == b"script/Latin"
    assert tessdata.stage(parameters, {}, tmp_path / "staged") == ()


@pytest.mark.parametrize(
    ("readers", "second_reader", "needed"),
    [("tesseract", "none", True), ("neural", "tesseract", True), ("neural,textract", "none", False)],
)
def test_data_is_needed_only_where_tesseract_reads(
    folder: Path, readers: str, second_reader: str, needed: bool
) -> None:
    parameters = read_parameters({"readers": readers, "second_reader": second_reader, "languages": "xyz"})

    if needed:
        with pytest.raises(WrongParameter, match="xyz"):
            tessdata.require(parameters, folder)
    else:
        tessdata.require(parameters, folder)


@pytest.mark.parametrize(
    ("languages", "words"),
    [("eng,xyz", ("no data for xyz", "available are deu, eng", "TESSDATA_DIRECTORY=")), ("english", ("'english'",))],
)
def test_docloop_up_says_so_before_anything_starts(
    languages: str, words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["up", "--home", str(tmp_path / "home"), "--port", "0", "--languages", languages])

    said = capsys.readouterr().err
    assert code == 1
    assert [word for word in words if word not in said] == [], said
    assert "Traceback" not in said
    assert not (tmp_path / "home").exists()


def test_docloop_up_with_a_named_folder_needs_all_languages_there(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TESSDATA_DIRECTORY", str(folder))

    assert main(["up", "--home", str(tmp_path / "home"), "--port", "0"]) == 1
    assert "no data for eng, deu; available are cym, script/Latin" in capsys.readouterr().err
    parameters = read_parameters({"languages": "cym"})
    assert tessdata.require_here(parameters, {"TESSDATA_DIRECTORY": str(folder)}) == {"TESSDATA_DIRECTORY": str(folder)}
