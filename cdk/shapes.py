"""What a platform can consist of: the words in which cdk/topology.py says it. Plain data, no aws_cdk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Attribute(StrEnum):
    """What of a resource an environment variable holds."""

    NAME = "name"
    URL = "url"
    CLIENT_ID = "client_id"


@dataclass(frozen=True)
class Ref:
    """Resolved when deployed. `resource` is a logical name of this file."""

    resource: str
    attribute: Attribute = Attribute.NAME


@dataclass(frozen=True)
class Parameter:
    """A value from `cdk.json` context `docloop` or its default; what it means is in defaults.PARAMETERS."""

    name: str


@dataclass(frozen=True)
class StackName:
    """The name of the stack, by which its metrics are told from those of another one in the account."""


Setting = str | Ref | Parameter | StackName


@dataclass(frozen=True)
class Bucket:
    """`expire_days`: the parameter that says how long documents are kept; what is left of them expires later
    (storage.py). None keeps objects. `browser`: presigned use by browsers (CORS).

    `lock_days` names the parameter that says for how many days nothing of it can be deleted or overwritten for good
    (S3 Object Lock, governance mode), and nobody may delete from it at all; None: no lock.
    """

    name: str
    purpose: str
    expire_days: str | None = None
    browser: bool = False
    lock_days: str | None = None


@dataclass(frozen=True)
class Queue:
    """`dead_letter` names the queue that gets a message after `max_receives` receives; None: the queue has none."""

    name: str
    visibility_seconds: int
    retention_days: int = 14
    dead_letter: str | None = None
    max_receives: int = 5


@dataclass(frozen=True)
class Grant:
    """Exactly these IAM actions on this resource (tables: and its indexes; buckets: and their objects).

    `reader`: only where this reader is asked for. Resource EVERYTHING: the service knows no resources.
    """

    resource: str
    actions: tuple[str, ...]
    reader: str | None = None


@dataclass(frozen=True)
class ObjectCreated:
    """Objects created in `bucket` under `prefix` are announced on `queue`."""

    bucket: str
    prefix: str
    queue: str


@dataclass(frozen=True)
class QueueTrigger:
    """`scaled_by` names the parameter that stands in for `max_concurrency` where the platform is deployed."""

    queue: str
    batch_size: int
    max_concurrency: int
    scaled_by: str | None = None


@dataclass(frozen=True)
class ScheduleTrigger:
    minutes: int


@dataclass(frozen=True)
class HttpTrigger:
    """Every route of the HTTP API that no FilesTrigger has. `public` paths need no token at the gateway."""

    public: tuple[str, ...]


@dataclass(frozen=True)
class FilesTrigger:
    """GET and HEAD of `prefix` and everything below it, without a token: files that say nothing about anybody."""

    prefix: str


@dataclass(frozen=True)
class Layer:
    """`requirements`: the lock file of its wheels, None when it holds something else (see cdk/assemble/package.py)."""

    name: str
    requirements: str | None = None


@dataclass(frozen=True)
class Function:
    """`handler` is the dotted name everywhere. Timeout in seconds, memory and storage in MiB.

    `reserved_by` names the parameter that says how much of the account's concurrency is the function's own.
    """

    name: str
    handler: str
    memory: int
    timeout: int
    layers: tuple[str, ...]
    trigger: QueueTrigger | ScheduleTrigger | HttpTrigger | FilesTrigger
    environment: dict[str, Setting]
    grants: tuple[Grant, ...]
    storage: int = 512
    reserved_by: str | None = None


@dataclass(frozen=True)
class ParameterSpec:
    default: str
    meaning: str
