"""Ministry of Foreign Affairs of the Republic of Korea: pages of mofa.go.kr and its missions, as saved over
the years.

A page begins with skip links in Korean, now and then social links and "KOR", then the name of the board,
the title, and (on some two thirds of the pages) a date with a counter of hits, spread over lines or behind
bullets. Some saved pages have the body alone. The missions repeat the ministry's releases under numbers of
their own, so their hosts are kept apart; `seq` tells a release within a board, `mvid` in the newsletter.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.addresses import host_of, is_within, keep_parameters, with_host
from app.domain.codes import ReleaseKind
from app.domain.text import MappedText
from app.errors import LayoutChanged
from app.sources import generic
from app.sources.base import Page, Reading, Source
from app.sources.datelines import day_of_line, find_days, is_office
from app.sources.furniture import is_menu, without_end
from app.sources.paragraphs import Paragraph
from app.sources.releases import what_it_says
from app.sources.wordlists import words

NAME = "kr_mofa"
HOSTS = ("mofa.go.kr",)

BOARDS = (
    "Press Releases",
    "Press Release",
    "Press Briefings",
    "Press Briefing",
    "Spokesperson's Press Briefings",
    "Ministry News",
    "Latest News",
    "Embassy News",
    "News",
    "Featured News",
    "Minister",
    "Vice Ministers",
    "Speeches",
    "Speeches & Published Materials",
    "Statements",
    "Announcements",
    "Notice",
    "보도자료",
    "브리핑",
    "공지사항",
)
_NAMES_OF_BOARDS = frozenset(map(what_it_says, BOARDS))
_BRIEFINGS = frozenset(
    map(what_it_says, ("Press Briefings", "Press Briefing", "Spokesperson's Press Briefings", "브리핑"))
)
_SKIP_LINKS = re.compile(
    r"(?:본문|주메뉴|메뉴)\s?바로가기|바로가기 메뉴|상세보기|^\s*Skip navigation\b", re.MULTILINE
)
_COUNTER = re.compile(r"^\W*(?:hits?|조회수?)\b\s*:?", re.IGNORECASE | re.MULTILINE)
_DATE_LABEL = re.compile(r"\W*(?:date|작성일|등록일)\s*:?\s*", re.IGNORECASE)
_DATE_LINE = re.compile(r"^\W*(?:Date\b|작성일|등록일)", re.MULTILINE)
_HIT = re.compile(r"\W*(?:hits?|조회수?)\W*[\d,]*", re.IGNORECASE)
_NUMBER = re.compile(r"[\d,]+")
# Without a label only what a machine printed is a stamp: "2024-03-05 18:25:47 hit 204".
_BARE_STAMP = re.compile(
    r"\W*\d{4}[-./]\d{1,2}[-./]\d{1,2}\.?(?: \d{1,2}:\d\d(?::\d\d)?)?(?:\W*(?:hits?|조회수?)\W*[\d,]*)?",
    re.IGNORECASE,
)
_TITLE_OF_BRIEFING = re.compile(r"(?:spokesperson\W?s )?press briefing \(", re.IGNORECASE)
_OPENING = 4  # lines: label, spokesperson, day
_PROSE = 200  # characters that no line of a head has
_NOTE = re.compile(r"[\[(*][^\])]{0,60}(?:translation|번역)[^\])]{0,20}[\])]?", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,2}\.\s")
_KOREAN_DAY = re.compile(r"^.{0,120}?\d{4}년 ?\d{1,2}월 ?\d{1,2}일", re.DOTALL)
_AHEAD = re.compile("예정|계획|할 것")  # is to, plans to, will
_SECOND = re.compile(r"^\s*2\.\s", re.MULTILINE)
_OWN_NAME = re.compile(r"\bROK\b")  # others spell the country out
_CAPTIONS = words("photo image 사진")
# A page's beginning in which its layout shows; measured: social links and menus take at most 700 characters.
_BEGINNING = 3000


def recognises(url: str | None, text: str) -> bool:
    host = host_of(url)
    if host is not None:
        return is_within(host, HOSTS)
    beginning = text[:_BEGINNING]
    named = any(board in beginning for board in BOARDS)
    head = named and (
        _SKIP_LINKS.search(beginning) or (_COUNTER.search(beginning) and _DATE_LINE.search(beginning))
    )
    return bool(head) or _is_body_alone(text)


def _is_body_alone(text: str) -> bool:
    """Whether a text without a head has the ministry's numbered paragraphs and its name for its country."""
    return (
        text.lstrip("\ufeff \r\n").startswith("1. ")
        and _SECOND.search(text) is not None
        and len(_OWN_NAME.findall(text)) > 1
    )


@dataclass(frozen=True, slots=True)
class _Stamp:
    """The lines that hold date and counter."""

    start: int
    end: int
    day: dt.date | None


def read(page: Page) -> Reading:
    lines = [line for line in page.paragraphs() if line.text.text and line.text.text.lower() not in _CAPTIONS]
    stamp = _stamp(lines)
    if stamp is None and (briefing := _briefing(lines)) is not None:
        return briefing
    board = _board(lines[: stamp.start] if stamp else lines)
    if board is None and stamp is None:
        return _without_layout(page, lines)
    first = board + 1 if board is not None else _after_menu(lines, stamp)
    head = lines[first : stamp.start] if stamp else lines[first : _first_prose(lines, first)]
    body = lines[stamp.end :] if stamp else lines[first + len(head) :]
    if not head and not body:
        raise LayoutChanged(NAME, "a title or text below the name of the board", "nothing below it")
    title = head[0].text if head else None
    kind = ReleaseKind.BRIEFING if board is not None and _names_board(lines[board], _BRIEFINGS) else None
    if _is_elsewhere(title, body):
        told = generic.read(page)
        if told.title is not None:
            return replace(told, published_on=told.published_on or (stamp.day if stamp else None), kind=kind)
    released = [line.text for line in without_end([*head[1:], *body])]
    return Reading(title, stamp.day if stamp else _day_told(released[:1]), tuple(released), kind)


def canonical_url(url: str) -> str:
    """`seq` (or `mvid`) identifies, paging does not; the ministry's two names are one."""
    if host_of(url) == "mofa.go.kr":
        url = with_host(url, "www.mofa.go.kr")
    for parameter in ("seq", "mvid"):
        if (kept := keep_parameters(url, parameter)) != url:
            return kept
    return url


def _without_layout(page: Page, lines: list[Paragraph]) -> Reading:
    """A page saved without its head: the body alone, or a layout of a mission that only general rules can
    read.
    """
    if lines and _NUMBERED.match(lines[0].text.text):
        return Reading(None, None, tuple(line.text for line in without_end(lines)))
    reading = generic.read(page)
    if reading.published_on is None:
        reading = replace(reading, published_on=_day_told(reading.body[:1]))
    if _SKIP_LINKS.search(page.text[:_BEGINNING]) and not any(len(text) > 80 for text in reading.body):
        found = f"{len(lines)} lines of menu"
        raise LayoutChanged(NAME, "the name of a board, a date line or a numbered paragraph", found)
    return reading


def _is_elsewhere(title: MappedText | None, body: Sequence[Paragraph]) -> bool:
    """Whether title and day stand as on other ministries' pages, such as below a letterhead; a numbered text
    may have no title."""
    if title is None:
        return bool(body) and not _NUMBERED.match(body[0].text.text)
    below = bool(body) and day_of_line(body[0].text.text)
    return is_office(title.text) or bool(day_of_line(title.text) or below)


def _day_told(opening: Sequence[MappedText]) -> dt.date | None:
    """The whole day with which a Korean release begins, where none is printed: it comes out on the day of
    what it tells ("2024년 8월 5일 … 통화를 하고"), or the day after; none of what is still to come.
    """
    told = [text.text for text in opening if _KOREAN_DAY.search(text.text) and not _AHEAD.search(text.text)]
    days = find_days(told[0]) if told else ()
    return days[0].day if days else None


def _stamp(lines: Sequence[Paragraph]) -> _Stamp | None:
    in_head = True
    for n, line in enumerate(lines):
        text = line.text.text
        in_head = in_head and len(text) <= _PROSE and not _NUMBERED.match(text)
        label = _DATE_LABEL.match(text)
        if label is None and not (in_head and _BARE_STAMP.fullmatch(text)):
            continue
        rest = text[label.end() :] if label else text.lstrip("\u2022\u00b7-* ")
        end = n + 1
        if not rest and end < len(lines):
            rest, end = lines[end].text.text, end + 1
        days = find_days(rest)
        if days and days[0].span.start == 0 and len(rest) < 60:
            return _Stamp(_before_counter(lines, n), _after_counter(lines, end), days[0].day)
    return None


def _briefing(lines: Sequence[Paragraph]) -> Reading | None:
    """Below its title stand a label, the spokesperson and when it began: "March 5, 2024 14:30 KST"."""
    title = next((n for n, line in enumerate(lines) if _TITLE_OF_BRIEFING.match(line.text.text)), None)
    if title is None:
        return None
    found = (day_of_line(line.text.text) for line in lines[title + 1 : title + 1 + _OPENING])
    day = next((dated[0].day for dated in found if dated), None)
    released = [line.text for line in without_end(lines[title + 1 :])]
    return Reading(lines[title].text, day, tuple(released), ReleaseKind.BRIEFING) if day else None


def _before_counter(lines: Sequence[Paragraph], at: int) -> int:
    return at - 1 if at and _HIT.fullmatch(lines[at - 1].text.text) else at


def _after_counter(lines: Sequence[Paragraph], at: int) -> int:
    if at < len(lines) and _HIT.fullmatch(lines[at].text.text):
        has_number = any(letter.isdigit() for letter in lines[at].text.text)
        at += 1
        if not has_number and at < len(lines) and _NUMBER.fullmatch(lines[at].text.text):
            at += 1
    return at


def _board(lines: Sequence[Paragraph]) -> int | None:
    """The last of the lines that name the board (newer pages name it twice)."""
    found = None
    for n, line in enumerate(lines):
        if _names_board(line, _NAMES_OF_BOARDS):
            if found is not None and n - found > 2:
                break
            found = n
        elif found is None and len(line.text) > _PROSE:
            break
    return found


def _names_board(line: Paragraph, boards: frozenset[str]) -> bool:
    text = line.text.text.removesuffix("상세보기").strip()
    return len(text) < 40 and what_it_says(text) in boards


def _after_menu(lines: Sequence[Paragraph], stamp: _Stamp | None) -> int:
    """Without a known board: a line of its own stands between the menu and the title."""
    end = stamp.start if stamp else 0
    # The line before the stamp is the title, whatever it looks like.
    start = max((n + 1 for n in range(end - 1) if is_menu(lines[n].text.text)), default=0)
    titles = [n for n in range(start, end) if not _NOTE.fullmatch(lines[n].text.text)]
    return titles[1] if len(titles) > 1 and len(lines[titles[0]].text) < 40 else start


def _first_prose(lines: Sequence[Paragraph], start: int) -> int:
    """Without a stamp the title is the one line below the board, unless the text begins there."""
    return (
        start
        if start < len(lines) and _NUMBERED.match(lines[start].text.text)
        else min(start + 1, len(lines))
    )


SOURCE = Source(
    NAME,
    "Ministry of Foreign Affairs, Republic of Korea",
    "kr-mofa",
    recognises,
    read,
    canonical_url,
    HOSTS,
)
