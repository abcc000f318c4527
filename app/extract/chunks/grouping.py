"""Joins chunks that are one party: "the government of X", "the X side", "the Ministers of A and B"."""

from collections.abc import Sequence

from app.domain.text import Span
from app.extract.chunks.chunk import Chunk, Is
from app.extract.lexicon import words

GOVERNMENT = words(
    """
    government governments side sides authorities delegation people leadership administration military
    army forces delegations republic public nation embassy mission foreign
    """
)
_OF_COUNTRY = words(
    """
    government governments people side sides peoples authorities ministry delegation delegations forces army
    military troops navy leadership
    """
)
_OWN_GOVERNMENT = words("government mofa administration")
_OURS = _OWN_GOVERNMENT | {"country"}  # "our country"
_OWN_MINISTRY = frozenset({"ministry", "foreign ministry", "ministry of foreign affairs"})
MAY_OPEN = _OF_COUNTRY | _OURS | _OWN_MINISTRY
_SIDES = frozenset({Is.COUNTRY, Is.DEMONYM})
_DETERMINERS = words("the a an his her their its this that these those our")


def join_parties(chunks: list[Chunk], home: str | None) -> list[Chunk]:
    """Joins "the government of X", "the X side" into single parties."""
    joined: list[Chunk] = []
    done = 0
    for at in [n for n, chunk in enumerate(chunks) if chunk.text in MAY_OPEN or chunk.type in _SIDES]:
        if at < done:
            continue
        party = _government_of(chunks, at) or _side_of(chunks, at) or _own_government(chunks, at, home)
        if party is not None:
            joined += [*chunks[done:at], party[0]]
            done = party[1]
    return joined + chunks[done:]


def _government_of(chunks: Sequence[Chunk], at: int) -> tuple[Chunk, int] | None:
    if chunks[at].text not in _OF_COUNTRY or at + 2 >= len(chunks) or chunks[at + 1].text != "of":
        return None
    last = at + 2
    while last < len(chunks) and chunks[last].text in _DETERMINERS:
        last += 1
    if last < len(chunks) and chunks[last].type is Is.COUNTRY:
        return _spanning(chunks, at, last, chunks[last]), last + 1
    return None


def _side_of(chunks: Sequence[Chunk], at: int) -> tuple[Chunk, int] | None:
    if chunks[at].type not in _SIDES or at + 1 >= len(chunks):
        return None
    after = at + 1
    if chunks[after].type is Is.POSSESSIVE:
        after += 1
    if after < len(chunks) and chunks[after].text in GOVERNMENT and chunks[after].text != "foreign":
        return _spanning(chunks, at, after, chunks[at]), after + 1
    return None


def _own_government(chunks: Sequence[Chunk], at: int, home: str | None) -> tuple[Chunk, int] | None:
    """ "The Government" with nothing said of whose: the publisher's own."""
    ours = at > 0 and chunks[at - 1].text == "our" and chunks[at].text in _OURS
    if home is None or not (ours or chunks[at].text in _OWN_GOVERNMENT or _is_own_ministry(chunks, at)):
        return None
    if at == 0 or chunks[at - 1].text not in ("the", "our") or chunks[at].type is Is.COUNTRY:
        return None
    own = Chunk(Is.COUNTRY, chunks[at].span, chunks[at].text, (home,), entry="home")
    return own, at + 1


def _is_own_ministry(chunks: Sequence[Chunk], at: int) -> bool:
    """ "The Foreign Ministry will hold …": it acts; "at the Ministry", "the Ministry of B" are places."""
    if at != 1 or chunks[at].text not in _OWN_MINISTRY or chunks[at].codes or at + 1 >= len(chunks):
        return False
    return chunks[at + 1].text in _AUXILIARIES or chunks[at + 1].type in (Is.VERB, Is.LIGHT)


_AUXILIARIES = words("will has had is was would plans announced")


def _spanning(chunks: Sequence[Chunk], first: int, last: int, party: Chunk) -> Chunk:
    span = Span(chunks[first].span.start, chunks[last].span.end)
    text = " ".join(chunk.text for chunk in chunks[first : last + 1])
    return Chunk(Is.COUNTRY, span, text, party.codes, mention=party.mention, entry=party.entry)


def list_members(chunks: list[Chunk]) -> list[Chunk]:
    """Gives plural offices all their countries: those listed before ("ROK and Chinese …") and behind ("of
    A, B and C").
    """
    done: list[Chunk] = []
    at = 0
    while at < len(chunks):
        chunk = chunks[at]
        at += 1
        if chunk.type is Is.ORGANISATION:
            codes, after = _members(chunks, at)
            done.append(chunk._replace(codes=codes) if codes else chunk)
            at = after
            continue
        if chunk.text in FELLOWS and chunk.type is Is.WORD:  # "the five countries of B -- C, D, and E"
            codes, at = _members(chunks, at)
            done = _without_count(done) if codes else done
            done.append(chunk._replace(type=Is.GROUP, codes=codes) if codes else chunk)
            continue
        if chunk.type is not Is.GROUP:
            done.append(chunk)
            continue
        listed = list(chunk.codes)
        organisations = list(chunk.organisations)
        start = chunk.span.start
        while len(done) >= 2 and done[-1].text in ("and", ",", "&") and done[-2].type in _SIDES:
            listed[:0] = done[-2].codes
            start = done[-2].span.start
            del done[-2:]
        theirs = chunk.person_mention is not None and chunk.person_mention.counterpart
        if not theirs:
            end, at = _listed_behind(chunks, at, chunk, listed, organisations)
        elif (
            at < len(chunks) and chunks[at].text == "from"
        ):  # "his counterparts from the members of B -- C, D"
            end, at = _listed_behind(chunks, at + 1, chunk, listed, organisations)
        elif listed and _more_countries(chunks, at):  # "his colleagues from A", and behind it ", B and C"
            end, at = _listed_behind(chunks, at, chunk, listed, organisations)
        else:
            end = chunk.span.end
        if at < len(chunks) and chunks[at].text in _OPENING:  # "of A and the B Group (B4: C, D, E and F)"
            members, at = _members(chunks, at)
            listed += members
        done.append(
            chunk._replace(
                span=Span(start, end),
                codes=tuple(dict.fromkeys(listed)),
                organisations=tuple(dict.fromkeys(organisations)),
            )
        )
    return done


def _without_count(chunks: list[Chunk]) -> list[Chunk]:
    """Without "five Lower Mekong" before "countries"."""
    end = len(chunks)
    while end > 1 and _names_region(chunks[end - 1]):
        end -= 1
    counted = end > 0 and (chunks[end - 1].type is Is.NUMBER or chunks[end - 1].text in _COUNTED)
    return chunks[: end - 1] if counted else chunks


_COUNTED = words("two three four five six seven eight nine ten")


def _more_countries(chunks: Sequence[Chunk], at: int) -> bool:
    """ ", B and C", a list that "and" closes."""
    closed = False
    while at + 1 < len(chunks) and chunks[at].text in (",", "and"):
        closed = closed or chunks[at].text == "and"
        at += 1 + (chunks[at + 1].text in ("the", "and"))
        if at >= len(chunks) or chunks[at].type is not Is.COUNTRY:
            return False
        at += 1
    return closed


FELLOWS = words("countries members member states nations partners")


def _members(chunks: Sequence[Chunk], at: int) -> tuple[tuple[str, ...], int]:
    """ "MIKTA (Mexico, Indonesia, …)", "G4 countries (…)": members named one by one are present."""
    opening = at
    while opening < len(chunks) and chunks[opening].text in FELLOWS:
        opening += 1
    if opening >= len(chunks) or chunks[opening].text not in _OPENING:
        return (), at
    closing = ")" if chunks[opening].text == "(" else chunks[opening].text
    codes: list[str] = []
    first = opening + 1
    while first < len(chunks) and chunks[first].text in _NAMELY:
        first += 1
    labelled = [c.text for c in chunks[first + 1 : first + 2]] == [":"]  # "(V4: Poland, …)"
    for position in range(first + 2 * labelled, len(chunks)):
        chunk = chunks[position]
        ended = closing != ")" and chunk.text in (".", ";")
        if codes and (chunk.text == closing or ended):
            behind = position + (not ended)
            return (tuple(dict.fromkeys(codes)), behind) if len(codes) > 1 else ((), at)
        if chunk.type is Is.COUNTRY:
            codes.extend(chunk.codes)
        elif chunk.text not in (",", "and", "the", "&", "-"):
            break
    return (), at


_NAMELY = words("from namely of the")
_OPENING = frozenset({"(", "-", "\u2013", "\u2014"})  # "five countries -- A, B, C, D and E -- in …", too


def _of_fellows(chunks: Sequence[Chunk], at: int) -> bool:
    """ "African", "Lower Mekong" before "countries"."""
    behind = at
    while behind < min(at + _LONGEST, len(chunks)) and _names_region(chunks[behind]):
        behind += 1
    return at < behind < len(chunks) and chunks[behind].text in FELLOWS


def _names_region(chunk: Chunk) -> bool:
    return chunk.type in (Is.CAPITALISED, Is.PLACE) or chunk.text == "-"


_LONGEST = 4  # chunks of a region's name
_BETWEEN_SIDES = words(", and the of from & as well ( two three four five six seven eight nine ten")


def _listed_behind(
    chunks: Sequence[Chunk], at: int, chunk: Chunk, codes: list[str], organisations: list[str]
) -> tuple[int, int]:
    end = chunk.span.end
    ahead = at
    while ahead < len(chunks):
        current = chunks[ahead]
        if current.type is Is.COUNTRY or (current.type is Is.ORGANISATION and not codes):
            codes.extend(current.codes)
            organisations.extend(current.organisations)
            members, ahead = _members(chunks, ahead + 1)
            codes.extend(members)
            end, at = chunks[ahead - 1].span.end, ahead
        elif current.text in FELLOWS:
            members, after = _members(chunks, ahead)
            codes.extend(members)
            if members:
                return chunks[after - 1].span.end, after
            ahead += 1
        elif current.text in _BETWEEN_SIDES or current.type is Is.NUMBER or _of_fellows(chunks, ahead):
            ahead += 1
        else:
            break
    return end, at
