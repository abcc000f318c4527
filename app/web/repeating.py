"""A kept answer given again, with what is each asker's own: charged, logged, and under an id.

By `DeliveryMiddleware`; and by `protocol.py` before any task is made for a request, which costs as much as
all else that is done for it, or even before it is read, which costs as much again.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.types import Scope

from app.graphql.bounded import Bounded
from app.web.kept import Given, KeptAnswers, Name, State, name_of
from app.web.logs import log_request
from app.web.packing import is_taken
from app.web.reading_ahead import can_be_read
from app.web.security import request_id

AT_ONCE = "at_once"  # in the state of the application, an `AtOnce` for whoever reads the requests
HEARD_BYTES = 2_000_000  # of requests that are known to the letter
MOST_OF_ONE = HEARD_BYTES // 100
ENTRY_BYTES = 3_000  # what keeping one costs beside its letters, with its scope and headers

# Who asked, and by what scheme, is said by a proxy then: uvicorn's own layer finds out.
_FORWARDED = frozenset((b"x-forwarded-for", b"x-forwarded-proto"))

Client = tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class Heard:
    """What a request says; its name does not tell who sent it."""

    scope: Scope
    headers: Mapping[bytes, bytes]
    name: Name


class AtOnce:
    """What is kept for a request, before anything looked at it: once it was read, or by its very letters, so
    that one who asks the same as somebody before need not even be read.
    """

    def __init__(self, kept: KeptAnswers) -> None:
        self._kept = kept
        self._heard: Bounded[Heard] = Bounded(HEARD_BYTES)

    def find(self, scope: Scope, body: bytes) -> tuple[Given, Heard] | None:
        """For a request that is here whole: the answer, and what was asked, to be noted."""
        heard = _read(scope, body)
        given = None if heard is None else self._again(heard.scope, heard)
        return None if heard is None or given is None else (given, heard)

    def note(self, letters: bytes, heard: Heard) -> None:
        """That these letters are that request, and no more than it."""
        if len(letters) <= MOST_OF_ONE:
            size = 2 * len(letters) + ENTRY_BYTES  # a body is part of the name as well
            self._heard.keep((heard.scope["scheme"], letters), heard, size)

    def hear(self, scheme: str | None, letters: bytes, client: Client) -> Given | None:
        """For all that came on a connection, where it is a request that was heard before."""
        heard = self._heard.find((scheme, letters))
        return None if heard is None else self._again({**heard.scope, "client": client}, heard)

    def _again(self, scope: Scope, heard: Heard) -> Given | None:
        return again(self._kept, scope, heard.headers, heard.name, self._kept.now())


def _read(scope: Scope, body: bytes) -> Heard | None:
    """None for what nothing is kept for."""
    headers = dict(scope["headers"])
    if not _FORWARDED.isdisjoint(headers) or not (scope["method"] == "GET" or can_be_read(scope, headers)):
        return None
    asked = b"" if scope["method"] == "GET" else body
    name = name_of(scope, headers, asked, is_taken(headers.get(b"accept-encoding", b"")))
    return None if name is None else Heard(scope, headers, name)


def again(
    kept: KeptAnswers, scope: Scope, headers: Mapping[bytes, bytes], name: Name, now: State
) -> Given | None:
    """None where nothing is kept by that name, or who asks has used up his budget."""
    began = time.perf_counter()
    found = kept.find(name, now)
    repeat = None if found is None else found.repeat.to(scope)
    if found is None or repeat is None:
        return None
    id = request_id(headers.get(b"x-request-id"))
    own = [*repeat.headers, (b"x-request-id", id.encode())]
    given = found.given(repeat.tail, own, headers.get(b"if-none-match"))
    log_request(scope["method"], scope["path"], given.status, began, id)
    return given
