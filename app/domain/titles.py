"""Headlines of events, made from what was read: neutral, short, the same for the same event.

A type says what it is, then who, on or to whom, and where: "Consultation: South Korea and Japan, Seoul",
"Sanctions by South Korea on North Korea", "Visit of North Korea's Choe Un Ha to Russia". Countries stay in
the order in which the release names them. A new event type has a row in `DEEDS`, or it reads "Label: parties,
place".
"""

from collections.abc import Sequence

from app.domain.codes import CountryRole, EventStatus, ParticipationRole
from app.domain.countries import country_name
from app.domain.event_types import EVENT_TYPES, EventType

Person = tuple[str, str | None, str]  # name, country, ParticipationRole

APOSTROPHE = "\u2019"
MAX_PARTIES = 3  # one more is named in full, beyond that the rest is counted

# Countries whose English name takes an article inside a sentence.
WITH_ARTICLE = frozenset(
    "AE AX BS CC CD CF CK DO FK FO GB GM IM IO KM KY MH MP MV NL PH SB TC TF UM US VG VI".split()  # noqa: SIM905 (a table)
)

# Nouns whose organisations take one: "the European Union", but "ASEAN", "Amnesty International".
NOUNS_WITH_ARTICLE = frozenset(
    "Agency Alliance Arrangement Assembly Association Authority Bank Club Coalition Commission Committee "  # noqa: SIM905 (a table)
    "Community Conference Cooperation Council Countries Court Facility Forces Forum Front Fund Group "
    "Houthis Initiative League Mechanism Ministry Movement Nations Office Organisation Organization "
    "Parliament Partnership Plan Programme Quad Quartet Quint Secretariat Service States Summit Taliban "
    "Talks Triangle Union".split()
)
# Abbreviations spelt out in speech take it too: "the OSCE", but "NATO".
SPELT_OUT = frozenset(
    "AU BIS CIS CSTO E3 EBRD EPC EU FAO FATF G20 G4 G7 G77 G8 ICAO ICC ICJ ICRC IAEA IDB IEA IFRC ILO IMF "  # noqa: SIM905 (a table)
    "IMO IOM IPU ITU OAS OECD OIC OPCW OSCE OTS PLO SCO UN WCO WHO WMO".split()
)

# Words before the doer and before the one it is done to.
DEEDS: dict[EventType, tuple[str, str]] = {
    EventType.STATEMENT: ("by", "on"),
    EventType.MESSAGE: ("from", "to"),
    EventType.PROTEST: ("by", "to"),
    EventType.RESOLUTION: ("by", "on"),
    EventType.SANCTIONS: ("by", "on"),
    EventType.AID: ("from", "to"),
    EventType.MILITARY_ACTIVITY: ("by", "against"),
    EventType.ATTACK: ("by", "on"),
}
HAPPENINGS = frozenset((EventType.POLITICAL, EventType.DISASTER))  # "Disaster in Hatay, Türkiye"

FORCE = frozenset((EventType.MILITARY_ACTIVITY, EventType.ATTACK))  # a person named may be a victim

STATUS_WORDS = {
    "en": {
        EventStatus.ANNOUNCED: "Announced",
        EventStatus.SCHEDULED: "Scheduled",
        EventStatus.ALLEGED: "Alleged",
    },
    "ko": {EventStatus.ANNOUNCED: "발표", EventStatus.SCHEDULED: "예정", EventStatus.ALLEGED: "주장"},
}


def event_title(
    type: str,
    status: str,
    countries: Sequence[tuple[str, str]],
    organisations: Sequence[str] = (),
    place: str | None = None,
    people: Sequence[Person] = (),
    lang: str = "en",
    country_of_place: str | None = None,
) -> str:
    """The headline in English, or in Korean with `lang="ko"`; countries are pairs of code and role."""
    event_type = EventType(type)
    if lang == "ko":
        return _korean(event_type, status, countries, organisations, place)
    organisations = [organisation_in_text(name) for name in organisations]
    targets = [code for code, role in countries if role == CountryRole.TARGET]
    doers = [code for code, role in countries if role != CountryRole.TARGET]
    label = EVENT_TYPES[event_type].label
    if event_type is EventType.VISIT:
        title = _visit(label, countries, place, people)
    elif event_type is EventType.APPOINTMENT:
        title = _appointment(label, countries, people)
    elif event_type is EventType.ATTACK and _is_by_nobody(doers, organisations, targets, country_of_place):
        title = _happening(label, targets, place, country_of_place)
    elif event_type in DEEDS:
        title = _deed(event_type, label, doers, targets, organisations, place, people)
    elif event_type in HAPPENINGS and countries:
        title = _happening(label, [code for code, _ in countries], place, country_of_place)
    else:
        parties = [*(name_in_text(code) for code, _ in countries), *organisations]
        parties = parties or [name for name, _, _ in people]
        title = f"{label}: {listed(parties)}" if parties else label
        title += _where(place, countries)
    word = STATUS_WORDS["en"].get(EventStatus(status))
    return f"{word} {title[0].lower()}{title[1:]}" if word else title


def name_in_text(code: str) -> str:
    """The English name of a country as it stands inside a sentence: "the Netherlands"."""
    return f"the {country_name(code)}" if code in WITH_ARTICLE else country_name(code)


def organisation_in_text(name: str) -> str:
    """ "the European Union", "the G7", but "ASEAN"."""
    return f"the {name}" if NOUNS_WITH_ARTICLE & set(name.split()) or name in SPELT_OUT else name


def listed(names: Sequence[str], last: str = "and") -> str:
    """ "A, B and C"; beyond `MAX_PARTIES` + 1 names the rest is counted: "A, B, C and 5 more"."""
    if len(names) > MAX_PARTIES + 1:
        return f"{', '.join(names[:MAX_PARTIES])} and {len(names) - MAX_PARTIES} more"
    if len(names) > 1:
        return f"{', '.join(names[:-1])} {last} {names[-1]}"
    return "".join(names)


def _visit(
    label: str, countries: Sequence[tuple[str, str]], place: str | None, people: Sequence[Person]
) -> str:
    hosts = [code for code, role in countries if role in (CountryRole.HOST, CountryRole.TARGET)]
    guests = [code for code, role in countries if code not in hosts]
    visitors = [person for person in people if person[2] == ParticipationRole.VISITOR]
    if len(visitors) == 1:
        title = f"{label} of {_person(visitors[0])}"
    elif guests:
        title = f"{label} from {listed([name_in_text(code) for code in guests])}"
    else:
        title = label
    if hosts:
        return f"{title} to {listed([name_in_text(code) for code in hosts])}{_where(place, countries)}"
    return f"{title} to {place}" if place else title


def _appointment(label: str, countries: Sequence[tuple[str, str]], people: Sequence[Person]) -> str:
    named = [person for person in people if person[2] == ParticipationRole.APPOINTEE]
    sender = named[0][1] if named else None
    others = [code for code, role in countries if role in (CountryRole.TARGET, CountryRole.HOST)]
    hosts = [name_in_text(code) for code in others if code != sender]
    to = f" to {listed(hosts)}" if hosts else ""
    if len(named) == 1:
        return f"{label} of {_person(named[0])}{to}"
    doers = [name_in_text(code) for code, _ in countries if code not in others]
    return f"{label} by {listed(doers)}{to}" if doers else f"{label}{to}"


def _is_by_nobody(
    doers: Sequence[str], organisations: Sequence[str], targets: Sequence[str], country_of_place: str | None
) -> bool:
    """Whether an attack is told as what befell a place, not as done by one party to another."""
    return (
        not doers
        and not organisations
        and country_of_place is not None
        and targets in ([], [country_of_place])
    )


def _happening(label: str, countries: Sequence[str], place: str | None, country_of_place: str | None) -> str:
    """What befalls a place: "Attack in Ankara, Türkiye"."""
    names = listed([name_in_text(code) for code in countries])
    if place and list(countries) == [country_of_place]:
        return f"{label} in {place}{'' if place in names else ', ' + names}"
    if not countries:
        return f"{label} in {place}" if place else label
    return f"{label} in {names}{_where(place, [(code, '') for code in countries])}"


def _deed(
    event_type: EventType,
    label: str,
    doers: Sequence[str],
    targets: Sequence[str],
    organisations: Sequence[str],
    place: str | None,
    people: Sequence[Person],
) -> str:
    before_doer, before_target = DEEDS[event_type]
    who = [*map(name_in_text, doers), *organisations]
    if not who and event_type not in FORCE:
        who = [name for name, _, _ in people[:1]]
    title = f"{label} {before_doer} {listed(who)}" if who else label
    if targets:
        title += f" {before_target} {listed([name_in_text(code) for code in targets])}"
    if not who and not targets and place:
        return f"{title} in {place}"
    return title + _where(place, [(code, "") for code in (*doers, *targets)])


def _person(person: Person) -> str:
    name, country, _ = person
    if country is None:
        return name
    owner = name_in_text(country)
    return f"{owner}{APOSTROPHE}{'' if owner.endswith('s') else 's'} {name}"


def _where(place: str | None, countries: Sequence[tuple[str, str]]) -> str:
    """The place, unless it only repeats a country."""
    known = {country_name(code) for code, _ in countries}
    return f", {place}" if place and place not in known else ""


def _korean(
    event_type: EventType,
    status: str,
    countries: Sequence[tuple[str, str]],
    organisations: Sequence[str],
    place: str | None,
) -> str:
    names = [(country_name(code, "ko"), role == CountryRole.TARGET) for code, role in countries]
    who = _listed_ko([*(name for name, is_target in names if not is_target), *organisations])
    whom = _listed_ko([name for name, is_target in names if is_target])
    parties = " → ".join(part for part in (who, whom) if part)
    title = EVENT_TYPES[event_type].label_ko + (f": {parties}" if parties else "")
    title += f", {place}" if place else ""
    word = STATUS_WORDS["ko"].get(EventStatus(status))
    return f"[{word}] {title}" if word else title


def _listed_ko(names: Sequence[str]) -> str:
    """ "A·B·C"; the rest is counted as `listed` counts it."""
    if len(names) > MAX_PARTIES + 1:
        return f"{'·'.join(names[:MAX_PARTIES])} 외 {len(names) - MAX_PARTIES}곳"
    return "·".join(names)
