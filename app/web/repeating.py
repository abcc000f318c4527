"""A kept answer given again, with what is each asker's own: charged, logged, and under an id.

By `DeliveryMiddleware`; and by `protocol.py` before any task is made for a request, which costs as much as
all else that is done for it.
"""

import time
from collections.abc import Callable, Mapping

from starlette.types import Scope

from app.web.kept import Given, KeptAnswers, Name, State, name_of
from app.web.logs import log_request
from app.web.packing import is_taken
from app.web.reading_ahead import can_be_read
from app.web.security import request_id

AT_ONCE = "at_once"  # in the state of the application, an `AtOnce` for whoever reads the requests

AtOnce = Callable[[Scope, bytes], Given | None]

# Who asked, and by what scheme, is said by a proxy then: uvicorn's own layer finds out.
_FORWARDED = frozenset((b"x-forwarded-for", b"x-forwarded-proto"))


def at_once(kept: KeptAnswers) -> AtOnce:
    """What is kept for a request whose body is that, before anything looked at the request."""

    def find(scope: Scope, body: bytes) -> Given | None:
        headers = dict(scope["headers"])
        if not _FORWARDED.isdisjoint(headers):
            return None
        if scope["method"] == "GET":
            body = b""
        elif not can_be_read(scope, headers):
            return None
        name = name_of(scope, headers, body, is_taken(headers.get(b"accept-encoding", b"")))
        return None if name is None else again(kept, scope, headers, name, kept.now())

    return find


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
