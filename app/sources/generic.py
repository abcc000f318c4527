"""Any page or text of a ministry nobody prepared for: title, date line and body by what such pages have in
common.
"""

import datetime as dt
import re
from collections.abc import Sequence

from app.domain.text import MappedText
from app.sources.base import Page, Reading, Source
from app.sources.datelines import beside_days, day_of_line, find_days, is_office
from app.sources.furniture import is_label, is_menu, without_end
from app.sources.issuers import issuer_of, issuer_of_line
from app.sources.markup import HEADINGS
from app.sources.paragraphs import Paragraph
from app.sources.publication import AFTER_DAY, NUMBER, day_before, labelled_day, published_on
from app.sources.titles import choose_title, is_named_by, is_repeated, names_person, share

_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s")
_SENTENCE_END = re.compile(r"[.?:\u3002][\"'\u201d\u2019)\]]*$")  # with an exclamation mark banners end
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.)+$")  # "in Washington, D.C." ends a title as well as a sentence
# Menus run together: nearly every word begins with a capital.
_NAMES_ALONE = re.compile(r"(?:(?:(?:[A-Z][\w'\u2019-]*|\d+|of|the|and|for|&)[.,:]?)(?: |$))+")
_RUN_TOGETHER = re.compile(
    r"(?P<title>[^.()]{8,160}?) \((?P<stamp>no\.? ?\d[^()]{0,80})\)\s+(?P<text>[A-Z].+)",
    re.IGNORECASE | re.DOTALL,
)
_STEP = re.compile(r"\s[>\u00bb\u203a]\s")
_LONGEST_HEADLINE = 200  # characters
_TITLE_REACH = 6  # lines from a banner to the text
_LITTLE, _MUCH = 0.2, 0.5  # shares of the words of a line that the text has too
_LONG_STEP = 30  # characters; names of sections are shorter
_LONGEST_BANNER = 20  # lines
# A line with which a reader saved the day beside a repost: "date 2022-09-19 Title".
_SAVED_DAY = re.compile(r"date (\d{4}-\d\d-\d\d)\s*")
_LONGEST_PLACE = (
    30  # characters beside the day of a date line: "Ministry of Foreign Affairs", "Ottawa, Ontario"
)
_LONGEST_HEAD = 120  # lines; the longest menu seen before a text took 40


def recognises(_url: str | None, _text: str) -> bool:
    """Everything; so it stands last."""
    return True


def read(page: Page) -> Reading:
    return read_lines(page, page.paragraphs())


def read_lines(page: Page, lines: Sequence[Paragraph]) -> Reading:
    """What these lines of a page say, some of which its source may have taken out."""
    saved_day, paragraphs = _without_saved_day([line for line in lines if line.text.text])
    paragraphs = _with_title_apart(paragraphs)
    start = _first_prose(paragraphs, page.address)
    head, body = paragraphs[:start], paragraphs[start:]
    chosen = choose_title(head, body, page.address, page.own_title())
    title = _without_number(head[chosen].text) if chosen is not None else _end_of_trail(head)
    after = [] if chosen is None else [line for line in head[chosen + 1 :] if not _is_left_out(line)]
    if chosen is None:
        kept = [line for line in head if not _is_left_out(line) and line.tag not in HEADINGS]
        after = kept if not body else [line for line in kept if names_person(line.text.text)]  # who issues it
    whole = [*after, *body]
    body = without_end(whole)
    behind = labelled_day(whole[len(body) :])
    day = published_on(head, chosen, body, page.text) or behind or saved_day
    beside = [line for n, line in enumerate(head) if n != chosen]
    issuer = issuer_of(title.text if title else "", beside, whole)
    return Reading(title, day, tuple(line.text for line in body), issuer=issuer)


def _without_saved_day(paragraphs: list[Paragraph]) -> tuple[dt.date | None, list[Paragraph]]:
    if not paragraphs or not (saved := _SAVED_DAY.match(paragraphs[0].text.text)):
        return None, paragraphs
    rest = paragraphs[0].text[saved.end() :]
    days = find_days(saved.group(1))
    return (days[0].day if days else None), ([Paragraph(rest)] if rest.text else []) + paragraphs[1:]


def _with_title_apart(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Title, number and text of a page whose markup is lost: "Appointments (No. 5 - May 3, 2011) The …"."""
    run_together = _RUN_TOGETHER.match(paragraphs[0].text.text) if paragraphs else None
    if not run_together or not find_days(run_together.group("stamp")):
        return paragraphs
    first = paragraphs[0].text
    cut = (first[slice(*run_together.span(name))] for name in ("title", "stamp", "text"))
    return [*(Paragraph(text) for text in cut), *paragraphs[1:]]


def _first_prose(paragraphs: Sequence[Paragraph], url: str | None) -> int:
    """Where the body begins: at the first sentence or numbered item that is no menu; not before the line
    that the address repeats, for sites put sentences of their own above the title.
    """
    menus: list[str] = []
    lines = paragraphs[:_LONGEST_HEAD]
    titled = next(
        (n for n, line in enumerate(lines[:_LONGEST_BANNER]) if is_named_by(line.text.text, url)), -1
    )
    for n, paragraph in enumerate(lines):
        text = paragraph.text.text
        if is_menu(text):
            menus.append(text)
        elif (
            n > titled
            and _is_prose(paragraph)
            and not (any(menu.endswith(text) for menu in menus) or _is_banner(lines, n))
        ):
            return n + 1 if _is_headline(lines, n) else n
    return len(lines)


def _is_headline(lines: Sequence[Paragraph], n: int) -> bool:
    """Whether a title is a whole sentence: the date line follows, or above it stands nothing that could be
    one and the text below says it again.
    """
    if len(lines[n].text) > _LONGEST_HEADLINE or n + 1 == len(lines):
        return False
    if day_of_line(lines[n + 1].text.text):
        return True
    return _is_without_title(lines[:n]) and is_repeated(lines[n], lines[n + 1])


def _is_banner(lines: Sequence[Paragraph], n: int) -> bool:
    """Whether a short sentence is the site's own: a title follows, which the text below says again, while
    the text has nothing of the sentence.
    """
    if len(lines[n].text) > _LONGEST_HEADLINE or not _is_without_title(lines[:n]):
        return False
    after = lines[n + 1 : n + 1 + _TITLE_REACH]
    text = next((line for line in after if _is_prose(line)), None)
    titles = [line for line in after if len(line.text) >= _LONG_STEP and not _says_nothing(line)]
    if text is None or share(lines[n], text) > _LITTLE:
        return False
    return any(line is not text and share(line, text) >= _MUCH for line in titles[:2])


def _is_without_title(lines: Sequence[Paragraph]) -> bool:
    return all(_says_nothing(line) for line in lines)


def _says_nothing(line: Paragraph) -> bool:
    text = line.text.text
    return bool(is_menu(text) or is_label(text) or is_office(text) or day_of_line(text))


def _end_of_trail(head: Sequence[Paragraph]) -> MappedText | None:
    """The last step of a breadcrumb trail, where the title stands nowhere else."""
    for paragraph in head:
        steps = list(_STEP.finditer(paragraph.text.text))
        if steps and len(paragraph.text) - steps[-1].end() >= _LONG_STEP:
            return paragraph.text[steps[-1].end() :]
    return None


def _is_prose(paragraph: Paragraph) -> bool:
    text = paragraph.text.text
    if paragraph.tag in HEADINGS or is_menu(text) or day_of_line(text) or paragraph.linked > 0.8:
        return False
    if len(text) >= 30 and text.endswith("\u3002") and " " not in text.strip():
        return True  # Chinese and Japanese put no spaces between words
    if len(text) > 320:
        return True
    if _NUMBERED.match(text) and len(text) >= 40:
        return True
    abbreviated = bool(_ABBREVIATION.search(text))
    return (
        len(text) >= (160 if abbreviated else 50)
        and text.count(" ") >= 7
        and bool(_SENTENCE_END.search(text))
        and not _NAMES_ALONE.fullmatch(text)
    )


def _is_left_out(paragraph: Paragraph) -> bool:
    """Lines between title and body that say nothing of the release itself: its date line, links."""
    text = paragraph.text.text
    if day_of_line(text):
        beside = beside_days(text)
        return len(beside) <= _LONGEST_PLACE or issuer_of_line(text) is not None
    return is_menu(text) or is_label(text) or issuer_of_line(text) is not None or paragraph.linked > 0.9


def _without_number(title: MappedText) -> MappedText:
    numbered = NUMBER.match(title.text)
    if not numbered:
        return _without_day(title)
    rest = title[numbered.end() :]
    days = find_days(rest.text)
    if days and days[0].span.start == 0 and len(rest) - days[0].span.end > 8:
        rest = rest[days[0].span.end :]
    return rest[len(rest.text) - len(rest.text.lstrip(" ,:-\u2013")) :]


def _without_day(title: MappedText) -> MappedText:
    day = day_before(title.text)
    separator = AFTER_DAY.match(title.text, day.span.end) if day else None
    rest = title[separator.end() :] if separator else title
    return rest if len(rest) > 8 else title


SOURCE = Source("generic", "Any other page or text", None, recognises, read)
