"""What of a text is kept in the full-text tables: its tokens in their places, within bounds."""

from app.db.tokens import tokens_of

# A tsvector counts positions to 16,383, keeps 256 places of a lexeme and one megabyte in all. The same bounds
# hold on SQLite, so that both find the same.
MAX_POSITIONS = 16_000
MAX_PLACES = 250
MAX_BYTES = 800_000
LAST_POSITION = 16_383  # of words past the bound: found alone, never in a phrase
GAP = "·"  # stands in a SQLite body where no word may be found


def _placed(text: str) -> tuple[list[str | None], list[str]]:
    """The tokens by position, None where one stands too often, and the words past the last position."""
    tokens = list(tokens_of(text))
    if len(tokens) <= MAX_PLACES:  # too few for any bound
        return [*tokens], []
    places: dict[str, int] = {}
    size = 0
    placed: list[str | None] = []
    tail: dict[str, None] = {}
    for token in tokens:
        seen = places.get(token, 0)
        size += 2 if seen else len(token.encode()) + 12
        if size > MAX_BYTES:
            break
        if len(placed) == MAX_POSITIONS:
            if not seen:
                places[token] = 1
                tail[token] = None
            continue
        places[token] = seen + 1
        placed.append(token if seen < MAX_PLACES else None)
    return placed, list(tail)


def sqlite_body(text: str) -> str:
    placed, tail = _placed(text)
    body = [GAP if token is None else token for token in placed]
    for token in tail:
        body += [GAP, token]
    return " ".join(body)


def tsvector(text: str) -> str:
    placed, tail = _placed(text)
    positions: dict[str, list[int]] = {}
    for n, token in enumerate(placed, start=1):
        if token is not None:
            positions.setdefault(token, []).append(n)
    for token in tail:
        positions[token] = [LAST_POSITION]
    return " ".join(f"'{token}':{','.join(map(str, places))}" for token, places in positions.items())


class Body(str):
    """A text in the form in which a database keeps it."""

    __slots__ = ()


def body_of(text: str, dialect: str) -> Body:
    if isinstance(text, Body):
        return text
    return Body(sqlite_body(text) if dialect == "sqlite" else tsvector(text))
