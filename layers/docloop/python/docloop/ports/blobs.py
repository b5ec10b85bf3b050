"""Files in buckets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class BlobHead:
    """`version_id` is "null" in a bucket without versioning. `etag` names the content of this version.

    `metadata` is the user metadata of the object; listings do not have it.
    """

    key: str
    version_id: str
    size: int
    modified_at: datetime
    etag: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class BlobEntry(BlobHead):
    """A version of an object, or a delete marker (of size 0). `newest`: it is what the key stands for now."""

    newest: bool = True
    marker: bool = False


@dataclass(frozen=True)
class BlobPage:
    """Part of a bucket. `after` is where the next page begins, in the store's own words; None: there is no more."""

    entries: tuple[BlobEntry, ...]
    after: str | None = None


class BlobStore(Protocol):
    """One bucket."""

    bucket: str

    def head(self, key: str, version_id: str | None = None) -> BlobHead | None:
        """None when there is no such object (or it was deleted)."""

    def get(self, key: str, version_id: str | None = None) -> bytes:
        """Raises SourceMissing when there is no such object."""

    def put(self, key: str, data: bytes, content_type: str) -> None: ...

    def put_if(self, key: str, data: bytes, content_type: str, *, replaces: str | None) -> bool:
        """Write only on top of the content with the etag `replaces`; None: only where there is no object.

        Return False when something else is there. Of several writers at once, one gets True.
        """

    def list(self, prefix: str = "") -> Iterator[BlobHead]:
        """The newest version of every object whose key starts with `prefix`, in key order."""

    def page(self, prefix: str = "", after: str | None = None) -> BlobPage:
        """Up to 1,000 versions and delete markers of keys that start with `prefix`: in key order, newest first.

        One call of the service, however much was deleted. `after` None: from the beginning.
        """

    def versions(self, key: str) -> tuple[BlobHead, ...]:
        """Every version of exactly this key, newest first."""

    def delete_version(self, key: str, version_id: str) -> None:
        """Removes this version for good; may be done twice."""

    def delete(self, prefix: str) -> int:
        """Removes every version of everything whose key starts with `prefix`; says how many versions went."""

    def presigned_get(self, key: str, seconds: int, version_id: str | None = None) -> str: ...

    def presigned_post(
        self, key: str, *, max_bytes: int, seconds: int, metadata: dict[str, str]
    ) -> tuple[str, dict[str, str]]:
        """URL and form fields of an upload of at most `max_bytes` to exactly this key."""
