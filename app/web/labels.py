"""What the nouns of the vocabulary are called in the language in force: types, categories, countries, topics,
people. Other rooms have their own language, that of the API's argument; pages ask here.
"""

from typing import NamedTuple

from app.domain import countries
from app.domain.event_types import CATEGORIES, EVENT_TYPES, Category, EventType
from app.domain.topics import TOPICS
from app.queries import links, shapes
from app.web import language

KOREAN = "ko"  # the one language beside English that the vocabulary has labels of its own in


class TypeWords(NamedTuple):
    label: str
    plural: str
    definition: str
    category: str  # its code


def country_name(code: str) -> str:
    return countries.country_name(code, language.code.get())


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


def of_party(party: shapes.Participant | shapes.Publisher) -> str:
    """The name of a person, an organisation or a publisher."""
    return (party["name_ko"] if language.code.get() == KOREAN else None) or party["name"]


def of_event(event: shapes.Event) -> str:
    """The title of an event that was read with one."""
    in_force = language.code.get()
    return event["title"] if in_force == language.SOURCE else links.title_of(event, in_force)
