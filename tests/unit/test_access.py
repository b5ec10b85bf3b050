"""Who may store which change of a document type: by what it has the effect of."""

from __future__ import annotations

from typing import Any

import pytest
from docloop.errors import Forbidden
from docloop.model.actor import Actor, Role
from docloop.model.check_use import CheckUse
from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.policy import Policy, PolicyMode
from docloop.use_cases.access import authorize_type_change, loosened_by
from docloop.values.field_roles import FieldRole
from docloop.values.kinds import kind_of

TOTAL = FieldSpec(name="TOTAL", kind=kind_of("money"), labels=("Total",), place="bottom")
SHOP = FieldSpec(name="SHOP", kind=kind_of("name"))
ITEM = FieldSpec(name="GOODS", kind=kind_of("text"))
BEFORE = DocumentType(
    name="slip",
    title="Slip",
    fields=(SHOP, TOTAL),
    line_items=(ITEM,),
    keywords=("slip",),
    checks=(CheckUse(name="sums"),),
    policy=Policy(required=("TOTAL",)),
)
ANNOTATOR, SENIOR, ADMIN = (
    Actor(user_id="u", roles=frozenset({role})) for role in (Role.ANNOTATOR, Role.SENIOR, Role.ADMIN)
)


def changed(**members: Any) -> DocumentType:
    return BEFORE.model_copy(update=members)


def field(spec: FieldSpec, **members: Any) -> FieldSpec:
    return spec.model_copy(update=members)


ADDED: dict[str, dict[str, Any]] = {
    "a title": {"title": "Till slip"},
    "a field": {"fields": (SHOP, TOTAL, field(TOTAL, name="TAX"))},
    "a column": {"line_items": (ITEM, field(ITEM, name="PRICE"))},
    "a check": {"checks": (CheckUse(name="sums"), CheckUse(name="tax"))},
    "a word to look for": {"fields": (SHOP, field(TOTAL, labels=("Total", "Sum"), title="Total", description="all"))},
    "a role where there was none": {"line_items": (field(ITEM, role=FieldRole.CODE),), "fields": BEFORE.fields},
    "another order of fields": {"fields": (TOTAL, SHOP)},
}
TAKEN_AWAY: dict[str, dict[str, Any]] = {
    "a field": {"fields": (TOTAL,)},
    "a field's kind": {"fields": (SHOP, field(TOTAL, kind=kind_of("text")))},
    "a word to look for": {"fields": (SHOP, field(TOTAL, labels=()))},
    "a field's place": {"fields": (SHOP, field(TOTAL, place=None))},
    "what a field is not": {"fields": (SHOP, field(TOTAL, not_labels=("Total",)))},
    "a column": {"line_items": ()},
    "a column's kind": {"line_items": (field(ITEM, kind=kind_of("money")),)},
    "a check": {"checks": ()},
    "more keywords": {"keywords": ("slip", "invoice")},
    "fewer keywords": {"keywords": ()},
    "how dates are read": {"day_first": True},
    "a role": {"fields": (SHOP, field(TOTAL, role=None))},
    "another role": {"fields": (SHOP, field(TOTAL, role=FieldRole.NET))},
    "the supplier": {"fields": (field(SHOP, name="BUYER"), SHOP, TOTAL)},
}
POLICIES: dict[str, dict[str, Any]] = {
    "threshold": {"threshold": 0.0},
    "mode": {"mode": PolicyMode.THRESHOLD},
    "required": {"required": ()},
    "more required": {"required": ("TOTAL", "SHOP")},
    "audits": {"audit_rate": 0.0},
    "lease": {"lease_seconds": 30},
}


@pytest.mark.parametrize("name", ADDED)
def test_who_describes_types_may_add(name: str) -> None:
    after = changed(**ADDED[name])
    assert loosened_by(BEFORE, after) == ()
    authorize_type_change(ANNOTATOR, BEFORE, after, shipped=False)


@pytest.mark.parametrize("name", TAKEN_AWAY)
def test_only_seniors_take_away(name: str) -> None:
    after = changed(**TAKEN_AWAY[name])
    with pytest.raises(Forbidden) as refused:
        authorize_type_change(ANNOTATOR, BEFORE, after, shipped=False)
    assert refused.value.facts["roles"] == "admin, senior"
    assert loosened_by(BEFORE, after)[0] in refused.value.message
    authorize_type_change(SENIOR, BEFORE, after, shipped=False)


@pytest.mark.parametrize("name", POLICIES)
def test_only_administrators_change_the_policy(name: str) -> None:
    after = changed(policy=BEFORE.policy.model_copy(update=POLICIES[name]))
    for actor in (ANNOTATOR, SENIOR):
        with pytest.raises(Forbidden) as refused:
            authorize_type_change(actor, BEFORE, after, shipped=False)
        assert refused.value.facts["field"] == "policy"
        assert "PUT /policies/slip" in str(refused.value.facts["remedy"])
    authorize_type_change(ADMIN, BEFORE, after, shipped=True)


def test_a_new_type_has_the_default_policy_unless_an_administrator_gives_it_another() -> None:
    authorize_type_change(ANNOTATOR, None, changed(policy=Policy()), shipped=False)
    with pytest.raises(Forbidden):
        authorize_type_change(ANNOTATOR, None, BEFORE, shipped=False)


def test_an_unchanged_policy_may_come_along_whatever_its_version() -> None:
    after = changed(title="Till slip", policy=BEFORE.policy.model_copy(update={"version": 7}))
    authorize_type_change(ANNOTATOR, BEFORE, after, shipped=False)


def test_shipped_types_are_for_seniors_even_to_add() -> None:
    after = changed(title="Till slip")
    with pytest.raises(Forbidden) as refused:
        authorize_type_change(ANNOTATOR, BEFORE, after, shipped=True)
    assert refused.value.facts["field"] == "name"
    authorize_type_change(SENIOR, BEFORE, after, shipped=True)
