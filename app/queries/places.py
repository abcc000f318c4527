"""Where in a text the words of a search stand, as the databases would find them."""

from app.db.search import Term, read_query
from app.db.tokens import WORD, tokens_of


def places_of(text: str, words: str) -> list[tuple[int, int]]:
    """Start and end of every word or phrase that is searched for, in order, none overlapping."""
    tokens = [
        (token, match.start(), match.end()) for match in WORD.finditer(text) for token in tokens_of(match[0])
    ]
    found: list[tuple[int, int]] = []
    for term in read_query(words).wanted:
        length = len(term.tokens)
        for at in range(len(tokens) - length + 1):
            if _begins(term, [token for token, _, _ in tokens[at : at + length]]):
                found.append((tokens[at][1], tokens[at + length - 1][2]))
        found += [(start, end) for token, start, end in tokens if token == term.also]
    return _joined(sorted(found))


def _begins(term: Term, tokens: list[str]) -> bool:
    last = tokens[-1].startswith(term.tokens[-1]) if term.prefix else tokens[-1] == term.tokens[-1]
    return last and tuple(tokens[:-1]) == term.tokens[:-1]


def _joined(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
