"""Which modules a handler imports, followed through a package without running it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

# Ours, followed wholly: imports inside functions count as well.
OWN = ("docloop", "functions")


def find_missing(module: str, folders: list[Path], python: str) -> dict[str, str]:
    """Modules that cannot be found in `folders`, each with one that imports it.

    Our own modules are followed wholly. Of others' only the first import is looked up: a wheel's own imports are its
    affair, and guarded ones are many. The standard library is that of the running Python, which 3.13 only shortened.
    """
    missing: dict[str, str] = {}
    seen: set[str] = set()
    waiting = [(module, "the topology")]
    while waiting:
        name, importer = waiting.pop()
        if name in seen or name.partition(".")[0] in _standard(python):
            continue
        seen.add(name)
        path = _find(name, folders)
        if path is None:
            missing[name] = importer
        elif name.partition(".")[0] in OWN and path.suffix == ".py":
            waiting += [(imported, name) for imported in _imports(path, name, folders)]
    return missing


def _standard(python: str) -> frozenset[str]:
    removed = {"aifc", "audioop", "cgi", "cgitb", "chunk", "crypt", "imghdr", "mailcap", "msilib", "nis", "nntplib"}
    removed |= {"asynchat", "asyncore", "distutils", "imp", "lib2to3", "ossaudiodev", "pipes", "smtpd", "sndhdr"}
    removed |= {"spwd", "sunau", "telnetlib", "uu", "xdrlib"}
    return frozenset(sys.stdlib_module_names - (removed if python >= "3.13" else set()))


def _find(name: str, folders: list[Path]) -> Path | None:
    """The file of a module (a namespace package: its folder)."""
    for folder in folders:
        place = folder.joinpath(*name.split("."))
        candidates = [
            place / "__init__.py",
            place.with_name(f"{place.name}.py"),
            *place.parent.glob(f"{place.name}.*.so"),
        ]
        for candidate in (*candidates, place):
            if candidate.exists():
                return candidate
    return None


def _imports(path: Path, name: str, folders: list[Path]) -> Iterator[str]:
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in _executed(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join(
                    [*package.split(".")[: len(package.split(".")) - node.level + 1], *filter(None, [base])]
                )
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names if _find(f"{base}.{alias.name}", folders))


def _executed(tree: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those that only the type checker sees."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        yield node
        yield from _executed(node)
