"""What requests carry: closed to unknown members and bounded in size."""

from __future__ import annotations

from typing import Annotated, Literal

from docloop.model import limits
from docloop.model.document_type import FIELD_PATTERN, NAME_PATTERN
from docloop.model.parts import PageSpan
from docloop.model.policy import Policy
from docloop.model.review import Answer, Draft, LineItemAnswer, Said
from docloop.model.upload_note import ExternalId, Metadata
from pydantic import BaseModel, ConfigDict, Field, JsonValue

TypeName = Annotated[str, Field(pattern=NAME_PATTERN)]
FieldName = Annotated[str, Field(pattern=FIELD_PATTERN)]
Text = Annotated[str, Field(max_length=2_000)]
Secret = Annotated[str, Field(min_length=1, max_length=256)]
MOST_ROWS = 10_000
"""Line items of one document; the size of the body ends before, where rows are long."""
MOST_VALUES = 100
"""Values of one field that takes several."""

Code = Annotated[str, Field(pattern=r"^[0-9]{6}$")]
Name = Annotated[str, Field(min_length=1, max_length=128)]


class In(BaseModel):
    """A request body: closed to unknown members."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Username(In):
    username: Name = Field(repr=False)


class Credentials(Username):
    password: Secret = Field(repr=False)


class SignInAnswer(In):
    """`handle` is that of the challenge. `new_password` answers the kind `new_password`, `code` the other kinds."""

    handle: Annotated[str, Field(min_length=1, max_length=8_000, repr=False)]
    new_password: Secret | None = Field(default=None, repr=False)
    code: Code | None = Field(default=None, repr=False)


class NewPassword(In):
    """`code` was mailed."""

    username: Name = Field(repr=False)
    code: Code = Field(repr=False)
    new_password: Secret = Field(repr=False)


class PasswordChange(In):
    password: Secret = Field(repr=False)
    new_password: Secret = Field(repr=False)


class Password(In):
    """Your password, once more."""

    password: Secret = Field(repr=False)


class PasswordAndCode(Password):
    """`code` is one that the authenticator app shows now."""

    code: Code = Field(repr=False)


class NewDocument(In):
    """`document_type` None: the document is classified. `file_name`: what it is called by who has it; None: nothing.

    `external_id` and `metadata` are yours: they are kept with the document and stand in its result.
    """

    document_type: TypeName | None = None
    file_name: Annotated[str, Field(max_length=1_000)] | None = None
    external_id: ExternalId | None = None
    metadata: Metadata = {}


class SaidIn(Said):
    """One of several values, and where the person saw it."""

    value: Text


class AnswerIn(Answer):
    """What a person says of one field."""

    field: FieldName
    value: Text | None = None
    values: Annotated[tuple[SaidIn, ...], Field(max_length=MOST_VALUES)] = ()


class LineItemIn(LineItemAnswer):
    """A row as the person wants it: field name to value."""

    fields: Annotated[dict[FieldName, Text], Field(max_length=20)]


class DraftIn(Draft):
    """Answers, finished or not. `line_items` None: as read."""

    answers: Annotated[tuple[AnswerIn, ...], Field(max_length=200)] = ()
    line_items: Annotated[tuple[LineItemIn, ...], Field(max_length=MOST_ROWS)] | None = None
    document_type: TypeName | None = None


class Held(In):
    """`fence` is that of your claim; it proves that you still hold the review."""

    fence: Annotated[int, Field(ge=1, le=1_000_000_000)]


class Answers(Held):
    draft: DraftIn


class Unfinished(In):
    """Answers that are looked at and not kept."""

    draft: DraftIn


class PageSpanIn(PageSpan):
    """Pages `first` to `last` of the file, both included, counted from 1; or an `area` of one page."""

    first: Annotated[int, Field(ge=1, le=100_000)]
    last: Annotated[int, Field(ge=1, le=100_000)]


class Splitting(Held):
    """`parts` are all pages of the file, each once and in order: a paper each. A single one: it is one paper.

    Of a page that several papers share, each of its areas is a part: two or more that lie apart.
    """

    parts: Annotated[tuple[PageSpanIn, ...], Field(min_length=1, max_length=limits.PARTS)]


class Rejection(Held):
    reason: Annotated[str, Field(min_length=1, max_length=1_000)]


class Escalation(Held):
    note: Annotated[str, Field(min_length=1, max_length=1_000)]


class NewLabel(In):
    """What is true of a document, said without a review."""

    document_id: Annotated[str, Field(pattern=r"^doc_[a-z2-7]{26}$")]
    draft: DraftIn


class FlagIn(In):
    """`supplier` None: of every supplier. `field` None: always look; else never trust this field."""

    document_type: TypeName
    supplier: Annotated[str, Field(min_length=1, max_length=300)] | None = None
    field: FieldName | None = None
    note: Annotated[str, Field(min_length=1, max_length=300)]


class NewTraining(In):
    """Of which document type a model is trained."""

    document_type: TypeName


class TypeSource(In):
    """A document type in YAML, as in the shipped ones. `version` is the one you read; 0: nobody has described it yet.

    `policy` is for administrators; left out, it stays as it was.
    """

    yaml: Annotated[str, Field(min_length=1, max_length=100_000)]
    version: Annotated[int, Field(ge=0, le=1_000_000_000)] = 0


class TypeText(In):
    """A document type in YAML that is looked at and not stored."""

    yaml: Annotated[str, Field(min_length=1, max_length=100_000)]


class StateChange(In):
    """`version` is the one you read; 0: nobody has described the type yet."""

    state: Literal["in_use", "retired"]
    version: Annotated[int, Field(ge=0, le=1_000_000_000)]


class PolicyIn(Policy):
    """What is left out stays as it is in force. `version` is the one you read; the stored one will be the next. 0: none
    was stored. `outlook` may come back as it was read and is not looked at."""

    version: Annotated[int, Field(ge=0, le=1_000_000_000)]
    outlook: dict[str, JsonValue] | None = Field(default=None, exclude=True)
