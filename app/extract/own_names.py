"""Names that mean a country in the texts of one country only: "the North" in those of Seoul."""

import re
from collections.abc import Mapping

from app.domain.text import Span
from app.extract.mentions import Kind, Mention

# By the country whose ministry writes: what it calls another, and the code of that. "The North Pole" is none.
_NAMES: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "KR": (
        (re.compile(r"North(?<=\b[Tt]he North)\b(?! [A-Z])"), "KP"),
        (re.compile(r"South(?<=\b[Tt]he South)\b(?! [A-Z])"), "KR"),
    )
}


def add_own_names(folded: str, mentions: tuple[Mention, ...], home: str | None) -> tuple[Mention, ...]:
    """The mentions with those that only the country at `home` writes so."""
    added = [
        Mention(Span(*match.span()), Kind.COUNTRY, f"own_name:{code}", (code,))
        for pattern, code in _NAMES.get(home or "", ())
        for match in pattern.finditer(folded)
    ]
    if not added:
        return mentions
    taken = {at for mention in mentions for at in range(mention.span.start, mention.span.end)}
    free = [mention for mention in added if mention.span.start not in taken]
    return tuple(sorted((*mentions, *free), key=lambda mention: mention.span.start))
