"""The exact words that a fact rests on, and the link that opens the publisher's page at them."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from app.domain.codes import Confidence
from app.graphql.context import Info
from app.graphql.enums import ExtractionMethod
from app.graphql.scalars import URL
from app.graphql.source_links import source_link
from app.graphql.types.columns import FromRow, column, described
from app.graphql.types.sentences import Sentence
from app.queries import shapes
from app.queries.nouns import names

if TYPE_CHECKING:
    from app.graphql.types.releases import Release


@strawberry.type(
    description=(
        "The exact span of a release that supports one field of an event, or a position. "
        "Offsets count Unicode code points of Release.text at that revision."
    )
)
class Evidence:
    """`source` is the release it stands in."""

    row: strawberry.Private[shapes.Quotation]
    source: strawberry.Private["Release"]

    quote: str = column("quote", "The words themselves, exactly as they stand in the text.")
    start: int = column("start", "Where the words begin: the number of code points before them.")
    end: int = column("end", "Where the words end.")
    revision: int = column("revision", "The revision of the release that the offsets belong to.")
    supports: str = column(
        "supports",
        'The field it supports: "event" (the sentence that states it), "type", "when", "place", "status", '
        '"country:KR", "organization:EU", "participation:0", "topic:cyber"; or "position".',
    )
    confidence: Confidence = column("confidence", "How sure the reading is.", Confidence)
    rule: str = column("rule", "The rule that read it; its name is stable.")

    @described("The sentence in which the words begin, in that revision; null where they stand in none.")
    def sentence(self, info: Info) -> Sentence | None:
        return self.source.sentence_at(info, self.row["revision"], self.row["start"])

    @described("How it was read.", FromRow(read=lambda _: ExtractionMethod.RULE))
    def method(self) -> ExtractionMethod:
        return ExtractionMethod.RULE

    @described("The release it stands in.", FromRow("release"))
    def release(self) -> Annotated["Release", strawberry.lazy("app.graphql.types.releases")]:
        return self.source

    @described(
        "The publisher's page, opened at these words where the browser can. A paraphrase links to the whole "
        "page, since its words do not stand there. Null for a release without an address.",
        FromRow(
            read=lambda row: _opened_at(row["release"], row["quote"]),
            wanted={**names("quote"), "release": names("url", "paraphrase")},
        ),
    )
    def source_url(self) -> URL | None:
        return _opened_at(self.source.row, self.row["quote"])


def _opened_at(release: shapes.ReleaseCard, quote: str) -> URL | None:
    if not release["url"]:
        return None
    return URL(source_link(release["url"], None if release["paraphrase"] else quote))
