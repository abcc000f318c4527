"""What makes two documents, or two texts, the same."""

import hashlib
import json
from functools import lru_cache

from app.domain.values import Document


def stated_values(document: Document) -> dict[str, object]:
    """What was stated beside the text, as it is kept with the raw document.

    Language and kind are there only where somebody states them: the digest of the others is as it was before.
    """
    day = document.stated_published_on
    beside = {"language": document.stated_language, "kind": document.stated_kind}
    return {
        "source": document.source,
        "title": document.stated_title,
        "published_on": day.isoformat() if day else None,
        "publisher": document.stated_publisher,
        "paraphrase": document.paraphrase,
        **{name: value for name, value in beside.items() if value is not None},
    }


def fingerprint(document: Document) -> str:
    """SHA-256 over all that arrived, but not over the name of the file it arrived in."""
    beside = [document.url, document.media_type, document.encoding, stated_values(document)]
    digest = hashlib.sha256(json.dumps(beside, sort_keys=True).encode())
    digest.update(b"\0" + document.content)
    return digest.hexdigest()


@lru_cache(maxsize=256)
def text_digest(title: str | None, text: str) -> str:
    """SHA-256 of title and canonical text, white space folded: another digest is another revision."""
    return hashlib.sha256(" ".join(f"{title or ''}\n{text}".split()).encode()).hexdigest()
