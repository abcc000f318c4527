"""What events are about: the closed list of topics."""

from typing import Self

import strawberry

from app.domain.topics import TOPICS
from app.graphql.names import language_of
from app.graphql.types.columns import FromRow, Lang, described, held


def _name(slug: str, lang: str | None = None) -> str:
    topic = TOPICS[slug]
    return topic.label_ko if language_of(lang) == "ko" else topic.label


@strawberry.type(description="What events are about: one of a closed list of subjects.")
class Topic:
    """A row of `topics.csv`. Its row, in rows of others, is but its slug."""

    slug: strawberry.ID = held("Its short name, which filters take.", FromRow())

    @described(
        "Its name in the language asked for: English or Korean.",
        FromRow(read=lambda lang=None: lambda slug: _name(slug, lang)),
    )
    def name(self, lang: Lang = None) -> str:
        return _name(self.slug, lang)

    @classmethod
    def of(cls, slug: str) -> Self:
        return cls(slug=strawberry.ID(slug))

    @described("What belongs to it.", FromRow(read=lambda slug: TOPICS[slug].definition))
    def description(self) -> str:
        return TOPICS[self.slug].definition
