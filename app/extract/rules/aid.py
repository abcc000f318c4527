"""Aid: money, goods or help given or decided for another country.

    "A decided to provide B with humanitarian assistance"     of A, for B
    "B, which the storm struck, will receive … from A"
    "A is contributing 1 million dollars to help B and C"     every country helped
    "Emergency grant aid for B was decided by A"

A text exchanged about a grant is an agreement; cooperation in general and loans are neither.
"""

from collections.abc import Sequence
from itertools import pairwise

from app.domain.codes import CountryRole, EventStatus, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention, Tense
from app.extract.frames import Frame
from app.extract.frames.frame import SKIPPED
from app.extract.lexicon import words
from app.extract.positions import ENGAGEMENT
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, parties, passive_frame
from app.extract.rules.deliveries import (
    ARRIVES,
    GIVING,
    GOODS,
    MONEY,
    THINGS,
    arriving_in,
    given_by,
    handed_over,
    is_delivered,
)
from app.extract.rules.messages import is_of_occasion
from app.extract.tenses import is_passive
from app.extract.triggers import Trigger, TriggerClass

_SENDS = words("sends sent send delivers delivered provides provided donates donated")
_GIFTS = words("donation donations provision dispatch delivery")  # "A's donation of supplies to B on May 3"
_RECEIVES = words("receive receives receiving received")
_NOTES = words("notes signing")
_FOR = words("to for in of with by across from among people help helping support assist")
_REACH = 22


def read_aid(frame: Frame, reading: Reading) -> list[Candidate]:
    if _NOTES & {c.text for c in frame.chunks}:
        return []
    if frame.trigger.cls is not TriggerClass.NOUN and not (_gives_money(frame) or is_delivered(frame)):
        return []
    if any(t.type is EventType.SANCTIONS and t.cls is not TriggerClass.LIGHT for t in _triggers(frame)):
        return []  # money given is why somebody is sanctioned
    if _is_aim(frame) or _is_part(frame):
        return []
    text = {w for c in frame.chunks for w in c.text.split()}
    arriving = arriving_in(frame) or handed_over(frame)
    given = (
        arriving
        or text & GIVING
        or frame.word in _SETTING_ASIDE
        or (frame.own_dates and text & _GIFTS)
        or _makes_available(text)
    )
    goods = text & (GOODS | THINGS) or set(frame.word.split()) & GOODS
    sends = frame.sentence.is_title and frame.governor_word in _SENDS  # "A sends aid to B"
    helps = frame.trigger.cls is TriggerClass.LIGHT and _after_calamity(frame)
    if not (given or frame.sentence.is_title) or not (goods or sends or helps):
        return []
    candidate = _given(passive_frame(frame, GIVING) or arriving or frame, reading)
    return [candidate] if len(candidate.countries) >= 2 or frame.sentence.is_title else []


def _is_aim(frame: Frame) -> bool:
    """ "key for efforts to provide assistance to A": what is striven for."""
    verb = frame.at if frame.governor is None else frame.governor
    before = [c.text for c in frame.chunks[max(0, verb - 2) : verb]]
    return before[-1:] == ["to"] and before[:1] != [] and before[0] in _AIMS


_AIMS = words("effort efforts ability capacity order work mandate ways way mechanism mechanisms need")


def _is_part(frame: Frame) -> bool:
    """ "This donation is part of the 80 million doses that X announced on May 3": told of another sum."""
    behind = [c.text for c in frame.chunks[frame.at + 1 : frame.at + 5]]
    before = frame.chunks[frame.at - 1].text if frame.at else ""
    return before in ("this", "these") and "part" in behind and "of" in behind


def _makes_available(text: set[str]) -> bool:
    """ "will make an additional €2 million available for humanitarian aid in B"."""
    return "available" in text and bool(text & _MAKING)


_MAKING = words("make makes making made")


def _triggers(frame: Frame) -> list[Trigger]:
    return [
        t for c in frame.chunks[: frame.at] for t in c.triggers if not c.text.startswith(("impos", "add"))
    ]


def _gives_money(frame: Frame) -> bool:
    """ "is contributing US$1 million … to help", "sent 40 firefighters to B": a sum or goods."""
    ahead = [word for c in frame.chunks[frame.at + 1 : frame.at + _OBJECT] for word in c.text.split()]
    if frame.word.startswith("announc"):  # "announced €20 million in support for B", no deal or reward
        helps = ("in", "support") in pairwise(ahead)
        return not MONEY.isdisjoint(ahead) and (helps or not _HELP.isdisjoint(ahead))
    told = not (MONEY | THINGS).isdisjoint(ahead[:_NEAR]) or _after_calamity(frame)
    return told and frame.word in GIVING | _SETTING_ASIDE


def _after_calamity(frame: Frame) -> bool:
    """ "is sending two aircraft to B following the floods": whatever is sent, and no words."""
    chunks, behind = frame.chunks, frame.chunks[frame.at + 1 :]
    calamities = [n for n, c in enumerate(chunks) if c.type is Is.NOUN and _is_calamity(c)]
    said = {word for c in behind for word in c.text.split()}
    goes = any(a.text == "to" and b.type in (Is.COUNTRY, Is.PLACE) for a, b in pairwise(behind))
    before = {word for n in calamities for c in chunks[max(0, n - 3) : n] for word in c.text.split()}
    return goes and not _AFTER.isdisjoint(before) and _WORDS_SENT.isdisjoint(said)


_AFTER = words("following after response wake")
_WORDS_SENT = words(
    "condolence condolences message letter telegram sympathy sympathies invitation envoy delegation note"
)
_SETTING_ASIDE = words("released releases earmarked earmarks disbursed disburses channelled channels")
_OBJECT, _NEAR = 13, 9  # chunks behind the verb; words of them that say what is given
_HELP = words("funding aid assistance help humanitarian relief people population refugees victims")


def _given(frame: Frame, reading: Reading) -> Candidate:
    if frame.governor_word.startswith("announc"):
        frame.tense = Tense.PAST  # "is pleased to announce": decided by then
    candidate = begin(frame, EventType.AID, "aid.given")
    if _is_decided(frame):
        candidate.status = EventStatus.OCCURRED
    candidate.dates = [d for d in frame.dates if not (is_of_occasion(frame, d) or _is_beginning(frame, d))]
    candidate.place = candidate.country_of_place = None
    received = frame.governor_word in _RECEIVES
    givers = _givers(frame, reading, received=received)
    candidate.add_parties(givers, CountryRole.ACTOR, ParticipationRole.ISSUER)
    helped = [c for c in frame.subject if c.type is Is.COUNTRY] if received else []
    for chunk in (
        helped
        or (_helped(frame.chunks[frame.clause.start : frame.at], candidate) if is_delivered(frame) else [])
        or _helped(frame.chunks[frame.at + 1 :], candidate)
        or _helped_before(frame, candidate)
        or _of_title(frame, candidate, reading)
    ):
        code = chunk.codes[0]
        candidate.add_country(code, CountryRole.TARGET, chunk.span, "aid.receiver", chunk.entry)
    return candidate


def _is_beginning(frame: Frame, day: DateMention) -> bool:
    """ "Since March 2020 A has given 3 million to B": a sum of years, and no gift of that month."""
    at = next((n for n, c in enumerate(frame.chunks) if c.date is day), 0)
    return at > 0 and frame.chunks[at - 1].text == "since"


def _is_decided(frame: Frame) -> bool:
    """ "has decided to provide", "decided to urgently provide"."""
    verb = frame.at if frame.governor is None else frame.governor
    before = [c.text for c in frame.chunks[max(0, verb - 3) : verb]]
    return "to" in before and not _DECIDING.isdisjoint(before)


_DECIDING = words("decided decides agreed")


def _givers(frame: Frame, reading: Reading, *, received: bool) -> list[Chunk]:
    """The subject or "from"; the publisher's side where neither is named."""
    behind = frame.chunks[frame.at + 1].text if frame.at + 1 < len(frame.chunks) else ""
    named = parties(frame.having("from")) if behind == "from" or received else parties(given_by(frame))
    if not received and frame.governor is not None and is_passive(frame.chunks, frame.governor):
        named = named or parties(frame.having("by"))  # "B having asked for it, help will be provided by A"
    if not named and not received:
        named = [c for c in parties(frame.subject) if c.type is not Is.COMPOUND]
    named = named or [c for c in parties(frame.having("by")) if reading.home in c.codes]
    if frame.governor is None and frame.own_dates:  # "A's donation of supplies to B on May 3"
        named = named or parties(frame.modifiers)
    if not named and frame.governor_word.startswith(ARRIVES):  # "A Polish convoy with food reached B"
        named = [c for c in frame.chunks[: frame.at] if c.type is Is.DEMONYM and c.codes][:1]
    if named:
        return named
    own = home_chunk(reading, frame)
    return [own] if own else []


def _helped(chunks: Sequence[Chunk], candidate: Candidate) -> list[Chunk]:
    """The countries behind "to", "for", "in", and those that commas and "and" join to them."""
    found: list[Chunk] = []
    last = -1
    for at, chunk in enumerate(chunks[:_REACH]):
        if chunk.type not in (Is.COUNTRY, Is.DEMONYM, Is.PLACE, Is.GROUP) or not chunk.codes:
            continue
        if at > 1 and chunk.type is Is.PLACE and _is_of_occasion_there(chunks, at):
            continue
        if set(chunk.codes) & {c for c, role in candidate.countries.items() if role is CountryRole.ACTOR}:
            continue
        between = {word for c in chunks[last + 1 : at] for word in c.text.split()} | _reached(chunks, at)
        if found and not all(c.text in _JOINS or _is_calamity(c) for c in chunks[last + 1 : at]):
            break
        if found or _FOR & between:
            found.append(chunk)
            last = at
    return found


def _reached(chunks: Sequence[Chunk], at: int) -> set[str]:
    """ "A's aircraft with tents reached B": as good as "in B"."""
    return {"in"} if at and chunks[at - 1].text in ("reached", "reaches") else set()


def _is_of_occasion_there(chunks: Sequence[Chunk], at: int) -> bool:
    """ "pledged 50 million euros at the conference in Accra for the people of B"."""
    before = chunks[at - 2]
    return chunks[at - 1].text == "in" and any(t.type in ENGAGEMENT for t in before.triggers)


_JOINS = SKIPPED | words("and , in of by as well for also after displaced persons people victims affected")


def _is_calamity(chunk: Chunk) -> bool:
    return any(trigger.type is EventType.DISASTER for trigger in chunk.triggers)


def _of_title(frame: Frame, candidate: Candidate, reading: Reading) -> list[Chunk]:
    """ "decided to provide assistance worth 1 million", below "Relief Supplies for B": the one other country
    of a title that tells of aid.
    """
    if frame.sentence.is_title or not frame.dates:
        return []
    for sentence in (s for s in reading.sentences if s.is_title):
        row = reading.chunks[sentence.number]
        others = [c for c in row if c.type in (Is.COUNTRY, Is.DEMONYM) and len(c.codes) == 1]
        others = [c for c in others if c.codes[0] not in (*candidate.countries, reading.home)]
        told = any(t.type is EventType.AID and t.cls is TriggerClass.NOUN for c in row for t in c.triggers)
        if told and len({c.codes for c in others}) == 1:
            return others[:1]
    return []


def _helped_before(frame: Frame, candidate: Candidate) -> list[Chunk]:
    before = [c for c in frame.chunks[: frame.at] if c.type in (Is.COUNTRY, Is.DEMONYM) and c.codes]
    after = [c for c in frame.chunks[frame.at + 1 :] if c.type in (Is.COUNTRY, Is.DEMONYM) and c.codes]
    return [c for c in after + before if not set(c.codes) & set(candidate.countries)][:1]
