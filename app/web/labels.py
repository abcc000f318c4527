"""What the nouns of the vocabulary are called in the language in force: types, categories, countries, topics,
people. Other rooms have their own language, that of the API's argument; pages ask here.
"""

from typing import NamedTuple

from babel import Locale

from app.domain import countries, titles
from app.domain.codes import OrganizationKind, ParticipantKind
from app.domain.event_types import CATEGORIES, EVENT_TYPES, Category, EventType
from app.domain.publishers import PUBLISHERS
from app.domain.topics import TOPICS
from app.queries import links, shapes
from app.web import codes, language
from app.web.language import gettext as _

PLACES_IN_TEXT = {  # topics that keep their capitals inside a sentence
    "north_korea": "North Korea",
    "russia_ukraine": "Russia and Ukraine",
    "middle_east": "the Middle East",
}
MINISTRIES = {
    publisher.country: publisher.name
    for publisher in PUBLISHERS
    if publisher.country and publisher.kind is OrganizationKind.FOREIGN_MINISTRY
}
MINISTRIES_KO = {  # those that are not called foreign ministry of their country
    "GB": "영국 외무·영연방·개발부",
    "JP": "일본 외무성",
    "US": "미국 국무부",
    "VA": "교황청 국무원",
}
CODES = {countries.country_name(code): code for code in countries.COUNTRIES}
KOREAN = "ko"  # the one language beside English that the vocabulary has labels of its own in


class TypeWords(NamedTuple):
    label: str
    plural: str
    definition: str
    category: str  # its code


def country_name(code: str) -> str:
    return countries.country_name(code, language.code.get())


def country_in_text(code: str) -> str:
    """The name as it stands inside a sentence: "the Netherlands"."""
    return titles.name_in_text(code) if language.code.get() == language.SOURCE else country_name(code)


def of_place(text: str) -> str:
    """A place as a release gives it, the country behind it as the language in force calls it."""
    place, comma, country = text.rpartition(", ")
    code = CODES.get(country)
    return f"{place}{comma}{country_name(code)}" if code else text


def language_name(code: str) -> str:
    return str(Locale.parse(language.code.get()).languages.get(code, code))


def of_type(type: str) -> TypeWords:
    info = EVENT_TYPES[EventType(type)]
    if language.code.get() == KOREAN:
        return TypeWords(info.label_ko, info.label_ko, info.definition_ko, info.category)
    return TypeWords(info.label, info.plural, info.definition, info.category)


def of_category(category: str) -> str:
    info = CATEGORIES[Category(category)]
    return info.label_ko if language.code.get() == KOREAN else info.label


def of_topic(slug: str) -> str:
    if slug not in TOPICS:
        return slug
    return TOPICS[slug].label_ko if language.code.get() == KOREAN else TOPICS[slug].label


def topic_in_text(slug: str) -> str:
    """The label inside a sentence: "cyber", but "North Korea"."""
    label = of_topic(slug)
    if language.code.get() != language.SOURCE:
        return label
    return PLACES_IN_TEXT.get(slug) or label[:1].lower() + label[1:]


def of_party(party: shapes.Participant | shapes.Publisher) -> str:
    """The name of a person, an organisation or a publisher."""
    if language.code.get() != KOREAN:
        return party["name"]
    return party["name_ko"] or _ministry_ko(party) or party["name"]


def _ministry_ko(party: shapes.Participant | shapes.Publisher) -> str | None:
    """What Korean calls the ministry that issues the releases of a country."""
    country = party["country"]
    if country is None or party["name"] != MINISTRIES.get(country):
        return None
    return MINISTRIES_KO.get(country) or f"{country_name(country)} 외교부"


def kind_of(party: shapes.Participant) -> str:
    """Person, or the kind of organisation."""
    if party["kind"] == ParticipantKind.PERSON:
        return _("Person")
    return codes.word(codes.ORGANISATIONS, party["organization_kind"] or OrganizationKind.OTHER)


def of_event(event: shapes.Event) -> str:
    """The title of an event that was read with one."""
    in_force = language.code.get()
    return event["title"] if in_force == language.SOURCE else links.title_of(event, in_force)
