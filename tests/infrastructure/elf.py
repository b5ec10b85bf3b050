"""What an ELF file needs to be loaded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from elftools.elf.dynamic import DynamicSection
from elftools.elf.elffile import ELFFile
from elftools.elf.gnuversions import GNUVerNeedSection

MACHINES = {"arm64": "EM_AARCH64", "x86_64": "EM_X86_64"}
_GLIBC = re.compile(r"GLIBC_(\d+)\.(\d+)")


@dataclass(frozen=True)
class Binary:
    """`glibc`: the newest it asks for, (0, 0) for none. `needed`: the shared libraries it names."""

    path: Path
    machine: str
    glibc: tuple[int, int]
    needed: tuple[str, ...]


def read_binaries(folder: Path) -> list[Binary]:
    """Every ELF file below `folder`, whatever its name."""
    return [_read(path) for path in sorted(folder.rglob("*")) if path.is_file() and _is_elf(path)]


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _read(path: Path) -> Binary:
    with path.open("rb") as file:
        elf = ELFFile(file)
        dynamic = elf.get_section_by_name(".dynamic")
        tags = dynamic.iter_tags("DT_NEEDED") if isinstance(dynamic, DynamicSection) else ()
        needed = tuple(str(vars(tag)["needed"]) for tag in tags)
        versions = [
            (int(match[1]), int(match[2]))
            for section in elf.iter_sections()
            if isinstance(section, GNUVerNeedSection)
            for _, auxiliaries in section.iter_versions()
            for auxiliary in auxiliaries
            if (match := _GLIBC.match(auxiliary.name))
        ]
        return Binary(path, str(elf["e_machine"]), max(versions, default=(0, 0)), needed)
