"""Names that only the words of an appointment give away: "Jane Roe becomes …", "She replaces John Doe"."""

from dataclasses import replace

from app.extract.lexicon import words
from app.extract.mentions import Kind
from app.extract.people.look import is_kind, is_word
from app.extract.people.mention import PersonMention, Units, make_mention, with_apposition
from app.extract.people.names import name_end, written
from app.extract.people.offices import parse_office
from app.extract.units import Sort

SUCCEEDING = words("replace replaces replacing replaced succeed succeeds succeeding succeeded")


_LEADING_ON = ("as", "the", "a", "new", "next", "her", "his", "majesty's")


def appointee(units: Units, at: int, text: str, *, in_title: bool) -> PersonMention | None:
    """ "Jane Roe becomes Ambassador to Chile", "John Doe (BA, 1990) is to be Consul General", and in a list
    of those named "Ann Poe, as Consul General".
    """
    if units[at].sort is not Sort.CAPITALISED:
        return None
    end = name_end(units, at, in_title=in_title)
    after = _past_bracket(units, end)
    if end - at < 2:
        return None
    verb = after
    after = _past_origin(units, at, after)
    after += is_word(units, after, ",") and is_word(units, after + 1, "as")
    while is_word(units, after, "has", "have", "been", "is", "was", "will", "be", "being", "to"):
        after += 1
    after = _past_naming(units, after)
    if after == verb:
        return None
    codes: tuple[str, ...] = ()
    while True:
        side = units[after].mention if is_kind(units, after, Kind.COUNTRY) else None
        if is_word(units, after, *_LEADING_ON):
            after += 1
        elif (
            side is not None and is_word(units, after + 1, "'s") and is_word(units, after + 2, "next", "new")
        ):
            codes, after = side.codes, after + 3  # "as Chile's next Ambassador to …"
        else:
            break
    office = parse_office(units, after, greedy=True)
    if office is None or verb == at:
        return None
    mention = make_mention(units, at, end, text, "person.appointee")
    name_span = mention.span
    return replace(
        mention,
        name=written(name_span.of(text)),
        name_span=name_span,
        office=office.office,
        title=office.title.of(text),
        codes=office.codes or codes,
        entry=office.entry,
    )


_TAKING = words("take takes took assume assumes assumed begin begins began start starts started")
_POST = words("up his her the post duties office position role functions function work term official new")


def _past_naming(units: Units, at: int) -> int:
    """ "becomes", "took up her post as", "assumed the office of": behind which the office stands."""
    if is_word(units, at, "becomes", "become", "became", "appointed", "named", "nominated", "as"):
        return at + 1
    if not is_word(units, at, *_TAKING):
        return at
    end = at + 1
    while is_word(units, end, *_POST):
        end += 1
    return end + 1 if end > at + 1 and is_word(units, end, "as", "of") else at


def _past_origin(units: Units, name: int, at: int) -> int:
    """ "appointed Jane Roe of Chile as her Special Envoy": behind whose citizen she is, which she is not sent
    by.
    """
    named = is_word(units, name - 1, *_NAMING) or is_word(units, name - 2, "appointment", "nomination")
    country = at + 1 + is_word(units, at + 1, "the")
    of_country = is_word(units, at, "of") and is_kind(units, country, Kind.COUNTRY)
    return country + 1 if named and of_country and is_word(units, country + 1, "as") else at


_NAMING = words("appointed appoints appoint named names nominated nominates designated designates")


def predecessor(units: Units, at: int, text: str, *, in_title: bool) -> PersonMention | None:
    """ "She replaces John Doe", "succeeding Jane Roe": a full name, though nothing is said of the office."""
    if not is_word(units, at - 1, *SUCCEEDING):
        return None
    end = name_end(units, at, in_title=in_title, expected=True)
    if end - at < 2:
        return None
    return with_apposition(units, at, at, end, text, "person.predecessor")


def _past_bracket(units: Units, at: int) -> int:
    if not is_word(units, at, "("):
        return at
    for position in range(at + 1, min(len(units), at + 16)):
        if units[position].text == ")":
            return position + 1
    return at
