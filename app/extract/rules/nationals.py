"""Whose nationals a sentence speaks of: the publisher's, those of another state, or just "people".

"32 Canadians and permanent residents", "our compatriot X", "Sri Lankan domestic workers", "the nationals"
"""

from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading

_NATIONALS = words(
    """
    nationals citizens citizen national passengers residents compatriots compatriot students tourists
    travellers journalist journalists fishermen fisherman sailors seafarers crewmen pilgrims missionaries
    nationality repatriates
    """
)
# Behind the adjective of a country these are its nationals: "domestic workers", "an aid worker".
_PEOPLE = _NATIONALS | words(
    """
    people persons workers worker families family dependants dependents evacuees returnees women men children
    woman man hostages hostage prisoners detainees servicemen crew teachers doctors nurses sailor seafarer
    crewman student tourist missionary pilgrim engineer engineers doctor teacher priest staff personnel
    diplomats
    """
)
_REACH = 3  # "Sri Lankan migrant domestic workers"
_COUNTED = words("people persons evacuees returnees individuals passengers")
# What speaks of trouble abroad: who arrives or leaves in such a text is brought out of it.
_TROUBLE = (
    "evacuat", "repatriat", "stranded", "hostage", "detain", "abduct", "consular", "crossing", "airlift",
    "rescue", "trapped", "safely", "to safety", "brought home", "compatriot",
)  # fmt: skip


def of_ours(frame: Frame, reading: Reading) -> Chunk | None:
    """The word for nationals of the publisher's country in the sentence: "Canadians", "our compatriot"."""
    chunks = frame.chunks
    for at, chunk in enumerate(chunks):
        own = chunk.type is Is.DEMONYM and reading.home in chunk.codes
        if own and (_names_people(chunk) or _is_of_people(chunks, at)):
            return chunk
        if chunk.text == "our" and at + 1 < len(chunks) and chunks[at + 1].text in _NATIONALS:
            return chunks[at + 1]
        if chunk.text in _STAFF and _is_of_mission(chunks, at, reading.home):
            return chunk
    return None


_STAFF = words("employee employees staff diplomat diplomats official officials guard guards driver")
_MISSIONS = ("embassy", "high commission", "consulate", "consulate general", "mission", "consulate-general")


def _is_of_mission(chunks: tuple[Chunk, ...], at: int, home: str | None) -> bool:
    """ "an employee of the A Embassy in B", "two staff members of our Mission"."""
    ahead = chunks[at + 1 : at + 1 + _TO_MISSION]
    house = next((n for n, c in enumerate(ahead) if c.text.endswith(_MISSIONS)), None)
    if house is None or "of" not in {c.text for c in ahead[:house]}:
        return False
    return home in ahead[house].codes or ahead[house - 1].text in ("our", "its")


_TO_MISSION = 5  # chunks: "members of the local Embassy"


def counted(frame: Frame) -> bool:
    """ "311 people", "a group of 59 persons", "32 of them": who they are, the title says."""
    texts = [c.text for c in frame.chunks]
    return any(
        c.type is Is.NUMBER
        and (not _COUNTED.isdisjoint(texts[n + 1 : n + 3]) or texts[n + 1 : n + 3] == ["of", "them"])
        for n, c in enumerate(frame.chunks)
    )


def plain(frame: Frame) -> bool:
    """ "the nationals", "those citizens": no country is said; not the name of a "National Rescue Service"."""
    named = [c.text for c in frame.chunks if not (c.text == "national" and c.type is Is.CAPITALISED)]
    return any(not _NATIONALS.isdisjoint(text.split()) for text in named)


def are_foreign(frame: Frame, reading: Reading) -> bool:
    """ "Afghan nationals": those of another state are spoken of, and none of ours."""
    found = False
    for at, chunk in enumerate(frame.chunks):
        if chunk.type is Is.DEMONYM and chunk.codes and reading.home not in chunk.codes:
            found = found or _is_of_people(frame.chunks, at)
    return found and of_ours(frame, reading) is None


def whose_people(frame: Frame) -> Chunk | None:
    """ "two Norwegian citizens": the word for the state whose people are spoken of."""
    named = (c for at, c in enumerate(frame.chunks) if _is_of_people(frame.chunks, at) and c.codes)
    return next((c for c in named if c.type is Is.DEMONYM), None)


def are_in_trouble(reading: Reading) -> bool:
    """Whether the title or the opening speaks of nationals in trouble abroad."""
    opening = reading.sentences[: _OPENING + sum(s.is_title for s in reading.sentences)]
    text = " ".join(s.span.of(reading.folded) for s in opening).lower()
    return any(word in text for word in _TROUBLE)


_OPENING = 3  # sentences


def _names_people(chunk: Chunk) -> bool:
    return chunk.text.endswith("s") and chunk.text != "swiss"


def _is_of_people(chunks: tuple[Chunk, ...], at: int) -> bool:
    for chunk in chunks[at + 1 : at + 1 + _REACH]:
        if chunk.text in _PEOPLE:
            return True
        if chunk.type not in (Is.WORD, Is.CAPITALISED, Is.VERB):
            return False
    return False
