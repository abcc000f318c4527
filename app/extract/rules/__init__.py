"""Event families: each module reads the frames of its types, and shows example sentences on top.

To add a type or a family: a function `(frame, reading) -> list[Candidate]`, listed in `FAMILIES`.
"""

from collections.abc import Callable

from app.extract.candidates import Candidate
from app.extract.frames import Frame
from app.extract.reading import Reading
from app.extract.rules.agreements import read_agreements
from app.extract.rules.aid import read_aid
from app.extract.rules.appointments import read_appointments
from app.extract.rules.consular import read_consular
from app.extract.rules.credentials import read_credentials
from app.extract.rules.harm import read_harm
from app.extract.rules.meetings import read_meetings
from app.extract.rules.messages import read_messages
from app.extract.rules.military import read_military
from app.extract.rules.politics import read_politics
from app.extract.rules.protests import read_protests
from app.extract.rules.relations import read_relations
from app.extract.rules.resolutions import read_resolutions
from app.extract.rules.sanctions import read_sanctions
from app.extract.rules.statements import read_statements
from app.extract.rules.visits import read_visits

FAMILIES: tuple[Callable[[Frame, Reading], list[Candidate]], ...] = (
    read_meetings,
    read_visits,
    read_sanctions,
    read_aid,
    read_appointments,
    read_credentials,
    read_agreements,
    read_relations,
    read_resolutions,
    read_messages,
    read_protests,
    read_harm,
    read_military,
    read_politics,
    read_consular,
    read_statements,
)


def candidates_of(frame: Frame, reading: Reading) -> list[Candidate]:
    return [candidate for family in FAMILIES for candidate in family(frame, reading)]
