"""Guesses of passwords and codes: few get through, however many threads try, and nobody is locked out."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from functools import partial
from unittest.mock import patch

import pytest
from docloop.adapters.dynamodb import TableNames
from docloop.adapters.dynamodb_attempts import DynamoAttemptStore
from docloop.adapters.tables import PARTITION_KEY
from docloop.errors import TooManyAttempts, Unauthenticated
from docloop.model.attempt import Limit
from docloop.ports import AttemptStore
from docloop.settings import ReviewApiSettings
from docloop.use_cases.sign_in import SignInContext, enter, forgotten
from docloop.use_cases.sign_in.guessing import GUESSES, KNOWN_DAYS
from moto import mock_aws

from cdk.local.resources import CREDENTIALS, IN_PROCESS, client, create_resources
from tests.fake_people import FakeAttemptStore, fake_sign_in
from tests.fakes import FakeClock
from tests.functional.desks import settings_of
from tests.functional.guesses import NUMBERS, an_address, clock_of, guess, outcome_of, people_of, somebody

HOME, OFFICE = "198.51.100.7", "198.51.100.8"
MINUTE = 60


@pytest.fixture(scope="module")
def dynamodb() -> Iterator[AttemptStore]:
    with patch.dict("os.environ", CREDENTIALS), mock_aws():
        settings = settings_of(create_resources(IN_PROCESS, {}), "review_api", ReviewApiSettings)
        yield DynamoAttemptStore(client("dynamodb", IN_PROCESS), TableNames.of(settings))


@pytest.fixture(params=["in memory", "DynamoDB"])
def store(request: pytest.FixtureRequest, dynamodb: AttemptStore) -> AttemptStore:
    return dynamodb if request.param == "DynamoDB" else FakeAttemptStore()


@pytest.fixture
def context() -> SignInContext:
    return fake_sign_in(FakeClock())


def test_of_sixty_threads_at_once_ten_guesses_get_through_at_most_and_others_get_in(store: AttemptStore) -> None:
    context = replace(fake_sign_in(FakeClock()), attempts=store)
    # Given sixty guesses at one name from sixty addresses, one of which the person uses
    name, other, home = somebody(context), somebody(context), an_address()
    assert guess(context, name, home, "right") == "in"
    people_of(context).tried.clear()
    addresses = [home, *(an_address() for _ in range(59))]

    # When they come all at once
    with ThreadPoolExecutor(20) as pool:
        found = list(pool.map(lambda address: guess(context, name, address), addresses))
        elsewhere = list(pool.map(lambda address: guess(context, other, address, "right"), addresses[1:4]))

    # Then few reach the user pool, the others are told to wait, and somebody else is not concerned
    assert found.count("unauthenticated") == people_of(context).tried.count("wrong") <= 10
    assert found.count("unauthenticated") + found.count("too_many_attempts") == 60
    assert elsewhere == ["in"] * 3


def test_a_minute_holds_ten_guesses_at_most_whatever_they_come_from(context: SignInContext) -> None:
    name, homes = somebody(context), [an_address(), an_address()]
    assert {guess(context, name, home, "right") for home in homes} == {"in"}
    strangers = [an_address() for _ in range(8)]
    times: list[int] = []

    for second in range(0, 10 * MINUTE, 5):
        for address in (*homes, *strangers):
            if guess(context, name, address) == "unauthenticated":
                times.append(second)
        clock_of(context).move(seconds=5)

    assert max(sum(start <= time < start + MINUTE for time in times) for start in times) <= 10
    assert len(times) >= 20, "the rule lets some through, or this test shows nothing"


def test_a_stranger_who_hammers_a_name_does_not_stop_the_person(context: SignInContext) -> None:
    name, home, stranger, train = somebody(context), an_address(), an_address(), an_address()
    assert guess(context, name, home, "right") == "in"

    for _ in range(30):
        for _ in range(5):
            guess(context, name, stranger)
        clock_of(context).move(seconds=10)

    # at once from where the person signed in before, and from a new address, too
    assert guess(context, name, home, "right") == "in"
    assert guess(context, name, train, "right") == "in"


def test_strangers_at_a_thousand_addresses_do_not_stop_the_person_at_home(context: SignInContext) -> None:
    name, home = somebody(context), an_address()
    assert guess(context, name, home, "right") == "in"

    found = [guess(context, name, an_address()) for _ in range(200)]

    assert found.count("unauthenticated") == GUESSES.pool.at_once
    assert guess(context, name, home, "right") == "in"


def test_an_address_is_known_for_a_while_only(context: SignInContext) -> None:
    name, home = somebody(context), an_address()
    assert guess(context, name, home, "right") == "in"
    clock_of(context).move(days=KNOWN_DAYS + 1)

    for _ in range(50):
        guess(context, name, an_address())

    assert guess(context, name, home, "right") == "too_many_attempts"


def test_signing_in_rightly_costs_no_tries(context: SignInContext) -> None:
    name, home = somebody(context), an_address()

    assert {guess(context, name, home, "right") for _ in range(200)} == {"in"}


def test_unknown_names_are_counted_like_known_ones(context: SignInContext) -> None:
    address, other = an_address(), an_address()
    name, unknown = somebody(context), f"unknown-{next(NUMBERS)}"

    assert [guess(context, name, address) for _ in range(6)] == [guess(context, unknown, other) for _ in range(6)]


def test_spellings_of_a_name_are_one_name(context: SignInContext) -> None:
    name, address = somebody(context), an_address()
    spellings = [name, name.upper(), name.title(), name.swapcase()]

    found = [guess(context, spelling, address) for spelling in spellings]

    assert found == ["unauthenticated"] * 3 + ["too_many_attempts"]


def test_one_address_cannot_try_a_password_on_everybody(context: SignInContext) -> None:
    address = an_address()

    found = [guess(context, f"spray-{next(NUMBERS)}", address) for _ in range(100)]

    assert found.count("unauthenticated") == 60


def test_codes_and_mailed_codes_are_counted_too(context: SignInContext) -> None:
    name, address = somebody(context), an_address()
    people_of(context).users[name].secret = "JBSWY3DPEHPK3PXP"
    codes = []
    for _ in range(8):
        challenge = enter.sign_in(context, name, "right", address)
        handle = getattr(challenge, "handle", "")
        codes.append(outcome_of(partial(enter.answer, context, handle, "000000", None, address)))
    resets = [outcome_of(lambda: forgotten.reset(context, name, "000000", "long enough", address)) for _ in range(8)]
    mails = [outcome_of(lambda: forgotten.ask_for_code(context, name, address)) for _ in range(8)]

    assert codes == resets == ["wrong_code"] * 3 + ["too_many_attempts"] * 5
    assert mails == ["in"] * 2 + ["too_many_attempts"] * 6
    assert len(people_of(context).users[name].mails) == 2


def test_who_waits_as_told_may_try_again(context: SignInContext) -> None:
    name, address = somebody(context), an_address()
    for _ in range(3):
        guess(context, name, address)
    with pytest.raises(TooManyAttempts) as refused:
        enter.sign_in(context, name, "wrong", address)

    clock_of(context).move(seconds=refused.value.retry_after - 2)
    assert guess(context, name, address) == "too_many_attempts"
    clock_of(context).move(seconds=2)
    assert guess(context, name, address) == "unauthenticated"


def test_neither_names_nor_addresses_are_in_the_keys() -> None:
    context = fake_sign_in(FakeClock())
    enter.sign_in(context, "reviewer", "right", HOME)
    store = context.attempts
    assert isinstance(store, FakeAttemptStore)

    assert len(store.keys) == 3
    assert not [key for key in store.keys if "reviewer" in key or HOME in key or not key.startswith("try_")]


def test_a_store_gives_what_the_limit_allows_and_says_how_long_to_wait(store: AttemptStore) -> None:
    key, limit, clock = f"try_{next(NUMBERS)}", Limit(at_once=2, every=30), FakeClock()

    def take(after: float = 0.0) -> float:
        clock.move(seconds=after)
        return store.take(key, limit, clock.now())

    assert [take(), take(), take(), take(10), take(19), take(1), take()] == [0, 0, 30, 20, 1, 0, 30]
    store.give_back(key, limit)
    assert [take(), take(), take(1_000), take(), take()] == [0, 30, 0, 0, 30]


def test_rows_expire(dynamodb: DynamoAttemptStore) -> None:
    now = FakeClock().now()
    dynamodb.take("try_expiring", Limit(at_once=3, every=90), now)
    dynamodb.remember("adr_expiring", now + timedelta(days=1))

    row = client("dynamodb", IN_PROCESS).get_item(
        TableName="docloop-requests", Key={PARTITION_KEY: {"S": "try_expiring"}}
    )
    assert now.timestamp() + 270 < float(row["Item"]["expires"]["N"]) < now.timestamp() + 7_200
    assert dynamodb.remembers("adr_expiring", now)
    assert not dynamodb.remembers("adr_expiring", now + timedelta(days=2))


def test_the_rule_is_what_its_description_says() -> None:
    assert 2 * GUESSES.pool.most_in(MINUTE) == 10
    assert GUESSES.pair.at_once < GUESSES.pool.at_once
    assert GUESSES.pair.every > GUESSES.pool.every


def test_a_refused_sign_in_takes_as_long_for_an_unknown_name(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("docloop.use_cases.sign_in.sign_in_context.time.sleep", waited.append)
    context = replace(fake_sign_in(FakeClock()), least_seconds=0.5)

    for name in ("reviewer", "nobody"):
        with pytest.raises(Unauthenticated):
            enter.sign_in(context, name, "wrong", HOME)
        forgotten.ask_for_code(context, name, OFFICE)

    assert len(waited) == 4
    assert min(waited) > 0.45
    enter.sign_in(context, "reviewer", "right", HOME)
    assert len(waited) == 4
