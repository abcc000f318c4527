"""What kind of document a release is, told from its title, its address and how its text begins.

To add a way of naming a kind, add a row; the first that fits wins, the narrower stand before the wider.
"""

import re
from urllib.parse import urlsplit

from app.domain.codes import ReleaseKind

_TITLES = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (ReleaseKind.READOUT, r"\bread-?out\b"),
        (ReleaseKind.FACT_SHEET, r"\bfact ?sheet\b|\bquestions and answers\b|\bbackgrounder\b"),
        (ReleaseKind.ADVISORY, r"\b(?:travel|media|public) (?:advisory|notice|advice)\b|\btravel alert\b"),
        (ReleaseKind.BRIEFING, r"\bpress briefing\b|\bbriefing\b|\bregular press conference\b|정례브리핑"),
        (
            ReleaseKind.COMMUNIQUE,
            r"\bcommuniqu[eé]\b|\bconclusions of the chair\b|\bchair(?:'s|’s|man's|man’s)? (?:statement|summary)\b",
        ),
        (
            ReleaseKind.JOINT_STATEMENT,
            r"\bjoint (?:press |media |ministerial |leaders['’]? )?(?:statement|declaration|release)\b|공동성명",
        ),
        (
            ReleaseKind.REMARKS,
            r"\bremarks\b|\bspeech\b|\baddress (?:by|to|at)\b|\bopening statement\b|\binterview\b|\bpress (?:availability|conference)\b|\btranscript\b|\bdoorstop\b|\bkeynote\b|\btestimony\b|\bat a joint press\b|연설|기조연설",
        ),
        (
            ReleaseKind.STATEMENT,
            r"\bstatement\b|\bcommentary\b|\bdeclaration (?:by|on behalf)\b|^no\s*:\s*\d+|\bcondemn(?:s|ing|ation)\b|\bcondolences?\b|성명|논평",
        ),
    )
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
_BEGINNINGS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (ReleaseKind.READOUT, r"\bthe (?:below|following) is attributable to\b|^readout\b"),
        (ReleaseKind.COMMUNIQUE, r"^joint communiqu[eé]\b"),
        (ReleaseKind.JOINT_STATEMENT, r"^(?:begin text:?\s*)?the text of the following (?:joint )?statement\b.{0,120}\bgovernments?\b|^joint statement\b"),
        (ReleaseKind.FACT_SHEET, r"^fact sheet\b"),
        (ReleaseKind.STATEMENT, r"^press statement\b|^media statement\b"),
    )
)  # fmt: skip
# "MR PRICE: Good afternoon.", "QUESTION: …", "SECRETARY BLINKEN: …": who speaks, in capitals.
_SPEAKER = re.compile(r"^[A-Z][A-Z.'’ -]{2,60}:\s", re.MULTILINE)
_BEGINNING = 1500


def kind_of(title: str | None, url: str | None, body: str) -> ReleaseKind:
    """The kind of a release; a press release where nothing says otherwise."""
    for kind, pattern in _TITLES:
        if title and pattern.search(title):
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
    if len(_SPEAKER.findall(beginning)) >= 1 and len(_SPEAKER.findall(body[:20_000])) >= 2:
        return ReleaseKind.REMARKS
    return ReleaseKind.PRESS_RELEASE
