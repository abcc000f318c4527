"""Which kind of engagement it is: what the words call a meeting is not always one.

Leaders meet at a summit; a numbered or standing mechanism consults; a group or many sides confer; who speaks
by phone calls.
"""

from collections.abc import Sequence
from itertools import dropwhile, islice, pairwise

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import ORDINALS, REGIONS, words
from app.extract.people.scene import LEADERS, leads_state
from app.extract.rules.bodies import authority_meets, body_meets, council_meets, is_joined, meets_on_screen
from app.extract.triggers import TriggerClass

_PHONE = words("phone telephone video link videoconference teleconference")
MANY = 4  # sides from which a gathering of ministers is a conference
JOINT = words("consultative joint mixed intergovernmental bilateral inter-governmental steering")


def settled_type(candidate: Candidate, frame: Frame) -> EventType:
    if candidate.type in (EventType.MEETING, EventType.CONFERENCE) and of_mechanism(candidate, frame):
        return EventType.CONSULTATION
    many = len(candidate.countries) > _MOST_IN_CALL
    if candidate.type is EventType.CALL and (many or meets_on_screen(frame, candidate.sides)):
        return EventType.CONFERENCE
    if candidate.type is not EventType.MEETING:
        return candidate.type
    if _is_round_of_officials(frame):
        return EventType.CONSULTATION
    if any(_is_of_region(c) for c in of_groups(frame)) or (candidate.sides < 2 and _meets_region(frame)):
        return EventType.CONFERENCE
    if _by_video(candidate, frame) or (frame.clause.antecedent is None and _by_phone(candidate, frame)):
        return EventType.CALL
    leaders = _leaders_meet(candidate, frame) or _of_leaders(frame) or authority_meets(frame)
    if leaders or "summit-level" in frame.words:
        return EventType.SUMMIT
    several = frame.word.endswith("meetings") and frame.governor is not None and bool(frame.having("with"))
    many = len(candidate.countries) >= MANY and _is_group(frame)
    if not several and (many or _is_gathering(candidate, frame)):
        return EventType.CONFERENCE
    joined = is_joined(candidate, frame, numbered=is_numbered(frame))
    if joined or body_meets(frame) or council_meets(candidate, frame):
        return EventType.CONFERENCE
    return EventType.MEETING


def of_mechanism(candidate: Candidate, frame: Frame) -> bool:
    """ "the 4th meeting of the A-B Joint Commission", "met for the A-B Dialogue": it gives type and sides."""
    start = _opening_of_mechanism(frame)
    if start is None:
        return False
    chunks = frame.chunks
    named = []
    for at in range(start + 1, min(len(chunks), start + 12)):
        chunk = chunks[at]
        if chunk.type in _PARTIES:
            named.append(chunk)
        if chunk.type is Is.NOUN and chunk.text in _ROUNDS and chunks[at + 1 : at + 2]:
            continue  # "for the seventh session of the Joint Committee"
        if chunk.type is Is.NOUN:
            found = _is_mechanism(chunk, chunks[start:at])
            if found:
                candidate.add_parties(named, CountryRole.PARTICIPANT)
            return found
        if chunk.type in (Is.LIGHT, Is.VERB, Is.DATE) or chunk.text == ",":
            return False
    return False


_PARTIES = frozenset({Is.COMPOUND, Is.COUNTRY, Is.DEMONYM, Is.ORGANISATION})
_ROUNDS = words("session meeting")


def _opening_of_mechanism(frame: Frame) -> int | None:
    chunks = frame.chunks
    if frame.trigger.cls is not TriggerClass.VERB:
        behind = frame.at + 1
        return behind if behind < len(chunks) and chunks[behind].text in ("of", "under", "for") else None
    for at in range(frame.at + 1, min(len(chunks), frame.at + 12)):
        if chunks[at].type in (Is.VERB, Is.LIGHT):
            return None
        if chunks[at].text in ("for", "under", "within"):
            return at
    return None


def _is_mechanism(noun: Chunk, before: Sequence[Chunk]) -> bool:
    if noun.triggers[0].frame == "body":
        return any(c.type is Is.COMPOUND or JOINT & set(c.text.split()) for c in (*before, noun))
    return noun.triggers[0].type is EventType.CONSULTATION


_OFFICIALS = ("director", "senior official", "vice minister", "deputy minister", "working-level")


def _is_round_of_officials(frame: Frame) -> bool:
    """ "the 1st A-B Meeting of Directors-General for Consular Affairs": a numbered round below ministers."""
    if "consultative" in frame.words and frame.having("between", "with"):
        return True  # "the 7th consultative meeting between the Ministries of A and B"
    groups = frame.modifiers + frame.having("of", "between")
    return is_numbered(frame) and any(
        c.type is Is.GROUP and any(office in c.text for office in _OFFICIALS) for c in groups
    )


def is_numbered(frame: Frame) -> bool:
    return any(w in ORDINALS or (w[0].isdigit() and w[-2:] in _ENDINGS) for w in frame.words)


_ENDINGS = ("st", "nd", "rd", "th")


def is_of_treaty(candidate: Candidate, frame: Frame, home: str | None) -> bool:
    """ "The 45th Treaty Consultative Meeting is held in Helsinki": of many, whoever they are."""
    held = frame.governor is not None and frame.governor > frame.at and not frame.embedded
    alone = candidate.countries.keys() <= {home} and not candidate.organisations
    return candidate.type is EventType.MEETING and alone and held and is_numbered(frame)


def _by_phone(candidate: Candidate, frame: Frame) -> bool:
    near = {word for c in frame.chunks[frame.at : frame.at + 14] for word in c.text.split()}
    two = candidate.sides == 2 and any(c.type is Is.GROUP for c in frame.subject)
    if candidate.organisations or not (two or _is_told_of_somebody(frame) or _speaks(frame)):
        return False  # the meeting of a group stays one, on whatever screen
    return bool(near & _PHONE) and ("by" in near or "over" in near or "via" in near)


def _is_told_of_somebody(frame: Frame) -> bool:
    return any(c.type is Is.PERSON for c in frame.subject)


def _speaks(frame: Frame) -> bool:
    """ "he held talks by telephone with X"."""
    before = [c.text for c in frame.chunks[max(frame.clause.start, frame.at - _SUBJECT_NEAR) : frame.at]]
    return not frame.subject and not {"he", "she"}.isdisjoint(before)


_VIDEO = words("virtual virtually video online videoconference")
_MOST_IN_CALL = 6  # sides


def _by_video(candidate: Candidate, frame: Frame) -> bool:
    """ "held a virtual meeting", "met virtually with", "met yesterday virtually": two sides or a few on a
    screen.
    """
    behind = dropwhile(lambda chunk: chunk.date is not None, frame.chunks[frame.at + 1 :])
    near = set(frame.words) | {chunk.text for chunk in islice(behind, 1)}
    if not near & _VIDEO or len(candidate.countries) > _MOST_IN_CALL:
        return False
    person = any(c.type is Is.PERSON for c in frame.object + frame.having("with"))
    represented = {body for c in frame.having("of") if person for body in c.organisations}
    return candidate.organisations.keys() <= represented  # the meeting of a group stays one


def _of_leaders(frame: Frame) -> bool:
    groups = frame.subject + frame.modifiers + frame.having("of", "between")
    ours = any(c.type is Is.PERSON and _leads(c) for c in frame.subject)
    if ours:
        groups = (
            groups + [c for c in frame.object if c.codes] + frame.having("with")
        )  # "The Prime Minister met with the Presidents of A and B"
    texts = [c.text for c in frame.chunks]
    if any(word in _OF_OTHERS and behind == "leaders" for word, behind in pairwise(texts)):
        return False
    told = any(c.type is Is.GROUP and (_leads(c) or c.text.endswith("leaders")) for c in groups)
    behind = texts[frame.at : frame.at + _OF_PHRASE]
    # "talks between the leaders of A and B", "President X met G7 leaders"
    if told or ("leaders", "of") in pairwise(behind) or (ours and behind[2:3] == ["leaders"]):
        return True
    ahead = [c.text for c in frame.chunks[frame.clause.start : frame.at]]
    verb = frame.trigger.cls is TriggerClass.VERB  # "when the leaders met", "The leaders of A, B and C met"
    return verb and ("leaders" in ahead[-_SUBJECT_NEAR:] or ("leaders", "of") in pairwise(ahead))


# "Senior leaders of a movement", "leaders of the opposition" head no state.
_OF_OTHERS = words("senior religious community business political opposition civil party union youth faith")
_SUBJECT_NEAR = 4  # chunks: "the leaders had last met"


def _leads(chunk: Chunk) -> bool:
    if chunk.person is not None and leads_state(chunk.person.first):
        return True  # "Mr X", of whom the release told as the Prime Minister
    office = chunk.person_mention.office if chunk.person_mention else None
    return office is not None and office.rank in LEADERS


def _leaders_meet(candidate: Candidate, frame: Frame) -> bool:
    leading = {p.country for p in candidate.people if leads_state(p.first)}
    unnamed = 0  # "The Prime Minister will meet President X": which side is ours, the candidate says
    for chunk in frame.subject + frame.object + [c for row in frame.prepositions.values() for c in row]:
        person = chunk.person if chunk.type is Is.PERSON else None
        if person is not None and leads_state(person.first):
            leading |= set(chunk.codes[:1])
            unnamed += not chunk.codes and person.name is None
    others = set(candidate.countries) - leading
    return len(leading) + unnamed >= 2 and leading <= set(candidate.countries) and len(others) <= unnamed


def is_named(frame: Frame) -> bool:
    """ "the Ocean Summit", "the Lima Summit": whoever came, it is no meeting of the publisher with whom it
    tells of.
    """
    before = frame.chunks[frame.at - 1] if frame.at else None
    capitalised = before is not None and before.type in (Is.CAPITALISED, Is.PLACE)
    goes_on = " " in frame.word.partition("summit ")[2]  # "the Summit for Democracy"
    return frame.trigger.type is EventType.SUMMIT and (capitalised or goes_on)


def _is_group(frame: Frame) -> bool:
    return any(c.type is Is.GROUP for c in frame.subject + of_groups(frame))


def _is_gathering(candidate: Candidate, frame: Frame) -> bool:
    """A meeting of a group (MIKTA, ASEAN-ROK) or of many sides."""
    if frame.trigger.cls is TriggerClass.VERB:
        alone = len(candidate.countries) <= 1 and not (frame.object or frame.having("with"))
        if alone and any(c.type is Is.GROUP and c.organisations for c in frame.subject):
            return True  # "EU foreign ministers met in Luxembourg"
        return bool(candidate.organisations) and len(candidate.people) <= 1 and bool(frame.modifiers)
    named = frame.modifiers + of_groups(frame)
    of_bodies = (c for c in of_groups(frame) if c.type is Is.ORGANISATION or c.type is Is.GROUP)
    if any(c.organisations and not c.codes for c in of_bodies):
        return True  # "the meeting of the SCO National Coordinators"
    bodies = [c for c in frame.modifiers if c.type is Is.ORGANISATION]
    if bodies and len(candidate.countries) <= 1 and not frame.having("with"):
        return True  # "attended the G20 meeting"
    grouped = any(c.organisations or (c.type is Is.COMPOUND and len(c.codes) == 1) for c in named)
    return grouped and not (_RANKS.isdisjoint(frame.said) and _RANKS.isdisjoint(frame.words))


def _is_of_region(chunk: Chunk) -> bool:
    """ "Foreign Ministers of Central Asian countries", "… of the Caribbean States (ACS)"."""
    named = chunk.text.partition(" (")[0]
    return chunk.type is Is.GROUP and not chunk.codes and named.endswith(("countries", "states"))


def _meets_region(frame: Frame) -> bool:
    """ "meeting of Nordic foreign ministers", "the Arab Foreign Ministers' meeting": those of a region; with
    whom a minister meets is not it.
    """
    chunks = frame.chunks
    if frame.having("with"):
        return False
    if frame.trigger.cls is TriggerClass.VERB:
        return _region_meets(frame)
    for at in range(max(1, frame.at - 3), min(len(chunks), frame.at + 5)):
        group = chunks[at].type is Is.GROUP and not (chunks[at].codes or chunks[at].organisations)
        if group and not REGIONS.isdisjoint((chunks[at - 1].text, *chunks[at].text.split())):
            return True
    return False


def _region_meets(frame: Frame) -> bool:
    """ "Nordic and Baltic foreign ministers met", "X met with her Nordic and Baltic colleagues"."""
    chunks, at = frame.chunks, frame.at
    behind = next((n for n in range(at, min(len(chunks), at + 9)) if chunks[n].text == "colleagues"), None)
    heads = [
        n for n in (at - 1, at - 2, at - 3) if n > 0 and chunks[n].type is Is.GROUP and not chunks[n].codes
    ]
    told = behind if behind is not None else next(iter(heads), None)
    return told is not None and chunks[told - 1].text in REGIONS


_RANKS = words("ministers ministerial leaders high-level")  # of whom a group is said to meet
_OF_PHRASE = 14  # chunks behind the noun in which its "of" phrase tells whose meeting it is


def of_groups(frame: Frame) -> list[Chunk]:
    """ "meeting of the Foreign Ministers of A and B", "meeting of MIKTA", "summit of A, B, and C"; not what
    two met "as part of".
    """
    of = [] if frame.trigger.cls is TriggerClass.VERB else frame.having("of")
    several = sum(c.type is Is.COUNTRY for c in of) > 1
    return [c for c in of if c.type in _GATHERED or (several and c.type is Is.COUNTRY)]


_GATHERED = frozenset({Is.GROUP, Is.ORGANISATION, Is.PERSON, Is.COMPOUND})
