"""The commands of the local stack, as `docloop` finds them; what they do is loaded when they are called."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, BooleanOptionalAction
from pathlib import Path

from docloop.cli.command import Command

DEFAULT_PORT = 8787


def _home(parser: ArgumentParser) -> None:
    parser.add_argument("--home", type=Path, help="folder for the stack's state file and logs (default: .docloop)")


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65_536):
        raise ArgumentTypeError("a port is a number from 0 to 65535; 0 takes a free one")
    return int(text)


def _workers(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 64):
        raise ArgumentTypeError("workers is a number from 1 to 64")
    return int(text)


def _configure_up(parser: ArgumentParser) -> None:
    _home(parser)
    parser.add_argument(
        "--watch", type=Path, metavar="DIR", help="upload new files in DIR; a subfolder's name is the document type"
    )
    parser.add_argument(
        "--port",
        type=_port,
        default=DEFAULT_PORT,
        help=f"port of the HTTP API; 0 takes a free one (default: {DEFAULT_PORT})",
    )
    parser.add_argument(
        "--languages",
        help="comma-separated languages of Tesseract (default: eng,deu); for "
        "others, set TESSDATA_DIRECTORY to a folder with "
        "the .traineddata files of all of them",
    )
    parser.add_argument(
        "--workers", type=_workers, help="number of documents processed in parallel (default: one per core)"
    )


def _configure_drop(parser: ArgumentParser) -> None:
    _home(parser)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument(
        "--type", dest="document_type", help="document type of the files; without it docloop classifies them"
    )
    parser.add_argument(
        "--wait",
        action=BooleanOptionalAction,
        default=True,
        help="wait until each document has a result or is in review",
    )
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")


def _configure_status(parser: ArgumentParser) -> None:
    _home(parser)
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")


up = Command("Run the whole platform on this machine until Ctrl-C.", _configure_up, "cdk.local.up.run")
drop = Command("Upload documents to the local stack.", _configure_drop, "cdk.local.drop.run")
status = Command("Show the status of the local stack.", _configure_status, "cdk.local.status.run")
