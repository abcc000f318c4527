"""Who sent a request: an address, and an API key with its scopes where one was sent.

Whoever needs to know asks the `Caller`: resolvers that write (`require`), and whoever counts what somebody
has used up (`account`). To add a scope, add it to `Scope` with its words; `readout keys` offers it by itself.
"""

import ipaddress
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from app.errors import Forbidden, Unauthenticated

HOW_TO_SEND = "Send an API key as “Authorization: Bearer readout_…”; the operator of this server makes them."


class Scope(StrEnum):
    """What a key may do beyond reading, which needs none."""

    INGEST = "ingest"
    CORRECT = "correct"


SCOPE_WORDS = {
    Scope.INGEST: "hand in releases (releaseIngest)",
    Scope.CORRECT: "propose corrections (correctionSubmit)",
}


@dataclass(frozen=True, slots=True)
class Caller:
    """`address` as the server sees it, None where it sees none; `key` is the id of the API key."""

    address: str | None = None
    key: str | None = None
    scopes: frozenset[Scope] = frozenset()

    @property
    def account(self) -> str:
        """On whose account a request goes: the key, else the network of the address."""
        return f"key:{self.key}" if self.key else f"address:{network_of(self.address)}"

    def require(self, scope: Scope) -> str:
        """The id of the key; raises `Unauthenticated` without one, `Forbidden` where it has not the scope."""
        if self.key is None:
            raise Unauthenticated(f"This needs an API key that may {SCOPE_WORDS[scope]}. {HOW_TO_SEND}")
        if scope not in self.scopes:
            raise Forbidden(
                f"The API key {self.key} may not {SCOPE_WORDS[scope]}: it has not the scope {scope.value}. "
                "Ask the operator for a key that has."
            )
        return self.key


NOBODY = Caller()  # a program inside, not a request


@lru_cache(10_000)
def network_of(address: str | None) -> str:
    """What counts as one visitor: an IPv4 address, or the /64 of an IPv6 one, which one household has."""
    try:
        parsed = ipaddress.ip_address((address or "").partition("%")[0])
    except ValueError:
        return address or "unknown"
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.IPv6Network((parsed, 64), strict=False))
    return str(parsed)
