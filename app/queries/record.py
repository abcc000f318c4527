"""The nouns of the record: which columns each has, what is made of them, and what hangs on it in which order.

A new column is an entry here and in its shape (`shapes.py`), a new kind of link a `Many`.
"""

from collections import Counter
from typing import Any

import sqlalchemy as sa

from app.db.keys import derive_key, ids_of, public_id
from app.queries import tables as t
from app.queries.conditions import seen
from app.queries.edtf import edtf_of
from app.queries.nouns import Made, Many, Noun, Part, Row, names
from app.queries.quotes import quote, revision_of

Columns = dict[str, sa.ColumnElement[Any]]


def _of(table: sa.FromClause, words: str, **renamed: str) -> Columns:
    own: Columns = {name: table.c[name] for name in words.split()}
    return own | {name: table.c[column] for name, column in renamed.items()}


def _id(noun: str) -> dict[str, Made]:
    return {"id": Made(("key",), ids_of(noun))}


def _quote(span: sa.Table) -> sa.ColumnElement[str]:
    """The words of a span of an account."""
    version = revision_of(t.event_account.c.release_id, span.c.revision)
    words = sa.select(quote(span.c.start, span.c.end)).where(version)
    return words.correlate(span, t.event_account).scalar_subquery()


PARTICIPANT = Noun(
    t.participant,
    _of(t.participant, "kind name name_ko sort_name country organization_kind code", key="id"),
    _id("participant"),
    where=[seen(t.participant)],
)
POST = Noun(t.post, _of(t.post, "title rank organization country as_of", key="id"))

_issuer = t.participant.alias("issuer")  # the organisation that a publisher is
PUBLISHER = Noun(
    _issuer,
    _of(_issuer, "name name_ko country organization_kind", key="id") | {"slug": t.publisher.c.slug},
    _id("participant"),
)
RELEASE = Noun(
    t.release,
    _of(
        t.release,
        "url source kind language title heading published_on paraphrase revision created_at updated_at",
        key="id",
    ),
    _id("release"),
    {
        "publisher": Part(
            PUBLISHER,
            lambda source: source.join(t.publisher, t.publisher.c.slug == t.release.c.publisher).join(
                _issuer, _issuer.c.id == t.publisher.c.participant_id
            ),
        )
    },
    where=[seen(t.release)],
)

_span = t.evidence.c
EVIDENCE = Noun(
    t.evidence,
    _of(t.evidence, "ordinal supports revision start end rule entry confidence", account_key="account_id")
    | {"quote": _quote(t.evidence)},
    parts={
        "release": Part(
            RELEASE,
            lambda source: source.join(t.release, t.release.c.id == t.event_account.c.release_id),
        )
    },
)
_account = t.event_account.c
ACCOUNT = Noun(
    t.event_account,
    _of(t.event_account, "prominence revision start end", key="id", event_key="event_id")
    | {"quote": _quote(t.event_account)},
    _id("account") | {"event_id": Made(("event_key",), ids_of("event"))},
    {"release": Part(RELEASE)},
    {
        "evidence": Many(
            EVIDENCE,
            t.evidence.join(t.event_account, _account.id == _span.account_id),
            _span.account_id,
            [_span.account_id, _span.ordinal],
        )
    },
)

_person = sa.and_(t.participant.c.id == t.participation.c.participant_id, seen(t.participant))
PARTICIPATION = Noun(
    t.participation,
    _of(t.participation, "ordinal role country", key="id", look="participant_id"),
    parts={
        "participant": Part(
            PARTICIPANT, lambda source: source.outerjoin(t.participant, _person), present="key"
        ),
        "post": Part(
            POST,
            lambda source: source.outerjoin(t.post, t.post.c.id == t.participation.c.post_id),
            present="key",
        ),
    },
)


def _recognise(event: int, rows: list[Row]) -> None:
    """By what somebody is known again in an event: the person, else the unnamed post; `id` is made of it."""
    met: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        person, post = row["look"], row["post"]
        look = (
            ("participant", str(person))
            if person is not None
            else ("post", row["country"] or "", (post and post["title"]) or "")
        )
        met[look] += 1
        row["who"] = derive_key(*look, str(met[look]))
        row["id"] = public_id("participation", event, row["who"])


WHEN = Noun(
    t.event,
    _of(t.event, "starts_on ends_on precision month_day wording"),
    {"edtf": Made(("precision", "starts_on", "ends_on", "month_day"), edtf_of)},
)
COUNTRY = Noun(t.event_country, _of(t.event_country, "country role"))

_country, _party, _who = t.event_country.c, t.event_organization.c, t.participation.c
_subject, _topic = t.event_subject.c, t.event_topic.c
_told = t.release.c.sort_day
_listing = t.event_listing
LISTING = Noun(_listing, _of(_listing, "format"))
EVENT = Noun(
    t.event,
    _of(
        t.event,
        "type category status prominence place country_of_place review created_at updated_at",
        key="id",
    ),
    _id("event"),
    {
        "when": Part(WHEN),
        "listing": Part(
            LISTING,
            lambda source: source.outerjoin(_listing, _listing.c.event_id == t.event.c.id),
            beside=True,
        ),
    },
    {
        "countries": Many(
            COUNTRY,
            t.event_country,
            _country.event_id,
            [_country.event_id, _country.ordinal, _country.country],
        ),
        "subjects": Many(
            Noun(t.event_subject, _of(t.event_subject, "country")),
            t.event_subject,
            _subject.event_id,
            [_subject.event_id, _subject.ordinal, _subject.country],
            single="country",
        ),
        "topics": Many(
            Noun(t.event_topic, _of(t.event_topic, "topic")),
            t.event_topic,
            _topic.event_id,
            [_topic.event_id, _topic.ordinal, _topic.topic],
            single="topic",
        ),
        "organizations": Many(
            PARTICIPANT,
            t.event_organization.join(t.participant, t.participant.c.id == _party.participant_id),
            _party.event_id,
            [_party.event_id, _party.ordinal, _party.participant_id],
            [seen(t.participant)],
        ),
        "participations": Many(
            PARTICIPATION,
            t.participation,
            _who.event_id,
            [_who.event_id, _who.ordinal],
            numbered=("id", "who"),
            number_of={**names("look", "country"), "post": names("title")},
            number=_recognise,
        ),
        "accounts": Many(
            ACCOUNT,
            t.event_account.join(t.release, t.release.c.id == _account.release_id),
            _account.event_id,
            [_account.event_id, _told == 0, _told, _account.id],
            [seen(t.release)],
        ),
    },
    [seen(t.event)],
)
