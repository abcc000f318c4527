"""The schema: the contract of the API, built once. `schema.graphql` at the top level is its printed form."""

from typing import Any

import strawberry
from graphql import GraphQLError, GraphQLOneOfDirective, GraphQLSchema, Undefined
from graphql.utilities.print_schema import print_schema_definition
from strawberry.schema.config import StrawberryConfig
from strawberry.types.execution import ExecutionContext

from app.graphql.context import Info
from app.graphql.live.stream import Streams
from app.graphql.mutation import Mutation
from app.graphql.prepared import PreparedDocuments
from app.graphql.query import Query
from app.graphql.scalars import SCALARS
from app.graphql.subscription import Subscription
from app.graphql.types.participants import Organization, Person
from app.graphql.validation import QueryLimits

DESCRIPTION = (
    "The diplomatic record: events that foreign ministries tell in their releases, each with its day, place, "
    "countries and people, and with the words of a release that each fact rests on. Reading needs no key."
)


class Schema(strawberry.Schema):
    """Errors are logged where they are formatted (`errors.py`): defects once, clients' mistakes never."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._schema.description = DESCRIPTION
        # An argument that may be left out has no default; Strawberry makes one of Python's None.
        for named in self._schema.type_map.values():
            for field in getattr(named, "fields", {}).values():
                for argument in getattr(field, "args", {}).values():
                    if argument.default_value is None:
                        argument.default_value = Undefined
        self.prepared = PreparedDocuments(self)

    @property
    def graphql_schema(self) -> GraphQLSchema:
        """The schema as graphql-core has it."""
        return self._schema

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        pass


schema = Schema(
    query=Query,
    subscription=Subscription,
    mutation=Mutation,
    types=[Person, Organization],
    extensions=[QueryLimits, Streams],
    config=StrawberryConfig(scalar_map=SCALARS, info_class=Info),
)


def render_schema() -> str:
    """The schema in the schema language, as it is committed and served. Needs no database."""
    directive = "directive @oneOf"  # the one directive that is printed, and without its words
    text = schema.as_str().replace(directive, f'"""{GraphQLOneOfDirective.description}"""\n{directive}', 1)
    head = print_schema_definition(schema.graphql_schema)  # Strawberry prints no words of the schema itself
    return f"{head}\n\n{text.rstrip()}\n"
