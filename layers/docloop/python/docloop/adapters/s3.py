"""Buckets as blob stores."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from docloop.adapters.aws_errors import code_of, translated
from docloop.errors import SourceMissing
from docloop.ports import BlobHead

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import ObjectVersionTypeDef

_MISSING = frozenset({"404", "NoSuchKey", "NoSuchVersion", "NotFound", "MethodNotAllowed", "405"})
_BATCH = 1_000


def _version(version_id: str | None) -> dict[str, Any]:
    return {"VersionId": version_id} if version_id is not None and version_id != "null" else {}


def _head(version: ObjectVersionTypeDef) -> BlobHead:
    return BlobHead(version["Key"], version.get("VersionId", "null"), version["Size"], version["LastModified"])


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
        return BlobHead(key, found.get("VersionId", "null"), found["ContentLength"], found["LastModified"])

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

    def list(self, prefix: str = "", after: str | None = None) -> Iterator[BlobHead]:
        for version in self._versions(prefix, after):
            if version.get("IsLatest"):
                yield _head(version)

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
        for page in self._pages(prefix, None):
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

    def _pages(self, prefix: str, after: str | None) -> Iterator[Any]:
        start: dict[str, Any] = {"KeyMarker": after} if after is not None else {}
        with translated():
            pages = self._client.get_paginator("list_object_versions").paginate(
                Bucket=self.bucket, Prefix=prefix, PaginationConfig={"PageSize": _BATCH}, **start
            )
            yield from pages

    def _versions(self, prefix: str, after: str | None = None) -> Iterator[ObjectVersionTypeDef]:
        for page in self._pages(prefix, after):
            yield from page.get("Versions", [])
