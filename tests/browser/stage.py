"""What stands on the stack so that every screen has something to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from cdk.local.api import Person as Program
from cdk.local.stack_client import Inbox, Outcome
from tests.browser.conftest import Reviews, drop_samples
from tests.browser.reviewing import release_all, without_answers
from tests.e2e.bad_files import pdf

NOBODY_HAS_TO_LOOK = ("receipt", 3)
UNREADABLE = b"%PDF-1.4 and then nothing"
OF_NO_TYPE = pdf("NORTHERN TIMBER YARD\nMinutes of the meeting\n\nPresent were the usual members.\n")
REVIEWS: dict[str, Callable[[dict[str, Any]], bool]] = {
    "itemised": lambda detail: len(detail["prediction"]["line_items"]) > 1,
    "review": lambda detail: len(detail["review"]["questions"]) > 1,
    "escalated": lambda _: True,
}
FLAGS = (
    {"document_type": "receipt", "supplier": "Selveda Stores", "note": "Two shops share the name."},
    {"document_type": "invoice", "field": "TOTAL", "supplier": "Harbour Paints Ltd", "note": "Totals are rounded."},
    {"document_type": "invoice", "supplier": "Isthild Conseil SAS", "note": "They changed their layout in March."},
)


class Stage:
    """Papers in each state, reviews of each kind, and flags; the places of screens name them, as in "{failed}"."""

    def __init__(self, inbox: Inbox, reviews: Reviews, documents: Sequence[Outcome], folder: Path) -> None:
        self._inbox, self._folder, self._url = inbox, folder, inbox.state.url
        accepted = next(each.document.id for each in documents if each.document and each.document.state == "accepted")
        [settled] = drop_samples(inbox, folder, [NOBODY_HAS_TO_LOOK])
        self.names = {
            "settled": settled.dropped.document_id,
            "completed": self._decide(accepted),
            "failed": self._drop("scan-0117.pdf", UNREADABLE),
            "untyped": self._review_of(self._drop("minutes.pdf", OF_NO_TYPE)),
        }
        for name, fits in REVIEWS.items():
            taken = set(self.names.values())
            found = reviews.find(lambda detail: detail["review"]["id"] not in taken and fits(detail))  # noqa: B023
            self.names[name] = str(found["id"])
        self._escalate(self.names["escalated"])
        with Program(self._url, "senior") as senior:
            for flag in FLAGS:
                senior.post("/flags", flag)

    def tidy(self) -> None:
        """Nobody holds anything, and nothing has been answered."""
        release_all(self._url)
        for name in ("itemised", "review"):
            without_answers(self._url, self.names[name])

    def strike(self) -> None:
        """Takes away what others would stumble over."""
        release_all(self._url)
        with Program(self._url, "senior") as senior:
            for flag in senior.get("/flags")["items"]:
                senior.delete(f"/flags/{flag['id']}")
            for name in ("untyped", "escalated"):
                held = senior.post(f"/reviews/{self.names[name]}/claim")["review"]["claim"]
                senior.post(f"/reviews/{self.names[name]}/reject", {"fence": held["fence"], "reason": "of no use"})

    def _drop(self, name: str, data: bytes) -> str:
        path = self._folder / name
        path.write_bytes(data)
        [outcome] = self._inbox.wait([self._inbox.put(path, f"inbox/{name}")], lambda _: None, stall=60)
        return outcome.dropped.document_id

    def _decide(self, document: str) -> str:
        """Somebody looked at what the machine was sure of, and corrected the last of its fields."""
        with Program(self._url, "senior") as senior:
            review = senior.post(f"/documents/{document}/reopen")["review"]["id"]
            detail = senior.post(f"/reviews/{review}/claim")
            answers = [
                {"field": field["name"], "verdict": "confirmed", "value": field["value"], "seconds": 2.0}
                for field in detail["prediction"]["fields"]
                if field["value"] is not None
            ]
            number = next(each for each in answers if each["field"].endswith("_ID") or each["field"] == "NAME")
            number |= {"verdict": "corrected", "value": f"{number['value']}-B"}
            body = {"fence": detail["review"]["claim"]["fence"], "draft": {"answers": answers}}
            senior.post(f"/reviews/{review}/submit", body)
        return document

    def _escalate(self, review: str) -> None:
        with Program(self._url, "reviewer") as reviewer:
            detail = reviewer.post(f"/reviews/{review}/claim")
            fence, asked = detail["review"]["claim"]["fence"], detail["review"]["questions"][0]["field"]
            draft = {"answers": [{"field": asked, "verdict": "unreadable", "value": None, "seconds": 3.0}]}
            reviewer.put(f"/reviews/{review}/draft", {"fence": fence, "draft": draft})
            note = {"fence": fence, "note": "Two totals on it. Which one do we book?"}
            reviewer.post(f"/reviews/{review}/escalate", note)

    def _review_of(self, document: str) -> str:
        with Program(self._url, "auditor") as auditor:
            return str(auditor.get(f"/documents/{document}")["document"]["review_id"])
