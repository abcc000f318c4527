"""Conditional GETs: a tag for every whole answer, and 304 to who has it already.

The tag is a weak one, the digest of the body before compression: the same for gzip and plain, another for
page and fragment, which share an address; a handler that knows better sets its own.
"""

import hashlib


def tag_of(body: bytes) -> str:
    return f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'


def matches(known: bytes, tag: bytes) -> bool:
    """Whether an `If-None-Match` names the tag; weak and strong compare alike (RFC 9110, 13.1.2)."""
    if known == tag:
        return True
    given = [item.strip().removeprefix(b"W/") for item in known.split(b",")]
    return b"*" in given or tag.removeprefix(b"W/") in given
