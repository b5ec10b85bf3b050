"""moto and botocore find out again and again what never changes: which names an answer may have, which URLs there are,
what the services' descriptions say.

Remembering that changes no answer.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from types import SimpleNamespace
from typing import Any

from botocore import auth, parsers, session, useragent
from joserfc.jwk import RSAKey
from moto import backend_index
from moto.core import serialize
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.core.responses import BaseResponse
from moto.iam import models as iam_models
from moto.sqs.models import SQSBackend

from cdk.local.atomic import teach_transactions
from cdk.local.thrift import teach_thrift
from tests.functional.quick_requests import hurry_requests

_SERVICES = {"cognitoidp", "dynamodb", "events", "s3", "sqs", "sts", "textract", "cloudwatch", "kms"}


def hurry_moto() -> None:
    """Once for the whole process."""
    teach_thrift()
    teach_transactions()
    used = [each for each in backend_index.backend_url_patterns if each[0] in _SERVICES]
    backend_index.backend_url_patterns[:] = used
    # moto counts the whole queue anew for each message it hands out; no message here grows older than a minute.
    queues: Any = SQSBackend
    queues.is_message_valid_based_on_retention_period = lambda *_: True
    _hurry_clients()
    hurry_requests()


def _hurry_clients() -> None:
    """What is found out once for each client, each user pool and each call."""
    sessions: Any = session
    sessions.create_loader = cache(session.create_loader)
    answered: Any = parsers
    answered.DEFAULT_TIMESTAMP_PARSER = cache(parsers.DEFAULT_TIMESTAMP_PARSER)
    agent: Any = useragent.UserAgentString
    agent.to_string = lambda _: "docloop-tests"
    signing: Any = auth.SigV4Auth
    signing.add_auth = _name_the_signer(signing.add_auth)
    answers: Any = serialize.BaseJSONSerializer
    answers._serialize_type_structure = _hand_on_values(answers._serialize_type_structure)
    keys: Any = RSAKey
    keys.import_key = _remember_key(RSAKey.import_key)
    _hurry_whose_request_it_is()


def _hurry_whose_request_it_is() -> None:
    """There is one account; the region is what an address and two headers say, each time the same."""
    answering: Any = BaseResponse
    answering.get_current_account = lambda _: DEFAULT_ACCOUNT_ID
    answering.get_access_key = lambda _: "local"
    people: Any = iam_models
    people.mark_account_as_visited = lambda **_: None
    find = answering.get_region_from_url

    @cache
    def region(address: str, agent: str, signed: str) -> str:
        asked = SimpleNamespace(headers={"User-Agent": agent, "Authorization": signed})
        return str(find(BaseResponse, asked, address))

    def get_region_from_url(_: Any, request: Any, full_url: str) -> str:
        said = (request.headers.get(name, "") for name in ("User-Agent", "Authorization"))
        return region("/".join(full_url.split("/", 3)[:3]), *said)

    answering.get_region_from_url = get_region_from_url


def _name_the_signer(sign: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """moto looks at who signs and for which region, never at the signature. A signed URL is signed as ever."""
    whole = {auth.SigV4Auth, auth.S3SigV4Auth}

    def add_auth(signer: Any, request: Any) -> None:
        if type(signer) not in whole or signer.credentials is None:
            sign(signer, request)
            return
        request.context["timestamp"] = datetime.now(UTC).strftime(auth.SIGV4_TIMESTAMP)
        signer._modify_request_before_signing(request)
        scope = f"AWS4-HMAC-SHA256 Credential={signer.scope(request)}"
        request.headers["Authorization"] = f"{scope}, SignedHeaders=host, Signature={'0' * 64}"

    return add_auth


def _hand_on_values(write: Callable[..., None]) -> Callable[..., None]:
    """A text or number of a row is kept as it is answered; the eight other forms that it could have are not tried."""

    def serialize_structure(writer: Any, serialized: Any, value: Any, shape: Any, key: str) -> None:
        if shape.name == "AttributeValue" and type(value) is dict and len(value) == 1 and key:
            [(form, kept)] = value.items()
            if form in {"S", "N"} and type(kept) is str:
                writer._default_serialize(serialized, {form: kept}, shape, key)
                return
        write(writer, serialized, value, shape, key)

    return serialize_structure


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
