"""A cdk.json that cannot be used ends the real command with one line that names the place and the remedy."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cdk.aws.app import CONFIGURATION
from cdk.configuration import CONTEXT_VARIABLE

GOOD = CONFIGURATION.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the command and all it imports, so that its cdk.json can be broken."""
    folder = tmp_path_factory.mktemp("deployment")
    shutil.copytree(CONFIGURATION.parent, folder / "cdk", ignore=shutil.ignore_patterns("__pycache__", "local"))
    return folder


def run(place: Path, content: bytes | None, context: object = None) -> str:
    """The one line that the command says; checks that it fails, and with this line alone."""
    target = place / "cdk" / "cdk.json"
    target.unlink(missing_ok=True)
    if content is not None:
        target.write_bytes(content)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if context is not None:
        environment[CONTEXT_VARIABLE] = json.dumps(context)
    command = [sys.executable, "-m", "cdk.aws.app"]
    done = subprocess.run(  # noqa: S603 - our own words
        command, cwd=place, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith(str(target))
    return line.removeprefix(str(target))


@pytest.mark.parametrize(
    ("content", "start", "words"),
    [
        (GOOD.replace('"second_reader"', 'second_reader'), r":6:\d+: ", ("not JSON", "git checkout")),
        (GOOD[:-6], r":\d+:\d+: ", ("not JSON", "git checkout")),
        ("", ":1:1: ", ("not JSON", "git checkout")),
        ("[]", ":1:1: ", ('"docloop"', "git checkout")),
        ('{"app": "bash ./synth.sh"}', ":1:1: ", ('"docloop"', "git checkout")),
        ('{\n  "context": {}}', ":2:3: ", ('"docloop"', "git checkout")),
        ('{"context": {\n    "docloop": "all"}}', ":2:5: ", ("docloop", "git checkout")),
        (GOOD.replace("threshold", "treshold"), ":8:7: ", ("docloop.treshold is unknown", "write threshold")),
        (GOOD.replace("threshold", "colour"), ":8:7: ", ("docloop.colour is unknown", "known are readers")),
        (GOOD.replace('"0.70"', '"high"'), ":8:7: ", ("'high'", "a number from 0 to 1", "default is '0.70'")),
        (GOOD.replace('"0.70"', "[0.7]"), ":8:7: ", ("neither text nor a number", "default is '0.70'")),
        (GOOD.replace('"0.70"', "true"), ":8:7: ", ("neither text nor a number",)),
        (GOOD.replace('"retrain_after"', '"threshold"'), r":9:7: ", ("threshold", "twice", "remove one")),
        (GOOD.replace("eng,deu", "english"), ":7:7: ", ("'english'", "Tesseract language codes")),
        ("[" * 100_000, ":1:1: ", ("nested", "git checkout")),
    ],
)  # fmt: skip
def test_the_line_names_the_place_and_the_remedy(place: Path, content: str, start: str, words: tuple[str, ...]) -> None:
    said = run(place, content.encode())

    assert re.match(start, said), said
    assert [word for word in words if word not in said] == [], said


def test_a_file_that_is_no_text_or_is_missing_is_said_to_be(place: Path) -> None:
    assert "byte 1 is not UTF-8; " in run(place, b"{\xff}")
    assert "cannot be read: No such file" in run(place, None)


def test_a_parameter_of_the_command_line_is_checked_too(place: Path) -> None:
    said = run(place, GOOD.encode(), {"docloop": {"threshold": "2"}})

    assert "docloop.threshold is '2'" in said
    assert "docloop is not an object" in run(place, GOOD.encode(), {"docloop": "threshold=2"})


def test_a_language_without_data_stops_the_synthesis(tmp_path: Path) -> None:
    # Given the real tree, because the data is looked for in the assembled layer, and Welsh in a folder
    (tmp_path / "cym.traineddata").write_bytes(b"data")
    environment = os.environ | {
        CONTEXT_VARIABLE: json.dumps({"docloop": {"languages": "eng,cym,xyz,frk"}}),
        "TESSDATA_DIRECTORY": str(tmp_path),
    }
    # When it is synthesized with Welsh and two languages that nobody has
    command = [sys.executable, "-m", "cdk.aws.app"]
    done = subprocess.run(  # noqa: S603 - our own words
        command, cwd=CONFIGURATION.parent, env=environment, capture_output=True, text=True, check=False, timeout=500
    )
    line = done.stderr.splitlines()[-1]
    # Then the line names the place, what is missing, what there is, and the remedy
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert re.match(re.escape(str(CONFIGURATION)) + r":\d+:\d+: docloop\.languages: ", line), line
    assert "no data for xyz, frk; available are cym, deu, eng; " in line
    assert "xyz.traineddata" in line
    assert "TESSDATA_DIRECTORY=" in line
