"""Every part that ships says whose works are inside, under which licence, and with its text; none is GPL or AGPL."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cdk.assemble.notices import COPYLEFT, FOLDER, UnlicensedPart, components_of, text_of, write_notices
from cdk.assemble.package import Package
from cdk.shapes import Layer
from cdk.topology import FUNCTIONS, LAYERS

NPM_INSIDE = {"preact", "@preact/signals", "@preact/signals-core", "lean-qr", "uplot"}
METADATA = "Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{more}\n"


def said_by(folder: Path, name: str) -> str:
    return (folder / FOLDER / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_each_package_of_a_layer_has_its_notice(lambda_package: Package, layer: Layer) -> None:
    folder = lambda_package.layers[layer.name].path
    said = said_by(folder, layer.name)
    inside = [path.name.removesuffix(".dist-info") for path in (folder / "python").glob("*.dist-info")]

    assert bool(inside) is (layer.requirements is not None)
    for name, _, version in (each.rpartition("-") for each in inside):
        written = re.escape(name).replace("_", "[-_.]").replace(r"\-", "[-_.]")
        assert re.search(rf"^{written} {re.escape(version)} - \S", said, re.MULTILINE | re.IGNORECASE), name
    for path in (folder / "python").glob("*.dist-info/**/*"):
        if path.is_file() and re.match(r"(licen[cs]e|copying|notice)", path.name, re.IGNORECASE):
            assert path.read_text(encoding="utf-8", errors="replace").strip() in said, path


def test_what_no_metadata_tells_has_its_notice_too(lambda_package: Package) -> None:
    apache = "Apache License\n                           Version 2.0, January 2004"
    neural = said_by(lambda_package.layers["neural"].path, "neural")
    tesseract = said_by(lambda_package.layers["tesseract"].path, "tesseract")
    own = said_by(lambda_package.layers["docloop"].path, "docloop")

    assert {"PP-OCRv6_det_small", "PP-OCRv6_rec_small"} <= set(re.findall(r"^(\S+) \(PaddleOCR", neural, re.MULTILINE))
    assert apache in neural
    for library in ("leptonica", "libjpeg-turbo", "libpng", "libtiff", "zlib"):
        assert re.search(rf"^{library} \(in tesseract\)", tesseract, re.MULTILINE), library
    assert "deu.traineddata, eng.traineddata" in tesseract
    assert apache in tesseract
    assert "Leptonica.  All rights reserved." in tesseract
    ocr = said_by(lambda_package.layers["ocr"].path, "ocr")
    for library in ("libheif", "libde265"):
        assert re.search(rf"^{library} - LGPL-3.0-or-later$", ocr, re.MULTILINE), library
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in ocr
    assert "SROIE" in own
    assert "CC BY 4.0" in own


def test_each_function_has_a_notice_and_the_console_tells_what_is_bundled(lambda_package: Package) -> None:
    for function in FUNCTIONS:
        folder = lambda_package.functions[function.name].path
        assert said_by(folder, function.name)
    console = lambda_package.functions["console"].path
    said = said_by(console, "console")
    named = dict(re.findall(r"^(\S+) (?:\d\S+) - (\S+)$", said, re.MULTILINE))

    assert set(named) == NPM_INSIDE
    assert set(named.values()) == {"MIT"}
    assert said.count("Permission is hereby granted, free of charge") == len(NPM_INSIDE)
    served = console / "functions" / "console" / "static" / "THIRD_PARTY_NOTICES.txt"
    assert served.read_text(encoding="utf-8") == said


def test_layers_do_not_overwrite_each_others_notices(lambda_package: Package) -> None:
    names = [path.name for part in lambda_package.layers.values() for path in (part.path / FOLDER).iterdir()]

    assert len(set(names)) == len(names) == len(LAYERS)


def test_nothing_that_ships_is_gpl(lambda_package: Package) -> None:
    found = [each for part in lambda_package.layers.values() for each in components_of(part.path)]

    assert len(found) > 40
    assert [each.name for each in found if COPYLEFT.search(each.licence)] == []


@pytest.mark.parametrize(
    ("more", "text", "problem"),
    [
        ("License-Expression: AGPL-3.0-or-later", "text", "AGPL-3.0-or-later, which is not shipped"),
        ("License: GPLv3", "text", "GPLv3, which is not shipped"),
        ("Classifier: License :: OSI Approved :: GNU General Public License v3 (GPLv3)", "text", "is not shipped"),
        ("License-Expression: MIT", None, "brings no licence text"),
        ("Summary: x", "text", "does not say its licence"),
    ],
)
def test_a_part_with_anything_else_is_not_assembled(tmp_path: Path, more: str, text: str | None, problem: str) -> None:
    info = tmp_path / "python" / "odd-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(METADATA.format(name="odd", more=more), encoding="utf-8")
    if text is not None:
        (info / "LICENSE").write_text(text, encoding="utf-8")

    with pytest.raises(UnlicensedPart, match=problem):
        write_notices(tmp_path, "odd")


@pytest.mark.parametrize("licence", ["LGPL-3.0-or-later", "GNU Lesser General Public License v3"])
def test_a_library_that_may_be_linked_is_not_taken_for_gpl(tmp_path: Path, licence: str) -> None:
    assert COPYLEFT.search(licence) is None


def test_the_same_text_is_written_once(tmp_path: Path) -> None:
    for name in ("one", "two"):
        info = tmp_path / "python" / f"{name}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(METADATA.format(name=name, more="License: MIT"), encoding="utf-8")
        (info / "LICENSE").write_text("The same text.", encoding="utf-8")

    said = text_of(components_of(tmp_path))

    assert said.count("The same text.") == 1
    assert "one 1.0 - MIT\ntwo 1.0 - MIT" in said
