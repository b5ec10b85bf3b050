"""Every role tries to reach every effect by every route; the table in the documentation says who does."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from docloop.model.actor import Role

from functions import review_api
from functions.review_api.roles import ROUTES, Route
from tests.functional.effects import PROBES, read_everything, try_everything
from tests.functional.scene import ESCALATED, LABEL, RECORDED, VALUE, WORKER, set_scene

NONE = "none"
LISTS = re.compile(r"GET /(reviews\?|metrics)")
PEOPLE = {NONE: (), **{role.value: (role,) for role in Role}}


def written() -> dict[str, dict[str, bool]]:
    """The table of the documentation: effect to role to whether the role reaches it."""
    text = (Path(review_api.__path__[0]) / "README.md").read_text(encoding="utf-8")
    _, _, section = text.partition("## Who may do what\n")
    lines = [line for line in section.partition("\n## ")[0].splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    heads, _, *body = rows
    return {row[0]: {head: cell == "yes" for head, cell in zip(heads[1:], row[1:], strict=True)} for row in body}


TABLE = written()


@cache
def reached_by(who: str) -> tuple[frozenset[str], frozenset[Route]]:
    """All effects that this person has, and the routes that were tried."""
    scene = set_scene()
    shown = read_everything(scene, scene.stack.client(*PEOPLE[who], user_id="me"))
    everything = "".join(shown.values())
    lists = "".join(text for call, text in shown.items() if LISTS.match(call))
    seen = {
        "read a document: values, pages, result": VALUE in everything,
        "read a review that is escalated": ESCALATED in everything,
        "read or export labels": LABEL in everything,
        "read the audit record": RECORDED in everything,
        "see other people's throughput": WORKER in lists,
    }
    fresh = set_scene()
    done = try_everything(fresh, fresh.stack.client(*PEOPLE[who], user_id="me"))
    return frozenset(done | {effect for effect, is_so in seen.items() if is_so}), frozenset(scene.called | fresh.called)


def test_the_table_names_each_effect_that_is_looked_for_and_each_role() -> None:
    assert reached_by("admin")[0] == set(TABLE)
    assert set(PROBES) < set(TABLE)
    assert all(set(row) == set(PEOPLE) for row in TABLE.values())


def test_no_route_is_left_untried() -> None:
    public = {route for route in ROUTES if route.path.startswith("/session")}
    assert reached_by("admin")[1] >= set(ROUTES) - public


@pytest.mark.parametrize("effect", TABLE)
@pytest.mark.parametrize("who", PEOPLE)
def test_a_role_reaches_what_the_table_says(who: str, effect: str) -> None:
    assert (effect in reached_by(who)[0]) is TABLE[effect][who]


def test_who_is_in_no_known_group_reaches_nothing() -> None:
    scene = set_scene()
    client = scene.stack.client(Role.ADMIN)
    client.claims = {**(client.claims or {}), "cognito:groups": "[stranger]"}
    shown = {call: text for call, text in read_everything(scene, client).items() if "openapi" not in call}
    assert shown == {}
    assert try_everything(set_scene(), client) == set()
