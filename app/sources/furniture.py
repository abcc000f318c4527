"""Lines of a saved page that are no part of the release: menus before it, links and forms behind it.

To add furniture of sites in general, add a pattern to its list; what one ministry alone prints belongs
in its own module.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from app.sources.paragraphs import Paragraph

# Whole lines, at whatever place before the release.
_MENU_LINES = (
    r"(?:skip|jump|go) (?:to )?(?:the )?(?:main |primary )?(?:content|navigation|menu|search|body).{0,20}",
    r"skip ?(?:navigation|links?)",
    r"home(?:page)?(?: [>|/\u00bb\u203a].*)?",
    r"main (?:menu|page)|menu|navigation|breadcrumb|open|close|top|countries information",
    r"search(?: .{0,40})?",
    r"(?:log|sign) ?(?:in|out|up)|register|subscribe.{0,40}|submit(?: (?:a )?release)?|follow us.{0,40}",
    r"print(?: (?:this )?(?:page|version))?|e-?mail|share(?: .{0,30})?|tweet",
    r"download(?: .{0,20})?|bookmark.{0,20}",
    r"(?:facebook|twitter|x|instagram|youtube|linkedin|whatsapp|telegram|flickr|rss|blog)(?: .{0,15})?",
    r"contact(?: us)?|about(?: us)?|site ?map|accessibility|privacy(?: .{0,20})?|terms.{0,30}|faqs?",
    r"(?:screen|font|text) size.{0,20}|[aA][-+]?",
    r"english|eng|en|kor|korean|한국어|fran\u00e7ais|fr|language.{0,20}|select language",
    r"read (?:more|in .{1,20})|back(?: to .{1,60})?|next|prev(?:ious)?|list|목록",
    r"photo|image|video|listen|(?:\d+ )?min(?:ute)?s? read|advertisement|loading",
    r".{0,30}바로가기.{0,20}|검색창 ?열기|(?:전체)?메뉴.{0,10}",
    r"you are (?:in|here).*",
    r"cookies? (?:on|policy|settings|preferences|notice)\b.{0,30}",
    r"(?:accept|reject|view|manage).{0,20}\bcookies",
    r"(?:an? )?(?:official|government).{0,20}(?:agency|web ?site|information resource)\b.{0,60}",
    r"how to identify|for persons with disabilities|high contrast|partager .{0,30}",
    r"(?:(?:de|in)crease|change|reset) (?:font|text) size.{0,20}",
    r"welcome to the (?:web ?site of the )?.{0,60}",
    r"\d{1,2} of \d{1,2} .{1,120}",
    r"(?:opens in (?:a )?new (?:tab|window)|copy (?:link|url)|link to copy).{0,40}",
    r"\d[\d,]* views?|(?:views?|visits?|news id|id)\W*\d[\d,]*",
    r"(?:(?:en|ru|fr|es|de|ar|zh|pt)(?:-[a-z]{2})?\d?\s?)+",
    r"deutsch|espa\u00f1ol|portugu\u00eas|italiano|русский|українська|қазақша|العربية|中文|日本語",
    r"japanese|korean|chinese|french|spanish|arabic|russian",
    r"[\w-]+(?:\.[\w-]+){0,2}\.(?:com|org|net|gov|info|news|int|eu|io)|https?://\S+",
)
# Sentences that a site says of itself on every page.
_NOTICES = (
    r"\b(?:uses?|accept|about|our) (?:[\w-]+ ){0,2}cookies\b|\bcookie policy\b",
    r"\bscams?\b.{0,80}\b(?:helpline|website|sure|call)\b|\bgovernment officials? will (?:never|ever)\b",
    r"\b(?:user )?(?:warning|notice): .{0,80}\b(?:module|function|variable|index|undefined)\b",
    r"\b(?:here|on this (?:web)?page|below),? you (?:can |will )?find\b.{0,80}\b(?:releases|news)\b",
    r"\benable javascript\b|\bbrowser (?:does not|is not)\b",
    r"\bofficial (?:web ?)?site of the\b.{0,80}\bgovernment\b|\bhere['\u2019]s how you know\b|\.gov means\b",
)
# A line that ends the release: what follows belongs to the site.
_END_LINES = (
    r"(?:prev(?:ious)?|next)(?: (?:post|article|page))?|list|목록|이전 ?글.*|다음 ?글.*",
    r"(?:write|post|leave) a comment.*|(?:\d+ )?comments?|leave a reply",
    r"related .{0,40}|(?:see|read) also|you (?:may|might) also like.*|more (?:news|stories|from)\b.{0,30}",
    r"recommended.{0,20}|tags? ?:.*|recent posts|latest (?:news|stories|posts).{0,20}|top stories",
    r"(?:< ?)?suggest to a friend|share this.{0,40}|back to .{1,60}",
    r"(?:print|e-?mail) this (?:page|article).*",
    r"associated links|date modified.*|page details|첨부 ?파일.*|attach(?:ed|ment)s?(?: ?files?)?",
    r"(?:media |press |further |address for )?(?:contacts?|(?:en|in)quir(?:y|ies))(?: .{0,40})?",
    r"(?:for )?(?:more|further) information.{0,60}|keywords|(?:back to )?top(?: of (?:the )?page)?",
    r"share(?: (?:this |the )?page)?|updates? to this page|search for related information.*",
    r"publish date",
)
# A line that is furniture when it stands at the very end.
_LAST_LINES = (
    r"(?:click|tap) here .{1,80}|\S+\.(?:pdf|docx?|hwpx?|jpe?g|png|zip)(?: .{0,30})?",
    r"[. \u00b7\u2022*_=-]{3,}",
    r".{0,100}(?:\u00a9|\u24d2|\bcopyright\b|\ball rights reserved\b).{0,60}|travel page",
    r"posted (?:in|by|on|under)\b.{0,60}|filed under.*|(?:last )?(?:updated|modified)\b.{0,40}",
    r"(?:(?:media|press) )?(?:contact|(?:en|in)quir(?:y|ies))\b.{0,200}|photo ?: .{0,60}",
    r"for (?:media|press|further|more)\b.{0,40}(?:(?:en|in)quir|contact|information).{0,200}",
    # "Tel: 02 2100 7500"; but "The two spoke by phone on March 5." is told
    r".{0,60}\b(?:tel|(?:tele)?phone|fax|mobile)\b\.?(?: ?n(?:o|umber)\b)?\.?(?: ?:|\W{0,4}\d).{0,80}",
    r".{0,80}(?:\+|\(0)\d[\d ()./-]{6,}\d",
    r"(?:e-?mail\W*)?\S+@\S+\.\w+",
    r"(?:published|source|url|link) ?: ?https?://\S+|(?:hits?|views?|조회수?)\W*\d[\d,]*",
)
# Between title and text: what sort of page it is, as far as that says nothing of the release.
_LABEL_LINES = (
    r"(?:press|news|media) releases?(?: ?(?:no|n\u00ba|number)?\W*\d[\d/.-]*)?",
    r"news(?: (?:item|story|article)s?)?",
    r"(?:pr|doc(?:ument)?|unique id)\W*(?:no)?\W*\d[\d\s/_.-]*|statements and declarations|foreign affairs",
    r"(?:first )?published|publication date|date|type|info|from|author|source|location",
    r"\d{1,4}-\d\d-\d\d-(?:19|20)\d\d",  # number and day of the Russian ministry
)


def _whole_line(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:[\u2022\u00b7\u25aa*-]\s*)?(?:{'|'.join(patterns)})\W*", re.IGNORECASE)


_MENU = _whole_line(_MENU_LINES)
_END = _whole_line(_END_LINES)
_LAST = _whole_line(_LAST_LINES)
_LABEL = _whole_line(_LABEL_LINES)
_NOTICE = re.compile("|".join(_NOTICES), re.IGNORECASE)
_BREADCRUMB = re.compile(r"\s[>\u00bb\u203a]\s")
_BAR = re.compile(r"\s\|\s")
# "1. Ministry of Foreign Affairs, Republic of Korea facebook"
_SOCIAL = re.compile(r"\b(?:facebook|instagram|twitter|youtube|flickr|linkedin)\s*$", re.IGNORECASE)

_LONGEST_MENU = 400
_SHORT = 60
_LONG = 160  # characters from which a paragraph behind a line keeps that line from being the end


@lru_cache(maxsize=4096)
def is_menu(text: str) -> bool:
    """Whether a line is a menu entry, a breadcrumb trail or a site's notice about itself."""
    if len(text) > _LONGEST_MENU:
        return False
    if _MENU.fullmatch(text) or _NOTICE.search(text) or (len(text) < 90 and _SOCIAL.search(text)):
        return True
    if len(_BREADCRUMB.findall(text)) >= (1 if len(text) < _SHORT else 2):
        return True
    return len(_BAR.findall(text)) >= 2 and not text.endswith(".")


def is_label(text: str) -> bool:
    """Whether a line says what sort of page it is and no more: "Press Release No. 271"."""
    return len(text) < _SHORT and _LABEL.fullmatch(text) is not None


def without_end(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The body without the site's links and forms behind it."""
    kept = list(paragraphs)
    last_prose = max((n for n, paragraph in enumerate(kept) if _is_prose(paragraph)), default=0)
    for n in range(last_prose + 1, len(kept)):
        if _END.fullmatch(kept[n].text.text):
            kept = kept[:n]
            break
    while len(kept) > 1 and _is_last(kept[-1]):
        kept.pop()
    return kept


def _is_last(paragraph: Paragraph) -> bool:
    text = paragraph.text.text
    if _LAST.fullmatch(text) or _END.fullmatch(text) or (len(text) < _SHORT and is_menu(text)):
        return True
    return paragraph.linked > 0.9 and len(text) < 100


def _is_prose(paragraph: Paragraph) -> bool:
    return len(paragraph.text) >= _LONG and paragraph.linked < 0.5
