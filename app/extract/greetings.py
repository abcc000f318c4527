"""Good wishes: for a national day, a feast, a birthday. Nothing has happened, and no position is taken."""

from collections.abc import Sequence

from app.domain.codes import ReleaseKind
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.lexicon import words
from app.extract.positions import place_in_body, title_words
from app.extract.reading import Reading


def is_greeting(reading: Reading, title: Sequence[Candidate], body: Sequence[Candidate]) -> bool:
    """Congratulations on a national day, good wishes for a feast: nothing has happened."""
    heading = title_words(reading)
    if any(c.type is not EventType.STATEMENT for c in title):
        return False
    if "anniversary" in heading:  # on which something may be done: "Sanctions on the anniversary of …"
        opening = [c for c in body if place_in_body(reading, c) < 6 and not c.frame.embedded]
        return all(c.type is EventType.STATEMENT for c in opening) and (
            _wishes_well(reading) or bool(_FOUNDED & heading) or not _is_attributed(reading)
        )
    if _wishes_well(reading) and "statement" not in heading:
        return True
    return bool(_GREETINGS & heading) or ("day" in heading and bool(_STATE_DAYS & heading))


def _wishes_well(reading: Reading) -> bool:
    """ "I send my warm wishes to the people of A as they celebrate their national day"."""
    for sentence in [s for s in reading.sentences if not s.is_title][:_OPENING]:
        said = {w for c in reading.chunks[sentence.number] for w in c.text.split()}
        if _WISHES & said and (_FEASTS & said or {"national", "day"} <= said):
            return True
    return False


def _is_attributed(reading: Reading) -> bool:
    """ "A. Roe, Secretary of State" on a line of its own: the words of a person are a statement."""
    return reading.release.kind is ReleaseKind.STATEMENT


_OPENING = 2  # sentences; the first may be the line that says whose words these are
_WISHES = words(
    "congratulate congratulates congratulations wishes greetings felicitations celebrate celebrates"
)
_FEASTS = words("anniversary independence birthday holiday celebrate celebrates celebrating statehood")
# An anniversary of what the ones congratulated have founded; on that of a massacre there is something to say.
_FOUNDED = words(
    "independence founding foundation establishment relations ties birthday republic treaty friendship"
)
_GREETINGS = words("birthday ramadan diwali easter eid christmas")
# "Republic Day of A", "A's Constitution Day"; a day of all the world ("World Refugee Day") is none of these.
_STATE_DAYS = words(
    """
    national independence republic constitution unity liberation unification statehood sovereignty restoration
    revolution victory union flag
    """
)
