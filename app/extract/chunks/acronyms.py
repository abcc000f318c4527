"""Event nouns by their initials: "the 8th Joint Commission Meeting (JCM)", and later "the 8th JCM"."""

from collections.abc import Iterable, Iterator

from app.extract.chunks.chunk import Chunk, Is

Row = tuple[Chunk, ...]


def spell_out(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with every such word made the event noun that an earlier row set it beside."""
    known: dict[str, Chunk] = {}
    for row in rows:
        if known and any(chunk.text in known for chunk in row):
            row = tuple(_spelt(chunk, known) for chunk in row)
        yield row
        known.update(_introduced(row))


def _spelt(chunk: Chunk, known: dict[str, Chunk]) -> Chunk:
    meant = known.get(chunk.text) if chunk.type is Is.CAPITALISED else None
    return (
        chunk if meant is None else chunk._replace(type=Is.NOUN, triggers=meant.triggers, entry=meant.entry)
    )


def _introduced(row: Row) -> Iterator[tuple[str, Chunk]]:
    """ "joint commission meeting ( jcm )": initials that end with those of the noun."""
    for at in [n for n, chunk in enumerate(row[:-1]) if n and chunk.text == "("]:
        noun, short = row[at - 1], row[at + 1]
        if noun.type is not Is.NOUN or short.type is not Is.CAPITALISED:
            continue
        initials = "".join(word[0] for word in noun.text.split())
        closed = at + 2 < len(row) and row[at + 2].text in (")", "-")
        if closed and len(short.text) > 1 and short.text.removesuffix("s").endswith(initials):
            yield short.text, noun
            yield f"{short.text.removesuffix('s')}s", noun
