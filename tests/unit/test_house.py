"""The house rules that a program can check."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from docloop.adapters.types import shipped_types

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    path
    for folder in ("layers", "functions", "cdk", "tests")
    for path in (ROOT / folder).rglob("*.py")
    if not {"build", "cdk.out", "node_modules"} & set(path.parts)
)
PRODUCT = [path for path in SOURCES if path.relative_to(ROOT).parts[0] != "tests"]
UI = ROOT / "functions" / "console" / "ui"
SCRIPTS = sorted(
    path for kind in ("*.ts", "*.tsx") for path in (UI / "src").rglob(kind) if not path.name.endswith(".d.ts")
)
LARGEST_ROOM = 0.35
"""Of the lines of the package."""

LONGEST = 250
LONGER_FOR_A_REASON = {
    "layers/docloop/python/docloop/errors.py": "one tree, read as one",
    "tests/fakes.py": "a fake of every store, over one database",
    "tests/unit/test_lexicon.py": "every rule that word lists keep, and what data breaks it",
    "tests/functional/test_reviews_submit.py": "all that a submit can mean, on one desk",
    "tests/functional/test_store_contract.py": "one contract, run on the fakes and on the adapters",
}
LONGER_SCRIPTS = {"functions/console/ui/src/texts/en.ts": "every text, in one place for whoever translates"}
READS_THE_ENVIRONMENT = {
    "layers/docloop/python/docloop/settings.py": "the one place",
    "layers/docloop/python/docloop/adapters/readers/processes.py": "hands it on to a child process unread",
}
ONE_MEANING = {
    "__init__.py": "what a package gives to others",
    "addresses.py": "postal addresses: the kind of value, and where they stand on a page",
    "api.py": "the review API: built in AWS, called on the local stack, opened",
    "app.py": "what CDK and the API's framework start with",
    "audit.py": "the audit record: its entry, port, adapter, use and routes",
    "catalogue.py": "document types and policies: as stored, and their routes",
    "commands.py": "commands of `docloop`: of the local stack, of measuring and training",
    "dates.py": "dates: the kind of value, and the check",
    "duplicates.py": "the same paper twice: the check, and looking it up",
    "flags.py": "flags: what they ask, their use and their routes",
    "forecast.py": "what more labels would buy: the figures, and their use",
    "handler.py": "the entry point of a Lambda function",
    "headers.py": "headers of answers: of all, and of the console's files",
    "history.py": "what happened of late: the figures, their use and their routes",
    "models.py": "trained models: their ports and their routes",
    "openapi.py": "the OpenAPI document: made, and printed",
    "processes.py": "child processes that end with their parent: of the local stack, of readers",
    "reading.py": "what a reader saw of a document: the noun, and the ports",
    "reasons.py": "sentences that tell a person why",
    "reread.py": "what a second reader reads: which lines, and its use",
    "review.py": "a review: the noun, and what its life needs",
    "stack.py": "the whole platform: in AWS, and on this machine",
    "stores.py": "what is kept: the ports, and their adapters joined",
    "suppliers.py": "who sends documents: invented ones, and which documents come from one",
    "textract.py": "AWS Textract: as a reader, and its shape of a result",
    "train.py": "training: the command, the step and the use",
    "training.py": "a training: the noun, and what it needs",
    "worker.py": "a process that works for another: a Lambda function's, and a reader's",
}
"""Names that several product files bear, and the one meaning that they share."""

NOT_SHIPPED = frozenset({"GPL", "AGPL", "LGPL"})
UNDER_THE_LGPL = {"python-stdnum": "unmodified, as a package of its own in a layer, which anybody can replace"}
PACKAGE = ROOT / "layers" / "docloop" / "python" / "docloop"
ASKS_FOR_ROLES = [PACKAGE / room for room in ("steps", "use_cases", "model", "ports")] + [ROOT / "functions"]
WORDS_OF_A_KIND = {"durations.py", "urls.py"}
"""A kind of value is one file, with its units and endings."""
FIELD_NAMES = {spec.name for each in shipped_types() for spec in (*each.fields, *each.line_items)}
A_FIELD_NAME = re.compile(rf"\b(?:{'|'.join(sorted(FIELD_NAMES))})\b")


def test_no_room_is_larger_than_a_third_of_the_package() -> None:
    def lines(folder: Path) -> int:
        return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in folder.rglob("*.py"))

    rooms = {room.name: lines(room) for room in PACKAGE.iterdir() if room.is_dir()}
    assert max(rooms.values()) <= LARGEST_ROOM * lines(PACKAGE), rooms


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in [*SOURCES, *SCRIPTS]
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert set(long) <= {*LONGER_FOR_A_REASON, *LONGER_SCRIPTS}, long
    assert set(LONGER_FOR_A_REASON) <= set(long), "shorter now: its reason is no longer needed"


def test_files_of_one_name_mean_one_thing() -> None:
    count = Counter(path.name for path in PRODUCT)
    several = {name for name, files in count.items() if files > 1}
    assert several == set(ONE_MEANING), "rename a file that means something else, or say what all of a name mean"


def test_settings_alone_read_the_environment() -> None:
    reading = {
        str(path.relative_to(ROOT))
        for path in SOURCES
        if path.relative_to(ROOT).parts[0] in {"layers", "functions"}
        and ("os.environ" in (text := path.read_text(encoding="utf-8")) or "getenv" in text)
    }
    assert reading == set(READS_THE_ENVIRONMENT)


def test_nothing_but_data_and_formats_names_fields() -> None:
    """What a field means is its role; its name is a person's to choose."""
    named = {
        str(path.relative_to(ROOT)): found
        for path in SOURCES
        if any(path.is_relative_to(room) for room in ASKS_FOR_ROLES) and "node_modules" not in path.parts
        if (found := list(_field_names_in(path.read_text(encoding="utf-8"))))
    }
    scripts = {
        str(path.relative_to(ROOT)): found
        for path in SCRIPTS
        if ".test." not in path.name and not {"testing", "texts"} & set(path.relative_to(UI / "src").parts)
        if (found := re.findall(rf"[\"'`.]({A_FIELD_NAME.pattern})", path.read_text(encoding="utf-8")))
    }
    assert named | scripts == {}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('spec.name == "TOTAL"', ["TOTAL"]),
        ('NAMES = """\n    VENDOR_NAME TAX\n"""', ["VENDOR_NAME", "TAX"]),
        ('match name:\n    case "PRICE":\n        pass', ["PRICE"]),
        ('COUNTS["invoice.TAX"]', ["TAX"]),
        ('NAME = (\n    "TO"\n    "TAL"\n)', ["TOTAL"]),
        # no name of a field
        ('LIST = r"(SALES TAX|TIP)"', []),
        ('def total() -> str:\n    """SUBTOTAL + TAX."""\n    return "TOTALS"', []),
        ("spec.role is FieldRole.TAX", []),
    ],
)
def test_a_literal_name_is_found(code: str, found: list[str]) -> None:
    assert list(_field_names_in(code)) == found


def _field_names_in(code: str) -> Iterator[str]:
    """Return the names of shipped fields in the texts of a module: alone or with other names, and no explanations."""
    if not A_FIELD_NAME.search(re.sub(r"[\"']\s*[\"']", "", code)):  # nor one that is put together from pieces
        return
    tree = ast.parse(code)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield from A_FIELD_NAME.findall(node.value) if re.fullmatch(r"[\w\s.]+", node.value) else ()


def test_texts_are_normalised_in_one_place() -> None:
    by_hand = re.compile(r'unicodedata\.(?:normalize|combining)|re\.sub\(r"(?:\\W|\[\\W_\])\+?", ""')
    normalising = {str(path.relative_to(ROOT)) for path in PRODUCT if by_hand.search(path.read_text(encoding="utf-8"))}
    assert normalising == {"layers/docloop/python/docloop/values/normal_forms.py"}


def test_words_of_papers_are_data() -> None:
    """Six alternatives in a row that are words."""
    listed = re.compile(r"(?:[a-zß-ÿ]{3,}\|){5,}")
    found = {
        path.name
        for room in ("steps", "values")
        for path in (PACKAGE / room).rglob("*.py")
        if listed.search(path.read_text("utf-8"))
    }
    assert found == WORDS_OF_A_KIND


def test_the_next_version_is_counted_in_one_place() -> None:
    by_hand = re.compile(r"version(?: if \w+ else [01])?\)? \+ 1|1 \+ \w+\.version")
    counting = {str(path.relative_to(ROOT)) for path in PRODUCT if by_hand.search(path.read_text(encoding="utf-8"))}
    assert counting == set(), "use Entity.next_version or version_after"


def test_what_is_repeated_on_a_conflict_is_repeated_in_one_place() -> None:
    repeating = {
        str(path.relative_to(ROOT)) for path in PRODUCT if _repeats_on_conflict(path.read_text(encoding="utf-8"))
    }
    assert repeating == {"layers/docloop/python/docloop/ports/retry.py"}


def _repeats_on_conflict(code: str) -> bool:
    if "VersionConflict" not in code:
        return False
    loops = (each for each in ast.walk(ast.parse(code)) if isinstance(each, ast.For | ast.While))
    again = (each for each in loops if isinstance(each, ast.While) or ast.unparse(each.iter).startswith("range("))
    return any("except VersionConflict" in ast.unparse(each) for each in again)


def test_the_top_level_holds_nothing_unexpected() -> None:
    texts = {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "SECURITY.md"}
    expected = texts | {"Makefile", "pyproject.toml", "requirements.txt"}
    folders = {"cdk", "functions", "layers", "tests"}
    ignored = {"build", "cdk.out"}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - ignored
    assert found == expected | folders


def test_the_console_is_built_from_what_binds_nobody() -> None:
    packages = json.loads((UI / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    licences = {name: entry["license"] for name, entry in packages.items() if name}
    assert len(licences) > 20
    assert not [name for name, entry in packages.items() if "resolved" in entry], "no download addresses"
    for name, licence in licences.items():
        words = set(licence.replace("(", " ").replace(")", " ").replace("-", " ").split())
        assert not words & NOT_SHIPPED, f"{name}: {licence}"


@pytest.mark.parametrize("lock", sorted((ROOT / "layers").glob("*.txt")), ids=lambda path: path.name)
def test_nothing_that_ships_has_a_licence_that_binds_its_user(lock: Path) -> None:
    names = [line.split("==")[0] for line in lock.read_text().splitlines() if "==" in line and "win32" not in line]
    assert names
    for name in names:
        metadata = distribution(name.split("[")[0]).metadata
        said = [metadata.get_all(each, []) for each in ("License-Expression", "License", "Classifier")]
        licence = " ".join(line.splitlines()[0] for lines in said for line in lines if line)
        words = set(licence.replace("(", " ").replace(")", " ").replace("-", " ").split())
        lesser = {"LGPL"} if name in UNDER_THE_LGPL else set()
        assert not words & NOT_SHIPPED - lesser, f"{name}: {licence}"
