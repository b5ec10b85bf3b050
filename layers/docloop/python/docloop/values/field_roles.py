"""What fields and columns mean, whatever they are called; names, kinds and words of it are `data/field_roles.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from docloop.values.shipped_data import shipped_yaml

FILE = "field_roles.yaml"


class FieldRole(StrEnum):
    """What a field or a column means. A type has at most one field, and one column, of a role.

    Amounts: `gross` is the total with tax, `net` the sum before tax, `due_amount` what is still to be paid. Numbers:
    `number` is that of the paper itself, `order` the customer's of his order, `payment_reference` what a payer is to
    quote. Dates: `issued` is that of the paper, `due` by when it is to be paid. `supplier` is who sends the paper,
    `customer` whom it is for, `bank_account` where to pay. `document_kind` says what paper it is. Columns: `item` is
    what was bought, `amount` what a row comes to.
    """

    NONE = "none"
    """No role, although the field bears a standard name."""

    GROSS = "gross"
    NET = "net"
    TAX = "tax"
    TIP = "tip"
    DISCOUNT = "discount"
    ROUNDING = "rounding"
    PAID = "paid"
    DUE_AMOUNT = "due_amount"
    CURRENCY = "currency"
    NUMBER = "number"
    ORDER = "order"
    CUSTOMER_NUMBER = "customer_number"
    PAYMENT_REFERENCE = "payment_reference"
    ISSUED = "issued"
    DUE = "due"
    DELIVERED = "delivered"
    SUPPLIER = "supplier"
    SUPPLIER_ADDRESS = "supplier_address"
    SUPPLIER_PHONE = "supplier_phone"
    SUPPLIER_EMAIL = "supplier_email"
    SUPPLIER_TAX_ID = "supplier_tax_id"
    CUSTOMER = "customer"
    CUSTOMER_ADDRESS = "customer_address"
    CUSTOMER_TAX_ID = "customer_tax_id"
    BANK_ACCOUNT = "bank_account"
    DOCUMENT_KIND = "document_kind"

    ITEM = "item"
    QUANTITY = "quantity"
    UNIT_PRICE = "unit_price"
    AMOUNT = "amount"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class RoleTraits:
    """`name`: the standard name, `kinds`: names of kinds that may have the role, `words`: lists beside its values.

    `of_column`: it is a role of columns, not of fields.
    """

    name: str
    kinds: tuple[str, ...]
    words: tuple[str, ...]
    of_column: bool


@cache
def role_traits() -> Mapping[FieldRole, RoleTraits]:
    """Return what goes with each role, loaded with the first call; nothing does with `none`. Raises ValueError."""
    data = shipped_yaml(FILE)
    found = {
        FieldRole(role): RoleTraits(
            row["name"], tuple(row["kinds"]), tuple(row.get("words", [row["name"]])), of_column=place == "columns"
        )
        for place, rows in data.items()
        for role, row in rows.items()
    }
    if found.keys() != set(FieldRole) - {FieldRole.NONE}:
        raise ValueError(f"{FILE}: every role but none has a row.")
    return found


@cache
def _by_name() -> Mapping[str, FieldRole]:
    return {traits.name: role for role, traits in role_traits().items()}


@cache
def _by_list() -> Mapping[str, FieldRole]:
    return {name: role for role, traits in role_traits().items() for name in traits.words}


def traits_of(role: FieldRole | None) -> RoleTraits | None:
    """Return what goes with the role of a field; None for a field without one."""
    return role_traits()[role] if role and role is not FieldRole.NONE else None


def role_named(name: str) -> FieldRole | None:
    """Return the role of fields or columns of a standard name; None for a name of one's own."""
    return _by_name().get(name)


def role_of_list(name: str) -> FieldRole | None:
    """Return the role of values that a list of `data/words` stands beside."""
    return _by_list().get(name)


def standard_name(role: FieldRole) -> str:
    """Return the name under which sources say a value of the role."""
    return role_traits()[role].name
