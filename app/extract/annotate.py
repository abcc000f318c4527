"""Finds what the dictionaries know: countries, demonyms, organisations, places, offices, honorifics and
masks.

One pass of the automaton over the folded text, then leftmost-longest at word boundaries, then compounds
("ROK-U.S.-Japan"). A mask hides the words inside it. Ambiguous words stay only where a neighbour speaks
for them.
"""

import re
from itertools import pairwise

from app.domain.codes import DiplomaticRank
from app.domain.text import Span
from app.extract.gazetteer import Entry, automaton
from app.extract.lexicon import HEADLINE_VERBS
from app.extract.mentions import Kind, Mention
from app.extract.namesakes import tell_namesakes

_JOINERS = frozenset({"-", " - ", "/", " / "})
_PARTIES = frozenset({Kind.COUNTRY, Kind.DEMONYM, Kind.ORGANISATION, Kind.CAPITAL})
_ZONES = frozenset({Kind.COUNTRY, Kind.DEMONYM, Kind.CAPITAL, Kind.PLACE})
_REGION = re.compile(
    r"-((?:Central |Southeast |South |North |East |West |Latin )?[A-Z]\w+(?: and the Caribbean| Islands?)?)"
)
_REGION_BEFORE = re.compile(r"\b([A-Z][a-z]+(?: Islands)?)-$")
_ARTICLE_BEFORE = re.compile(r"\b(?:Al|El|An|As|Ash|At|Ad|Ar|Az)-$", re.IGNORECASE)
_LONGEST_TOWN = 40
_TOWN_OF_DATELINE = re.compile(r"(?:^|\n)[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?, $")
# "Vice Minister-level", "Director General-level": nobody's office.
_RANKED = re.compile(r"(?:[- ][Gg]eneral)?-(?:level|led|chaired|hosted)\b")
_INTER_KOREAN = re.compile(r"\b[Ii]nter-Korean\b")
# "U.S. Eastern Time", "4 million U.S. dollars", "Iran-backed militias": a clock, a currency and what somebody
# stands behind are not he.
_MEASURE = re.compile(
    r"(?: (?:Standard|Daylight|Summer|Eastern|Central|Mountain|Pacific|local))* [Tt]ime\b(?! and)"
    r"| (?:[Dd]ollars?|[Rr]upees|[Ff]rancs|[Kk]ron(?:er|or)|[Pp]esos|[Ww]on|[Yy]en)\b"
    r"|-(?:backed|aligned|linked|affiliated|made|built|style)\b"
)
# "HE Sheikh Omar", "HE the Minister of", "HE Jane Roe": no surname in capitals ("HE Min visited").
_HONOURED = re.compile(
    r"\.? (?:the )?(?:[A-Z]\S*[a-z.]\S* (?:[A-Z]|of\b|for\b|bin\b)|Minister\b|President\b)"
)
_NEXT_CAPITAL = re.compile(
    r" (?!(?:Foreign|Prime|Deputy|Vice|First|Minister|President|Ambassador|King|Speaker|Government)\b)"
    r"[A-Z][a-z]+"
)  # "Jordan Foreign Minister X": an office is of the country before it
_NAME_BEFORE = re.compile(
    r"(?:(?!(?:In|To|From|At|The|Of|And|With|For|On|Both|Between|While|As|But|Like|Today|Under|By|After|Before"
    r"|During|Since|When|Where|Against|Also|Unlike|Yesterday|Tomorrow|Among|That|Though|Although|Because|If)\b)"
    r"\b[A-Z][^\W\d_A-Z]+|[A-Z]\.) $"
)
_SPEAKS_FOR_PLACE = re.compile(
    r"(?:\b(?:in|to|from|with|of|and|for|between|among|against|by|the|at|on|near|across|visit(?:s|ed)?|"
    r"government|that|,)|[,(/-])\s*(?:the )?$"
)


def annotate(folded: str) -> tuple[Mention, ...]:
    """All mentions of a folded text, left to right, none overlapping."""
    found = _leftmost_longest(folded, _matches(folded))
    defined = {m.entry for m in found if m.ambiguous and _is_short_for_event(folded, m)}
    spelt = {m.organisations for m in found if m.organisations and not m.ambiguous}
    kept = [
        m
        for m in found
        if not (
            m.ambiguous
            and (m.entry in defined or (m.organisations not in spelt and _means_something_else(folded, m)))
        )
    ]
    return tuple(_with_compounds(folded, _with_short_names(folded, tell_namesakes(folded, kept))))


def _with_short_names(folded: str, mentions: list[Mention]) -> list[Mention]:
    """ "Republic of Cyprus (ROC)": letters in brackets behind a country mean it, whatever else they mean."""
    for at, (long, short) in enumerate(pairwise(mentions), start=1):
        countries = long.kind is Kind.COUNTRY and short.kind is Kind.COUNTRY
        if countries and folded[long.span.end : short.span.end + 1] == f" ({short.span.of(folded).upper()})":
            mentions[at] = short._replace(codes=long.codes, entry=long.entry)
    return mentions


_EVENT_BEFORE = re.compile(
    r"(?:Consultations?|Dialogue|Meeting|Talks|Commission|Committee|Mechanism) \($", re.IGNORECASE
)


def _is_short_for_event(folded: str, mention: Mention) -> bool:
    """ "Foreign Office Consultations (FOC)": initials of what stands before, not of a body."""
    start, end = mention.span.start, mention.span.end
    bracketed = folded[start - 1 : start] == "(" and folded[end : end + 1] == ")"
    return bracketed and _EVENT_BEFORE.search(folded, max(0, start - 20), start) is not None


def _matches(folded: str) -> list[tuple[int, int, Entry]]:
    found = []
    length = len(folded)
    for last, (size, entry) in automaton().iter(folded):
        start, end = last - size + 1, last + 1
        if start and folded[start - 1].isalnum() and folded[start].isalnum():
            continue
        if end < length and folded[end].isalnum() and folded[last].isalnum():
            continue
        ranked = entry.kind is Kind.OFFICE and _RANKED.match(folded, end)
        if ranked or (_has_hyphen(folded, start, end) and _is_part_of_name(folded, start, end, entry)):
            continue
        found.append((start, end, entry))
    return found


def _has_hyphen(folded: str, start: int, end: int) -> bool:
    """Without one before or behind it a term is its own, as nearly all are, and needs no second look."""
    return folded[end : end + 1] == "-" or folded[start - 1 : start] == "-"


def _is_part_of_name(folded: str, start: int, end: int, entry: Entry) -> bool:
    """ "Amir-Abdollahian": a hyphen ties the word of a ruler or an honorific to a name."""
    if entry.kind is Kind.PLACE and _ARTICLE_BEFORE.search(folded, max(0, start - 4), start):
        return True  # "Sheikh Nawaf Al-Sabah"
    ruler = entry.office is not None and entry.office.rank is DiplomaticRank.HEAD_OF_STATE
    return (ruler or entry.kind is Kind.HONORIFIC) and " " not in folded[start:end]


def _leftmost_longest(folded: str, matches: list[tuple[int, int, Entry]]) -> list[Mention]:
    kept: list[Mention] = []
    reached = 0
    for start, end, entry in sorted(matches, key=lambda match: (match[0], -match[1])):
        if start < reached:
            continue
        reached = end
        measure = entry.kind in _ZONES and _MEASURE.match(folded, end)
        kept.append(
            Mention(
                Span(start, end),
                Kind.MASK if measure else entry.kind,
                entry.id,
                () if measure else entry.codes,
                entry.organisations,
                entry.ambiguous,
                entry.place,
                entry.office,
                entry.ministry,
                entry.plural,
            )
        )
    return kept


def _means_something_else(folded: str, mention: Mention) -> bool:
    """Whether an ambiguous word is part of a name of a person, or stands where no country or place would."""
    if mention.kind in (Kind.OFFICE, Kind.HONORIFIC, Kind.MINISTRY):
        return bool(mention.ambiguous) and _HONOURED.match(folded, mention.span.end) is None
    if mention.kind is Kind.COUNTRY and mention.span.of(folded).isupper():  # "Meets US Ambassador"
        return False
    before = folded[max(0, mention.span.start - 24) : mention.span.start]
    named = _NAME_BEFORE.search(before)
    if named and not before.endswith(". ") and named.group().strip() not in HEADLINE_VERBS:
        return True
    if mention.kind is Kind.DEMONYM:
        return False
    followed = _NEXT_CAPITAL.match(folded, mention.span.end)
    return bool(followed) and not _SPEAKS_FOR_PLACE.search(before)


def _with_compounds(folded: str, mentions: list[Mention]) -> list[Mention]:
    """Joins parties that stand together with hyphens; a region ("Korea-Africa") may be one of them."""
    joined: list[Mention] = []
    group: list[Mention] = []
    for mention in mentions:
        if group and not _continues(folded, group[-1], mention):
            _join(folded, joined, group)
            group = []
        if mention.kind is Kind.MASK and _INTER_KOREAN.fullmatch(
            folded, mention.span.start, mention.span.end
        ):
            joined.append(Mention(mention.span, Kind.COMPOUND, mention.entry, ("KR", "KP")))
        elif mention.kind in _PARTIES:
            group.append(mention)
        else:
            joined.append(mention)
    if group:
        _join(folded, joined, group)
    return _outside_compounds(sorted(joined, key=lambda m: (m.span.start, m.kind is not Kind.COMPOUND)))


def _join(folded: str, joined: list[Mention], group: list[Mention]) -> None:
    """Adds the compound of a group; "Republic of Korea (ROK)-Japan" begins with the long name."""
    made = _compound(folded, group)
    long = joined[-1] if joined and len(group) > 1 else None
    bracketed = long is not None and folded[long.span.end : made.span.start] == " ("
    if long is not None and bracketed and long.codes == group[0].codes:
        joined.pop()
        made = made._replace(span=Span(long.span.start, made.span.end))
    joined.append(made)


def _outside_compounds(mentions: list[Mention]) -> list[Mention]:
    """Without what a compound that grew by a region took in ("Korea-Africa" before "Africa Forum")."""
    kept: list[Mention] = []
    covered = 0
    for mention in mentions:
        if mention.kind is Kind.COMPOUND:
            covered = max(covered, mention.span.end)
        elif mention.span.end <= covered:
            continue
        kept.append(mention)
    return kept


def _continues(folded: str, last: Mention, mention: Mention) -> bool:
    between = folded[last.span.end : mention.span.start]
    if between == " - " and _heads_dateline(folded, last):
        return False
    if between == "-" and _is_dateline(folded, last) and not mention.span.of(folded).isupper():
        return False
    short = between in _BEHIND_SHORT and folded[last.span.start - 1 : last.span.start] == "("
    return mention.kind in _PARTIES and (between in _JOINERS or short)


_BEHIND_SHORT = (")-", ") - ")


def _heads_dateline(folded: str, mention: Mention) -> bool:
    """ "Jakarta - Indonesia's Foreign Minister …", "Nairobi, Kenya - Indonesia's …"."""
    if mention.kind is Kind.CAPITAL:
        return _opens_line(folded, mention.span.start)
    start = mention.span.start
    town = _TOWN_OF_DATELINE.search(folded, max(0, start - _LONGEST_TOWN), start)
    return mention.kind is Kind.COUNTRY and town is not None


def _is_dateline(folded: str, mention: Mention) -> bool:
    """ "ASTANA-Kazakh Foreign Minister X …": a capital in capitals that opens a line."""
    shouted = mention.kind is Kind.CAPITAL and mention.span.of(folded).isupper()
    return shouted and _opens_line(folded, mention.span.start)


def _opens_line(folded: str, at: int) -> bool:
    return at == 0 or folded[at - 1] == "\n"


def _compound(folded: str, group: list[Mention]) -> Mention:
    start, end = group[0].span.start, group[-1].span.end
    if len(group) == 1 and (not _has_hyphen(folded, start, end) or _is_dateline(folded, group[0])):
        return group[0]
    if len(group) == 1:
        inter = _INTER_KOREAN.match(folded, max(0, start - 6), end)
        region = _REGION.match(folded, end)
        before = _REGION_BEFORE.search(folded, max(0, start - 24), start)
        if inter:
            return Mention(Span(inter.start(), end), Kind.COMPOUND, "inter-korean", ("KR", "KP"))
        if region:
            end = region.end()
        elif before:
            start = before.start(1)
        else:
            return group[0]
    return Mention(
        Span(start, end),
        Kind.COMPOUND,
        "+".join(m.entry for m in group),
        tuple(dict.fromkeys(code for m in group for code in m.codes)),
        tuple(dict.fromkeys(code for m in group for code in m.organisations)),
        members=tuple(group),
    )
