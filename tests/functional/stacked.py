"""Files that hold several papers, as text: one that is surely two, and one that nobody can be sure about."""

from __future__ import annotations

import zlib

from docloop.model.actor import Actor, Role
from docloop.model.document import Document
from docloop.model.parts import PageSpan
from docloop.model.review import Review
from docloop.use_cases.reviews.claims import claim

from tests.functional.crash import desk_of
from tests.functional.paper import receipt
from tests.functional.stage import Stage

PERSON = Actor(user_id="user-1", roles=frozenset({Role.REVIEWER}))
TWO = (PageSpan(first=1, last=1), PageSpan(first=2, last=2))
ONE = (PageSpan(first=1, last=2),)


def number_of(name: str, place: int) -> str:
    """The number of the paper at this place of the file of this name."""
    return f"R-{zlib.crc32(name.encode()) % 1_000_000:06d}{place}"


def stack(name: str = "1", papers: int = 2) -> bytes:
    """Receipts of different shops, each on a page with its own title, number and count of pages."""
    return b"\f".join(
        receipt(f"Shop {number} Ltd", number_of(name, number), f"{number}1.50") + b"\nPage 1 of 1\n"
        for number in range(1, papers + 1)
    )


def unsure(name: str = "1") -> bytes:
    """A receipt, and behind it a page with another number and no title: an attachment, or another paper."""
    more = f"Receipt No: {number_of(name, 2)}\n\nParking level 2\n\nTOTAL 9.00\n".encode()
    return receipt(number=number_of(name, 1)) + b"\f" + more


def long_papers(pages: int) -> bytes:
    """Two receipts of so many pages each."""
    texts = [
        receipt(f"Shop {number} Ltd", f"R-100{number}", f"{number}1.50").decode() + f"\nPage {page} of {pages}\n"
        for number in (1, 2)
        for page in range(1, pages + 1)
    ]
    return "\f".join(texts).encode()


def dropped(stage: Stage, data: bytes, key: str = "inbox/post.txt") -> Document:
    """The whole file, when all has been done that the machine does."""
    version = stage.upload(key, data)
    stage.settle()
    return next(each for each in stage.documents() if each.part is None and each.source.version_id == version)


def parts_of(stage: Stage, whole: Document) -> list[Document]:
    return [stage.stores.documents.get(each) for each in whole.part_ids]


def asked(stage: Stage, name: str = "1") -> Review:
    """The review that asks where papers begin, claimed."""
    whole = dropped(stage, unsure(name), f"inbox/{name}.txt")
    assert whole.review_id
    return claim(desk_of(stage), PERSON, whole.review_id)
