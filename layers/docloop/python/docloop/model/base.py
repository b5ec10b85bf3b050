"""What all nouns share: frozen, closed to unknown fields, one JSON form."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


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
