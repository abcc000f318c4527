"""Small lists of words that are read as words: one line of text each, not a column of quotation marks."""


def words(text: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(text.split())
