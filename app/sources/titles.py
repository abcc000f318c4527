"""Which of the lines before a release's first paragraph is its title.

No one sign is enough: section names, offices and captions stand there too. So each line is weighed: how
much of it comes back in the body and in the address, whether it stands beside the date, what it is made of.
The weights were set on half of the annotated documents and held on the other half.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from app.sources.datelines import day_of_line, is_name, is_office, tells_of_deed
from app.sources.furniture import is_menu
from app.sources.markup import HEADINGS
from app.sources.paragraphs import Paragraph
from app.sources.wordlists import words

_WORD = re.compile(r"[^\W_]+")
_SECTION_WORDS = words(
    "press release releases news media center centre room newsroom latest stories story statement "
    "statements speech speeches briefing briefings weekly ministry information announcements "
    "announcement publications archive events communique communiqué remarks transcript transcripts "
    "readout official document documents article articles interview interviews joint minister ministers "
    "office spokesperson department foreign affairs page headlines top current topics activities "
    "messages message updates update for the of and a on in immediate no nº country countries item story "
    "backgrounder factsheet declarations comments comment readouts newsletter blog post posts type home "
    "world 보도자료 보도 자료 브리핑 공지사항 공지 뉴스 소식 새소식 게시판 알림 언론 정책"
)
_STOP = words(
    "the a an of and to in on for with by at from as is are be was were his her its their who that this"
)
_BYLINE = re.compile(
    r"(?:by|from|author|source|attributed to|via|contact|to)\s*:|by\s+[A-Z]|office of the|"
    r"(?:ministry|department|embassy|consulate|government|bureau|permanent mission)\b.{0,60}$|"
    r"\[[^\]]*\]$|\([^)]*\)$|\*\s*unofficial|unofficial translation|"
    r"check against delivery|as (?:delivered|prepared)\b|"
    r"(?:file )?(?:photos?|pictures?|images?)\s*(?::|by\b)|"
    r"(?:subjects?|topics?|tags?|keywords?|category|categories|locations?|venue|reference|posted|issued|type|"
    r"speakers?)\s*:",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\([^()]{1,60}\)")
# On a line of its own it announces that the next one is its value.
_FIELD = re.compile(r"(?:locations?|venue|subjects?|topics?|type|from|author|speakers?)\s*:?", re.IGNORECASE)
_TITLE_OF_PERSON = re.compile(
    r"(?:the )?(?:(?:rt|right)\.? hon(?:ou?rable)?|hon(?:ou?rable)?|senator|h\.? ?e|(?:his|her) excellency|"
    r"mr|mrs|ms|dr|sir|dame|lord|baroness|ambassador)\b\.?",
    re.IGNORECASE,
)
# Scripts without spaces between words: two syllables say as much as a word.
_SYLLABLES = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]+")
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.:;]$")
_SALUTATION = re.compile(  # "Ladies and Gentlemen,"
    r"[\w\s.,'\u2019-]{1,120},|(?:a very )?good (?:morning|afternoon|evening)\b.*", re.IGNORECASE
)
_OFFICE_HELD = re.compile(
    r",\s*(?:[\w\s]{0,30}\b)?(?:minister|secretary|ambassador|spokesperson|commissioner)\b.*$", re.I
)
_PERSON_OF_OFFICE = re.compile(
    r"(?P<person>[^,]+),\s*(?:[\w\s-]{0,30}\b)?(?:minister|secretary|ambassador|spokesperson|commissioner)"
    r"(?:\s(?:of|for)\s[^,]+)?",
    re.IGNORECASE,
)
_TITLE_ENDS = re.compile(r"\s+[|\u2013\u2014»-]\s+|\s*::\s*")
_ENOUGH = 0.0
_FEWEST_WORDS, _MOST_OF = 4, 0.7  # of an address that repeats a title
_SHORT_NAME = 3  # words: "Richard Boucher", "Washington, DC"


def choose_title(
    head: Sequence[Paragraph], body: Sequence[Paragraph], url: str | None, page_title: str | None
) -> int | None:
    """The place in `head` of the title, or None when no line there is one."""
    told = _content_words(" ".join(paragraph.text.text for paragraph in body[:3])[:3000])
    slug = _words_of_address(url)
    best, best_weight = None, _ENOUGH
    for n, paragraph in enumerate(head):
        weight = _weigh(paragraph, told, slug) + _beside_date(head, n)
        text = paragraph.text.text
        if page_title and _is_beginning_of(text, page_title) and not is_office(text):
            weight += 5
        if n == len(head) - 1:
            weight += 0.5
        if n and _FIELD.fullmatch(head[n - 1].text.text):
            weight -= 3.0
        if weight > best_weight:
            best, best_weight = n, weight
    return best


def _weigh(paragraph: Paragraph, told: frozenset[str], slug: frozenset[str]) -> float:
    text = paragraph.text.text
    found = _WORD.findall(text.lower())
    if not found or is_menu(text) or day_of_line(text) or names_person(text):
        return -10.0
    content = _content_words(text)
    syllables = sum(map(len, _SYLLABLES.findall(text)))
    length = max(len(found), syllables // 2)
    weight = 1.0 if len(text) + 3 * syllables >= 20 and len(text) <= 300 else -1.0
    weight += 1.0 if length >= 5 else -1.0 if length < 3 else 0.0
    weight += 4.0 * len(content & told) / (len(content) or 1)
    weight += 3.0 * len(content & slug) / (len(content) or 1)
    strangers = [word for word in found if word not in _SECTION_WORDS]
    if len(strangers) <= (1 if len(found) >= 3 and not syllables else 0) and len(found) <= 6:
        weight -= 3.0
    if found[-1] == "relations" and len(found) <= 8:
        weight -= 1.5
    if _BYLINE.match(text) or is_office(text) or _names_speaker(text):
        weight -= 3.0
    elif length <= _SHORT_NAME and not syllables and is_name(text):
        weight -= 2.0
    if _SENTENCE_END.search(text):
        weight -= 1.5
    if "\u00a9" in text:  # of a picture
        weight -= 3.0
    if _SALUTATION.fullmatch(text):
        weight -= 3.0
    if paragraph.tag in HEADINGS:
        weight += 2.0 - 0.25 * int(paragraph.tag[1])
    return weight - 4.0 * (paragraph.linked > 0.9)


def names_person(text: str) -> bool:
    """A person with title, and the office held: "Senator the Hon Ana Strakencz, Minister for Trade"."""
    titled = _TITLE_OF_PERSON.match(text)
    return (
        titled is not None and not tells_of_deed(text) and is_name(_OFFICE_HELD.sub("", text[titled.end() :]))
    )


def _names_speaker(text: str) -> bool:
    """A person without title, and the office held: "Ana B. Strakencz, Secretary of State"."""
    spoken = _PERSON_OF_OFFICE.fullmatch(text)
    return spoken is not None and not tells_of_deed(text) and is_name(spoken.group("person"))


def _beside_date(head: Sequence[Paragraph], n: int) -> float:
    """A title stands right before or right behind the date line, more often before."""
    if n + 1 < len(head) and day_of_line(head[n + 1].text.text):
        return 1.0
    noted = n + 2 < len(head) and _NOTE.fullmatch(head[n + 1].text.text)
    if noted and day_of_line(head[n + 2].text.text):
        return 1.0
    if n and day_of_line(head[n - 1].text.text):
        return 0.5
    return 0.0


def is_repeated(line: Paragraph, text: Paragraph) -> bool:
    """Whether a longer paragraph says again what the line says."""
    return len(text.text) > 1.5 * len(line.text) and share(line, text) >= _MOST_OF


def share(line: Paragraph, text: Paragraph) -> float:
    """How much of what a line says a text says too."""
    content, told = _content_words(line.text.text), _content_words(text.text.text)
    return len(content & told) / len(content) if content else 0.0


def is_named_by(text: str, url: str | None) -> bool:
    """Whether an address was made from this line: it has most of its words, and enough of them."""
    slug = _words_of_address(url)
    whole = len(slug) >= _FEWEST_WORDS and not _SENTENCE_END.search(text)
    content = _content_words(text) if whole else frozenset()
    return len(slug) >= _FEWEST_WORDS and len(content & slug) >= _MOST_OF * max(len(slug), len(content) / 2)


def _content_words(text: str) -> frozenset[str]:
    """The words that carry a text; pairs of syllables where no spaces part the words."""
    words = {word for word in _WORD.findall(text.lower()) if word not in _STOP and len(word) > 1}
    runs = [] if text.isascii() else _SYLLABLES.findall(text)
    if runs:
        words = {word for word in words if not _SYLLABLES.search(word)}
        words.update(run[n : n + 2] for run in runs for n in range(len(run) - 1))
    return frozenset(words)


@lru_cache(maxsize=64)
def _words_of_address(url: str | None) -> frozenset[str]:
    """The words of its last part."""
    parts = [part for part in urlsplit(url or "").path.split("/") if part]
    return _content_words(unquote(parts[-1]) + " " + unquote(urlsplit(url or "").query) if parts else "")


def _is_beginning_of(line: str, page_title: str) -> bool:
    """Whether the page's own `<title>` is this line, alone or with the site's name around it."""
    folded = line.casefold()
    return len(folded) >= 8 and (
        page_title.casefold() == folded
        or any(part.strip().casefold() == folded for part in _TITLE_ENDS.split(page_title))
        or (len(folded) >= 25 and folded in page_title.casefold())
    )
