"""Evidence as pages show it: under each fact the words it rests on, in a release the marked sentences.

Text of a ministry is cut here and escaped in the template; nothing of it becomes markup.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from app.queries import shapes
from app.queries.sentences import Sentence
from app.web import cards, labels
from app.web.language import gettext as _


class Rule(NamedTuple):
    """The name of a rule, and how sure it is."""

    name: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Basis:
    """Words that a fact rests on, within the sentence around them, and the rules that read them there."""

    before: str
    text: str
    after: str
    lang: str
    href: str
    cite: str
    publisher: str
    paraphrase: bool
    rules: tuple[Rule, ...]


Bases = Mapping[str, tuple[Basis, ...]]


@dataclass(frozen=True, slots=True)
class Note:
    """A sign behind a marked sentence that leads to what was read from it: the number of an event, the letter
    of a position."""

    sign: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under one and the same marks: of a sentence that tells an event (`told`) or takes
    a position (`taken`), the very words that a fact rests on (`exact`). `anchors` are the ids of marks that
    begin here."""

    text: str
    told: bool = False
    exact: bool = False
    taken: bool = False
    anchors: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be marked, and the note to set behind its end."""

    start: int
    end: int
    anchor: str
    exact: bool = False
    note: Note | None = None
    taken: bool = False


def bases(accounts: Iterable[shapes.Account], sentences: Mapping[int, Sequence[Sentence]]) -> Bases:
    """By field what supports it, in all accounts read with their evidence; `sentences` are those of the
    release, by the key of the account. Words that several rules read are told once."""
    spans: dict[tuple[str, str, int, int], list[tuple[shapes.Account, shapes.Evidence]]] = {}
    for account in accounts:
        for piece in account["evidence"]:
            place = (account["release"]["id"], piece["start"], piece["end"])
            spans.setdefault((piece["supports"], *place), []).append((account, piece))
    found: dict[str, list[Basis]] = {}
    for (supports, *_place), pieces in spans.items():
        account, piece = pieces[0]
        rules = dict.fromkeys(Rule(each["rule"], each["confidence"]) for _account, each in pieces)
        basis = _basis(account, piece, sentences.get(account["key"], ()), tuple(rules))
        found.setdefault(supports, []).append(basis)
    return {supports: tuple(told) for supports, told in found.items()}


def _basis(
    account: shapes.Account, piece: shapes.Evidence, sentences: Sequence[Sentence], rules: tuple[Rule, ...]
) -> Basis:
    release = account["release"]
    before, after = _around(account, piece, sentences)
    return Basis(
        before=before,
        text=piece["quote"],
        after=after,
        lang=release["language"],
        href=f"{cards.release_href(release['id'])}#{anchor(account['id'], piece)}",
        cite=release["url"] or cards.release_href(release["id"]),
        publisher=labels.of_party(release["publisher"]),
        paraphrase=release["paraphrase"],
        rules=rules,
    )


def _around(
    account: shapes.Account, piece: shapes.Evidence, sentences: Sequence[Sentence]
) -> tuple[str, str]:
    """The rest of the sentence that the words stand in; nothing around words of several sentences."""
    if account["revision"] != piece["revision"]:
        return "", ""
    told = (account["start"], account["end"], account["quote"])
    for start, end, text in (told, *((each["start"], each["end"], each["text"]) for each in sentences)):
        if start <= piece["start"] and piece["end"] <= end:
            return text[: piece["start"] - start], text[piece["end"] - start :]
    return "", ""


def anchor(account_id: str, piece: shapes.Evidence) -> str:
    return f"ev-{account_id}-{piece['ordinal']}"


def marks(accounts: Sequence[shapes.ReleaseAccount], revision: int) -> list[Mark]:
    """What to mark in the text of a release: the sentences that tell events, and the words facts rest on.

    A fact that rests on the whole sentence underlines none of its words.
    Accounts of another revision than the text shown have no place in it.
    """
    found = []
    for number, account in enumerate(accounts, start=1):
        if account["revision"] != revision:
            continue
        event = account["event"]
        told = _("Event %(num)s: %(title)s") % {"num": number, "title": labels.of_event(event)}
        note = Note(str(number), cards.event_href(event["id"]), told)
        found.append(Mark(account["start"], account["end"], cards.anchor_of(account), False, note))
        for piece in account["evidence"]:
            if piece["revision"] == revision:
                within = (piece["start"], piece["end"]) != (account["start"], account["end"])
                found.append(Mark(piece["start"], piece["end"], anchor(account["id"], piece), within))
    return found


def cut(text: str, start: int, end: int, found: Sequence[Mark]) -> tuple[Piece, ...]:
    """The pieces of `text[start:end]`, cut wherever a mark begins or ends; marks may overlap and nest."""
    inside = [mark for mark in found if mark.start < end and start < mark.end]
    edges = {start, end}
    for mark in inside:
        edges |= {max(mark.start, start), min(mark.end, end)}
    places = sorted(edges)
    return tuple(_piece(text, low, high, inside) for low, high in pairwise(places))


def _piece(text: str, low: int, high: int, inside: Sequence[Mark]) -> Piece:
    over = [mark for mark in inside if mark.start <= low and high <= mark.end]
    return Piece(
        text=text[low:high],
        told=any(not (mark.exact or mark.taken) for mark in over),
        exact=any(mark.exact for mark in over),
        taken=any(mark.taken for mark in over),
        anchors=tuple(dict.fromkeys(mark.anchor for mark in over if mark.start == low)),
        notes=tuple(mark.note for mark in over if mark.note and mark.end == high),
    )


def paragraphs(text: str, start: int, found: Sequence[Mark]) -> tuple[tuple[Piece, ...], ...]:
    """The text from `start` on, paragraph by paragraph; blank lines stand between them."""
    cuts, at = [], start
    for paragraph in text[start:].split("\n\n"):
        if paragraph.strip():
            cuts.append(cut(text, at, at + len(paragraph), found))
        at += len(paragraph) + 2
    return tuple(cuts)
