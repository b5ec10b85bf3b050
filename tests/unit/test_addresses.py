"""Which addresses are counted as one."""

from __future__ import annotations

from typing import Any

import pytest
from docloop.use_cases.sign_in.guessing import network_of
from hypothesis import given
from hypothesis import strategies as st


@given(st.ip_addresses(v=6))
def test_an_ipv6_customer_is_one_address(address: Any) -> None:
    neighbour = type(address)(int(address) ^ 1)

    assert network_of(str(address)) == network_of(str(neighbour)) or address.ipv4_mapped


@pytest.mark.parametrize(("address", "counted"), [
    ("192.0.2.1", "192.0.2.1"),
    ("::ffff:192.0.2.1", "192.0.2.1"),
    ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ("", ""),
    ("not an address", "not an address"),
])  # fmt: skip
def test_addresses_are_counted_by_customer(address: str, counted: str) -> None:
    assert network_of(address) == counted
