"""What each function is told by its environment, checked at cold start. Nothing else reads os.environ."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.functional_validators import BeforeValidator

from docloop.errors import ConfigurationError


def _split(value: object) -> object:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_split)]
ReaderName = Literal["embedded", "neural", "tesseract", "textract"]
Readers = Annotated[tuple[ReaderName, ...], BeforeValidator(_split)]


class Settings(BaseModel):
    """Environment variables are the upper-case field names. Raises ConfigurationError naming what is wrong."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        source = os.environ if environment is None else environment
        given = {name: source[name.upper()] for name in cls.model_fields if source.get(name.upper(), "") != ""}
        try:
            return cls.model_validate(given)
        except ValidationError as error:
            names = ", ".join(sorted({str(problem["loc"][0]).upper() for problem in error.errors()}))
            raise ConfigurationError(f"missing or wrong settings: {names}", names=names) from None


class TelemetrySettings(Settings):
    """`stack_name`: what the metrics of this stack are told by from those of another one in the account."""

    stack_name: str


class StoreSettings(TelemetrySettings):
    """Where things are kept. `endpoint_url` is set on a laptop only.

    `hurried`: the function ends too soon to wait for a service as long as the others do.
    """

    hurried: ClassVar[bool] = False

    inbox_bucket: str
    derived_bucket: str
    results_bucket: str
    learned_bucket: str
    audit_bucket: str
    documents_table: str
    reviews_table: str
    labels_table: str
    outbox_table: str
    knowledge_table: str
    models_table: str
    event_bus: str
    review_queue_url: str
    endpoint_url: str | None = None


class ExtractSettings(StoreSettings):
    """`readers`: in order of preference. `reader_timeout`: seconds one page may take. `max_pixels`: per page.

    `languages` are Tesseract's; all but eng and deu need `tessdata_directory`, a folder with all their .traineddata.
    `second_reader` re-reads the lines that fields stand on; `second_timeout`: seconds the lines of a
    page may take.
    """

    ingest_queue_url: str
    dead_letter_queue_url: str
    readers: Readers = ("embedded", "neural", "tesseract")
    languages: Names = ("eng", "deu")
    model_directory: str | None = None
    tesseract_path: str | None = None
    tessdata_directory: str | None = None
    reader_timeout: float = Field(default=18.0, gt=0, le=240)
    second_reader: Literal["tesseract", "none"] = "tesseract"
    second_timeout: float = Field(default=20.0, gt=0, le=60)
    max_bytes: int = Field(default=50_000_000, gt=0)
    max_pages: int = Field(default=1_000, gt=0)
    max_pixels: int = Field(default=40_000_000, gt=0)
    render_dpi: int = Field(default=200, ge=72, le=600)
    default_threshold: float = Field(default=0.70, ge=0, le=1)
    hand_on_seconds: float = Field(default=60.0, ge=0)


class ReviewApiSettings(StoreSettings):
    """The gateway checks signature, issuer, audience and expiry of a token before the function is called.

    `client_id` is the user pool client that people sign in with, and what a token must name.
    `user_pool`: its id. `second_factor`: whether people may or must sign in with a code beside their password.
    `link_seconds`: how long presigned links are good. `retention_days`, `audit_lock_days`, `alarm_mail`, `readers`,
    `second_reader`, `languages` and `retrain_after` are what other parts of the stack run with, to be shown.
    """

    hurried: ClassVar[bool] = True

    client_id: str
    user_pool: str
    second_factor: Literal["off", "optional", "required"] = "optional"
    requests_table: str
    ingest_queue_url: str
    training_queue_url: str
    max_bytes: int = Field(default=50_000_000, gt=0)
    link_seconds: int = Field(default=300, ge=30, le=3_600)
    retention_days: int = Field(default=0, ge=0, le=36_500)
    audit_lock_days: int = Field(default=365, ge=1, le=3_650)
    alarm_mail: str = Field(default="", repr=False)
    readers: Readers = ("embedded", "neural", "tesseract")
    second_reader: str = "tesseract"
    languages: Names = ("eng", "deu")
    retrain_after: int = Field(default=25, ge=0, le=10_000)
    default_threshold: float = Field(default=0.70, ge=0, le=1)


class SweepSettings(StoreSettings):
    """`announcement_days`: an announcement older than this is taken for lost; SQS keeps one 14 days at most.

    `retrain_after`: so many new labels of a document type start a training; 0: none do. `retention_days`: documents are
    erased so many days after they were received; 0: never.
    """

    hurried: ClassVar[bool] = True

    ingest_queue_url: str
    training_queue_url: str
    retrain_after: int = Field(default=25, ge=0, le=10_000)
    announcement_days: float = Field(default=13.0, gt=0, lt=14)
    orphan_minutes: float = Field(default=15.0, ge=0)
    retention_days: int = Field(default=0, ge=0, le=36_500)


class LearnSettings(StoreSettings):
    """`max_labels`: the newest so many of a document type are learned from; more take longer than a function may."""

    training_queue_url: str
    dead_letter_queue_url: str
    default_threshold: float = Field(default=0.70, ge=0, le=1)
    max_labels: int = Field(default=1_000, ge=1, le=100_000)


class ConsoleSettings(Settings):
    """`aws_region` is set by Lambda's runtime. `endpoint_url` is set on a laptop only: all buckets answer there."""

    inbox_bucket: str
    derived_bucket: str
    aws_region: str
    endpoint_url: str | None = None

    @property
    def page_origin(self) -> str:
        """Where the presigned links to page images lead."""
        return self._origin(self.derived_bucket)

    @property
    def upload_origin(self) -> str:
        """Where presigned uploads are sent."""
        return self._origin(self.inbox_bucket)

    def _origin(self, bucket: str) -> str:
        """As boto3 addresses a bucket by its name (adapters/aws.py)."""
        if self.endpoint_url:
            return self.endpoint_url.rstrip("/")
        region = "" if self.aws_region == "us-east-1" else f".{self.aws_region}"
        domain = "amazonaws.com.cn" if self.aws_region.startswith("cn-") else "amazonaws.com"
        return f"https://{bucket}.s3{region}.{domain}"
