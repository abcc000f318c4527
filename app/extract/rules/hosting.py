"""Who gives a gathering: the house behind "hosted by", the town that will host it."""

from collections.abc import Sequence

from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame, party_list
from app.extract.lexicon import words


def town_that_hosts(frame: Frame) -> list[Chunk]:
    """ "Accra will host the preparatory session on May 3"."""
    if frame.governor_word not in _HOSTS or frame.governor is None:
        return []
    at = frame.governor - 1
    while at > frame.clause.start and frame.chunks[at].text in _HELPERS:
        at -= 1
    return [c for c in frame.chunks[at : at + 1] if c.type is Is.PLACE and c.codes]


_HOSTS = words("host hosts hosted")
_HELPERS = words("will is has to also again")


def hosting(frame: Frame) -> list[Chunk]:
    """ "a reception hosted by the Kenyan Embassy", "… held by the Embassy of Kenya", "… of the Embassy of
    Kenya".
    """
    chunks = frame.chunks
    if house := _of_embassy(chunks, frame.at):
        return house
    for at in range(frame.at + 1, min(len(chunks) - 2, frame.at + _NEAR)):
        if chunks[at].text in _GIVEN and chunks[at + 1].text == "by":
            hosts, _ = party_list(chunks, at + 2, len(chunks))
            if hosts and all(c.type is Is.COUNTRY for c in hosts):
                return hosts  # "a conference for C, hosted by A and B"
    behind = [c for c in chunks[frame.at + 1 : frame.at + 5] if c.text != "the"]
    by_house = [c.text for c in behind[1:2]] == ["by"] and behind[0].text in _GIVEN
    return [c._replace(type=Is.COUNTRY) for c in behind[2:3] if by_house and c.codes and c.type is Is.WORD]


def _of_embassy(chunks: Sequence[Chunk], at: int) -> list[Chunk]:
    row = [c for c in chunks[at + 1 : at + _NEAR + 2] if c.text != "the"]
    leads = 2 if [c.text for c in row[1:2]] == ["by"] and row[0].text in _GIVEN else 1
    whose = [c.text for c in row[leads - 1 : leads + 2]]
    named = row[leads + 2 : leads + 3]
    if len(whose) == _OF_EMBASSY and whose[0] in ("by", "of") and whose[1:] == ["embassy", "of"]:
        return [c for c in named if c.type is Is.COUNTRY]
    return []


_OF_EMBASSY = 3  # "by", "embassy", "of"
_NEAR = 7  # chunks
_GIVEN = words("hosted co-hosted organised organized held given")
