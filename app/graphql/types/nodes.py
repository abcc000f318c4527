"""What has an id: the interface of Relay."""

from typing import Any

import strawberry

from app.graphql.types.columns import column


@strawberry.interface(description="Anything that can be fetched again by its id.")
class Node:
    """Each has a `row`: what the query layer read."""

    id: strawberry.ID = column(
        "id", "Opaque and stable: it survives another reading of the same release. Good for links and caches."
    )


class Rowed:
    """What is made of a row that was read already."""

    row: Any

    @property
    def key(self) -> int:
        key: int = self.row["key"]
        return key
