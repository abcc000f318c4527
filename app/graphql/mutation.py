"""Every way to write: named object first, one `input`, a payload with `userErrors`. Each needs a scope.

A mutation writes in transactions of its own, in the worker thread; the payload reads what was written.
"""

import datetime as dt
from typing import Annotated

import strawberry

from app.access.caller import Scope
from app.db.engine import writing
from app.graphql import lookup
from app.graphql.context import Info
from app.graphql.submitted import CorrectionInput, ReleaseIngestInput
from app.graphql.types import accounts
from app.graphql.types.columns import described
from app.graphql.types.events import Event
from app.graphql.types.releases import Release
from app.graphql.types.user_errors import UserError, user_errors
from app.ingest.handed_in import hand_in
from app.ingest.proposals import submit


@strawberry.type(description="What became of a release that was handed in.")
class ReleaseIngestPayload:
    """The release under its id, read anew for every answer."""

    source: strawberry.Private[Release | None]

    created: bool | None = strawberry.field(
        description="Whether it was not known before; null where nothing was stored."
    )
    user_errors: list[UserError] = strawberry.field(
        description="What is to be mended; empty where it was stored."
    )

    @described("The release as it is stored now; null where nothing was stored.")
    def release(self) -> Release | None:
        return self.source

    @described("The events it tells, in the order of the text.")
    def events(self, info: Info) -> list[Event]:
        if self.source is None:
            return []
        told = accounts.of_releases(info, self.source.family)[self.source.key]
        return list({account.told.key: account.told for account in told}.values())


@strawberry.type(description="What became of a proposed correction.")
class CorrectionPayload:
    """The receipt."""

    correction_id: strawberry.ID | None = strawberry.field(
        description="The number to ask about it with; null where nothing was stored."
    )
    user_errors: list[UserError] = strawberry.field(
        description="What is to be mended; empty where it was stored."
    )


@strawberry.type(description="What can be written, with an API key that has the scope for it.")
class Mutation:
    """Every way to write."""

    @described(
        "Hand in one release: it is read and stored as all others are, and its document is kept as it came. "
        "Handing in the same again changes nothing. Needs a key with the scope ingest."
    )
    def release_ingest(
        self,
        info: Info,
        input: Annotated[ReleaseIngestInput, strawberry.argument(description="The release.")],
    ) -> ReleaseIngestPayload:
        key = info.context.caller.require(Scope.INGEST)
        answer = hand_in(info.context.writer, input.handed_in(), key, input.once, dt.datetime.now(dt.UTC))
        found = lookup.releases(info, [answer.release]) if answer.release else {}
        return ReleaseIngestPayload(
            source=found.get(answer.release or ""),
            created=answer.is_new if answer.release else None,
            user_errors=user_errors(answer.problems),
        )

    @described(
        "Propose a correction. It is kept unpublished until an editor accepts or declines it. Needs a key "
        "with the scope correct; readers without one have the form at /corrections/new."
    )
    def correction_submit(
        self,
        info: Info,
        input: Annotated[CorrectionInput, strawberry.argument(description="What should be otherwise.")],
    ) -> CorrectionPayload:
        key = info.context.caller.require(Scope.CORRECT)
        with writing(info.context.writer) as connection:
            id, problems = submit(connection, input.proposal(), key, dt.datetime.now(dt.UTC))
        return CorrectionPayload(
            correction_id=strawberry.ID(id) if id else None, user_errors=user_errors(problems)
        )
