"""Everything that the stages before the rules found in one release; the rules read it and change nothing."""

from dataclasses import dataclass, field

from app.domain.publishers import is_body
from app.domain.values import Release
from app.extract.annotate import annotate
from app.extract.chunks import Chunk, find_chunks, spell_out
from app.extract.datelines import dateline_end
from app.extract.dates import Calendar, DateMention, calendar_of, find_dates
from app.extract.fold import fold
from app.extract.frames import Frame, find_frames
from app.extract.home import home_of, mission_in
from app.extract.mentions import Mention
from app.extract.own_names import add_own_names
from app.extract.people import PersonMention, find_people
from app.extract.people.counterparts import bind_counterparts
from app.extract.people.courtesy import bind_envoys
from app.extract.people.identity import Person, identify
from app.extract.people.later import find_later_names, surnames
from app.extract.people.lines import joined_lines
from app.extract.people.nationality import settle_countries
from app.extract.questions import answers_questions
from app.extract.segments import Sentence, find_sentences
from app.extract.units import Sort, Unit, find_units, said_in


@dataclass(frozen=True, slots=True)
class Reading:
    release: Release
    folded: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    calendar: Calendar
    home: str | None
    persons: dict[PersonMention, Person]
    chunks: tuple[tuple[Chunk, ...], ...]  # by sentence
    frames: tuple[tuple[Frame, ...], ...]  # by sentence
    dateline: tuple[Chunk, ...]
    asked: bool  # whether questions are answered: each answer may speak of another country

    def quote(self, sentence: Sentence) -> str:
        return sentence.span.of(self.release.text)


@dataclass(slots=True)
class _Row:
    """What one sentence was cut into."""

    sentence: Sentence
    mentions: list[Mention] = field(default_factory=list)
    dates: tuple[DateMention, ...] = ()
    units: tuple[Unit, ...] = ()
    said: frozenset[str] = frozenset()
    people: tuple[PersonMention, ...] = ()


def read(release: Release) -> Reading:
    """Stages 2 to 6: sentences, mentions, dates, people, chunks, frames."""
    folded = fold(release.text)
    sentences = find_sentences(release)
    mentions = annotate(folded)
    home = home_of(release, folded, mentions)
    mentions = add_own_names(folded, mentions, home)
    rows = _rows(folded, sentences, mentions, release.text)
    asked = answers_questions(folded)
    days = [row.sentence.number for row in rows if _is_day_alone(row)]
    persons = identify((m for row in rows for m in row.people), home, days)
    known = surnames(persons)
    for row in rows:
        row.people = find_later_names(
            row.units, row.people, release.text, row.sentence.number, persons, known
        )
    units = [row.units for row in rows]
    people = [row.people for row in rows]
    bind_envoys(people, persons)
    settle_countries(
        people,
        persons,
        units,
        home,
        of_body=is_body(release.publisher),
        posted=home is not None and mission_in(folded, mentions) == home,
        asked=asked,
    )
    bind_counterparts(people, persons)
    calendar = calendar_of(release.published_on, folded, (d for row in rows for d in row.dates))
    chunks = list(spell_out(find_chunks(row.units, row.people, persons, home, row.said) for row in rows))
    first = next((n for n, row in enumerate(rows) if not row.sentence.is_title), len(rows))
    dateline: tuple[Chunk, ...] = ()
    if first < len(rows):
        end = dateline_end(chunks[first], calendar, release.published_on)
        dateline, chunks[first] = chunks[first][:end], chunks[first][end:]
    frames = tuple(
        tuple(find_frames(row.sentence, row_chunks, row.said))
        for row, row_chunks in zip(rows, chunks, strict=True)
    )
    return Reading(
        release,
        folded,
        sentences,
        mentions,
        calendar,
        home,
        persons,
        tuple(chunks),
        frames,
        dateline,
        asked,
    )


def _is_day_alone(row: _Row) -> bool:
    """ "Thursday, 14 March 2024" over one of the parts of a digest."""
    return bool(row.dates) and all(unit.date is not None or unit.sort is Sort.MARK for unit in row.units)


def _is_tag(folded: str, date: DateMention, sentence: Sentence) -> bool:
    """ "Minister X visits B [April 2023]": by which somebody filed the release, not when it happened."""
    start, end = date.span.start, date.span.end
    return sentence.is_title and folded[start - 1 : start] == "[" and folded[end : end + 1] == "]"


def _rows(
    folded: str, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], text: str
) -> list[_Row]:
    rows, at = [], 0
    for sentence in sentences:
        row = _Row(sentence)
        while at < len(mentions) and mentions[at].span.start < sentence.span.end:
            if mentions[at].span.start >= sentence.span.start:
                row.mentions.append(mentions[at])
            at += 1
        row.dates = tuple(d for d in find_dates(folded, sentence.span) if not _is_tag(folded, d, sentence))
        row.units = find_units(folded, sentence.span, row.mentions, row.dates)
        row.said = said_in(row.units)
        row.people = find_people(row.units, text, sentence.number, in_title=sentence.is_title)
        rows.append(row)
    body = sum(sentence.is_title for sentence in sentences)
    for row, people in zip(rows, joined_lines([(r.units, r.people) for r in rows], text, body), strict=True):
        row.people = people
    return rows
