"""The closed list of 23 topics: what an event is about, one to four an event.

`cues` are the words and phrases of `topics.csv` that speak for a topic, `hints` those that also stand
elsewhere; lower case, and a final `*` stands for any ending ("denuclear*"). To add a topic, add a row.
"""

from dataclasses import dataclass

from app.domain.tables import read_rows, values


@dataclass(frozen=True, slots=True)
class Topic:
    slug: str
    label: str
    label_ko: str
    definition: str
    cues: tuple[str, ...]
    hints: tuple[str, ...]


TOPICS: dict[str, Topic] = {
    slug: Topic(slug, label, label_ko, definition, values(cues), values(hints))
    for slug, label, label_ko, definition, cues, hints in read_rows(
        "topics", "slug label label_ko definition cues hints"
    )
}
