"""Who asks: what a key may do, and on whose account a request goes."""

import pytest

from app.access.caller import Caller, Scope, network_of
from app.errors import Forbidden, Unauthenticated


def test_writing_needs_a_key_with_the_scope() -> None:
    assert Caller(key="readout_a", scopes=frozenset({Scope.INGEST})).require(Scope.INGEST) == "readout_a"
    with pytest.raises(Unauthenticated, match="needs an API key that may hand in releases"):
        Caller("192.0.2.1").require(Scope.INGEST)
    with pytest.raises(Forbidden, match="readout_a may not propose corrections"):
        Caller(key="readout_a", scopes=frozenset({Scope.INGEST})).require(Scope.CORRECT)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
        (None, "unknown"),
    ],
)
def test_a_visitor_is_an_address_or_a_household_of_them(address: str | None, network: str) -> None:
    assert network_of(address) == network


def test_a_request_goes_on_the_account_of_its_key_else_of_its_address() -> None:
    assert Caller("192.0.2.1", "readout_a").account == "key:readout_a"
    assert Caller("2001:db8::1").account == "address:2001:db8::/64"
