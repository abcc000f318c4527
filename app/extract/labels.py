"""Of which country a paragraph tells, where it opens with its name: "(Indonesia) The Forum was held …"."""

from collections.abc import Sequence

from app.extract.chunks import Chunk, Is

_LENGTH = 3  # chunks: "(", the country, ")"


def past_label(chunks: Sequence[Chunk]) -> int:
    """Where the sentence begins behind its label; 0 where it has none."""
    label = chunks[:_LENGTH]
    bracketed = [c.text for c in label[::2]] == ["(", ")"]
    return _LENGTH if bracketed and label[1].type is Is.COUNTRY else 0
