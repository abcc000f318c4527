"""The sentences of a release, as the program reads it."""

import strawberry

from app.graphql.types.columns import column
from app.queries import sentences


@strawberry.type(
    description=(
        "One sentence of a release, its title, or a line without a full stop, as the program cuts the text. "
        "Offsets count Unicode code points."
    )
)
class Sentence:
    """A slice of the text."""

    row: strawberry.Private[sentences.Sentence]

    index: int = column("index", "Its number in the text, from 0.")
    text: str = column("text", "The sentence, exactly as it stands in the text.")
    start: int = column("start", "Where it begins: the number of code points before it.")
    end: int = column("end", "Where it ends.")
