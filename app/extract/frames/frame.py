"""What a clause frame is: an event word with the parties, days and places that grammar puts beside it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.extract.chunks import Chunk
from app.extract.clauses import Clause
from app.extract.dates import DateMention, Tense
from app.extract.lexicon import words
from app.extract.segments import Sentence
from app.extract.triggers import Trigger


@dataclass(slots=True)
class Frame:
    sentence: Sentence
    chunks: tuple[Chunk, ...]
    at: int  # chunk of the trigger
    trigger: Trigger
    clause: Clause
    tense: Tense = Tense.UNCLEAR
    governor: int | None = None  # chunk of the verb that carries an event noun
    embedded: bool = False  # told in passing: in a relative clause, under a preposition
    unreal: str | None = None  # the word that makes it a wish, a condition or a denial
    subject: list[Chunk] = field(default_factory=list)
    object: list[Chunk] = field(default_factory=list)
    modifiers: list[Chunk] = field(default_factory=list)
    words: tuple[str, ...] = ()  # adjectives and numbers before an event noun
    prepositions: dict[str, list[Chunk]] = field(default_factory=dict)
    dates: list[DateMention] = field(default_factory=list)
    own_dates: bool = False  # the dates stand in the noun phrase itself
    places: list[Chunk] = field(default_factory=list)
    lead: str = ""  # the word before the noun phrase: preposition, verb or ""
    said: frozenset[str] = frozenset()  # all words of the sentence: what is not there need not be looked for

    def having(self, *names: str) -> list[Chunk]:
        return [chunk for name in names for chunk in self.prepositions.get(name, ())]

    @property
    def word(self) -> str:
        return self.chunks[self.at].text

    @property
    def governor_word(self) -> str:
        return self.chunks[self.governor].text if self.governor is not None else ""

    @property
    def anchor(self) -> int:
        """Where the telling of the event begins: its verb, where that stands before it."""
        return self.at if self.governor is None else min(self.at, self.governor)


Way = Callable[[Frame], str | None]  # of telling less than a fact; gives the word that does


PREPOSITIONS = words(
    """
    with within between among by of to from for against in at on during into near including along
    alongside and
    """
)
SKIPPED = words(
    """
    " ' * the a an his her their its our both all also jointly separately together then each northern southern
    eastern western northeastern northwestern southeastern southwestern
    """
)
# What may stand between a verb or preposition and whom it leads to.
NEARER = words(
    """
    senior high-level visiting new newly appointed incoming outgoing departing accredited resident
    non-resident again separately today
    """
)
