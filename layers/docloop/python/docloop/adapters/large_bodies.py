"""Bodies that do not fit a row: objects under the document's prefix of the derived bucket, named by their SHA-256.

An object is written before the row that names it, so a committed row always has its body. It goes with the document
when that is erased or expires, and as soon as a later version of the row is known to have taken its place; versions
that a transaction replaced wait for the former.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from docloop.adapters import keys
from docloop.adapters.rows import Parts, digest_of, document_of, value_of
from docloop.errors import DocloopError, ServiceUnavailable, SourceMissing
from docloop.model.base import Value
from docloop.ports import BlobStore

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef

    V = TypeVar("V", bound=Value)
    StoredRow = Mapping[str, AttributeValueTypeDef]

logger = logging.getLogger(__name__)

_TRIES = 3


class LargeBodies:
    """`derived` is the bucket that holds them."""

    def __init__(self, derived: BlobStore) -> None:
        self._derived = derived

    def put(self, parts: Parts) -> None:
        """Stores what was split off, if anything was. May be done twice."""
        if parts.large is not None and parts.digest is not None:
            self._derived.put(keys.row_body(parts.document_id, parts.digest), parts.large, "application/json")

    def withdraw(self, parts: Parts, winner: Callable[[], StoredRow | None]) -> None:
        """Removes what was put for a row that lost, unless the row that won names the same body."""
        if parts.digest is None:
            return
        try:
            stored = winner()
        except DocloopError:
            return
        if stored is None or digest_of(stored) != parts.digest:
            self._delete(parts.document_id, parts.digest)

    def replace(self, parts: Parts, before: StoredRow, kind: type[Value]) -> None:
        """Removes what the row before named, once `parts` has taken its place."""
        digest = digest_of(before)
        if digest is not None and digest != parts.digest:
            self._delete(document_of(value_of(before, kind)), digest)

    def load(self, row: StoredRow, kind: type[V], again: Callable[[], StoredRow | None]) -> V:
        """The whole entity of a row. `again` reads the row once more, consistently: its body may have been replaced.

        Without its body, which is gone when the document expired or is being erased, an entity is what the row has.
        Raises ServiceUnavailable when the body is not the one that the row names.
        """
        short = value_of(row, kind)
        for _ in range(_TRIES):
            digest = digest_of(row)
            if digest is None:
                return value_of(row, kind)
            try:
                return self._verified(document_of(short), digest, kind)
            except SourceMissing:
                newer = again()
                if newer is None or digest_of(newer) == digest:
                    break
                row = newer
        logger.warning("the large body of a row is gone", extra={"document_id": document_of(short)})
        return value_of(row, kind)

    def _verified(self, document_id: str, digest: str, kind: type[V]) -> V:
        data = self._derived.get(keys.row_body(document_id, digest))
        if sha256(data).hexdigest() != digest:
            raise ServiceUnavailable("A stored body is not the one that its row names.", document_id=document_id)
        return kind.model_validate_json(data)

    def _delete(self, document_id: str, digest: str) -> None:
        try:
            self._derived.delete(keys.row_body(document_id, digest))
        except DocloopError as error:
            # The write itself is decided; what stays is removed with the document.
            logger.warning("a large body was not removed", extra={"document_id": document_id, "code": error.code})
