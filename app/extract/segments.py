"""Cuts a release into paragraphs and sentences, each knowing where it stands in the canonical text.

Paragraphs are what the source set apart by a blank line; no rule of the extractor looks across one. A
leading item number ("2. "), bullet or note mark is no part of the sentence. A new abbreviation that must
not end a sentence goes into `ABBREVIATIONS`; one that may (like "U.S.") into `MAY_END`, which ends it
only before a usual opening word.
"""

import re
from dataclasses import dataclass

from app.domain.text import Span
from app.domain.values import Release
from app.extract.lexicon import words

LONGEST = 2500  # characters; the longest sentence of the annotated releases has 700
ABBREVIATIONS = words(
    """
    mr mrs ms dr prof amb hon rev sen rep gov gen col lt capt maj sgt adm brig st sr jr messrs no nos vs
    dy dep asst jan feb mar apr jun jul aug sep sept oct nov dec h.e e.g i.e cf dato pres etc approx art
    op vol fr v h.i.m t.r.h ma engr atty cmdr comm usec asec sec ven h.h h.m h.r.h mt ft para tel
    smt shri rt lieut eng md mohd mtra mtro dra lcda lcdo licda lic abg arq ing pol
    """
)
MAY_END = words("u.s u.k u.n d.c a.m p.m ltd co inc corp u.s.a e.u")
OPENERS = words(
    """
    The He She They It In On At This These We Both During After As For To Minister Secretary President
    Foreign Mr Ms Dr Amb His Her Their Its And But Also While When Since Following Korea Japan Under Vice
    Deputy
    """
)
# Offices that follow such a word as its own ("the U.S. Secretary of State"), not as the next subject.
_POWERS = words("u.s u.k u.n u.s.a e.u")
# A compound ("a Japan-U.S. Foreign Ministers' Meeting") goes on with any office and ends only before these.
_STARTERS = OPENERS - words(
    "For To Minister Secretary President Foreign Mr Ms Dr Amb Korea Japan Vice Deputy Under"
)
_OWN_OFFICE = re.compile(
    r"\s+(?:(?:(?:Deputy |Under )?(?:Assistant )?Secretary (?:of|for)|Secretary-General)\b|Deputy Secretary\b"
    r"|(?:Vice |Deputy )?President\b|Foreign Secretary\b|Special \w+|(?:Deputy )?Prime Minister\b)"
)

_GOVERNING = words(
    "met meets meeting with and by between visiting hosted received told thanked called joined welcomed"
)

_MARKER = re.compile(
    r"(?:\d{1,2}[.)]|\(?[a-z0-9]{1,3}\)|[•●○◦°▪■□·∙*※\-\u2013\u2014☞ㅇ◎◇◆△▲▷▶‣]|o)\s+|[•●○◦°▪■□※*☞ㅇ◎◇◆△▲▷▶‣]\s*"
)
_ITEMS = "□■"  # stand before paragraphs in place of numbers
_STOP = re.compile(r"[.!?]+[\"”\u2019'»)\]]*(?=\s+[\"“\u2018'«(\[]*[A-Z0-9À-ÖØ-ÞĀ-Ž가-힣])")
_LAST_WORD = re.compile(r"[A-Za-zÀ-ž][A-Za-zÀ-ž.]*$")
_INITIALS = re.compile(r"[A-ZÀ-Ž](?:\.[A-ZÀ-Ž])+")  # "A.K. Abdul Momen"
_DAY_STOP = re.compile(
    r"\D?\d{1,2}\. (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{4}"
)
_OPENING = re.compile(r"[\"'\u201c\u2018(]?(?:[Tt]he )?")
_FIRST_WORD = re.compile(r"\W*([A-Za-z]+)")
_RETIRED = re.compile(r"\((?:[Rr]etd?|[Rr]td)\.\)$")  # "Admiral (Retd.) Roe"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or title, or line without a full stop); `number` counts through the release."""

    span: Span
    paragraph: int
    number: int
    is_title: bool
    is_note: bool  # stands under a bullet or note mark, so it explains the paragraph above


def find_sentences(release: Release) -> tuple[Sentence, ...]:
    return sentences_of(release.text, release.body_start if release.title is not None else 0)


def sentences_of(text: str, body_start: int) -> tuple[Sentence, ...]:
    """Of a canonical text; what stands before `body_start` is its title."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(_paragraphs(text)):
        is_title = paragraph.start < body_start
        body, is_note = _without_marker(text, paragraph, is_title)
        spans = [body] if is_title else _split(text, body)
        first = len(found)
        found.extend(Sentence(span, number, first + n, is_title, is_note) for n, span in enumerate(spans))
    return tuple(found)


def _paragraphs(text: str) -> list[Span]:
    spans, start = [], 0
    for part in text.split("\n\n"):
        inner = part.strip()
        if inner:
            begin = start + part.index(inner[0])
            spans.append(Span(begin, begin + len(inner)))
        start += len(part) + 2
    return spans


def _without_marker(text: str, paragraph: Span, is_title: bool) -> tuple[Span, bool]:
    if is_title:
        return paragraph, False
    match = _MARKER.match(text, paragraph.start, paragraph.end)
    if match is None or match.end() >= paragraph.end:
        return paragraph, False
    return Span(match.end(), paragraph.end), not (match.group()[0].isdigit() or match.group()[0] in _ITEMS)


def _split(text: str, body: Span) -> list[Span]:
    spans, start = [], body.start
    for stop in _STOP.finditer(text, body.start, body.end):
        if not _ends_sentence(text, start, stop):
            continue
        spans.append(Span(start, stop.end()))
        start = stop.end()
        while start < body.end and text[start].isspace():
            start += 1
    if start < body.end:
        spans.append(Span(start, body.end))
    return [piece for span in spans for piece in _pieces(text, span)]


def _pieces(text: str, span: Span) -> list[Span]:
    """A run-on of more than `LONGEST` characters in parts, so that the time for a text grows with its
    length.
    """
    pieces, start = [], span.start
    while span.end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        end = cut if cut > start else start + LONGEST
        pieces.append(Span(start, end))
        start = end + (cut > start)
    return [*pieces, Span(start, span.end)] if start < span.end else pieces


def _leads_on(text: str, start: int, at: int) -> bool:
    """ "met U.S. Secretary X", "with U.S. President Y": a verb or a preposition governs what follows."""
    before = text[max(start, at - 20) : at].split()
    return bool(before) and before[-1].lower() in _GOVERNING


def _ends_sentence(text: str, start: int, stop: "re.Match[str]") -> bool:
    if stop.group() != ".":
        return _RETIRED.search(text, max(start, stop.start() - 6), stop.end()) is None
    if _DAY_STOP.match(text, max(start, stop.start() - 2)):
        return False  # "on 14. May 2018"
    last = _LAST_WORD.search(text, max(start, stop.start() - 12), stop.start())
    if last is None:
        return True
    word = last.group().lower()
    if word in ABBREVIATIONS or (len(word) == 1 and last.group().isupper()):
        return False
    if word in MAY_END or _INITIALS.fullmatch(last.group()):
        if _OPENING.fullmatch(text, start, last.start()):
            return False  # opens the sentence: "U.S. Deputy Special Representative X hosted …"
        if word in _POWERS and (_OWN_OFFICE.match(text, stop.end()) or _leads_on(text, start, last.start())):
            return False
        opener = _FIRST_WORD.match(text, stop.end(), stop.end() + 30)
        openers = _STARTERS if text[last.start() - 1 : last.start()] == "-" else OPENERS
        return opener is not None and opener.group(1) in openers
    return True
