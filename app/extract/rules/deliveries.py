"""Aid on its way: "tents provided by A have arrived in B", "flour was delivered to B", and what is given."""

from dataclasses import replace

from app.extract.chunks import Chunk
from app.extract.frames import Frame, party_list
from app.extract.lexicon import words
from app.extract.rules.base import passive_frame
from app.extract.tenses import is_passive
from app.extract.triggers import TriggerClass

MONEY = words(
    "million billion dollars usd us$ $ € £ euros euro yen aud cad nzd pounds thousand krw tons tonnes"
)
GIVING = words(
    """
    provide provides provided providing donate donated donates contribute contributed contributes deliver
    delivered dispatch dispatched dispatches despatch despatched
    despatches mobilised mobilized send sent allocate allocated allocates pledged pledges pledge
    grant granted contributing donating extend extended extends offer offered offers receive announced
    announces announce announcing decided receiving sends sending dispatching delivering handed committed
    gave give gives given giving allocating distributed distributes doubled doubles doubling tripled increased
    flown
    """
)
GOODS = words(
    """
    humanitarian emergency relief financial in-kind million worth dollars us$ medical $ £ € doses vaccine
    vaccines tents blankets rice wheat kits ventilators medicines supplies food shelter tonnes tons usd flood
    rescue disaster earthquake cyclone package baskets parcels generators ambulances firefighters rescuers
    euros euro
    """
)
THINGS = words(
    """
    baskets parcels generators ambulances firefighters rescuers blankets tents medicines ventilators vaccines
    equipment mattresses heaters
    """
)
_NEAR = 14  # chunks: "tonnes of supplies for the people of A, provided by B and C, have arrived"
ARRIVES = ("arriv", "depart", "landed", "lands", "reached", "touched down", "set out", "left")


def arriving_in(frame: Frame) -> Frame | None:
    """ "A million doses of vaccine will arrive in B tomorrow": the frame with the day of that."""
    ahead = range(frame.at + 1, min(len(frame.chunks), frame.at + _NEAR))
    verb = next((n for n in ahead if frame.chunks[n].text.startswith(ARRIVES)), None)
    given = frame.trigger.cls is TriggerClass.NOUN and frame.governor is None
    if verb is None or not (given or is_delivered(frame)):
        return None
    days = [c.date for c in frame.chunks[verb:] if c.date is not None and c.date.is_day]
    return replace(frame, governor=verb, embedded=False, dates=days[:1])


def is_delivered(frame: Frame) -> bool:
    """ "vaccines donated by A arrived in B", "five tonnes of flour were delivered to B": goods before it."""
    before = {word for c in frame.chunks[frame.clause.start : frame.at] for word in c.text.split()}
    behind = frame.chunks[frame.at + 1].text if frame.at + 1 < len(frame.chunks) else ""
    passive = is_passive(frame.chunks, frame.at)
    dated = any(c.date is not None and c.date.is_day for c in frame.chunks)  # else it sums up what was sent
    told = (behind == "by" and not passive) or (behind == "to" and passive and dated)
    return told and bool(before & (GOODS | THINGS)) and frame.word in GIVING


def given_by(frame: Frame) -> list[Chunk]:
    """ "supplies for A, provided by B and C, have arrived": B and C; "a gift of B"."""
    texts = [c.text for c in frame.chunks]
    for at in range(1, len(texts) - 1):
        by = texts[at] == "by" and texts[at - 1] in GIVING
        gift = texts[at] in ("of", "from") and texts[at - 1] in _GIFTS
        if by or gift:
            start = at + 1 + (texts[at + 1] == "the")
            return party_list(frame.chunks, start, len(frame.chunks))[0]
    return []


_GIFTS = words("gift donation")


def handed_over(frame: Frame) -> Frame | None:
    """ "A ceremony for handing over assistance to B was held on May 3": the frame with the day of that."""
    before = {c.text for c in frame.chunks[max(0, frame.at - _BEFORE) : frame.at]}
    handed = not _HANDOVER.isdisjoint(before)
    return passive_frame(frame, _HELD) if handed and frame.trigger.cls is TriggerClass.NOUN else None


_BEFORE = 9  # chunks
_HANDOVER = words("handover hand-over") | {"handing over"}
_HELD = words("held")
