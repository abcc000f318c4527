"""Where the words of a search stand: the sentence of a release that tells the event with them."""

from collections.abc import Iterable

import sqlalchemy as sa

from app.db.occurring import terms_in
from app.db.search import read_query
from app.queries.links import accounts_of
from app.queries.selection import AccountSelection


def matches_of(connection: sa.Connection, events: Iterable[int], words: str) -> dict[int, str | None]:
    """For each event the sentence that has most of the words, the earliest release's among equals; None where
    they stand only in what the event is: names of people and places, titles. One statement."""
    query = read_query(words)
    found: dict[int, str | None] = {}
    for key, accounts in accounts_of(connection, events, AccountSelection(quote=True)).items():
        sentences = [account["quote"] for account in accounts]
        best = max(sentences, key=lambda sentence: terms_in(sentence, query), default="")
        found[key] = best if terms_in(best, query) else None
    return found
