"""Links that open a publisher's page at quoted words (wicg.github.io/scroll-to-text-fragment)."""

from urllib.parse import quote

WHOLE = 80  # characters up to which the words are given whole; longer ones by their first and last words
WORDS = 5


def source_link(url: str, words: str | None) -> str:
    if not words or not words.strip():
        return url
    separator = ":~:" if "#" in url else "#:~:"
    return f"{url}{separator}text={_directive(words)}"


def _directive(words: str) -> str:
    parts = words.split()
    folded = " ".join(parts)
    if len(folded) <= WHOLE or len(parts) <= 2 * WORDS:
        return _escaped(folded)
    return f"{_escaped(' '.join(parts[:WORDS]))},{_escaped(' '.join(parts[-WORDS:]))}"


def _escaped(text: str) -> str:
    """Percent-encoded, with the three characters that mean something in the directive."""
    return quote(text, safe="").replace("-", "%2D")
