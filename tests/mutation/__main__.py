"""Counts how many small faults in the core the tests notice: python -m tests.mutation [group…]."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable

import yaml

from tests.mutation.mutants import mutants_of
from tests.mutation.targets import EQUIVALENTS, TARGETS, Target
from tests.mutation.trial import Verdict, try_mutants

GOAL = 0.85


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    groups = sorted({target.group for target in TARGETS})
    parser.add_argument(
        "names", nargs="*", metavar="GROUP|MODULE", help=f"{', '.join(groups)}, or a module; default: all"
    )
    chosen = set(parser.parse_args().names)
    equivalents = {
        (entry["module"], entry["owner"], change)
        for entry in yaml.safe_load(EQUIVALENTS.read_text(encoding="utf-8"))
        for change in entry["changes"]
    }
    counted: dict[str, list[Verdict]] = defaultdict(list)
    for target in TARGETS:
        short = target.module.rpartition(".")[2]
        if chosen and not chosen & {target.group, short, target.module}:
            continue
        found = [each for each in _tried(target) if (target.module, each.owner, each.change) not in equivalents]
        counted[target.group] += found
        print(_row(target.module, found), flush=True)  # noqa: T201
        for each in found:
            if not each.killed:
                print(f"    {each.owner or 'module'}:{each.line}: {each.change}", flush=True)  # noqa: T201
    for group, found in counted.items():
        print(_row(group, found))  # noqa: T201
    if any(_share(found) < GOAL for found in counted.values()):
        raise SystemExit(1)


def _tried(target: Target) -> Iterable[Verdict]:
    source = target.source
    mutants = list(mutants_of(source.read_text(encoding="utf-8"), str(source), target.parts))
    return try_mutants(target.module, str(source), target.tests, mutants)


def _row(name: str, found: list[Verdict]) -> str:
    killed = sum(each.killed for each in found)
    return f"{name:<44} {killed:>4} of {len(found):>4} killed  {_share(found):>6.1%}"


def _share(found: list[Verdict]) -> float:
    return sum(each.killed for each in found) / len(found) if found else 1.0


if __name__ == "__main__":
    main()
