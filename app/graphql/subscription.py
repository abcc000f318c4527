"""The root of subscriptions: what a client can be told of as it happens."""

from collections.abc import AsyncIterator

import strawberry

from app.graphql.inputs import EventsWanted, event_filter
from app.graphql.types.changes import Change, ChangeLog, Since
from app.graphql.types.columns import followed


@strawberry.type(description="What can be followed, over a WebSocket or as server-sent events.")
class Subscription:
    """Each field returns a `Source`."""

    @followed(
        "The log of changes: what there is after since, oldest first, then each change as it is stored. To "
        "go on after an interruption, give the cursor of the last change that arrived. Filtered as "
        "Query.changes is."
    )
    def changes(self, filter: EventsWanted = None, since: Since = None) -> AsyncIterator[Change]:
        return ChangeLog.of(since, event_filter(filter) if filter is not None else None)
