"""Lists of parties: joined by commas, semicolons and "and"."""

from collections.abc import Sequence

from app.extract.chunks import PARTY, Chunk, Is
from app.extract.frames.frame import SKIPPED
from app.extract.lexicon import words
from app.extract.mentions import Kind


def party_list(chunks: Sequence[Chunk], at: int, stop: int) -> tuple[list[Chunk], int]:
    """Parties joined by commas, semicolons and "and", from `at` on."""
    found: list[Chunk] = []
    end = position = at
    while position < stop:
        chunk = chunks[position]
        if chunk.type in PARTY:
            found.append(chunk)
            position = end = position + 1
            position = past_bracket(chunks, position, stop)
            end = position
        elif chunk.type is Is.DEMONYM and position + 1 < stop and chunks[position + 1].text in ("and", ","):
            found.append(chunk)
            position += 1
        elif found and (size := as_well_as(chunks, position)):
            position += size
        elif chunk.text in HEADS and (behind := whom_they_head(chunks, position, stop)):
            position = behind
        elif found and (before := office_of(chunks, position, stop) or _past_post(chunks, position, stop)):
            position = before
        elif found and _goes_on(chunks, position, found):
            position += 1
        else:
            break
    return found, end


def _past_post(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """Behind "to A" in "Ambassadors X to A, Y to B, and Z to the UN"; 0 where no other person follows."""
    if chunks[at].text != "to" or chunks[at - 1].type is not Is.PERSON:
        return 0
    at += 1
    while at < stop and chunks[at].text in SKIPPED:
        at += 1
    if at >= stop or chunks[at].type not in (Is.COUNTRY, Is.ORGANISATION):
        return 0
    after = at = at + 1
    while at < stop and chunks[at].text in (",", "and", ";", "the"):
        at += 1
    return after if after < at < stop and chunks[at].type is Is.PERSON else 0


HEADS = words(
    """
    leaders representatives officials delegations delegates members heads chiefs agencies authorities
    militaries forces envoys negotiators
    """
)


def whom_they_head(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """Where A stands in "the leaders of A, B, and C", "representatives of A"; 0 where no party follows."""
    if at + 2 >= stop or chunks[at].text not in HEADS or chunks[at + 1].text not in ("of", "from"):
        return 0
    at += 2
    while at < stop and chunks[at].text in SKIPPED:
        at += 1
    return at if at < stop and chunks[at].type in PARTY else 0


def _goes_on(chunks: Sequence[Chunk], at: int, found: Sequence[Chunk]) -> bool:
    text = chunks[at].text
    joins = text in (",", ";", "and", "&", "or") or text in SKIPPED
    return joins or (text == "of" and chunks[at - 1].text == "and" and _of_sides(found))


def _of_sides(found: Sequence[Chunk]) -> bool:
    """ "the delegations of A and of B"."""
    return found[-1].type is Is.COUNTRY and " of " in found[0].text


def past_bracket(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """An abbreviation in brackets behind a party belongs to it."""
    if (
        at + 2 < stop
        and chunks[at].text == "("
        and chunks[at + 2].text == ")"
        and chunks[at + 1].type is not Is.DATE
    ):
        return at + 3
    return at


def office_of(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """Where the person stands in "Department of Foreign Affairs (DFA) Secretary X"; 0 where none does."""
    mention = chunks[at].mention
    if mention is None or mention.kind is not Kind.MINISTRY:
        return 0
    after = past_bracket(chunks, at + 1, stop)
    return after if after < stop and chunks[after].type is Is.PERSON else 0


def as_well_as(chunks: Sequence[Chunk], at: int) -> int:
    """Words that "as well as", "together with" take; 0 where none stands."""
    if chunks[at].text not in ("as", "along", "together"):
        return 0
    following = [c.text for c in chunks[at : at + 3]]
    if following == ["as", "well", "as"]:
        return 3
    return 2 if following[:2] in (["along", "with"], ["together", "with"]) else 0
