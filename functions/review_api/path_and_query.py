"""What stands in paths and queries."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from aws_lambda_powertools.event_handler.openapi.params import Path, Query
from docloop.model.document_type import NAME_PATTERN
from docloop.model.upload_note import LONGEST_ID
from pydantic import AwareDatetime

DocumentId = Annotated[str, Path(pattern=r"^doc_[a-z2-7]{26}$")]
ReviewId = Annotated[str, Path(pattern=r"^rev_[a-z2-7]{26}_[1-9][0-9]{0,5}$")]
CardId = Annotated[str, Path(pattern=r"^trn_[a-z2-7]{26}$")]
FlagId = Annotated[str, Path(pattern=r"^flg_[a-z2-7]{26}$")]
PathType = Annotated[str, Path(pattern=NAME_PATTERN)]
TypeFilter = Annotated[str | None, Query(alias="type", pattern=NAME_PATTERN, description="only this document type")]
SupplierFilter = Annotated[
    str | None,
    Query(
        min_length=1, max_length=300, description="a part of the name of the supplier, however it is spelt and spaced"
    ),
]
ConcernedFilter = Annotated[
    str | None,
    Query(min_length=1, max_length=300, description="only what concerns documents of this supplier, as it was read"),
]
AmountFilter = Annotated[
    Decimal | None, Query(ge=0, le=1_000_000_000_000, description="only with at least this amount at stake")
]
HolderFilter = Annotated[Literal["me"] | None, Query(description="what I hold, most urgent first, whatever its state")]
DoneFilter = Annotated[Literal["me"] | None, Query(description="what I have ended, newest first")]
TextFilter = Annotated[
    str | None, Query(min_length=1, max_length=300, description="only with this text in the key, in either case")
]
ExternalIdFilter = Annotated[
    str | None,
    Query(min_length=1, max_length=LONGEST_ID, description="only with exactly this `external_id`"),
]
ChangedAfter = Annotated[
    AwareDatetime | None,
    Query(description="only what changed after this moment, longest ago first; ISO 8601 with Z or an offset"),
]
Cursor = Annotated[str | None, Query(min_length=1, max_length=1_024, description="`cursor` of the part before")]
Limit = Annotated[int, Query(ge=1, le=100)]
FewAtOnce = Annotated[int, Query(ge=1, le=60)]
LongCursor = Annotated[str | None, Query(min_length=1, max_length=8_000, description="`cursor` of the part before")]
AccountId = Annotated[str, Path(pattern=r"^[A-Za-z0-9-]{1,64}$")]
Below = Annotated[
    int | None, Query(ge=2, le=1_000_000_000, description="only versions before this one: `below` of the part before")
]
VERSIONS = 50
"""Versions in one answer; a type may be as large as a row."""

UploadHandle = Annotated[
    str | None,
    Query(
        pattern=r"^([a-z][a-z0-9_]{0,62}\.)?[a-z2-7]{26}(-[a-z2-7]{2,200})?$",
        description="the handle that POST /documents gave",
    ),
]

Skipped = Annotated[
    str | None,
    Query(pattern=r"^doc_[a-z2-7]{26}(,doc_[a-z2-7]{26}){0,49}$", description="ids to leave out, by comma"),
]


class Format(StrEnum):
    """Of a result: all that is known, values in short, or Textract's AnalyzeExpense."""

    DOCLOOP = "docloop"
    COMPACT = "compact"
    TEXTRACT = "textract"


def rest_of(versions: list[int]) -> int | None:
    """Where the versions before these are; versions count from 1."""
    return versions[-1] if versions and versions[-1] > 1 else None
