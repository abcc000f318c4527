"""What kind of document a release is, told from its title, its address and how its text begins.

To add a way of naming a kind, add a phrase; the first row that fits wins, so the narrower stand first.
"""

import re
from urllib.parse import urlsplit

from app.domain.codes import ReleaseKind

_APOSTROPHE = "['\u2019]"
_TITLE_PHRASES: tuple[tuple[ReleaseKind, tuple[str, ...]], ...] = (
    (ReleaseKind.READOUT, ("read-?out",)),
    (ReleaseKind.FACT_SHEET, ("fact ?sheet", "questions and answers", "backgrounder")),
    (ReleaseKind.ADVISORY, ("(?:travel|media|public) (?:advisory|notice|advice)", "travel alert")),
    (  # for the press; diplomats and councils are briefed, too
        ReleaseKind.BRIEFING,
        (
            r"(?:press|media|news|daily|weekly|regular|special|background|telephonic|department) briefings?"
            r"(?! sessions?\b)",
            r"briefings? (?:of|to|for) the (?:media|press)",
            r"briefing (?:by|of|with) (?:the )?(?:[\w-]+ ){0,4}spokes(?:person|man|woman)",
            "regular press conference",
            "정례브리핑",
        ),
    ),
    (
        ReleaseKind.COMMUNIQUE,
        ("communiqu[eé]", f"chair(?:man)?(?:{_APOSTROPHE}s)? (?:statement|summary|conclusions)"),
    ),
    (
        ReleaseKind.JOINT_STATEMENT,
        (
            f"joint (?:press |media |ministerial |leaders{_APOSTROPHE}? )?(?:statement|declaration|release)",
            "공동성명",
        ),
    ),
    (  # what a spokesperson remarks is a position, what a minister does a speech
        ReleaseKind.STATEMENT,
        (
            rf"spokes(?:person|man|woman)(?: [\w-]+){{0,3}}(?:{_APOSTROPHE}s)?(?: regular)? remarks",
            r"remarks (?:by|of) (?:the )?(?:[\w-]+ ){0,4}spokes(?:person|man|woman)",
            rf"spokes(?:person|man|woman)(?:{_APOSTROPHE}s)? (?:comments?|response)",
        ),
    ),
    (
        ReleaseKind.REMARKS,
        (
            "remarks",
            "(?:key ?note )?(?:speech|address (?:by|to|at))",
            "opening statement",
            "interview",
            "press (?:availability|conference)",
            "transcript",
            "doorstop",
            "(?:oral|written) repl(?:y|ies)",
            "parliamentary questions?",
            r"(?:un)?starred question",
            r"question no",
            "testimony",
            "연설",
        ),
    ),
    (
        ReleaseKind.STATEMENT,
        (
            "statement",
            "commentary",
            "declaration (?:by|on behalf)",
            "condemn(?:s|ing|ation)",
            "condolences?",
            "성명",
            "논평",
        ),
    ),
)
_BEGINNING_PHRASES: tuple[tuple[ReleaseKind, tuple[str, ...]], ...] = (
    (ReleaseKind.READOUT, ("(?:the )?(?:below|following) is attributable to", "readout")),
    (ReleaseKind.COMMUNIQUE, ("joint communiqu[eé]", "communiqu[eé]")),
    (
        ReleaseKind.JOINT_STATEMENT,
        (r"the text of the following (?:joint )?statement\b.{0,120}\bgovernments", "joint statement"),
    ),
    (ReleaseKind.FACT_SHEET, ("fact sheet",)),
    (ReleaseKind.STATEMENT, ("press statement", "media statement")),
)
_ADDRESSES = (
    ("readout", ReleaseKind.READOUT),
    ("fact-sheet", ReleaseKind.FACT_SHEET),
    ("briefing", ReleaseKind.BRIEFING),
    ("joint-statement", ReleaseKind.JOINT_STATEMENT),
    ("communique", ReleaseKind.COMMUNIQUE),
    ("remarks", ReleaseKind.REMARKS),
    ("speech", ReleaseKind.REMARKS),
    ("interview", ReleaseKind.REMARKS),
)


def _compiled(
    rows: tuple[tuple[ReleaseKind, tuple[str, ...]], ...], before: str
) -> list[tuple[ReleaseKind, re.Pattern[str]]]:
    # Korean words are joined to their neighbours, so they end at no word boundary.
    return [
        (kind, re.compile(rf"{before}(?:{'|'.join(phrases)})(?![a-z])", re.IGNORECASE))
        for kind, phrases in rows
    ]


_TITLES = _compiled(_TITLE_PHRASES, "(?<![a-z])")
_BEGINNINGS = _compiled(_BEGINNING_PHRASES, "^")
# "MR PRICE: Good afternoon.", "QUESTION: …", "SECRETARY BLINKEN: …": who speaks, in capitals.
_SPEAKER = re.compile("^[A-Z][A-Z.'\u2019 -]{2,60}:\\s", re.MULTILINE)
# One such line is enough where it names an office.
_OFFICE_SPEAKS = re.compile(
    "^(?:ACTING |DEPUTY |UNDER |ASSISTANT |FOREIGN |PRIME |VICE |SPECIAL )*"
    "(?:SECRETARY|MINISTER|PRESIDENT|AMBASSADOR|SPOKESPERSON|ADMINISTRATOR|ENVOY|COORDINATOR|MODERATOR)"
    "(?: [A-Z.'\u2019 -]{2,40})?:\\s",
    re.MULTILINE,
)
# "Minister Delivers Keynote Speech at …" tells that there was a speech; the speech itself has no verb.
_TELLS_OF_SPEECH = re.compile(
    r"\b(?:deliver(?:s|ed)?|gives?|gave|makes?|made)\b.{0,40}\b(?:speech|remarks|address|statement)\b",
    re.IGNORECASE,
)
_SPOKEN = (ReleaseKind.REMARKS, ReleaseKind.STATEMENT)
_BEGINNING = 1500  # characters; heads of at most four lines stood before the first speaker
_SPEAKERS_REACH = 20_000


def kind_of(title: str | None, url: str | None, body: str) -> ReleaseKind:
    """The kind of a release; a press release where nothing says otherwise."""
    told = title is not None and _TELLS_OF_SPEECH.search(title) is not None
    for kind, pattern in _TITLES:
        if title and pattern.search(title) and not (told and kind in _SPOKEN):
            return kind
    path = urlsplit(url).path.lower() if url else ""
    for part, kind in _ADDRESSES:
        if part in path:
            return kind
    beginning = body[:_BEGINNING]
    paragraphs = beginning.split("\n\n")
    for kind, pattern in _BEGINNINGS:
        if any(pattern.search(paragraph) for paragraph in paragraphs[:5]):
            return kind
    if _OFFICE_SPEAKS.search(beginning):
        return ReleaseKind.REMARKS
    if _SPEAKER.search(beginning) and len(_SPEAKER.findall(body[:_SPEAKERS_REACH])) >= 2:
        return ReleaseKind.REMARKS
    return ReleaseKind.PRESS_RELEASE
