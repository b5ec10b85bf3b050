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
        help="YAML file of a custom document type; may be repeated",
    )
    group.add_argument(
        "--readers",
        type=readers,
        default=DEFAULT_READERS,
        metavar="LIST",
        help="comma-separated readers to use: neural and tesseract are OCR engines "
        "(the first one listed is used; a PDF's own "
        "text layer comes before both), embedded reads the XML inside e-invoices, second re-reads doubtful lines "
        f"(default: {','.join(DEFAULT_READERS)})",
    )
    group.add_argument("--count", type=at_least(1), metavar="N", help="use only N documents of the docset")
    group.add_argument("--seed", type=at_least(0), default=0, help="seed of the random numbers (default: 0)")
    group.add_argument(
        "--processes", type=at_least(1), default=2, metavar="N", help="number of worker processes (default: 2)"
    )
    group.add_argument(
        "--readings",
        type=Path,
        default=READINGS,
        metavar="DIR",
        help=f"cache of OCR results, by file content (default: {READINGS})",
    )


def _configure_aside(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--set-aside",
        type=Path,
        metavar="FILE",
        help="fields with a wrong label, to be left out of figures and evidence (`evaluate` gives the figures with and "
        "without them): JSON lines with file, field and why; at most 2 %% of the fields",
    )


def _configure_evaluate(parser: ArgumentParser) -> None:
    parser.epilog = (
        "Without --model or --folds, measures docloop as shipped, before any "
        "labels. With --folds, cross-validates: each "
        "document is read by a model that was trained on the other folds, and the thresholds of the error budget come "
        "from the training documents alone. A document and its second scan share a fold."
    )
    parser.add_argument("docset", type=Path, metavar="DOCSET", help="folder of documents with a labels.jsonl")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--model", type=Path, help="model file, or folder of models, from `docloop train`")
    how.add_argument("--rules", action="store_true", help="use no model, not even a shipped one")
    how.add_argument("--folds", type=at_least(2), metavar="K", help="cross-validate with K folds")
    parser.add_argument(
        "--group-by",
        metavar="FIELD",
        help="with --folds: keep documents with the same FIELD in one fold, e.g. VENDOR_NAME",
    )
    parser.add_argument(
        "--labels", type=at_least(1), metavar="N", help="with --folds: train on only N documents of the other folds"
    )
    parser.add_argument(
        "--budget",
        type=share,
        default=0.02,
        help="error budget: the highest share of wrong values among those accepted (default: 0.02)",
    )
    parser.add_argument(
        "--delta", type=share, default=0.05, help="probability that the budget is exceeded, at most (default: 0.05)"
    )
    parser.add_argument("--predictions", type=Path, metavar="FILE", help="write the predictions as JSON lines")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures as JSON")
    parser.add_argument(
        "--html", type=Path, metavar="FILE", help="write an HTML report with plots and the worst errors"
    )
    parser.add_argument(
        "--replays",
        type=at_least(1),
        metavar="N",
        help="repeat N times: prove the budget on a random half of the documents "
        "and count the errors in the other half",
    )
    _configure_aside(parser)
    _configure_papers(parser)


def _configure_train(parser: ArgumentParser) -> None:
    parser.add_argument(
        "docsets", type=Path, nargs="+", metavar="DOCSET", help="folders of documents, each with a labels.jsonl"
    )
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="MODEL",
        help="output file, .json or .json.gz, for one document type, or a folder for several",
    )
    parser.add_argument(
        "--portable",
        action="store_true",
        help="leave out what the model remembers of single suppliers, so that it can be shared",
    )
    parser.add_argument("--attribution", metavar="TEXT", help="source and licence of the labels, kept in the model")
    _configure_papers(parser)


def _configure_simulate(parser: ArgumentParser) -> None:
    parser.epilog = (
        "The labels answer in place of a reviewer, for every field that is sent "
        "to review. After each batch docloop learns "
        "from the reviewed documents only. Fields that are accepted within the budget are not reviewed, except in "
        "documents drawn for an audit."
    )
    parser.add_argument("docset", type=Path, metavar="DOCSET", help="folder of documents with a labels.jsonl")
    parser.add_argument("--start-empty", action="store_true", help="start without a model, not even a shipped one")
    parser.add_argument(
        "--model", type=Path, help="start with this model file, or folder of models, from `docloop train`"
    )
    parser.add_argument(
        "--batch",
        type=at_least(1),
        default=25,
        metavar="N",
        help="documents per batch; docloop trains after each (default: 25)",
    )
    parser.add_argument("--shuffle", action="store_true", help="shuffle the order of arrival, by --seed")
    parser.add_argument(
        "--budget",
        type=share,
        default=0.02,
        help="error budget: the highest share of wrong values among those accepted (default: 0.02)",
    )
    parser.add_argument(
        "--delta", type=share, default=0.05, help="probability that the budget is exceeded, at most (default: 0.05)"
    )
    parser.add_argument(
        "--audit-rate", type=share, default=0.02, help="share of documents drawn for a full review (default: 0.02)"
    )
    parser.add_argument(
        "--field-seconds",
        type=seconds,
        default=20.0,
        metavar="S",
        help="seconds that a reviewer needs per field (default: 20)",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures as JSON")
    _configure_aside(parser)
    parser.add_argument("--plot", type=Path, metavar="FILE", help="plot the results over time, as .svg or .png")
    _configure_papers(parser)


def _configure_types(parser: ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    check = verbs.add_parser("check", help="List every mistake in YAML files of document types.")
    check.add_argument("files", type=Path, nargs="+", metavar="FILE", help="YAML file of one document type")
    check.add_argument("--json", action="store_true", help="print the mistakes as JSON")
    verbs.add_parser("example", help="Print an example to start from: a contract, whose values stand in sentences.")


evaluate = Command(
    "Measure the accuracy of extracted fields on labelled documents.", _configure_evaluate, "docloop.cli.evaluate.run"
)
train = Command(
    "Train a model for each document type from labelled documents.", _configure_train, "docloop.cli.train.run"
)
simulate = Command(
    "Simulate documents, review and learning over time.", _configure_simulate, "docloop.cli.simulate.run"
)
types = Command(
    "Check YAML files of document types, or print an example.", _configure_types, "docloop.cli.check_types.run"
)
