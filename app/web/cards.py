"""An event and a release as a list shows them: what `_event.html` and `_release_card.html` print."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.db.occurring import terms_in
from app.db.search import read_query
from app.queries import shapes
from app.web import codes, excerpts, labels, wording
from app.web.excerpts import Pieces
from app.web.labels import country_name
from app.web.language import gettext as _
from app.web.language import marked
from app.web.wording import Moment, Time

PARAPHRASE = marked("A paraphrase in our own words, not the text of the ministry.")


@dataclass(frozen=True, slots=True)
class CountryTag:
    code: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a release, and where it stands. `pieces` are what a list shows of it."""

    text: str
    pieces: Pieces
    lang: str
    href: str  # the sentence on our page of the release
    cite: str  # the address of the release it is taken from
    publisher: str
    release: str
    published: Moment | None
    paraphrase: bool
    prominence: str  # in words


@dataclass(frozen=True, slots=True)
class EventCard:
    """`category` is the code that signs and colours hang on; `status` in words, None for what took place;
    `review` says in a word who stands for the reading."""

    id: str
    href: str
    title: Pieces
    type: str
    category: str
    category_name: str
    time: Time
    place: str | None
    status: str | None
    review: str
    countries: tuple[CountryTag, ...]
    quote: Quote | None
    accounts: str | None  # "told by 3 releases", None where one tells it
    found_by: tuple[Pieces, ...] = ()  # names and topics with words searched for that stand nowhere else


@dataclass(frozen=True, slots=True)
class ReleaseCard:
    id: str
    href: str
    heading: str
    lang: str
    kind: str
    publisher: str
    published: Moment | None
    paraphrase: bool


def event_href(event_id: str) -> str:
    return f"/events/{event_id}"


def release_href(release_id: str) -> str:
    return f"/releases/{release_id}"


def anchor_of(account: shapes.Account | shapes.ReleaseAccount) -> str:
    """The id that the sentence of an account has on the page of its release."""
    return f"ev-{account['id']}"


def country_tag(code: str) -> CountryTag:
    return CountryTag(code, country_name(code), f"/countries/{code}")


def event_card(event: shapes.Event, words: str | None = None) -> EventCard:
    """The card of an event read with `EVENT_CARD`, or with words that were searched for with `EVENT_FOUND`
    (or more): they are marked, and the sentence that has most of them is quoted."""
    accounts = event["accounts"]
    title = excerpts.marked(labels.of_event(event), words)
    quote = quote_of(_telling(accounts, words), words, event["when"]["wording"]) if accounts else None
    is_shown = any(piece.marked for piece in (*title, *(quote.pieces if quote else ())))
    return EventCard(
        id=event["id"],
        href=event_href(event["id"]),
        title=title,
        type=labels.of_type(event["type"]).label,
        category=event["category"],
        category_name=labels.of_category(event["category"]),
        time=wording.time_of(event["when"]),
        place=event["place"],
        status=codes.word_if_any(codes.STATUSES, event["status"]),
        review=codes.word(codes.REVIEW_MARKS, event["review"]),
        countries=tuple(country_tag(link["country"]) for link in event["countries"]),
        quote=quote,
        accounts=_("reported in %(num)s releases") % {"num": len(accounts)} if len(accounts) > 1 else None,
        found_by=_found_by(event, words) if words and not is_shown else (),
    )


def _found_by(event: shapes.Event, words: str) -> tuple[Pieces, ...]:
    """Who and what else was read of an event, where words that were searched for stand in it."""
    people = [held["participant"] for held in event["participations"]]
    posts = [held["post"] for held in event["participations"]]
    names = [
        *(labels.of_party(party) for party in (*people, *event["organizations"]) if party),
        *(part for post in posts if post for part in (post["title"], post["organization"]) if part),
        *(labels.of_topic(slug) for slug in event["topics"]),
        *([event["place"]] if event["place"] else []),
        *(country_name(link["country"]) for link in event["countries"]),
        *(account["release"]["heading"] for account in event["accounts"]),
    ]
    told = (excerpts.marked(name, words) for name in dict.fromkeys(names))
    return tuple(pieces for pieces in told if any(piece.marked for piece in pieces))


def _telling(accounts: Sequence[shapes.Account], words: str | None) -> shapes.Account:
    """The first account, or the one with most of the words."""
    if not words:
        return accounts[0]
    query = read_query(words)
    return max(accounts, key=lambda account: terms_in(account["quote"], query))


def quote_of(account: shapes.Account, words: str | None = None, telling: str | None = None) -> Quote:
    """The sentence of an account; a list shows of it the words searched for, else what is `telling`."""
    release = account["release"]
    href = f"{release_href(release['id'])}#{anchor_of(account)}"
    return Quote(
        text=account["quote"],
        pieces=excerpts.excerpt(account["quote"], words, telling),
        lang=release["language"],
        href=href,
        cite=release["url"] or release_href(release["id"]),
        publisher=labels.of_party(release["publisher"]),
        release=release["heading"],
        published=_published(release),
        paraphrase=release["paraphrase"],
        prominence=codes.word(codes.PROMINENCES, account["prominence"]),
    )


def release_card(release: shapes.ReleaseCard) -> ReleaseCard:
    return ReleaseCard(
        id=release["id"],
        href=release_href(release["id"]),
        heading=release["heading"],
        lang=release["language"],
        kind=codes.word(codes.RELEASE_KINDS, release["kind"]),
        publisher=labels.of_party(release["publisher"]),
        published=_published(release),
        paraphrase=release["paraphrase"],
    )


def _published(release: shapes.ReleaseCard) -> Moment | None:
    return wording.moment(release["published_on"]) if release["published_on"] else None


def any_paraphrase(cards: Sequence[EventCard | ReleaseCard]) -> bool:
    """Whether a list quotes a text that retells an official one; the page then says so."""
    return any(
        card.paraphrase if isinstance(card, ReleaseCard) else bool(card.quote and card.quote.paraphrase)
        for card in cards
    )
