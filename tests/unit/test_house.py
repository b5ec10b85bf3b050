"""The house rules that a program can check."""

from __future__ import annotations

import ast
import json
import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

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
LONGEST = 250
LONGER_FOR_A_REASON = {
    "layers/docloop/python/docloop/errors.py": "one tree, read as one",
    "tests/fakes.py": "a fake of every store, over one database",
    "tests/unit/test_lexicon.py": "every rule that word lists keep, and what data breaks it",
    "tests/functional/stage.py": "all that the world does to the platform, in one place",
    "tests/functional/test_reviews_submit.py": "all that a submit can mean, on one desk",
    "tests/functional/test_store_contract.py": "one contract, run on the fakes and on the adapters",
}
LONGER_SCRIPTS = {"functions/console/ui/src/texts/en.ts": "every text, in one place for whoever translates"}
READS_THE_ENVIRONMENT = {
    "layers/docloop/python/docloop/settings.py": "the one place",
    "layers/docloop/python/docloop/adapters/readers/processes.py": "hands it on to a child process unread",
}
NOT_SHIPPED = frozenset({"GPL", "AGPL", "LGPL"})
UNDER_THE_LGPL = {"python-stdnum": "unmodified, as a package of its own in a layer, which anybody can replace"}


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in [*SOURCES, *SCRIPTS]
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert set(long) <= {*LONGER_FOR_A_REASON, *LONGER_SCRIPTS}, long
    assert set(LONGER_FOR_A_REASON) <= set(long), "shorter now: its reason is no longer needed"


def test_settings_alone_read_the_environment() -> None:
    reading = {
        str(path.relative_to(ROOT))
        for path in SOURCES
        if path.relative_to(ROOT).parts[0] in {"layers", "functions"}
        and ("os.environ" in (text := path.read_text(encoding="utf-8")) or "getenv" in text)
    }
    assert reading == set(READS_THE_ENVIRONMENT)


def test_texts_are_normalised_in_one_place() -> None:
    by_hand = re.compile(r'unicodedata\.(?:normalize|combining)|re\.sub\(r"(?:\\W|\[\\W_\])\+?", ""')
    normalising = {str(path.relative_to(ROOT)) for path in PRODUCT if by_hand.search(path.read_text(encoding="utf-8"))}
    assert normalising == {"layers/docloop/python/docloop/values/normal_forms.py"}


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
