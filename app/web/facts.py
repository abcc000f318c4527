"""What was read of an event, field by field, each with the words it rests on."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from app.queries import shapes
from app.queries.filters import EventFilter
from app.web import addresses, codes, labels, wording
from app.web.evidence import Bases, Basis
from app.web.labels import country_name
from app.web.language import gettext as _

SINGLE = {"type", "when", "status", "place"}  # fields of one value


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was read, what is said of it, and what it rests on."""

    value: str
    href: str | None = None
    basis: tuple[Basis, ...] = ()
    details: tuple[str, ...] = ()
    by_all: bool = False  # ministries that tell the event


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts of one `field`, as the API names it; `report` is where an error in it is reported."""

    label: str
    field: str
    facts: tuple[Fact, ...]
    report: str


def facts_of(
    event: shapes.Event, bases: Bases, agreed: Collection[str] | None = None
) -> tuple[FactGroup, ...]:
    """The groups that have something to say, of an event read with `EVENT_FULL`; `bases` is what
    its facts rest on. With `agreed`, the fields that all ministries tell alike, each fact says who tells it
    where several tell the event."""
    publishers = {account["release"]["publisher"]["slug"] for account in event["accounts"]}
    groups = [
        (_("Type"), "type", (_type(event, bases),)),
        (_("When"), "when", (_when(event, bases),)),
        (_("Status"), "status", _status(event, bases)),
        (_("Place"), "place", _place(event, bases)),
        (_("Countries"), "countries", _countries(event, bases)),
        (_("People"), "participations", _people(event, bases)),
        (_("Organisations"), "organizations", _organizations(event, bases)),
        (_("Also about"), "countries", _subjects(event, bases)),
        (_("Topics"), "topics", _topics(event, bases)),
    ]
    return tuple(
        FactGroup(
            label,
            field,
            tuple(_with_tellers(fact, field, field in agreed, len(publishers)) for fact in facts)
            if agreed is not None and len(publishers) > 1
            else facts,
            addresses.report(event["id"], field),
        )
        for label, field, facts in groups
        if facts
    )


def _with_tellers(fact: Fact, field: str, agreed: bool, ministries: int) -> Fact:
    """Of one of several values each ministry has its own words; of a single one, words of another value
    may stand among them, so there it is said only that all agree, or that one alone tells it."""
    tell = {piece.publisher for piece in fact.basis}
    by_all = agreed if field in SINGLE else len(tell) == ministries
    if by_all:
        said = _("told by all %(num)s ministries") % {"num": ministries}
    elif len(tell) == 1:
        said = _("only source: %(name)s") % {"name": "".join(tell)}
    elif tell and field not in SINGLE:
        said = _("told by %(num)s of %(all)s ministries") % {"num": len(tell), "all": ministries}
    else:
        return fact
    return replace(fact, details=(*fact.details, said), by_all=by_all)


def _type(event: shapes.Event, bases: Bases) -> Fact:
    info = labels.of_type(event["type"])
    href = addresses.timeline(EventFilter(types=(event["type"],)))
    return Fact(info.label, href, bases.get("type", ()), (info.definition.removesuffix("."),))


def _when(event: shapes.Event, bases: Bases) -> Fact:
    time = wording.time_of(event["when"])
    return Fact(time.text, None, bases.get("when", ()), (time.note,) if time.note else ())


def _status(event: shapes.Event, bases: Bases) -> tuple[Fact, ...]:
    words = codes.word_if_any(codes.STATUSES, event["status"])
    return (Fact(wording.capital(words), None, bases.get("status", ())),) if words else ()


def _place(event: shapes.Event, bases: Bases) -> tuple[Fact, ...]:
    code = event["country_of_place"]
    if not event["place"] and not code:
        return ()
    country = country_name(code) if code else None
    basis = bases.get("place", ())
    if not event["place"]:
        return (Fact(country or "", f"/countries/{code}", basis),)
    details = (country,) if country and country != event["place"] else ()
    return (Fact(event["place"], None, basis, details),)


def _countries(event: shapes.Event, bases: Bases) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            country_name(link["country"]),
            f"/countries/{link['country']}",
            bases.get(f"country:{link['country']}", ()),
            (codes.word(codes.COUNTRY_ROLES, link["role"]),),
        )
        for link in event["countries"]
    )


def _people(event: shapes.Event, bases: Bases) -> tuple[Fact, ...]:
    return tuple(_person(participation, bases) for participation in event["participations"])


def _person(participation: shapes.Participation, bases: Bases) -> Fact:
    """Name, post and part; a post that acts unnamed stands for itself."""
    person, post = participation["participant"], participation["post"]
    parts = [post["title"], post["organization"]] if post else []
    name = labels.of_party(person) if person else str(parts.pop(0))
    parts += [country_name(participation["country"]) if participation["country"] else None]
    parts += [codes.word(codes.PARTICIPATION_ROLES, participation["role"])]
    return Fact(
        name,
        f"/participants/{person['id']}" if person else None,
        bases.get(f"participation:{participation['ordinal']}", ()),
        tuple(part for part in parts if part),
    )


def _organizations(event: shapes.Event, bases: Bases) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            labels.of_party(party),
            f"/participants/{party['id']}",
            bases.get(f"organization:{party['code'] or party['id']}", ()),
        )
        for party in event["organizations"]
    )


def _subjects(event: shapes.Event, bases: Bases) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            country_name(code),
            f"/countries/{code}",
            bases.get(f"country:{code}", ()),
        )
        for code in event["subjects"]
    )


def _topics(event: shapes.Event, bases: Bases) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            labels.of_topic(slug),
            addresses.timeline(EventFilter(topics=(slug,))),
            bases.get(f"topic:{slug}", ()),
        )
        for slug in event["topics"]
    )
