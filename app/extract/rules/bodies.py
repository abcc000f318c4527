"""Bodies that meet: whose members come together, and nobody else.

"The OIC held an emergency meeting", "the Authority of Heads of State met", "a meeting of the A Council"
"""

from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.triggers import TriggerClass


def body_meets(frame: Frame) -> bool:
    """ "The OIC held an emergency meeting in Jeddah": its members meet, nobody else."""
    bodies = [c for c in frame.subject if c.type is Is.ORGANISATION]
    alone = len(bodies) == len(frame.subject) == 1
    return alone and not (frame.object or frame.having("with", "between", "among"))


def council_of(frame: Frame) -> list[Chunk]:
    """ "The Council of Ministers of ECOWAS met in Abuja": of the body whose council it is."""
    before = frame.chunks[frame.clause.start : frame.at]
    council = next((n for n, c in enumerate(before) if c.text in _COUNCILS | _BOARDS), None)
    if frame.trigger.cls is not TriggerClass.VERB or frame.subject or council is None:
        return []
    return [c for c in before[council:] if c.organisations][:1]


_BOARDS = words("board authority conference bureau presidium")


def authority_meets(frame: Frame) -> bool:
    """ "The Authority of Heads of State and Government met in Abuja"."""
    before = frame.chunks[max(0, frame.at - 2) : frame.at]
    verb = frame.trigger.cls is TriggerClass.VERB
    return verb and any(c.type is Is.GROUP and c.text.startswith("heads of") for c in before)


def council_meets(candidate: Candidate, frame: Frame) -> bool:
    """ "A meeting of the Eurasian Intergovernmental Council was held": of a body that no dictionary knows."""
    behind = frame.chunks[frame.at + 1 : frame.at + _NAME_OF_BODY]
    if frame.trigger.cls is TriggerClass.VERB or not behind or behind[0].text != "of" or candidate.sides > 1:
        return False
    named = [c.text for c in behind if c.type is Is.CAPITALISED]
    return bool(_COUNCILS & set(named)) and _AT_HOME.isdisjoint(named)


_NAME_OF_BODY = 7  # chunks
_COUNCILS = words("council assembly congress")
_AT_HOME = words("advisory national policy security cabinet")


def meets_on_screen(frame: Frame, sides: int) -> bool:
    """ "convened a videoconference of G7 foreign ministers", "joined the 5th multilateral teleconference": no
    call of two.
    """
    if "conference" not in frame.word:
        return False
    of_body = any(c.organisations for c in frame.having("of"))
    many = not _OF_MANY.isdisjoint(frame.words) or _COUNTERPARTS.intersection(
        c.text.split()[-1] for c in frame.having("with") if c.type is Is.GROUP
    )
    counterparts = any(c.text in _COUNTERPARTS for c in frame.chunks[frame.at + 1 : frame.at + _MET_NEAR])
    return of_body or (sides < _PAIR and (bool(many) or counterparts))


_OF_MANY = words("multilateral regional multi-party plurilateral ministerial")
_COUNTERPARTS = words("counterparts colleagues")
_MET_NEAR = 9  # chunks: "teleconference on the response to C with his counterparts"
_PAIR = 2


def is_joined(candidate: Candidate, frame: Frame, *, numbered: bool) -> bool:
    """ "took part in the meeting of experts", "hosted the 2nd Meeting of C": with nobody named, of many."""
    told = frame.having("with", "between", "among", "by")
    alone = candidate.sides <= 1 and not told and _OF_FEW.isdisjoint(frame.words)
    behind = frame.chunks[frame.at + 1].text if frame.at + 1 < len(frame.chunks) else ""
    described = behind in ("of", "for", "on")
    joins = frame.governor_word in (_JOINING | _HOLDING if numbered else _JOINING)
    joins = joins or (frame.lead == "to" and frame.governor_word in _LEADING)
    return alone and described and joins and frame.sentence.number < _FIRST_OF_TEXT


_FIRST_OF_TEXT = 4  # sentences
_LEADING = words("lead leads led heads headed")
_HOLDING = words("hosted hosts host chaired chairs inaugurated inaugurates convened")
_OF_FEW = words("bilateral trilateral")
_JOINING = words(
    """
    attend attends attended attending participate participates participated opened opens open addressed
    addresses address represented
    """
) | {"took part", "takes part", "take part", "taking part", "taken part", "brought together"}
