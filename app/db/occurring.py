"""Finds words in texts that are at hand, as the databases find them in what is stored."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from app.db.search import Query, Term, term_of
from app.db.tokens import tokens_of


def found_by(texts: Mapping[int, str], words: Iterable[str]) -> Mapping[str, set[int]]:
    """For each word the keys of the texts that are found by it, as `any_of` finds them."""
    terms = {word: term for word in words if (term := term_of(word)) is not None}
    beginning: defaultdict[str, list[tuple[str, Term]]] = defaultdict(list)
    for word, term in terms.items():
        beginning["" if len(term.tokens) == 1 and term.prefix else term.tokens[0]].append((word, term))
    found: defaultdict[str, set[int]] = defaultdict(set)
    for key, text in texts.items():
        tokens = _tokens_in(text)
        for word, term in chain.from_iterable(beginning.get(token, ()) for token in {"", *tokens}):
            if _occurs(term, tokens):
                found[word].add(key)
    return found


@lru_cache(maxsize=4096)
def _tokens_in(text: str) -> tuple[str, ...]:
    return tuple(tokens_of(text))


def terms_in(text: str, query: Query) -> int:
    """How many of the wanted terms occur in a text, as the databases would find them."""
    tokens = list(tokens_of(text))
    return sum(_occurs(term, tokens) for term in query.wanted)


def _occurs(term: Term, tokens: Sequence[str]) -> bool:
    *first, last = term.tokens
    for at in range(len(tokens) - len(first)):
        token = tokens[at + len(first)]
        is_last = token.startswith(last) if term.prefix else token == last
        if is_last and list(tokens[at : at + len(first)]) == first:
            return True
    return term.also is not None and term.also in tokens
