"""moto without what costs for nothing: what it keeps, copies and finds out depends on a request and not on all before.

None of it changes an answer.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from moto import backends
from moto.core import base_backend, responses, serialize
from moto.core.common_models import BaseModel
from moto.dynamodb.models.dynamo_type import DynamoType
from moto.s3.models import FakeDeleteMarker, FakeKey
from moto.sqs import models as queues


def teach_thrift() -> None:
    """Change moto in this process, for good.

    For a page that shows what it has made, moto keeps every value of every row that it ever read or wrote. At each
    request it reads the names of its two hundred folders, and finds out anew what never changes: which names an answer
    may have, which URLs and methods there are. A listing of versions copies all objects of the bucket, only to mark in
    the copies which versions are the latest. A queue looks at the clock, by way of five dates, four times for each
    message that waits when another one comes, a request gets its random name letter by letter, and two texts are
    compared after each has been taken for a number, a set, a list and a map.
    """
    setattr(BaseModel, "__new__", lambda made, *_, **__: object.__new__(made))  # noqa: B010  nothing is listed
    modules = tuple(backends.list_of_moto_modules())
    setattr(backends, "list_of_moto_modules", lambda: modules)  # noqa: B010  of another package
    pickers: list[Any] = [serialize.AttributePicker, serialize.XFormedAttributePicker]
    for picker in pickers:
        picker.get_possible_keys = _remember_keys(picker.get_possible_keys)
    backend: Any = base_backend.BaseBackend
    backend.urls = property(_remember_urls(backend.urls.fget))
    answering: Any = responses
    answering.method_names_from_class = _remember_methods(answering.method_names_from_class)
    answering.gen_amzn_requestid_long = _name_request
    waiting: Any = queues
    waiting.unix_time, waiting.unix_time_millis = time.time, lambda: time.time() * 1000.0
    for module in (answering, waiting):
        module.camelcase_to_underscores = cache(module.camelcase_to_underscores)
    accounts: Any = base_backend.BackendDict
    accounts.__getitem__ = _look_up_first(accounts.__getitem__)
    values: Any = DynamoType
    values.cast_value = property(_compare_text_at_once(values.cast_value.fget))
    for kept in (FakeKey, FakeDeleteMarker):
        setattr(kept, "__deepcopy__", lambda kept, _: kept)  # noqa: B010  moto does not define it


def _look_up_first(make: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """A backend that is there is known to be in use, and is not entered again among those that are."""

    def account(backends: Any, account_id: str) -> Any:
        found = dict.get(backends, account_id)
        return make(backends, account_id) if found is None else found

    return account


def _name_request(headers: dict[str, Any]) -> str:
    name = secrets.token_hex(26).upper()
    headers["x-amzn-requestid"] = name
    return name


def _compare_text_at_once(cast: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: value.value if value.type == "S" else cast(value)


def _remember_methods(find: Callable[[type], list[str]]) -> Callable[[type], list[str]]:
    """Until a class is given another one, as the local stack gives moto what it lacks."""
    known: dict[tuple[type, int], list[str]] = {}

    def method_names_from_class(owner: type) -> list[str]:
        which = (owner, sum(len(vars(each)) for each in owner.__mro__))
        if which not in known:
            known[which] = find(owner)
        return known[which]

    return method_names_from_class


def _remember_keys(find: Callable[..., Iterable[str]]) -> Callable[..., Iterable[str]]:
    """Of dicts, whose names depend on the shape alone. Shapes are kept, so that no other one gets the id of one."""
    known: dict[tuple[str, int, int], tuple[Any, Any, tuple[str, ...]]] = {}

    def get_possible_keys(picker: Any, context: Any) -> Iterable[str]:
        if type(context.obj) is not dict:
            return find(picker, context)
        shape = context.shape
        parent = getattr(shape, "parent", None)
        which = (context.key, id(shape), id(parent))
        if which not in known:
            known[which] = (shape, parent, tuple(dict.fromkeys(find(picker, context))))
        return known[which][2]

    return get_possible_keys


def _remember_urls(find: Callable[[Any], dict[str, Any]]) -> Callable[[Any], dict[str, Any]]:
    known: dict[type, dict[str, Any]] = {}

    def urls(backend: Any) -> dict[str, Any]:
        kind = type(backend)
        if kind not in known:
            known[kind] = find(backend)
        return known[kind]

    return urls
