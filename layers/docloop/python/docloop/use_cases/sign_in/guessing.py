"""How fast passwords and codes can be guessed, and why a stranger's guesses lock nobody out.

For each user and each kind of secret there are two pools of tries: addresses from which this user has signed in within
`KNOWN_DAYS` share one, all other addresses the other. A pool gives 4 tries at once and then one a minute, so that any
minute holds 5 per pool and 10 per user. Within a pool one address gets 3 at once and then one every 90 seconds, less
than the pool: whoever tries from one address never empties it, and whoever tries from a thousand unknown addresses
empties only the pool that the person's own addresses do not use. One address has 60 tries at once over all names.

A try is taken before anything is checked and given back when the secret was right. A refused try takes nothing from
the counters behind the one that refused it. User names and addresses are in the keys as digests alone.
"""

from __future__ import annotations

import ipaddress
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from docloop.errors import TooManyAttempts
from docloop.model.attempt import Limit
from docloop.model.document import digest_id
from docloop.use_cases.sign_in.sign_in_context import SignInContext

KNOWN_DAYS = 90
BY_ADDRESS = Limit(at_once=60, every=2)
_NETWORK_OF_ONE_V6_CUSTOMER = 64


class Secret(StrEnum):
    """What is tried. MAIL: no guess, but a mail that somebody else would get."""

    PASSWORD = "password"  # noqa: S105  names a kind and is no secret
    CODE = "code"
    RESET = "reset"
    MAIL = "mail"


@dataclass(frozen=True)
class Rule:
    """`pair`: one user from one address. `pool`: one user from all known, or from all unknown addresses."""

    pair: Limit
    pool: Limit


GUESSES = Rule(pair=Limit(at_once=3, every=90), pool=Limit(at_once=4, every=60))
MAILS = Rule(pair=Limit(at_once=2, every=900), pool=Limit(at_once=3, every=600))


@contextmanager
def counted(context: SignInContext, secret: Secret, username: str, address: str) -> Iterator[None]:
    """Take a try for the block, and give it back when the block ends without an error.

    Raises TooManyAttempts before the block when there is none.
    """
    counters = _counters(context, secret, username, address)
    taken: list[tuple[str, Limit]] = []
    for key, limit in counters:
        wait = context.attempts.take(key, limit, context.clock.now())
        if wait > 0:
            _give_back(context, taken)
            raise TooManyAttempts(retry_after=math.ceil(wait))
        taken.append((key, limit))
    yield
    if secret is not Secret.MAIL:
        _give_back(context, taken)


def remember(context: SignInContext, username: str, address: str) -> None:
    """Note that this user signed in from this address."""
    context.attempts.remember(_known(username, address), context.clock.now() + timedelta(days=KNOWN_DAYS))


def network_of(address: str) -> str:
    """The address as it is counted: IPv6 customers have a whole /64, so it counts as one. Anything else as it is."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        mapped = parsed.ipv4_mapped
        network = ipaddress.ip_network((parsed, _NETWORK_OF_ONE_V6_CUSTOMER), strict=False)
        return str(mapped) if mapped else str(network)
    return str(parsed)


def _counters(context: SignInContext, secret: Secret, username: str, address: str) -> tuple[tuple[str, Limit], ...]:
    """From the narrowest to the widest, so that what one address may not do costs others nothing."""
    rule = MAILS if secret is Secret.MAIL else GUESSES
    known = context.attempts.remembers(_known(username, address), context.clock.now())
    pool = "known" if known else "unknown"
    return (
        (digest_id("try", "address", secret, network_of(address)), BY_ADDRESS),
        (digest_id("try", "pair", secret, username, network_of(address)), rule.pair),
        (digest_id("try", pool, secret, username), rule.pool),
    )


def _known(username: str, address: str) -> str:
    return digest_id("adr", username, network_of(address))


def _give_back(context: SignInContext, taken: list[tuple[str, Limit]]) -> None:
    for key, limit in taken:
        context.attempts.give_back(key, limit)
