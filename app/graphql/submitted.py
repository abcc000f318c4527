"""What mutations take: the GraphQL spelling of what `app/ingest` is handed."""

import datetime as dt
from typing import TypeVar

import strawberry
from strawberry import UNSET

from app.domain.codes import ReleaseKind
from app.graphql.inputs import option
from app.graphql.scalars import URL, Language
from app.ingest.handed_in import HandedIn
from app.ingest.proposals import Proposed

T = TypeVar("T")


@strawberry.input(
    description=(
        "A release as it stands on the page of its publisher. What is stated here beats what is read in the "
        "document."
    )
)
class ReleaseIngestInput:
    """The GraphQL spelling of `HandedIn`."""

    url: URL = strawberry.field(
        description="Its address at the publisher; with the publisher it makes its identity."
    )
    publisher: strawberry.ID = strawberry.field(
        description="Who issued it: a short name, such as kr-mofa, or the id of the organisation."
    )
    html: str | None = option("The page as it is served. Exactly one of html and text.")
    text: str | None = option("Title and text, paragraphs apart by an empty line.")
    language: Language | None = option("The language it is in; told from the text if left out.")
    published_on: dt.date | None = option("The publisher's own date; read in the document if left out.")
    kind: ReleaseKind | None = option("What kind of document it is; told from title and text if left out.")
    idempotency_key: str | None = option(
        "A word of your own for this release, such as a UUID: the same key and input within a day get the "
        "first answer again and do nothing; the same key with another input is a conflict."
    )

    def handed_in(self) -> HandedIn:
        language = _given(self.language)
        return HandedIn(
            url=self.url.strip(),
            publisher=self.publisher,
            html=_given(self.html),
            text=_given(self.text),
            language=language.partition("_")[0] if language else None,
            published_on=_given(self.published_on),
            kind=_given(self.kind),
        )

    @property
    def once(self) -> str | None:
        return _given(self.idempotency_key)


@strawberry.input(description="What should be otherwise in the record, and why.")
class CorrectionInput:
    """The GraphQL spelling of `Proposed`."""

    node_id: strawberry.ID = strawberry.field(
        description="The event, release or participant it is about, by its id."
    )
    field: str = strawberry.field(
        description=(
            "Which field of it, as this schema names it: when, place, participations, title …; or other."
        )
    )
    proposed: str = strawberry.field(
        description="What it should be, in words for a person; at most 2,000 characters."
    )
    source_url: URL | None = option("Where that can be read.")
    note: str | None = option("What else the editor should know; at most 2,000 characters.")

    def proposal(self) -> Proposed:
        return Proposed(self.node_id, self.field, self.proposed, _given(self.source_url), _given(self.note))


def _given(value: T | None) -> T | None:
    """Null for what was left out."""
    return None if value is UNSET else value
