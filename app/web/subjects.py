"""What a reader may report an error in: an event, a release, a participant, as the record has it now."""

from dataclasses import dataclass

import sqlalchemy as sa

from app.db.keys import noun_of
from app.errors import NotFound
from app.ingest.changes import Noun
from app.ingest.proposals import FIELDS
from app.queries import events, participants, releases, shapes
from app.queries.sentences import sentences_of_accounts
from app.web import addresses, cards, codes, days, evidence, labels
from app.web.facts import Fact, FactGroup, facts_of
from app.web.labels import country_name
from app.web.language import gettext as _
from app.web.language import pgettext

NOUNS = {
    Noun.EVENT: lambda: pgettext("record of", "event"),
    Noun.RELEASE: lambda: pgettext("record of", "release"),
    Noun.PARTICIPANT: lambda: pgettext("record of", "person or organisation"),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What something is to be corrected of; `present` are its facts as they stand."""

    id: str
    noun: Noun
    title: str
    href: str
    present: tuple[FactGroup, ...]

    @property
    def word(self) -> str:
        return NOUNS[self.noun]()

    def present_of(self, field: str) -> tuple[FactGroup, ...]:
        """What stands in a field; everything where no field is chosen."""
        return tuple(group for group in self.present if field in ("", "other", group.field))


def subject_of(connection: sa.Connection, id: str) -> Subject | None:
    """The event, release or participant of this id; None where there is none."""
    noun = next((each for each in NOUNS if each == noun_of(id)), None)
    if noun is None:
        return None
    try:
        return _READ[noun](connection, id)
    except NotFound:
        return None


def href_of(noun: Noun, id: str) -> str:
    hrefs = {Noun.EVENT: cards.event_href, Noun.RELEASE: cards.release_href}
    return hrefs[noun](id) if noun in hrefs else f"/participants/{id}"


def _event(connection: sa.Connection, id: str) -> Subject:
    event = events.get_event(connection, id)
    sentences = sentences_of_accounts(connection, [account["key"] for account in event["accounts"]])
    title = _group(Noun.EVENT, event["id"], "title", [labels.of_event(event)])
    facts = facts_of(event, evidence.bases(event["accounts"], sentences))
    return _subject(Noun.EVENT, event["id"], labels.of_event(event), (*facts, *title))


def _release(connection: sa.Connection, id: str) -> Subject:
    release = releases.get_release(connection, id)
    published = release["published_on"]
    present: dict[str, list[str | None]] = {
        "title": [release["title"]],
        "publishedOn": [days.day(published) if published else None],
        "publisher": [labels.of_party(release["publisher"])],
        "kind": [codes.word(codes.RELEASE_KINDS, release["kind"])],
        "language": [release["language"]],
        "url": [release["url"]],
    }
    groups = (_group(Noun.RELEASE, id, field, values) for field, values in present.items())
    return _subject(Noun.RELEASE, id, release["heading"], tuple(g for group in groups for g in group))


def _participant(connection: sa.Connection, id: str) -> Subject:
    party = participants.get_participant(connection, id)
    present: dict[str, list[str | None]] = {
        "name": [labels.of_party(party)],
        "country": [country_name(party["country"]) if party["country"] else None],
        "posts": [*dict.fromkeys(_post(post) for post in party["posts"])],
        "aliases": [name for name in party["aliases"] if name != party["name"]],
    }
    groups = (_group(Noun.PARTICIPANT, id, field, values) for field, values in present.items())
    title = labels.of_party(party)
    return _subject(Noun.PARTICIPANT, id, title, tuple(g for group in groups for g in group))


_READ = {Noun.EVENT: _event, Noun.RELEASE: _release, Noun.PARTICIPANT: _participant}


def _subject(noun: Noun, id: str, title: str, present: tuple[FactGroup, ...]) -> Subject:
    return Subject(id, noun, title, href_of(noun, id), present)


def _group(noun: Noun, id: str, field: str, values: list[str | None]) -> tuple[FactGroup, ...]:
    """The values of a field that have no sentence of their own; none where there is none."""
    facts = tuple(Fact(value) for value in values if value)
    label = _(FIELDS[noun][field])
    return (FactGroup(label, field, facts, addresses.report(id, field)),) if facts else ()


def _post(post: shapes.Post) -> str:
    return ", ".join(part for part in (post["title"], post["organization"]) if part)
