"""What governments do with money and law: sanctions and aid.

"A today imposed sanctions on 13 officials of B"               sanctions
"A decided to provide B with humanitarian assistance"          aid
"""

from collections.abc import Callable

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, parties, words_near
from app.extract.triggers import TriggerClass

_DESIGNATES = words(
    """
    pursuant section involvement corruption order corrupt sanctions terrorist
    """
)
_MONEY = words("million billion dollars usd us$ $ € £ euros euro yen aud pounds")
_GIVING = words(
    """
    provide provides provided providing donate donated donates contribute contributed contributes deliver
    delivered dispatch dispatched dispatches send sent allocate allocated allocates pledged pledges pledge
    grant granted contributing donating extend extended extends offer offered offers receive announced
    announces announce
    """
)
_SPEAKS_FOR_GIFT = words(
    """
    humanitarian emergency relief financial in-kind million worth dollars us$ medical $
    """
)
_SANCTION_NOUNS = words("sanctions sanction designations listings measures")


def read_measures(frame: Frame, reading: Reading) -> list[Candidate]:
    rule = _RULES.get(frame.trigger.type) if frame.trigger.type else None
    candidate = rule(frame, reading) if rule else None
    return [candidate] if candidate is not None else []


def _sanctions(frame: Frame, reading: Reading) -> Candidate | None:
    text = {word for c in frame.chunks for word in c.text.split()}
    if frame.trigger.cls.value == "verb":
        if frame.word.startswith("designat") and text & _DESIGNATES:
            pass
        elif not text & (_SANCTION_NOUNS | {"sanctioned"}) or (
            frame.word in ("designated", "listed") and not text & _SANCTION_NOUNS
        ):
            return None
        if frame.subject and not any(c.codes or c.organisations for c in frame.subject):
            return None
    elif not _is_imposed(frame):
        return None
    candidate = begin(frame, EventType.SANCTIONS, "measures.sanctions")
    if not frame.own_dates:
        candidate.dates = [d for d in candidate.dates if d.is_day]
    candidate.add_parties(_sanctioner(frame, reading), CountryRole.ACTOR, ParticipationRole.ISSUER)
    _add_target(candidate, frame)
    return candidate if candidate.countries or candidate.organisations else None


def _is_imposed(frame: Frame) -> bool:
    """Sanctions as an act, not as a topic: somebody imposes, announces or adds to them, or a headline
    brings them.
    """
    if frame.sentence.is_title and (
        "on" in frame.prepositions
        or "new" in frame.words
        or "against" in frame.prepositions
        or "additional" in frame.words
        or "over" in {c.text for c in frame.chunks}
    ):
        return True
    verbs = {
        "imposed",
        "imposes",
        "impose",
        "imposing",
        "announced",
        "announces",
        "adopted",
        "added",
        "adds",
        "placing",
        "lifted",
        "lifts",
        "expanded",
        "introduced",
        "introduces",
    }
    near = {c.text for c in frame.chunks[max(0, frame.at - 12) : frame.at + 5]}
    return frame.governor_word in verbs or bool(near & verbs)


def _sanctioner(frame: Frame, reading: Reading) -> list[Chunk]:
    by = parties(frame.having("by"))
    if frame.trigger.cls is TriggerClass.NOUN and parties(frame.modifiers) and not _follows(frame, "by"):
        by = []  # "UK sanctions over elections held by C": that is another's deed
    named = by or parties(frame.modifiers) or parties(frame.subject)
    if named:
        return named
    own = home_chunk(reading, frame)
    return [own] if own else []


def _follows(frame: Frame, word: str) -> bool:
    return frame.at + 1 < len(frame.chunks) and frame.chunks[frame.at + 1].text == word


def _add_target(candidate: Candidate, frame: Frame) -> None:
    """The country behind "on" or "against", or whose officials, actions or procurement are named first
    behind the event.
    """
    chunks = frame.chunks
    head = chunks[frame.clause.start] if frame.having("by") else None
    if head and head.type in (Is.COUNTRY, Is.DEMONYM) and not set(head.codes) & set(candidate.countries):
        candidate.add_parties([head], CountryRole.TARGET)  # "B's officials … are sanctioned by A"
        return
    for at in range(frame.at + 1, len(chunks)):
        chunk = chunks[at]
        if chunk.type not in (Is.COUNTRY, Is.DEMONYM) or any(
            code in candidate.countries for code in chunk.codes
        ):
            continue
        candidate.add_parties([chunk], CountryRole.TARGET)
        return
    for at in range(frame.at - 1, -1, -1):
        if chunks[at].type in (Is.COUNTRY, Is.DEMONYM) and not set(chunks[at].codes) & set(
            candidate.countries
        ):
            candidate.add_parties([chunks[at]], CountryRole.TARGET)
            return


def _aid(frame: Frame, reading: Reading) -> Candidate | None:
    if frame.trigger.cls is not TriggerClass.NOUN and not _gives_money(frame):
        return None
    near = set(words_near(frame, 12, 12)) | {w for c in frame.chunks for w in c.text.split()}
    given = frame.governor_word in _GIVING or bool(near & _GIVING) or frame.sentence.is_title
    if not given or not near & (_SPEAKS_FOR_GIFT | {"relief", "aid", "humanitarian"}):
        return None
    candidate = begin(frame, EventType.AID, "measures.aid")
    receivers = [c for c in frame.having("to", "for") if c.type in (Is.COUNTRY, Is.PLACE, Is.GROUP)]
    givers = parties(frame.having("from"))
    if frame.governor_word == "receive" or givers:
        receivers = receivers + [c for c in frame.subject if c.type is Is.COUNTRY]
    else:
        givers = [c for c in parties(frame.subject) if c.type is not Is.COMPOUND]
    own = home_chunk(reading, frame)
    for chunk in givers or ([own] if own else []):
        candidate.add_parties([chunk], CountryRole.ACTOR, ParticipationRole.ISSUER)
    for chunk in receivers or _foreign_after(frame, candidate):
        candidate.add_parties([chunk], CountryRole.TARGET, ParticipationRole.RECIPIENT)
    return candidate if len(candidate.countries) >= 2 or frame.sentence.is_title else None


def _gives_money(frame: Frame) -> bool:
    """ "is contributing US$1 million … to help": a sum as the object of a verb of giving."""
    ahead = {word for c in frame.chunks[frame.at + 1 : frame.at + 9] for word in c.text.split()}
    return bool(ahead & _MONEY) and frame.word in _GIVING | {"contributing", "donating"}


def _foreign_after(frame: Frame, candidate: Candidate) -> list[Chunk]:
    after = [c for c in frame.chunks[frame.at + 1 :] if c.type in (Is.COUNTRY, Is.DEMONYM)]
    before = [c for c in frame.chunks[: frame.at] if c.type in (Is.COUNTRY, Is.DEMONYM)]
    return [c for c in after + before if not set(c.codes) & set(candidate.countries)][:1]


_RULES: dict[EventType, Callable[[Frame, Reading], Candidate | None]] = {
    EventType.SANCTIONS: _sanctions,
    EventType.AID: _aid,
}
