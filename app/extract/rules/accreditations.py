"""Which states and organisations a post is accredited to: "Ambassador to A and, concurrently, to B"."""

from collections.abc import Iterator, Sequence

from app.domain.codes import CountryRole
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk
from app.extract.lexicon import words
from app.extract.mentions import Kind, Mention
from app.extract.reading import Reading
from app.extract.rules.posts import HEADS, is_post

_LEADS_ON = words(
    """
    to in for at accredited and , the of republic kingdom as well both ad interim he she is
    also will be who with concurrent accreditation resident residence non-resident concurrently over
    jurisdiction
    """
)
_TOWARDS = words("to in for at and accredited over")
_LISTS = words(", the republic kingdom of")


def add_receivers(candidate: Candidate, reading: Reading) -> None:
    """The states and organisations that the post is accredited to; no state besides an organisation."""
    own = set(candidate.countries)
    posted = list(_posted_to(candidate, reading))
    for mention in posted:
        for code in mention.organisations:
            candidate.add_organisation(code, mention.span, mention.entry)
    for mention in posted if not candidate.organisations else ():
        for code in mention.codes[:1]:
            if code not in own:
                candidate.add_country(
                    code, CountryRole.TARGET, mention.span, "appointments.receiver", mention.entry
                )


def _posted_to(candidate: Candidate, reading: Reading) -> Iterator[Mention]:
    """Countries behind the word for the post, as long as "to", "in", "and" lead from one to the next."""
    sentence = candidate.sentence.span
    chunks, at = candidate.frame.chunks, candidate.frame.at
    named = next((n for n in range(at + 1, min(len(chunks), at + 6)) if _is_named_as(chunks, n)), at)
    verb = chunks[named].span.start  # "appointed X, Ambassador to A, as Vice Minister": not to A
    post = post_at(reading, verb, sentence.end)
    last = post if post >= 0 or named > at else post_at(reading, sentence.start, sentence.end)
    if last < 0:
        return
    first, led = True, False
    for mention in _placed(reading, last, sentence.end):
        between = {w.strip(".;()") for w in reading.folded[last : mention.span.start].lower().split()}
        if not first and not between - {""} <= _LEADS_ON:
            return
        body = first and mention.kind is Kind.ORGANISATION  # "Chair of the C Commission"
        led = body or bool(between & _TOWARDS) or (led and between <= _LISTS)  # "to A and B"
        if led:
            yield mention
        first, last = False, mention.span.end


def _is_named_as(chunks: Sequence[Chunk], at: int) -> bool:
    return chunks[at].text == "as" and any(is_post(c) for c in chunks[at + 1 : at + 3])


def _placed(reading: Reading, start: int, end: int) -> list[Mention]:
    return [
        m
        for m in reading.mentions
        if m.span.start >= start and m.span.end <= end and m.kind in _PLACED and (m.codes or m.organisations)
    ]


_PLACED = frozenset({Kind.COUNTRY, Kind.CAPITAL, Kind.PLACE, Kind.ORGANISATION})


def post_at(reading: Reading, start: int, end: int) -> int:
    text = reading.folded[start:end].lower()
    found = [at for head in HEADS if (at := text.find(head)) >= 0]
    return start + min(found) if found else -1
