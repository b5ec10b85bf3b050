"""The stack, synthesized once a session under cdk-nag, and the packages for each architecture."""

from __future__ import annotations

import json
import logging
import platform
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from cdk.assemble.package import Package, Target, assemble
from cdk.aws.app import CONFIGURATION, synthesize, use_bundled_node
from cdk.topology import RUNTIME_PYTHON
from tests.infrastructure.assembly import CHOICES, CONTEXT, FRENCH, Assembly

# Before any test module imports the CDK's library, which starts Node.
use_bundled_node()

MACHINES = {"x86_64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}


@pytest.fixture(scope="session")
def assembly(tmp_path_factory: pytest.TempPathFactory) -> Assembly:
    """As deployed by default: `synthesize` raises when cdk-nag finds something unacknowledged."""
    context = json.loads(CONFIGURATION.read_text(encoding="utf-8"))["context"]
    return _synthesized(context | CONTEXT, tmp_path_factory.mktemp("assembly"))


def _synthesized(context: Mapping[str, object], folder: Path) -> Assembly:
    told: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("cdk.aws.app")
    logger.addHandler(handler)
    try:
        return Assembly(synthesize(context, folder), tuple(told))
    finally:
        logger.removeHandler(handler)


@pytest.fixture(scope="session")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Assembly:
    """With other parameters than the defaults."""
    folder = tmp_path_factory.mktemp("languages")
    (folder / "fra.traineddata").write_bytes(FRENCH)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("TESSDATA_DIRECTORY", str(folder))
        return _synthesized(CONTEXT | {"docloop": CHOICES}, tmp_path_factory.mktemp("chosen"))


@pytest.fixture(scope="session")
def native_target() -> Target:
    """This machine's Python, so that the packaged code can be run here."""
    return Target(f"{sys.version_info.major}.{sys.version_info.minor}", MACHINES[platform.machine()])


@pytest.fixture(scope="session")
def native_assembly(tmp_path_factory: pytest.TempPathFactory, native_target: Target) -> Assembly:
    context = CONTEXT | {"docloop": {"architecture": native_target.architecture}}
    return Assembly(synthesize(context, tmp_path_factory.mktemp("native"), native_target.python))


@pytest.fixture(scope="session", params=["arm64", "x86_64"])
def lambda_target(request: pytest.FixtureRequest) -> Target:
    return Target(RUNTIME_PYTHON, str(request.param))


@pytest.fixture(scope="session")
def lambda_package(lambda_target: Target) -> Package:
    return assemble(lambda_target)


@pytest.fixture(scope="session")
def native_package(native_target: Target) -> Package:
    return assemble(native_target)


@pytest.fixture(scope="session")
def root() -> Path:
    return Path(__file__).resolve().parents[2]
