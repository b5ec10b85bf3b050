"""moto and botocore find out again and again what never changes: which names an answer may have, which URLs there are,
what the services' descriptions say.

Remembering that changes no answer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from botocore import session, useragent
from joserfc.jwk import RSAKey
from moto import backend_index
from moto.core import base_backend, responses, serialize
from moto.sqs.models import SQSBackend

from cdk.local.atomic import teach_thrift

_SERVICES = {"cognitoidp", "dynamodb", "events", "s3", "sqs", "sts", "textract", "cloudwatch", "kms"}


def hurry_moto() -> None:
    """Once for the whole process."""
    teach_thrift()
    pickers: list[Any] = [serialize.AttributePicker, serialize.XFormedAttributePicker]
    for picker in pickers:
        picker.get_possible_keys = _remember_keys(picker.get_possible_keys)
    backend: Any = base_backend.BaseBackend
    backend.urls = property(_remember_urls(backend.urls.fget))
    used = [each for each in backend_index.backend_url_patterns if each[0] in _SERVICES]
    backend_index.backend_url_patterns[:] = used
    # moto counts the whole queue anew for each message it hands out; no message here grows older than a minute.
    queues: Any = SQSBackend
    queues.is_message_valid_based_on_retention_period = lambda *_: True
    _hurry_clients()


def _hurry_clients() -> None:
    """What is found out once for each client, each user pool and each call."""
    sessions: Any = session
    sessions.create_loader = cache(session.create_loader)
    agent: Any = useragent
    agent.sanitize_user_agent_string_component = cache(useragent.sanitize_user_agent_string_component)
    answering: Any = responses
    answering.method_names_from_class = cache(responses.method_names_from_class)
    keys: Any = RSAKey
    keys.import_key = _remember_key(RSAKey.import_key)


def _remember_key(load: Callable[..., RSAKey]) -> Callable[..., RSAKey]:
    """moto's key comes without its prime factors, which are searched for anew for each user pool."""
    known: dict[str, RSAKey] = {}

    def import_key(value: Any, *others: Any, **named: Any) -> RSAKey:
        if not isinstance(value, dict) or others or named:
            return load(value, *others, **named)
        which = json.dumps(value, sort_keys=True)
        if which not in known:
            known[which] = load(value)
        return known[which]

    return import_key


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
