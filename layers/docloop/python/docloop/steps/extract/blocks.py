"""Names and addresses: whole lines, joined where they run on."""

from __future__ import annotations

import re

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate
from docloop.model.geometry import Box
from docloop.steps.extract.labels import Label
from docloop.steps.extract.layout import Layout, Row

_LEGAL = re.compile(
    r"\b(sdn\.?\s*bhd|s/b|berhad|bhd|enterprise|trading|gmbh|mbh|kg|ag|ohg|e\.?\s?k\.?|ug|ltd|limited|inc|llc|llp|plc|corp|sarl|s\.?a\.?r\.?l|sas|s\.a|"
    r"restaurant|restoran|cafe|mart|supermarket|pharmacy|farmasi|kedai|perniagaan|hardware|stationery|motor|store|stores|bakery|"
    r"marketing|electrical|industries|holdings|group|company|co|hotel|bistro|kopitiam)\b\.?",
    re.IGNORECASE,
)
_STRONG_LEGAL = re.compile(r"\b(sdn\.?\s*bhd|s/b|gmbh|ltd|limited|inc|llc|plc)\b", re.IGNORECASE)
_CLUE = re.compile(
    r"\b(jalan|jln|lot|no\.?\s*\d|taman|tmn|kg|kampung|street|st|road|rd|avenue|ave|blvd|suite|floor|level|bandar|lorong|persiaran|"
    r"plaza|mall|ground|off|kawasan|seksyen|section|desa|bukit|wisma|menara|block|blok|strasse|straße|str|weg|platz|allee|gasse|rue|"
    r"boulevard|place|cedex|batu|kompleks|complex)\b|stra(ß|ss)e\b",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"(?<![\d(])(\d{5}|[A-Z]{2}\s\d{5}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})(?!\d)")
_REGION = re.compile(
    r"\b(johor|selangor|kuala\s*lumpur|k\.?l|penang|pulau\s*pinang|perak|melaka|malacca|kedah|kelantan|pahang|sabah|sarawak|"
    r"negeri\s*sembilan|terengganu|perlis|w\.?p|wilayah|malaysia|darul\s*\w+)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\b(tel|phone|fax|gst|roc|reg|invoice|receipt|date|time|cashier|bill|table|tax|email|e-mail|www|http|"
    r"co\.?\s*no|company\s*no|hotline|website|terminal|doc|document|member|ust|steuer|iban|bic|hp|h/p|cash|counter|whatsapp)\b|@",
    re.IGNORECASE,
)
_FIGURES = re.compile(r":\s*\d|\d{2}[/.-]\d{2}[/.-]\d{2,4}|\d+[.,]\d{2}\b")
_OPENING = re.compile(
    r"^\W*(no\b|lot\b|\d|suite|level|unit|block|blok|blk|ground|[a-z]{1,2}-?\d|jalan|jln|plot|plo\b|kompleks|wisma|menara|hq\b|\d+(st|nd|rd|th))",
    re.IGNORECASE,
)
_REGISTRATION = re.compile(
    r"\s*(?:[\[({]\s*(?=[^\])}]*(?:\d{4}|reg|co\.?\s*no))[^\])}]*(?:[\])}].*)?|\s\d{5,12}-[A-Z]\b.*|\s[A-Z]{2}\d{6,}-[A-Z]\b.*)$",
    re.IGNORECASE,
)
_MISREAD_LEGAL = ((re.compile(r"\bS[OIUD0]N(\.?\s+)BH[DO0]\b"), r"SDN\1BHD"), (re.compile(r"\b5/B\b"), "S/B"))
_TOP_ROWS = 12


def names(spec: FieldSpec, layout: Layout, labels: dict[int, list[Label]]) -> list[Candidate]:
    """Lines near the top, single or two joined, that may be a name."""
    found = []
    position = 0
    for row in layout.rows[:_TOP_ROWS]:
        texts = [_name_text(row.text)]
        if len(row.segments) > 1:
            texts += [_name_text(segment.text) for segment in row.segments]
        if _letters(texts[0]) < 3:
            continue
        below = layout.rows[row.number + 1] if row.number + 1 < len(layout.rows) else None
        above = layout.rows[row.number - 1] if row.number else None
        for text in dict.fromkeys(texts):
            if _letters(text) < 3:
                continue
            evidence = {**_name_evidence(text, position), **_tall(row, layout)}
            if above is not None and _runs_on(_name_text(above.text), text):
                evidence["stump"] = 1.0
            if text.count("(") > text.count(")"):
                evidence["stump"] = 1.0
            if len(texts) > 1 and text == texts[0]:
                evidence["gap_inside"] = 1.0
            found.append(_candidate(spec, text, [row], evidence))
        if below is not None and below.page == row.page and _runs_on(texts[0], below.text):
            joined = f"{texts[0]} {_name_text(below.text)}"
            found.append(_candidate(spec, joined, [row, below], {**_name_evidence(joined, position), "merged": 1.0}))
        position += 1
    return found


def _letters(text: str) -> int:
    return sum(c.isalpha() for c in text)


def _runs_on(text: str, below: str) -> bool:
    """Whether a name goes on in the next line: that line is little more than a legal form."""
    if _STOP.search(below):
        return False
    if text.count("(") > text.count(")"):
        return ")" in below
    if not _LEGAL.search(below):
        return False
    rest = re.sub(r"[^\W\d_]{1,2}\b|[^A-Za-zÀ-ÿ]", "", _REGISTRATION.sub("", _LEGAL.sub("", below)))
    return len(rest) < 2 and not _STRONG_LEGAL.search(text)


def _name_text(text: str) -> str:
    text = _REGISTRATION.sub("", text).strip(" -*.,:;|")
    for misread, meant in _MISREAD_LEGAL:
        text = misread.sub(meant, text)
    return text


def _name_evidence(text: str, position: int) -> dict[str, float]:
    evidence: dict[str, float] = {}
    if _LEGAL.search(text):
        evidence["legal_form"] = 1.0
    if position == 0:
        evidence["first_line"] = 1.0
    elif position == 1:
        evidence["second_line"] = 1.0
    evidence["far_down"] = min(1.0, max(0.0, (position - 2) / 6))
    solid = re.sub(r"\s", "", text)
    evidence["digits"] = 1.0 if sum(c.isdigit() for c in solid) > 0.2 * len(solid) else 0.0
    evidence["letters"] = sum(c.isalpha() for c in solid) / max(1, len(solid))
    stopped = (_STOP.search(text) or _FIGURES.search(text)) and not _STRONG_LEGAL.search(text)
    if stopped or (_CLUE.search(text) and _POSTCODE.search(text)):
        evidence["not_a_name"] = 1.0
    elif _CLUE.search(text) and sum(c.isdigit() for c in solid):
        evidence["not_a_name"] = 0.7
    return {name: round(value, 3) for name, value in evidence.items() if value}


def _tall(row: Row, layout: Layout) -> dict[str, float]:
    return {"tall": 1.0} if row.box.height > 1.25 * layout.text_height else {}


def addresses(spec: FieldSpec, layout: Layout, _labels: dict[int, list[Label]]) -> list[Candidate]:
    """Runs of up to five lines that may be an address."""
    rows = layout.rows[: _TOP_ROWS + 6]
    found = []
    for first in range(len(rows)):
        if not _may_be_address(rows[first]) or not (
            _CLUE.search(rows[first].text) or re.search(r"\d", rows[first].text)
        ):
            continue
        for last in range(first, min(len(rows), first + 5)):
            if not _may_be_address(rows[last]) or rows[last].page != rows[first].page:
                break
            found.append(
                _candidate(
                    spec,
                    ", ".join(row.text.strip(" ,") for row in rows[first : last + 1]),
                    list(rows[first : last + 1]),
                    _address_evidence(layout, first, last),
                )
            )
    return found


_ONLY_REGISTRATION = re.compile(
    r"^\W*(?:(?:co|company|br|reg|roc|business)\W*(?:reg\w*)?\W*(?:no)?\W*)?[A-Z]{0,3}\W?\d{5,12}\W{0,3}[A-Z]?\W*$",
    re.IGNORECASE,
)


def _may_be_address(row: Row) -> bool:
    if _ONLY_REGISTRATION.match(row.text):
        return False
    if _FIGURES.search(row.text) and not (_CLUE.search(row.text) or _POSTCODE.search(row.text)):
        return False
    return not _STOP.search(row.text) or bool(_POSTCODE.search(row.text) and _REGION.search(row.text))


def _address_evidence(layout: Layout, first: int, last: int) -> dict[str, float]:
    rows = layout.rows
    texts = [row.text for row in rows[first : last + 1]]
    evidence = {
        "street_word": float(any(_CLUE.search(text) for text in texts)),
        "postcode": float(any(_POSTCODE.search(text) for text in texts)),
        "region": float(any(_REGION.search(text) for text in texts)),
        "after_name": float(
            first > 0
            and bool(_LEGAL.search(rows[first - 1].text) or re.search(r"\d{4,}-?[A-Z]?\)", rows[first - 1].text))
        ),
        "opening": float(bool(_OPENING.search(texts[0]))),
        "lines": float(len(texts)),
        "far_down": min(1.0, max(0.0, (first - 4) / 6)),
    }
    if (
        last + 1 < len(rows)
        and _may_be_address(rows[last + 1])
        and (_POSTCODE.search(rows[last + 1].text) or _REGION.search(rows[last + 1].text))
    ):
        evidence["cut_short"] = 1.0
    if (
        first > 0
        and _may_be_address(rows[first - 1])
        and _CLUE.search(rows[first - 1].text)
        and not _LEGAL.search(rows[first - 1].text)
    ):
        evidence["cut_short"] = evidence.get("cut_short", 0.0) + 1.0
    tail = texts[-1]
    if not (_POSTCODE.search(tail) or _REGION.search(tail) or _CLUE.search(tail)):
        evidence["not_an_address"] = 1.0
    return {name: value for name, value in evidence.items() if value}


def _candidate(spec: FieldSpec, text: str, rows: list[Row], evidence: dict[str, float]) -> Candidate:
    return Candidate(
        field=spec.name,
        value=text,
        text=text,
        page=rows[0].page,
        box=Box.around(row.box for row in rows),
        evidence=evidence,
    )
