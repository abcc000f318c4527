"""The accounts of an event by ministry: what each says in its own words, what all say, what only one says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.queries import contrast, shapes
from app.queries.contrast import Field, Told
from app.web import cards, codes, labels, positions, wording
from app.web.cards import Quote
from app.web.labels import country_name
from app.web.language import gettext as _


@dataclass(frozen=True, slots=True)
class Position:
    """What a release says in telling the event, with the words and where they stand."""

    text: str
    quote: str
    lang: str
    href: str
    paraphrase: bool


@dataclass(frozen=True, slots=True)
class Ministry:
    """The accounts of one publisher; `only` are the positions that no other takes."""

    name: str
    href: str
    quotes: tuple[Quote, ...]
    only: tuple[Position, ...]

    @property
    def sayings(self) -> tuple[tuple[Quote, ...], ...]:
        """Its quotes; those of releases that say the same word for word stand together."""
        same: dict[tuple[str, bool], list[Quote]] = {}
        for quote in self.quotes:
            same.setdefault((quote.text, quote.paraphrase), []).append(quote)
        return tuple(map(tuple, same.values()))


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that is told differently: who tells what."""

    label: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Accounts:
    """All accounts of an event. What they share and where they differ is empty where one ministry alone
    tells it; `agreed` are the fields that all tell alike."""

    ministries: tuple[Ministry, ...]
    agreed: frozenset[str]
    shared: tuple[Position, ...]
    differences: tuple[Difference, ...]

    @property
    def quotes(self) -> tuple[Quote, ...]:
        return tuple(quote for ministry in self.ministries for quote in ministry.quotes)


def accounts_of(event: shapes.Event, told: Sequence[Told]) -> Accounts:
    """Of an event read with `EVENT_FULL`; `told` are its accounts as they are compared."""
    by_key = {account["key"]: account for account in event["accounts"]}
    groups: dict[str, list[shapes.Account]] = {}
    for account in event["accounts"]:
        groups.setdefault(account["release"]["publisher"]["slug"], []).append(account)
    only = contrast.exclusive(told)
    return Accounts(
        ministries=tuple(_ministry(slug, group, only) for slug, group in groups.items()),
        agreed=contrast.agreed(told),
        shared=tuple(_position(stance, by_key[key]) for key, stance in contrast.shared(told)),
        differences=tuple(_difference(found, by_key) for found in contrast.differences(told)),
    )


def _ministry(
    slug: str, accounts: Sequence[shapes.Account], only: Mapping[int, Iterable[shapes.Stance]]
) -> Ministry:
    return Ministry(
        name=labels.of_party(accounts[0]["release"]["publisher"]),
        href=f"/publishers/{slug}",
        quotes=tuple(cards.quote_of(account) for account in accounts),
        only=tuple(
            _position(stance, account) for account in accounts for stance in only.get(account["key"], ())
        ),
    )


def _position(stance: shapes.Stance, account: shapes.Account) -> Position:
    release = account["release"]
    return Position(
        text=positions.in_words(stance),
        quote=stance["quote"],
        lang=release["language"],
        href=f"{cards.release_href(release['id'])}#{positions.anchor(stance)}",
        paraphrase=release["paraphrase"],
    )


def _difference(found: contrast.Difference, by_key: Mapping[int, shapes.Account]) -> Difference:
    told: dict[str, str] = {}
    for value in found.values:
        publisher = labels.of_party(by_key[value.account]["release"]["publisher"])
        told.setdefault(publisher, _in_words(found.field, value.text))
    return Difference(codes.word(codes.COMPARED, found.field), tuple(told.items()))


def _in_words(field: Field, text: str) -> str:
    match field:
        case Field.TYPE:
            return labels.of_type(text.lower()).label
        case Field.STATUS:
            return wording.capital(codes.word_if_any(codes.STATUSES, text.lower()) or _("took place"))
        case Field.COUNTRIES:
            return ", ".join(country_name(code) for code in text.split(", "))
        case Field.PLACE:
            return labels.of_place(text)
        case _:
            return text
