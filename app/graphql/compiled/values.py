"""How the values of a field below which things are read become what stands in the answer: for all at once."""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any

from graphql import GraphQLList, GraphQLNonNull, GraphQLOutputType

from app.graphql.compiled.runs import Run

Values = list[Any]
Complete = Callable[[Values, Run], Values]  # what resolvers gave in, what stands in the answer out


def completion(kind: GraphQLOutputType, composite: Callable[[GraphQLOutputType], Complete]) -> Complete:
    """Of a field of that type; `composite` is asked for what objects, interfaces and unions become."""
    if isinstance(kind, GraphQLNonNull):
        return _no_nulls(_present(kind.of_type, composite))
    return _where_present(_present(kind, composite))


def _present(kind: GraphQLOutputType, composite: Callable[[GraphQLOutputType], Complete]) -> Complete:
    """For values none of which is None."""
    if isinstance(kind, GraphQLList):
        return _list(completion(kind.of_type, composite))
    return composite(kind)


def _no_nulls(complete: Complete) -> Complete:
    def check(values: Values, run: Run) -> Values:
        if None in values:
            raise ValueError("null where none may be")
        return complete(values, run)

    return check


def _where_present(complete: Complete) -> Complete:
    def spread(values: Values, run: Run) -> Values:
        if None not in values:
            return complete(values, run)
        made = iter(complete([value for value in values if value is not None], run))
        return [None if value is None else next(made) for value in values]

    return spread


def _list(complete: Complete) -> Complete:
    def flatten(values: Values, run: Run) -> Values:
        made = iter(complete([item for value in values for item in value], run))
        return [list(islice(made, len(value))) for value in values]

    return flatten


def of_several_types(projections: Mapping[str, Complete]) -> Complete:
    """For objects of types that have these names."""

    def complete(values: Values, run: Run) -> Values:
        names = [value.__strawberry_definition__.name for value in values]
        made = {
            name: iter(projections[name]([v for v, n in zip(values, names, strict=True) if n == name], run))
            for name in dict.fromkeys(names)
        }
        return [next(made[name]) for name in names]

    return complete
