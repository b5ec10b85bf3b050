"""What all nouns share: frozen, closed to unknown fields, one JSON form."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer


class Value(BaseModel):
    """An immutable value. Unknown fields are an error, so that a misspelt one is found at the door."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null")


class Entity(Value):
    """A value with a life of its own, stored under `id` and guarded by `version`.

    `version` is 1 when created and grows by one with each stored change; a write of version n succeeds only on
    top of version n - 1.
    """

    id: str
    version: int = 1

    def next_version(self, **changes: Any) -> Self:
        """Return the entity as it is written on top of this one, with `changes`."""
        return self.model_copy(update={"version": version_after(self), **changes})


def version_after(before: Entity | int | None) -> int:
    """Return the version that is written on top of an entity, of its version, or of nothing (None, 0)."""
    return 1 + (before.version if isinstance(before, Entity) else before or 0)


class Sparse(BaseModel):
    """A shape that others have defined: members that are None are left out when it is written."""

    model_config = ConfigDict(frozen=True)

    @model_serializer(mode="wrap")
    def _without_none(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in handler(self).items() if value is not None}
