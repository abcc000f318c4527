"""What events are about: the closed list of topics."""

from typing import Self

import strawberry

from app.domain.topics import TOPICS
from app.graphql.names import language_of
from app.graphql.types.columns import Lang, described


@strawberry.type(description="What events are about: one of a closed list of subjects.")
class Topic:
    """A row of `topics.csv`."""

    slug: strawberry.ID = strawberry.field(description="Its short name, which filters take.")

    @described("Its name in the language asked for: English or Korean.")
    def name(self, lang: Lang = None) -> str:
        topic = TOPICS[self.slug]
        return topic.label_ko if language_of(lang) == "ko" else topic.label

    @classmethod
    def of(cls, slug: str) -> Self:
        return cls(slug=strawberry.ID(slug))

    @described("What belongs to it.")
    def description(self) -> str:
        return TOPICS[self.slug].definition
