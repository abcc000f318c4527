"""What may stand between a verb and the event noun that it carries: days, towns, a relative clause."""

from collections.abc import Sequence

from app.extract.chunks import Chunk, Is
from app.extract.lexicon import words

_COMES_ON = words("is was be are were currently now arrived arrives arrive left leaves departed departs")


def being(chunks: Sequence[Chunk], at: int) -> int | None:
    """ "is on a visit", "there was a meeting": the verb that says no more than that it is."""
    verb = at - 2 if at > 1 and chunks[at - 1].type is Is.DATE else at - 1  # "is today on a visit"
    before = chunks[at - 1].text if at else ""
    if chunks[at].text == "on" and verb >= 0 and chunks[verb].text in _COMES_ON:
        return verb
    there = before == "there" or (before == "will" and at > 1 and chunks[at - 2].text == "there")
    return at if there and chunks[at].text in ("was", "were", "be") else None


def past_time(chunks: Sequence[Chunk], at: int) -> int:
    """ "signed on Monday a Memorandum", "received today in Accra a call", "will chair at the Ministry the
    meeting": before the day, the town and the house.
    """
    start = at = _past_screen(chunks, at)
    at -= 2 * (
        at > 2 and chunks[at].type is Is.PERSON and chunks[at - 1].text == "as"
    )  # "attended as head of C the"
    while at > 0 and (chunks[at].type in (Is.DATE, Is.PLACE) or _houses(chunks, at)):
        at -= 1 + (chunks[at].type not in (Is.DATE, Is.PLACE))
        at -= chunks[at].text in ("on", "in", "at")
    return at if at >= 0 and chunks[at].type in (Is.LIGHT, Is.VERB) else start


def past_role(chunks: Sequence[Chunk], at: int) -> int:
    """ "participated as a panelist in the Forum", "took part online in": as if the verb stood before "in"."""
    if chunks[at - 1].text in _MANNERS and chunks[at - 2].type is Is.LIGHT:
        return at - 1
    opens = next((n for n in range(at - 2, max(1, at - _ROLE), -1) if chunks[n].text == "as"), 0)
    return opens if opens and chunks[opens - 1].type is Is.LIGHT else at


_MANNERS = words("virtually online remotely actively personally jointly again")
_ROLE = 6  # chunks: "as a keynote speaker"


def _past_screen(chunks: Sequence[Chunk], at: int) -> int:
    """ "attended via video link the Forum", "attended virtually the Forum": before how."""
    start = at
    while at > 1 and chunks[at].text in _SCREENS:
        at -= 1
    at -= chunks[at].text in ("via", "by", "through", "over") and at < start
    return at if at < start and chunks[at].type is Is.LIGHT else start


_SCREENS = words("video link online virtually remotely videoconference conference")


def _houses(chunks: Sequence[Chunk], at: int) -> bool:
    """ "at the Ministry of Foreign Affairs"."""
    house = chunks[at].text.endswith(("ministry", "affairs")) and chunks[at].type in _PLAIN
    return house and at > 1 and chunks[at - 1].text == "the" and chunks[at - 2].text == "at"


_PLAIN = frozenset({Is.WORD, Is.CAPITALISED, Is.COUNTRY})


def past_setting(chunks: Sequence[Chunk], at: int) -> int:
    """ "took part tomorrow, 4 May, in Rome in the Forum", "presided at the Ministry over the meeting": as if
    neither day nor place stood before the preposition at `at`.
    """
    start = at
    while at > 1:
        behind = at
        at -= chunks[at - 1].text == ","
        if chunks[at - 1].type in _SETTINGS or _houses(chunks, at - 1):
            at -= 1 + 1 * _houses(chunks, at - 1)
            at -= chunks[at - 1].text == "the"
            at -= chunks[at - 1].text in ("on", "in", "at")
        elif at == behind or chunks[at - 1].type is not Is.LIGHT:
            break
    return at if at > 0 and chunks[at - 1].type in (Is.LIGHT, Is.VERB) else start


_SETTINGS = frozenset({Is.DATE, Is.PLACE})


def past_relative(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """ "The Conference, which A and B host together, takes place in …": on behind the second comma."""
    if at + 1 >= stop or chunks[at].text != "," or chunks[at + 1].text not in ("which", "who"):
        return at
    comma = next((n for n in range(at + 2, min(stop, at + 16)) if chunks[n].text == ","), None)
    finite = comma is not None and comma + 1 < stop and chunks[comma + 1].type in (Is.VERB, Is.LIGHT)
    aux = (
        comma is not None
        and comma + 1 < stop
        and chunks[comma + 1].text in ("will", "is", "was", "are", "were")
    )
    return comma + 1 if comma is not None and (finite or aux) else at
