"""What follows from the kind of paper: whether it is to be paid, who owes its total, and what it has to say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Field
from docloop.model.paper import PaperKind
from docloop.model.policy import Policy

NO_KIND = "Nothing on it states what kind of document it is."


class PaperTerms(NamedTuple):
    """What a result says of its paper. None: the kind is not known, or the type tells no kinds apart.

    `payable` and `owed_by` as in `model.paper`.
    """

    kind: str | None = None
    payable: bool | None = None
    owed_by: str | None = None


def kind_of_paper(document_type: DocumentType | None, fields: Iterable[Field]) -> str | None:
    """The kind of paper that the fields say; None where it is none that the type knows."""
    if document_type is None or (spec := document_type.kind_field) is None:
        return None
    value = next((field.value for field in fields if field.name == spec.name), None)
    return value if value in document_type.papers else None


def paper_terms(document_type: DocumentType | None, fields: Iterable[Field]) -> PaperTerms:
    """Whether the paper is to be paid, and who owes its total."""
    kind = kind_of_paper(document_type, fields)
    if document_type is None or kind is None:
        return PaperTerms()
    paper = document_type.papers[kind]
    return PaperTerms(kind, paper.payable, paper.owed_by)


def required_of(document_type: DocumentType, required: Iterable[str], kind: str | None) -> tuple[str, ...]:
    """The required fields that a paper of this kind has to have; `kind` None: all of them."""
    paper = document_type.papers.get(kind) if kind is not None else None
    return tuple(name for name in required if paper is None or name not in paper.optional)


def why_not_unseen(document_type: DocumentType, policy: Policy, kind: str | None) -> list[str]:
    """Why a person looks at a paper of this kind, however sure the machine is of it; empty: nobody has to."""
    plain = document_type.plain_kind
    if kind is None or plain is None or kind == plain or kind in policy.kinds or kind not in document_type.papers:
        return []
    title = document_type.title_of_kind(kind)
    return [
        f"Kind of document: {title}. {_consequence(document_type.papers[kind], document_type.title_of_kind(plain))}"
    ]


def why_not_total(document_type: DocumentType, policy: Policy, kind: str | None) -> list[str]:
    """Why a person looks at the total of a paper on which nothing is owed, as of a quote; empty: nobody has to."""
    if not why_not_unseen(document_type, policy, kind):
        return []
    paper = document_type.papers[kind or ""]
    if paper.payable or paper.owed_by is not None:
        return []
    return [f"Nothing is owed on a document of the kind “{document_type.title_of_kind(kind or '')}”: check this total."]


def _consequence(paper: PaperKind, plain: str) -> str:
    if paper.owed_by == "supplier":
        return "The supplier owes this total; do not pay it."
    if not paper.payable:
        return "Do not pay it."
    return f"It is not an ordinary “{plain}”: check it before it is paid."
