"""Names that visitors type into a filter: to the id or code they mean, or the names that are near."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

import sqlalchemy as sa

from app.db.keys import parse_id
from app.errors import InvalidFilter
from app.queries import facets, participants, shapes
from app.queries.filters import EventFilter
from app.queries.page import Page
from app.web import addresses, labels
from app.web.labels import country_name

MOST = 5
LOOKED_AT = 50  # people and organisations among whom those spelled most alike are chosen
SUGGESTED = 60  # people and organisations that the free field suggests
PEOPLE = ("participant", "participant_all", "participant_not")
Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Near:
    """A name that may have been meant, and the address with it."""

    id: str
    name: str
    href: str


def with_ids(connection: sa.Connection, pairs: Pairs) -> list[tuple[str, str]]:
    """An address in which who is called by a name is called by the id; who has none keeps the name."""
    return [(field, _id_of(connection, value) if is_name(field, value) else value) for field, value in pairs]


def is_name(field: str, value: str) -> bool:
    """Whether a person or organisation is given, and by no id."""
    text = value.strip().lower()
    return field in PEOPLE and bool(text) and parse_id("participant", text) is None


def near(connection: sa.Connection, pairs: Pairs, refused: Iterable[InvalidFilter]) -> tuple[Near, ...]:
    """For countries and people that were refused, those with a name that begins alike or is spelled alike;
    `pairs` is the rest of the address."""
    kept, found = list(pairs), []
    for one in refused:
        known: Mapping[str, str] = {}
        if one.field in addresses.COUNTRY_PARAMETERS:
            known = {code: country_name(code) for code in countries_like(str(one.given))}
        elif one.field in PEOPLE:
            known = {party["id"]: labels.of_party(party) for party in people_like(connection, str(one.given))}
        address = addresses.timeline_of(kept)
        for value, name in known.items():
            wanted = EventFilter.from_query([*kept, (one.field, value)])
            found.append(Near(f"near-{one.field}-{value}", name, address(wanted)))
    return tuple(found)


def suggested(connection: sa.Connection) -> tuple[str, ...]:
    """The names of those in most events, by name."""
    ids = [count["value"] for count in facets.count_by_participant(connection, EventFilter(), SUGGESTED)]
    known = participants.participants_by_ids(connection, ids)
    return tuple(sorted(labels.of_party(party) for party in known.values()))


def _id_of(connection: sa.Connection, given: str) -> str:
    name = given.strip()
    called = [
        party["id"]
        for party in people_like(connection, name)
        if name.casefold() in {party["name"].casefold(), labels.of_party(party).casefold()}
    ]
    return called[0] if len(called) == 1 else given


def people_like(connection: sa.Connection, given: str) -> Sequence[shapes.Participant]:
    """Whose name has these words or words that begin with them; else words that begin nearly so; else one of
    them, a long one first. Those spelled most alike first."""
    words = "".join(c if c.isalnum() else " " for c in given).split()
    halves = [word[: max(2, len(word) // 2)] for word in words]
    single = [[beginning] for some in (words, halves) for beginning in sorted(some, key=len, reverse=True)]
    for beginnings in (words, halves, *single) if words else ():
        search = " ".join(f"{beginning}*" for beginning in beginnings)
        if found := participants.list_participants(connection, Page(first=LOOKED_AT), search).items:
            return sorted(found, key=lambda party: -_alike(party["name"], given))[:MOST]
    return ()


def _alike(name: str, given: str) -> float:
    return SequenceMatcher(None, name.casefold(), given.casefold()).ratio()


def countries_like(given: str) -> Sequence[str]:
    """Codes by names that begin with what was given, else by names spelled nearly so."""
    by_name, name = addresses.codes_by_name(), given.strip().casefold()
    begins = [other for other in by_name if other.startswith(name)]
    return [*dict.fromkeys(by_name[other] for other in begins or get_close_matches(name, by_name))][:MOST]
