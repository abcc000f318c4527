"""Lines of a saved page that are no part of the release: menus before it, links and forms behind it.

To add furniture of sites in general, add a pattern; what one ministry alone prints belongs in its own module.
"""

import re
from collections.abc import Sequence

from app.sources.paragraphs import Paragraph

_MENU = re.compile(
    r"""(?:
      (?:skip|jump|go)\s(?:to\s)?(?:the\s)?(?:main\s|primary\s)?(?:content|navigation|menu|links?|search|body)?.{0,20}
    | skip\s?(?:navigation|links?)
    | home(?:page)?(?:\s[>|/»›].*)? | main\s(?:menu|page) | menu | navigation | search(?:\s.{0,40})? | close | open | top
    | (?:log|sign)\s?(?:in|out|up) | register | subscribe.{0,40} | submit(?:\s(?:a\s)?release)? | follow\sus.{0,40}
    | print(?:\s(?:this\s)?(?:page|version))? | e-?mail | share(?:\s.{0,30})? | tweet | download(?:\s.{0,20})? | bookmark.{0,20}
    | (?:facebook|twitter|x|instagram|youtube|linkedin|whatsapp|telegram|flickr|rss|kakaotalk|blog)(?:\s.{0,15})?
    | contact(?:\sus)? | about(?:\sus)? | site\s?map | accessibility | privacy(?:\s.{0,20})? | terms.{0,30} | faqs?
    | (?:screen|font|text)\ssize.{0,20} | [aA][-+]? | english | eng | kor | korean | 한국어 | français | fr | en
    | language.{0,20} | select\slanguage | read\s(?:more|in\s.{1,20}) | back(?:\sto\s.{1,60})? | next | prev(?:ious)?
    | list | 목록 | photo | image | video | listen | (?:\d+\s)?min(?:ute)?s?\sread | advertisement | loading\W*
    | .{0,30}바로가기.{0,20} | 검색창\s?열기 | (?:전체)?메뉴.{0,10} | you\sare\s(?:in|here).* | breadcrumb | countries\sinformation
    | [\w-]+(?:\.[\w-]+){0,2}\.(?:com|org|net|gov|info|news|int|eu|io) | https?://\S+
    )\W*""",
    re.IGNORECASE | re.VERBOSE,
)
# Sentences that a site says of itself on every page.
_NOTICE = re.compile(
    r"\b(?:uses?|accept|about|our) (?:of )?cookies\b|\bcookie policy\b|\benable javascript\b|\bbrowser (?:does not|is not)\b"
    r"|\bofficial (?:web ?site|site) of the\b.{0,80}\bgovernment\b|\bhere[\u2019']s how you know\b|\.gov means it\b",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(r"\s[>»›]\s")
_BAR = re.compile(r"\s\|\s")
# "1. Ministry of Foreign Affairs, Republic of Korea facebook"
_SOCIAL = re.compile(r"\b(?:facebook|instagram|twitter|youtube|flickr|linkedin)\s*$", re.IGNORECASE)

# A line that ends the release: what follows belongs to the site.
_END = re.compile(
    r"""(?:
      (?:prev(?:ious)?|next)(?:\s(?:post|article|page))? | list | 목록 | 이전\s?글.* | 다음\s?글.*
    | (?:write|post|leave)\sa\scomment.* | (?:\d+\s)?comments? | leave\sa\sreply | related\s.{0,40} | (?:see|read)\salso\W*
    | you\s(?:may|might)\salso\slike.* | more\s(?:news|stories|from)\b.{0,30} | recommended.{0,20} | tags?\s?:.* | recent\sposts
    | (?:<\s?)?suggest\sto\sa\sfriend\W* | share\sthis.{0,40} | latest\s(?:news|stories|posts).{0,20} | top\sstories
    | date\smodified.* | page\sdetails | 첨부\s?파일.* | attach(?:ed|ment)s?(?:\s?files?)?\W* | back\sto\s.{1,60}
    | (?:print|e-?mail)\sthis\s(?:page|article).*
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
# A line that is furniture when it stands at the very end.
_LAST = re.compile(
    r"""(?:
      (?:click|tap)\shere\s.{1,80} | \S+\.(?:pdf|docx?|hwpx?|jpe?g|png|zip)(?:\s.{0,30})? | [.\s·•*_=-]{3,}
    | (?:©|ⓒ|copyright\b).* | all\srights\sreserved.* | travel\spage | posted\s(?:in|by|on|under)\b.{0,60} | filed\sunder.*
    | (?:published|source|url|link)\s?:\s?https?://\S+ | (?:last\s)?(?:updated|modified)\b.{0,40}
    | (?:hits?|views?|조회수?)\W*\d[\d,]*
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_LONG = 160


def is_menu(text: str) -> bool:
    """Whether a line is a menu entry, a breadcrumb trail or a site's notice about itself."""
    if len(text) > 400:
        return False
    if _MENU.fullmatch(text) or _NOTICE.search(text) or (len(text) < 90 and _SOCIAL.search(text)):
        return True
    if len(_BREADCRUMB.findall(text)) >= (1 if len(text) < 60 else 2):
        return True
    return len(_BAR.findall(text)) >= 2 and not text.endswith(".")


def without_end(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The body without the site's links and forms behind it."""
    kept = list(paragraphs)
    for n, paragraph in enumerate(kept):
        if n and _END.fullmatch(paragraph.text.text) and not _has_prose(kept[n + 1 :]):
            kept = kept[:n]
            break
    while len(kept) > 1 and _is_last(kept[-1]):
        kept.pop()
    return kept


def _is_last(paragraph: Paragraph) -> bool:
    text = paragraph.text.text
    return bool(_LAST.fullmatch(text) or _END.fullmatch(text) or (len(text) < 60 and is_menu(text))) or (
        paragraph.linked > 0.9 and len(text) < 100
    )


def _has_prose(paragraphs: Sequence[Paragraph]) -> bool:
    return any(len(paragraph.text) >= _LONG and paragraph.linked < 0.5 for paragraph in paragraphs)
