"""What stands in paths and queries."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Path, Query
from docloop.model.document_type import NAME_PATTERN

DocumentId = Annotated[str, Path(pattern=r"^doc_[a-z2-7]{26}$")]
ReviewId = Annotated[str, Path(pattern=r"^rev_[a-z2-7]{26}_[1-9][0-9]{0,5}$")]
CardId = Annotated[str, Path(pattern=r"^trn_[a-z2-7]{26}$")]
PathType = Annotated[str, Path(pattern=NAME_PATTERN)]
TypeFilter = Annotated[str | None, Query(alias="type", pattern=NAME_PATTERN, description="only this document type")]
Cursor = Annotated[str | None, Query(min_length=1, max_length=1_024, description="`cursor` of the part before")]
Limit = Annotated[int, Query(ge=1, le=100)]
UploadHandle = Annotated[
    str | None,
    Query(pattern=r"^([a-z][a-z0-9_]{0,62}\.)?[a-z2-7]{26}$", description="the handle that POST /documents gave"),
]


class Format(StrEnum):
    """Of a result: our own, or Textract's AnalyzeExpense."""

    DOCLOOP = "docloop"
    TEXTRACT = "textract"
