"""The user pool signs tokens with a key of this start: moto's own is in its package, for everybody to read."""

from __future__ import annotations

import json
from typing import Any

from joserfc.jwk import RSAKey
from moto.cognitoidp import models, responses


def use_signing_key(private: dict[str, Any]) -> None:
    """Every user pool that is made from now on in this process signs with it. `private` is a JWK."""
    public = RSAKey.import_key(private).as_dict(private=False)
    setattr(models, "load_resource", lambda _: private)  # noqa: B010  which moto reads its own key with
    responses.CognitoIdpJsonWebKeyResponse.json_web_key = json.dumps({"keys": [public]}).encode()
