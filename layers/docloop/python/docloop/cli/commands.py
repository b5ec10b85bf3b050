"""The commands that measure and train, as `docloop` finds them; what they do is loaded when they are called."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from pathlib import Path

from docloop.cli.command import Command

READINGS = Path("build/readings")
SECOND = "second"
EMBEDDED = "embedded"
OF_NO_PAGE = frozenset({EMBEDDED, SECOND})
READERS = (EMBEDDED, "neural", "tesseract", SECOND)
DEFAULT_READERS = (EMBEDDED, "neural", SECOND)


def readers(text: str) -> tuple[str, ...]:
    """Names of readers, separated by commas; one of them must be able to read a page."""
    names = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if unknown := [name for name in names if name not in READERS]:
        raise ArgumentTypeError(f"{unknown[0]!r} is no reader; there are {', '.join(READERS)}")
    if not set(names) - OF_NO_PAGE:
        raise ArgumentTypeError("name a reader of pages: neural or tesseract")
    return names


def share(text: str) -> float:
    """A number between 0 and 1, as 0.02 or 2%."""
    try:
        value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        value = -1.0
    if not 0.0 < value < 1.0:
        raise ArgumentTypeError("write a share between 0 and 1, such as 0.02 or 2%")
    return value


def at_least(least: int) -> Callable[[str], int]:
    """A whole number that is not smaller."""

    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit() and int(text) >= least):
            raise ArgumentTypeError(f"write a whole number from {least} on")
        return int(text)

    return parse


def seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0.0 < value < 86_400.0:
        raise ArgumentTypeError("write a number of seconds, such as 20")
    return value


def _configure_papers(parser: ArgumentParser) -> None:
    """What all three commands ask about the documents."""
    group = parser.add_argument_group("documents")
    group.add_argument(
        "--type",
        type=Path,
        action="append",
        default=[],
        dest="types",
        metavar="FILE",
        help="a document type of your own, described in YAML; may be repeated",
    )
    group.add_argument(
        "--readers",
        type=readers,
        default=DEFAULT_READERS,
        metavar="LIST",
        help="which readers take part, separated by commas: neural and tesseract read pages (the first named is asked "
        "first; a page's own text layer goes before both), embedded reads the XML inside e-invoices, second reads "
        f"doubtful lines again (default: {','.join(DEFAULT_READERS)})",
    )
    group.add_argument("--count", type=at_least(1), metavar="N", help="take N documents of a docset only")
    group.add_argument("--seed", type=at_least(0), default=0, help="of everything drawn at random (default: 0)")
    group.add_argument(
        "--processes", type=at_least(1), default=2, metavar="N", help="processes that read and train (default: 2)"
    )
    group.add_argument(
        "--readings",
        type=Path,
        default=READINGS,
        metavar="DIR",
        help=f"where readings are kept by the content of files, so that nothing is read twice (default: {READINGS})",
    )


def _configure_aside(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--set-aside",
        type=Path,
        metavar="FILE",
        help="fields whose label is wrong: they count neither as right or wrong nor as evidence (`evaluate` gives "
        "both sets of figures): JSON lines with file, field and why; two in a hundred fields at most",
    )


def _configure_evaluate(parser: ArgumentParser) -> None:
    parser.epilog = (
        "Without --model and --folds it measures what docloop does before anybody has labelled anything. With --folds "
        "each document is read by a model that has seen none of its fold; the thresholds of the error budget come from "
        "the training documents alone. A document and its second scan share a fold."
    )
    parser.add_argument("docset", type=Path, metavar="DOCSET", help="a folder with a labels.jsonl")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--model", type=Path, help="a model, or a folder of models, made by `docloop train`")
    how.add_argument("--rules", action="store_true", help="no model at all, not even one that docloop ships")
    how.add_argument("--folds", type=at_least(2), metavar="K", help="train on all folds but one and read that one")
    parser.add_argument(
        "--group-by", metavar="FIELD", help="with --folds: documents alike in FIELD share a fold, e.g. VENDOR_NAME"
    )
    parser.add_argument(
        "--labels", type=at_least(1), metavar="N", help="with --folds: learn from N documents of the other folds only"
    )
    parser.add_argument("--budget", type=share, default=0.02, help="share of errors among accepted (default: 0.02)")
    parser.add_argument("--delta", type=share, default=0.05, help="chance that a budget may fail (default: 0.05)")
    parser.add_argument("--predictions", type=Path, metavar="FILE", help="write what was read, a JSON object a line")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures as JSON")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a report with plots and the worst errors")
    parser.add_argument(
        "--replays",
        type=at_least(1),
        metavar="N",
        help="so many times: prove the budget on a random half of the documents, count the errors of the other half",
    )
    _configure_aside(parser)
    _configure_papers(parser)


def _configure_train(parser: ArgumentParser) -> None:
    parser.add_argument("docsets", type=Path, nargs="+", metavar="DOCSET", help="folders with a labels.jsonl")
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="MODEL",
        help="a file that ends in .json (or .json.gz) for one document type, or a folder for several",
    )
    parser.add_argument(
        "--portable", action="store_true", help="leave out what it remembers of single suppliers, for use elsewhere"
    )
    parser.add_argument("--attribution", metavar="TEXT", help="who is to be named for the labels, kept in the model")
    _configure_papers(parser)


def _configure_simulate(parser: ArgumentParser) -> None:
    parser.epilog = (
        "The truth plays the reviewer for every field that is sent to a person. After each batch the machine learns "
        "from what people saw, and only from that. What it is sure of under the budget nobody sees, but for documents "
        "drawn for an audit."
    )
    parser.add_argument("docset", type=Path, metavar="DOCSET", help="a folder with a labels.jsonl")
    parser.add_argument("--start-empty", action="store_true", help="start without any model, also a shipped one")
    parser.add_argument("--model", type=Path, help="start with a model, or a folder of models, made by `docloop train`")
    parser.add_argument("--batch", type=at_least(1), default=25, metavar="N", help="documents between two trainings")
    parser.add_argument("--shuffle", action="store_true", help="let them arrive in an order drawn by --seed")
    parser.add_argument("--budget", type=share, default=0.02, help="share of errors among accepted (default: 0.02)")
    parser.add_argument("--delta", type=share, default=0.05, help="chance that a budget may fail (default: 0.05)")
    parser.add_argument(
        "--audit-rate", type=share, default=0.02, help="share of documents that people see whole (default: 0.02)"
    )
    parser.add_argument(
        "--field-seconds", type=seconds, default=20.0, metavar="S", help="that a person takes for a field (default: 20)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures as JSON")
    _configure_aside(parser)
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the course, as .svg or .png")
    _configure_papers(parser)


def _configure_types(parser: ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    check = verbs.add_parser("check", help="Name every mistake in files that describe document types.")
    check.add_argument("files", type=Path, nargs="+", metavar="FILE", help="YAML, a document type a file")
    check.add_argument("--json", action="store_true", help="print the mistakes as JSON")


evaluate = Command("Measure how right the fields of a docset are.", _configure_evaluate, "docloop.cli.evaluate.run")
train = Command("Train a model of each document type from labels.", _configure_train, "docloop.cli.train.run")
simulate = Command("Play a season of documents, people and learning.", _configure_simulate, "docloop.cli.simulate.run")
types = Command("Check files that describe document types.", _configure_types, "docloop.cli.check_types.run")
