"""Names at the head of a document: lines, parts of lines and lines joined, each with what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate
from docloop.steps.extract.known_names.repair import with_repairs
from docloop.steps.extract.page.layout import Layout
from docloop.steps.extract.parties.addresses import addresses
from docloop.steps.extract.parties.head_lines import Head, HeadLine, head_candidate, head_of
from docloop.values.legal_forms import legal_form
from docloop.values.line_vocabulary import (
    FIGURES,
    LEGAL,
    PLACE,
    POSTCODE,
    REGISTRATION,
    STOP,
    STRONG_LEGAL,
    letters,
    name_text,
)
from docloop.values.normal_forms import plain_marks, text_key, unspaced
from docloop.values.party_texts import without_echo

__all__ = ["addresses", "letterheads"]

_MOST_LINES = 3
_CODE = re.compile(r"^[\W\d_]*\d[\W\d_]*(?=[^\W\d_])|^[#*]+\s*")
_COLON = re.compile(r"^[^\W\d_][\w .]{1,24}:\s*(?=\S)")
_BRACKET = re.compile(r"\s*[\[({].*$")
_OPEN = re.compile(r"^\W*[(&)]|(?:&|\band|\bund|\bet|\bof|\bthe)\W*$", re.IGNORECASE)
"""A name that starts or ends in the middle."""

_Cut = tuple[str, dict[str, float]]


def letterheads(spec: FieldSpec, layout: Layout) -> list[Candidate]:
    """Lines near the top, parts of them, and up to three joined, that may be a name; misread ones put right too."""
    head = head_of(layout)
    found: list[Candidate] = []
    named = [line for line in head.lines if letters(name_text(line.text)) >= 3]
    positions = {line.number: position for position, line in enumerate(named)}
    for line in named:
        cuts: dict[str, dict[str, float]] = {}
        for text, evidence in _cuts(line):
            if letters(text) >= 3:
                cuts.setdefault(text, evidence)
        runs = [([line], text, evidence) for text, evidence in cuts.items()]
        for lines, text, evidence in [*runs, *_joined(head, line)]:
            position = positions[line.number]
            looks = {**_looks(text), **evidence, **_position(position), **_around(head, lines, text)}
            found.append(head_candidate(spec, text, lines, looks))
    return with_repairs(found, layout)


def _cuts(line: HeadLine) -> Iterator[_Cut]:
    """The whole line and what is left of it without a column beside it, a code, a heading, a bracket, a trailer."""
    whole = name_text(line.text)
    gap = {"gap_inside": 1.0} if line.parts else {}
    yield whole, gap
    for part in line.parts:
        yield name_text(part), {"part_of_row": 1.0}
        if (single := without_echo(name_text(part))) != name_text(part):
            yield single, {"part_of_row": 1.0}
    if (single := without_echo(whole)) != whole:
        yield single, gap
    coded = _CODE.sub("", whole)
    if coded != whole:
        yield coded, {"code_dropped": 1.0, **gap}
    if heading := _COLON.match(whole):
        yield whole[heading.end() :], {"heading_dropped": 1.0, **gap}
    ends = [legal.end() for legal in STRONG_LEGAL.finditer(whole)]
    if ends and letters(whole[ends[-1] :]) >= 2:
        yield whole[: ends[-1]], {"trailer_dropped": 1.0}
    bare = _BRACKET.sub("", whole)
    if bare != whole:
        yield bare.strip(" -*.,:;|"), {"bracket_dropped": 1.0, **gap}
    printed = line.text.strip(" -*.,:;|")
    if printed != whole and len(printed) - len(whole) < 40:
        yield printed, {"registration_kept": 1.0, **gap}


def _joined(head: Head, first: HeadLine) -> Iterator[tuple[list[HeadLine], str, dict[str, float]]]:
    """The line with one or two that follow, numbers between them left out, as long as they may be a name."""
    if not first.like_name:
        return
    lines = [first]
    for line in head.lines[first.number + 1 :]:
        if line.row.page != first.row.page or line.number > first.number + _MOST_LINES:
            return
        if line.is_number:
            continue
        if not line.like_name and not (line.legal and letters(line.text) < 12):
            return
        above = " ".join(name_text(each.text) for each in lines)
        evidence = {"merged": float(len(lines))}
        if runs_on(above, line.text):
            evidence["runs_on"] = 1.0
        elif STRONG_LEGAL.search(line.text) and letters(STRONG_LEGAL.sub("", line.text)) >= 5:
            evidence["joins_names"] = 1.0
        if line.number > lines[-1].number + 1:
            evidence["number_between"] = 1.0
        lines = [*lines, line]
        yield lines, " ".join(name_text(each.text) for each in lines), evidence
        if (below := _in_column(first, line)) != line.text and legal_form(f"{above} {below}"):
            yield lines, f"{above} {name_text(below)}", {**evidence, "part_of_row": 1.0}
        if len(lines) == _MOST_LINES:
            return


def _in_column(first: HeadLine, line: HeadLine) -> str:
    """What of a line stands below the first, where that has one column only."""
    if first.parts:
        return line.text
    box = first.row.box
    inside = [each.text for each in line.segments if each.box.left >= box.left and each.box.right <= box.right]
    return plain_marks(" ".join(inside)) or line.text


def runs_on(text: str, below: str) -> bool:
    """Whether a name goes on in the next line: that line is little more than a legal form."""
    if STOP.search(below):
        return False
    if text.count("(") > text.count(")"):
        return ")" in below
    if not LEGAL.search(below):
        return False
    rest = re.sub(r"[^\W\d_]{1,2}\b|[^A-Za-zÀ-ÿ]", "", REGISTRATION.sub("", LEGAL.sub("", below)))
    return len(rest) < 2 and not STRONG_LEGAL.search(text)


def _position(position: int) -> dict[str, float]:
    first = {0: {"first_line": 1.0}, 1: {"second_line": 1.0}}.get(position, {})
    return {**first, "far_down": round(min(1.0, max(0.0, (position - 2) / 6)), 3)}


def _looks(text: str) -> dict[str, float]:
    evidence: dict[str, float] = {}
    if LEGAL.search(text):
        evidence["legal_form"] = 1.0
    strong = list(STRONG_LEGAL.finditer(text))
    if strong:
        evidence["strong_legal"] = float(len(strong))
        evidence["legal_end"] = float(letters(text[strong[-1].end() :]) == 0)
    solid = unspaced(text)
    evidence["digits"] = 1.0 if sum(c.isdigit() for c in solid) > 0.2 * len(solid) else 0.0
    evidence["letters"] = letters(text) / max(1, len(solid))
    evidence["words"] = float(min(9, len(text.split())))
    stopped = (STOP.search(text) or FIGURES.search(text)) and not strong
    if stopped or (PLACE.search(text) and POSTCODE.search(text)):
        evidence["not_a_name"] = 1.0
    elif PLACE.search(text) and sum(c.isdigit() for c in solid):
        evidence["not_a_name"] = 0.7
    if text.count("(") != text.count(")") or letters(LEGAL.sub("", text)) < 3 or without_echo(text) != text:
        evidence["stump"] = 1.0
    if _OPEN.search(text):
        evidence["open"] = 1.0
    if LEGAL.match(text):
        evidence["legal_start"] = 1.0
    return {name: round(value, 3) for name, value in evidence.items() if value}


def _around(head: Head, lines: Sequence[HeadLine], text: str) -> dict[str, float]:
    """What stands above and below, how the lines are set, and where else the name is printed."""
    first, last = lines[0], lines[-1]
    above = head.lines[first.number - 1] if first.number else None
    below = [line for line in head.lines[last.number + 1 : last.number + 4] if line.row.page == last.row.page]
    evidence = head.around(first.number, last.number)
    if first.row.box.height > 1.25 * head.text_height:
        evidence["tall"] = 1.0
    if any(line.registered for line in lines) or (below and below[0].is_number and below[0].registered):
        evidence["registered"] = 1.0
    worded = [line for line in below if not line.is_number]
    if worded:
        evidence["address_below"] = float(worded[0].like_address)
        evidence["name_below"] = float(worded[0].like_name and not worded[0].like_address)
        evidence["legal_below"] = float(bool(STRONG_LEGAL.search(worded[0].text)))
        evidence["stops_below"] = float(worded[0].stops)
    if above is not None:
        evidence["name_above"] = float(above.like_name and not above.like_address)
        evidence["legal_above"] = float(bool(STRONG_LEGAL.search(above.text)))
        evidence["address_above"] = float(above.like_address)
        if runs_on(name_text(above.text), text):
            evidence["stump"] = 1.0
    if worded and "merged" not in evidence and runs_on(text, worded[0].text):
        evidence["cut_off"] = 1.0
    mine = {line.row.number for line in lines}
    core = text_key(LEGAL.sub("", text)) or text_key(text)
    evidence["again"] = float(
        len(core) >= 5 and any(core in other for number, other in enumerate(head.keys) if number not in mine)
    )
    longest = max((text_key(word) for word in LEGAL.sub(" ", text).split()), key=len, default="")
    evidence["in_web"] = float(len(longest) >= 4 and (longest in head.web or core[:8] in head.web))
    return {name: value for name, value in evidence.items() if value}
