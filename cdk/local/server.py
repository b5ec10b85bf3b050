"""moto in a process of its own: `python -m cdk.local.server`. It reads its settings from the first line of its input,
prints its port, and ends when its input ends."""

from __future__ import annotations

import os
import sys

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

from cdk.local.atomic import teach_order
from cdk.local.http_events import Answer, Request
from cdk.local.listener import Limits, Listener
from cdk.local.mailbox import Mailbox
from cdk.local.signatures import Key
from cdk.local.signing_key import use_signing_key
from cdk.local.store_access import StoreAccess
from cdk.local.store_process import StoreSettings
from cdk.local.thrift import teach_thrift
from cdk.local.user_pool import UserPools

LIMITS = Limits(idle=120.0, body=120.0, answer=60.0, connections=256, body_bytes=256 * 1024**2)


def serve() -> None:
    """Serves on a free port of the loopback interface until standard input is closed."""
    settings = StoreSettings.model_validate_json(sys.stdin.readline())
    UserPools(Mailbox(settings.mail)).teach()
    teach_order()
    teach_thrift()
    use_signing_key(dict(settings.signing_key))
    listener = _listen(settings)
    listener.start()
    sys.stdout.write(f"{listener.port}\n")
    sys.stdout.flush()
    sys.stdin.read()
    os._exit(0)


def _listen(settings: StoreSettings) -> Listener:
    key = Key(settings.access_key_id, settings.secret_access_key)
    app = DomainDispatcherApplication(create_backend_app)

    def admit(request: Request) -> Answer | None:
        return access.admit(request)

    def answer(request: Request) -> Answer:
        return access.answer(request)

    listener = Listener(0, admit, answer, LIMITS)
    access = StoreAccess(app, key, page_port=settings.page_port, port=listener.port)
    return listener


if __name__ == "__main__":
    serve()
