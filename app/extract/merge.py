"""What is kept besides the main events.

Kept: what is dated to the month or better, what belongs to the main encounter, and what has an identity
of its own. Dropped, with a note for `readout explain`: wishes, denials, undated background, second
tellings (`twins.py`).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from app.domain.codes import CountryRole, DatePrecision
from app.domain.event_types import EventType
from app.domain.values import When
from app.extract.alongside import is_done_alongside
from app.extract.briefings import is_answered, is_asked, is_briefing
from app.extract.candidates import Candidate
from app.extract.chunks import Is
from app.extract.counterparts import MEETS_AGAIN
from app.extract.frames.both import names_both
from app.extract.lexicon import words
from app.extract.main_days import fill_day
from app.extract.main_parties import is_round_of, main_of, points_back, sides_of
from app.extract.positions import ENGAGEMENT
from app.extract.reading import Reading
from app.extract.retellings import told_one_by_one, visited_one_by_one
from app.extract.rules.engagement_types import is_named
from app.extract.titled import share_day_of_title, told_by_title
from app.extract.twins import Kept
from app.extract.when import is_dated

# Of the annotated documents none mentions an event that lies further back; what does is history, but for the
# round before this one: those of a mechanism can lie some years apart.
_HISTORY = dt.timedelta(days=540)
_HISTORY_OF_ROUNDS = 2 * _HISTORY
_HISTORY_OF_TURNS = 3 * _HISTORY  # "in the prisons of A since the election of August 2020"


def settle(
    reading: Reading, candidates: Sequence[Candidate], primary: Sequence[Candidate]
) -> tuple[list[Candidate], list[str]]:
    """All events of the release in the order of the text, main ones first, and the notes on what was
    dropped.
    """
    kept = Kept()
    notes: list[str] = []
    share_day_of_title(candidates)
    for candidate in primary:
        fill_day(candidate, reading, candidates)
        kept.take(candidate)
    for candidate in candidates:
        if candidate.primary:
            continue
        candidate.same_encounter |= any(is_done_alongside(candidate, main) for main in kept.primary)
        reason = (
            "asked, not told"
            if is_asked(candidate, reading) and not is_answered(candidate, reading)
            else _reason_to_drop(candidate, kept, reading.release.published_on)
        )
        if told_one_by_one(candidate, kept.events) or visited_one_by_one(candidate, kept.events):
            reason = "told one by one"
        if reason is None:
            _add_host(candidate, kept)
            if not _is_told_beside(candidate, kept):
                _fill_mentioned(candidate, kept, reading)
            candidate.primary = _signed_within(candidate, reading)
            if kept.take(candidate):
                continue
            reason = "tells an event again"
        notes.append(_note(candidate, reason))
    for candidate in told_by_title(kept, candidates, reading):
        kept.take(candidate)
    return kept.events, notes


def _signed_within(candidate: Candidate, reading: Reading) -> bool:
    """What is signed within an item of a briefing is announced with it."""
    return candidate.same_encounter and candidate.type is EventType.AGREEMENT and is_briefing(reading)


def _is_history(candidate: Candidate, published_on: dt.date | None) -> bool:
    """Told of times long before the release: when ties were established, when a forum was founded."""
    last = candidate.when.ends_on if candidate.when else None
    limit = _HISTORY_OF_ROUNDS if _is_round_before(candidate) else _HISTORY
    first = candidate.type in ENGAGEMENT and "first" in _ahead(candidate)
    turns = (
        first and "having" in candidate.frame.said
    )  # "the first such meeting …, the ninth having been held"
    if turns or (candidate.type is EventType.POLITICAL and "since" in _ahead(candidate)):
        limit = _HISTORY_OF_TURNS
    return published_on is not None and last is not None and published_on - last > limit


_BEFORE = words("last previous preceding")


def _is_round_before(candidate: Candidate) -> bool:
    """ "The previous round of consultations took place on May 3, 2019"."""
    ahead = _ahead(candidate)
    round_ = candidate.frame.trigger.frame == "round"  # "following that of May 3, 2019"
    return round_ or (candidate.type in ENGAGEMENT and not candidate.frame.embedded and bool(_BEFORE & ahead))


def _ahead(candidate: Candidate) -> set[str]:
    return {c.text for c in candidate.frame.chunks[max(0, candidate.frame.at - 4) : candidate.frame.at]}


def _reason_to_drop(candidate: Candidate, kept: Kept, published_on: dt.date | None) -> str | None:
    if candidate.frame.unreal:
        return f"not told as a fact ({candidate.frame.unreal!r})"
    if candidate.sentence.is_title:
        return "the title tells the main event"
    if _is_framing(candidate):
        return "only the occasion of what is told"
    if (reason := _why_no_statement(candidate, kept)) is not None:
        return reason
    if _is_history(candidate, published_on):
        return "background history"
    if candidate.same_encounter and _encounter_of(candidate, kept) is not None:
        return None
    if not is_dated(candidate):
        return None if candidate.undated_ok else "no day or month, and no identity"
    if not candidate.countries and not candidate.organisations and not points_back(candidate, kept):
        return "no party found"
    if candidate.type in ENGAGEMENT and candidate.sides < 2 and not _is_of_many(candidate):
        told = not candidate.frame.embedded or points_back(candidate, kept)
        return None if main_of(kept, candidate) is not None and told else "only one side found"
    return None


def _why_no_statement(candidate: Candidate, kept: Kept) -> str | None:
    if candidate.type is not EventType.STATEMENT:
        return None
    if candidate.rule == "statements.position":
        return "a stance, not an event of its own"
    return "the text that the release is" if _is_this_text(candidate, kept) else None


def _is_this_text(candidate: Candidate, kept: Kept) -> bool:
    """ "The text of the following statement was released by …"."""
    before = [c.text for c in candidate.frame.chunks[max(0, candidate.frame.at - 3) : candidate.frame.at]]
    return "following" in before and any(k.type is EventType.STATEMENT for k in kept.primary)


def _is_framing(candidate: Candidate) -> bool:
    """ "held on the sidelines of the session in C on May 3": the day is that of what was held."""
    before = {c.text for c in candidate.frame.chunks[max(0, candidate.frame.at - 5) : candidate.frame.at]}
    aside = candidate.frame.lead == "of" and not _ASIDES.isdisjoint(before)
    return candidate.type is EventType.CONFERENCE and aside


_ASIDES = words("sidelines margins fringes sideline margin")


def _is_of_many(candidate: Candidate) -> bool:
    """A conference, and the summit of a group or region ("the NATO Summit"): who came need not be told."""
    if candidate.type is not EventType.SUMMIT:
        return candidate.type is EventType.CONFERENCE
    named = any(c.type is Is.COMPOUND for c in candidate.frame.modifiers) or is_named(candidate.frame)
    return named or bool(candidate.organisations)


def _gathers(main: Candidate, candidate: Candidate) -> bool:
    """Whether people came together for the main event, so that they can do another thing besides."""
    if candidate.type in ENGAGEMENT:
        return main.type in (*ENGAGEMENT, EventType.AGREEMENT, EventType.RELATIONS, EventType.VISIT)
    return main.type in ENGAGEMENT


def _encounter_of(candidate: Candidate, kept: Kept) -> Candidate | None:
    """Where and when something was done besides: at the main event, or else on the one day of a visit or of
    talks told before.
    """
    if any(_gathers(main, candidate) for main in kept.primary):
        return main_of(kept, candidate)
    if candidate.type not in (EventType.AGREEMENT, EventType.RELATIONS):
        return None
    of_both = not candidate.sides and any(main.type is EventType.VISIT for main in kept.primary)
    if not (candidate.countries or of_both or names_both(candidate.frame)):
        return None
    held = (
        k
        for k in kept.events
        if k.type in (*ENGAGEMENT, EventType.VISIT)
        and k.when is not None
        and k.when.precision is DatePrecision.DAY
        and k.sentence.number <= candidate.sentence.number
        and candidate.countries.keys() <= k.countries.keys()
    )
    return max(held, key=lambda k: k.sentence.number, default=None)


def _add_host(candidate: Candidate, kept: Kept) -> None:
    """ "The Forum took place in Lima on May 3", told in passing: of those who hosted it as much as of the
    publisher, whose people nobody says went there.
    """
    if any(candidate.country_of_place in (m.country_of_place, *m.countries) for m in kept.primary):
        return
    rows = [e for code in candidate.countries for e in candidate.evidence if e.supports == f"country:{code}"]
    supposed = len(candidate.countries) == 1 and bool(rows) and all(e.entry == "home" for e in rows)
    there = candidate.country_of_place
    if not _is_of_many(candidate) or not supposed or there in (None, *candidate.countries):
        return
    if candidate.place is not None and there is not None:
        candidate.add_country(there, CountryRole.HOST, candidate.place.span, "meetings.venue")


def _is_told_beside(candidate: Candidate, kept: Kept) -> bool:
    """ "goes on to Lima on May 3 to meet Minister X for talks": they are that meeting, with its sides."""
    beside = (k for k in kept.events if k.sentence is candidate.sentence and not k.primary)
    return any(k.type is candidate.type and k.when == candidate.when and k.sides > 1 for k in beside)


def _done_there(candidate: Candidate, kept: Kept) -> Candidate | None:
    """ "The Summit in Lima on May 3 adopted a statement": the gathering of which the same sentence tells."""
    if candidate.type not in (EventType.STATEMENT, EventType.AGREEMENT) or candidate.countries:
        return None
    told = (k for k in kept.events if k.sentence is candidate.sentence and not k.primary)
    bodies = candidate.organisations.keys()
    return next(
        (k for k in told if k.type in ENGAGEMENT and is_dated(k) and bodies <= k.organisations.keys()), None
    )


def _fill_mentioned(candidate: Candidate, kept: Kept, reading: Reading) -> None:
    """What is done in the main encounter has its day, place and parties."""
    if (there := _done_there(candidate, kept)) is not None:
        candidate.when, candidate.countries = there.when, dict(there.countries)
        candidate.organisations.update(there.organisations)
        return
    main = main_of(kept, candidate)
    if candidate.when is None or candidate.when.precision is DatePrecision.YEAR:
        held = (_encounter_of(candidate, kept) or main) if candidate.same_encounter else None
        candidate.when = held.when if held is not None else When(DatePrecision.UNKNOWN)
        if held is not None and held.when is not None and _is_done_at_close(candidate):
            candidate.when = replace(held.when, precision=DatePrecision.DAY, starts_on=held.when.ends_on)
        if held is not None and candidate.type not in (EventType.CALL, EventType.STATEMENT):
            candidate.place, candidate.country_of_place = held.place, held.country_of_place
    again = candidate.type in MEETS_AGAIN and not (_is_of_many(candidate) or is_named(candidate.frame))
    of_body = candidate.organisations.keys() - (main.organisations.keys() if main is not None else set())
    apart = bool(of_body) or "joint" not in candidate.frame.word
    alone = candidate.type is EventType.STATEMENT and candidate.sides > 0 and apart
    if (
        main is not None
        and candidate.sides < 2
        and candidate.countries.keys() <= main.countries.keys()
        and not alone
        and (candidate.same_encounter or again or points_back(candidate, kept))
    ):
        if is_round_of(main, candidate):
            candidate.type = main.type
        for code in sides_of(main, candidate, reading):
            candidate.countries.setdefault(code, CountryRole.PARTICIPANT)
        candidate.organisations.update(main.organisations)
        if _is_of_body(candidate):
            candidate.type = EventType.CONFERENCE


def _is_done_at_close(candidate: Candidate) -> bool:
    """ "At the close of the session, both sides signed an agreement": on its last day."""
    opening = [c.text for c in candidate.frame.chunks[:3]]
    return opening[:1] == ["at"] and not _CLOSE.isdisjoint(opening)


_CLOSE = words("close closing conclusion end")


def _is_of_body(candidate: Candidate) -> bool:
    """ "The foreign ministers met in C in May", told of those of the body that the main event is of."""
    groups = [c for c in candidate.frame.subject if c.type is Is.GROUP and not c.codes]
    return candidate.type is EventType.MEETING and bool(groups) and bool(candidate.organisations)


def _note(candidate: Candidate, reason: str) -> str:
    span = candidate.frame.chunks[candidate.frame.at].span
    return f"{candidate.type}: {candidate.frame.word!r} at {span.start} ({candidate.rule}): {reason}"
