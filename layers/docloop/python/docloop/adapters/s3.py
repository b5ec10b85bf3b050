"""Buckets as blob stores."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from docloop.adapters.aws_errors import code_of, translated
from docloop.errors import SourceMissing
from docloop.ports import BlobEntry, BlobHead, BlobPage

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import DeleteMarkerEntryTypeDef, ObjectVersionTypeDef

_MISSING = frozenset({"404", "NoSuchKey", "NoSuchVersion", "NotFound", "MethodNotAllowed", "405"})
_NOT_WHAT_IS_THERE = frozenset({"412", "PreconditionFailed"})
_BATCH = 1_000


def _version(version_id: str | None) -> dict[str, Any]:
    return {"VersionId": version_id} if version_id is not None and version_id != "null" else {}


def _head(version: ObjectVersionTypeDef) -> BlobHead:
    return BlobHead(
        version["Key"], version.get("VersionId", "null"), version["Size"], version["LastModified"], version["ETag"]
    )


def _entry(found: ObjectVersionTypeDef | DeleteMarkerEntryTypeDef, *, marker: bool) -> BlobEntry:
    size = int(found.get("Size", 0))  # type: ignore[call-overload]  # delete markers have none
    version_id, newest = found.get("VersionId", "null"), bool(found.get("IsLatest"))
    return BlobEntry(found["Key"], version_id, size, found["LastModified"], newest=newest, marker=marker)


class S3BlobStore:
    """One bucket, with or without versions. Keys are used as they are: no decoding, no normalising."""

    def __init__(self, client: S3Client, bucket: str) -> None:
        self._client = client
        self.bucket = bucket

    def head(self, key: str, version_id: str | None = None) -> BlobHead | None:
        with translated():
            try:
                found = self._client.head_object(Bucket=self.bucket, Key=key, **_version(version_id))
            except ClientError as error:
                if code_of(error) in _MISSING:
                    return None
                raise
        version = found.get("VersionId", "null")
        size, at, etag = found["ContentLength"], found["LastModified"], found["ETag"]
        return BlobHead(key, version, size, at, etag, found.get("Metadata", {}))

    def get(self, key: str, version_id: str | None = None) -> bytes:
        with translated():
            try:
                return self._client.get_object(Bucket=self.bucket, Key=key, **_version(version_id))["Body"].read()
            except ClientError as error:
                if code_of(error) in _MISSING:
                    raise SourceMissing() from None
                raise

    def put(self, key: str, data: bytes, content_type: str) -> None:
        with translated():
            self._client.put_object(Bucket=self.bucket, Key=key, Body=data, ContentType=content_type)

    def put_if(self, key: str, data: bytes, content_type: str, *, replaces: str | None) -> bool:
        condition: dict[str, Any] = {"IfNoneMatch": "*"} if replaces is None else {"IfMatch": replaces}
        with translated():
            try:
                self._client.put_object(Bucket=self.bucket, Key=key, Body=data, ContentType=content_type, **condition)
            except ClientError as error:
                # With If-Match, S3 answers 404 when the object has gone.
                if code_of(error) in _NOT_WHAT_IS_THERE | _MISSING:
                    return False
                raise
        return True

    def list(self, prefix: str = "") -> Iterator[BlobHead]:
        for version in self._versions(prefix):
            if version.get("IsLatest"):
                yield _head(version)

    def page(self, prefix: str = "", after: str | None = None) -> BlobPage:
        # A key may hold a line break, a version id never does.
        key, _, version_id = (after or "").rpartition("\n")
        start: dict[str, Any] = {"KeyMarker": key, "VersionIdMarker": version_id} if key else {}
        with translated():
            found = self._client.list_object_versions(Bucket=self.bucket, Prefix=prefix, MaxKeys=_BATCH, **start)
        entries = [_entry(version, marker=False) for version in found.get("Versions", [])]
        entries += [_entry(marker, marker=True) for marker in found.get("DeleteMarkers", [])]
        # S3 answers with two lists, each in order. Of two versions of the same second the newest comes first.
        entries.sort(key=lambda each: (each.key.encode(), -each.modified_at.timestamp(), not each.newest))
        more = f"{found['NextKeyMarker']}\n{found['NextVersionIdMarker']}" if found["IsTruncated"] else None
        return BlobPage(tuple(entries), more)

    def versions(self, key: str) -> tuple[BlobHead, ...]:
        found = []
        for version in self._versions(key):
            if version["Key"] != key:
                break
            found.append(_head(version))
        return tuple(found)

    def delete(self, prefix: str) -> int:
        if not prefix:
            raise ValueError("an empty prefix would empty the bucket")
        gone = 0
        for page in self._pages(prefix):
            marked = [*page.get("Versions", []), *page.get("DeleteMarkers", [])]
            for entry in marked:
                self.delete_version(entry["Key"], entry.get("VersionId", "null"))
            gone += len(page.get("Versions", []))
        return gone

    def delete_version(self, key: str, version_id: str) -> None:
        with translated():
            self._client.delete_object(Bucket=self.bucket, Key=key, VersionId=version_id)

    def presigned_get(self, key: str, seconds: int, version_id: str | None = None) -> str:
        asked = {"Bucket": self.bucket, "Key": key, "ResponseCacheControl": "private, no-store", **_version(version_id)}
        return self._client.generate_presigned_url("get_object", Params=asked, ExpiresIn=seconds)

    def presigned_post(
        self, key: str, *, max_bytes: int, seconds: int, metadata: dict[str, str]
    ) -> tuple[str, dict[str, str]]:
        fields = {f"x-amz-meta-{name}": value for name, value in metadata.items()}
        conditions: list[Any] = [["content-length-range", 1, max_bytes], *({name: fields[name]} for name in fields)]
        # generate_presigned_post adds conditions for bucket and key, and reads "${filename}" at the end of a key.
        if key.endswith("${filename}"):
            raise ValueError("the key of an upload is fixed")
        post = self._client.generate_presigned_post(
            self.bucket, key, Fields=dict(fields), Conditions=conditions, ExpiresIn=seconds
        )
        return str(post["url"]), {str(name): str(value) for name, value in post["fields"].items()}

    def _pages(self, prefix: str) -> Iterator[Any]:
        with translated():
            pages = self._client.get_paginator("list_object_versions").paginate(
                Bucket=self.bucket, Prefix=prefix, PaginationConfig={"PageSize": _BATCH}
            )
            yield from pages

    def _versions(self, prefix: str) -> Iterator[ObjectVersionTypeDef]:
        for page in self._pages(prefix):
            yield from page.get("Versions", [])
