"""Event families: each module reads the frames of its types, and shows example sentences on top.

To add a family: a function `(frame, reading) -> list[Candidate]`, listed in `FAMILIES` under the types of the
triggers whose frames it reads.
"""

from collections.abc import Callable, Mapping

from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.frames import Frame
from app.extract.reading import Reading
from app.extract.rules.agreements import read_agreements
from app.extract.rules.aid import read_aid
from app.extract.rules.appointments import read_appointments
from app.extract.rules.consular import read_consular
from app.extract.rules.counted import counted
from app.extract.rules.credentials import read_credentials
from app.extract.rules.guests_welcomed import read_guests_welcomed
from app.extract.rules.harm import read_attacks, read_disasters
from app.extract.rules.meetings import read_meetings
from app.extract.rules.messages import read_messages
from app.extract.rules.military import read_military
from app.extract.rules.politics import read_politics, read_shrine_visits
from app.extract.rules.protests import read_protests
from app.extract.rules.relations import read_relations
from app.extract.rules.resolutions import read_resolutions
from app.extract.rules.sanctions import read_sanctions
from app.extract.rules.statements import read_statements
from app.extract.rules.visits import read_visits

Family = Callable[[Frame, Reading], list[Candidate]]

FAMILIES: Mapping[EventType, tuple[Family, ...]] = {
    EventType.MEETING: (read_meetings,),
    EventType.CALL: (read_meetings,),
    EventType.CONSULTATION: (read_meetings,),
    EventType.SUMMIT: (read_meetings,),
    EventType.CONFERENCE: (read_meetings,),
    EventType.VISIT: (read_visits, read_shrine_visits),
    EventType.SANCTIONS: (read_sanctions,),
    EventType.AID: (read_aid,),
    EventType.APPOINTMENT: (read_appointments, read_credentials),
    EventType.AGREEMENT: (read_agreements,),
    # A communiqué may be signed, and who is welcomed is on a visit.
    EventType.STATEMENT: (read_agreements, read_statements, read_guests_welcomed),
    EventType.RELATIONS: (read_relations,),
    EventType.RESOLUTION: (read_resolutions,),
    EventType.MESSAGE: (read_messages,),
    EventType.PROTEST: (read_protests,),
    EventType.ATTACK: (read_attacks,),
    EventType.DISASTER: (read_disasters,),
    EventType.MILITARY_ACTIVITY: (read_military,),
    EventType.POLITICAL: (read_politics,),
    EventType.CONSULAR: (read_consular,),
}


def candidates_of(frame: Frame, reading: Reading) -> list[Candidate]:
    """What the families make of a frame whose trigger speaks for their type."""
    families = FAMILIES[frame.trigger.type] if frame.trigger.type is not None else ()
    frame.subject = counted(frame, reading) or frame.subject
    return [candidate for family in families for candidate in family(frame, reading)]
