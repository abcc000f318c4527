"""Which states a row of chunks names, for whom a speech act may be meant."""

from collections.abc import Iterator, Sequence

from app.extract.chunks import Chunk, Is

NAMES_STATE = frozenset({Is.COUNTRY, Is.DEMONYM, Is.PERSON, Is.PLACE, Is.GROUP})


def states(row: Sequence[Chunk], actors: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The states a row of chunks names, those joined by "and" together."""
    for at, chunk in enumerate(row):
        if chunk.type not in NAMES_STATE or not chunk.codes or set(chunk.codes) & set(actors):
            continue
        codes = dict.fromkeys(chunk.codes)
        while (joined := _joined(row, at)) is not None:
            at = joined
            codes.update(dict.fromkeys(row[at].codes))
        yield tuple(codes)


def _joined(row: Sequence[Chunk], at: int) -> int | None:
    """The next of "A, B and the C", where A is a country too."""
    if row[at].type not in _LISTED or at + 1 >= len(row) or row[at + 1].text not in ("and", ","):
        return None
    following = next((n for n in range(at + 2, len(row)) if row[n].text not in ("and", "the")), len(row))
    return following if following < len(row) and row[following].type in _LISTED else None


_LISTED = frozenset({Is.COUNTRY, Is.DEMONYM})


def names_town(rows: Sequence[Chunk], at: int) -> bool:
    """ "the attack in Accra, Ghana, and offer …"."""
    return (
        at > 1 and rows[at - 1].text == "," and [rows[at - 2].type, rows[at].type] == [Is.PLACE, Is.COUNTRY]
    )
