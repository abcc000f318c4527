"""How the values of a field become what stands in the answer: nulls, lists, leaves, objects."""

from collections.abc import Callable, Mapping
from itertools import islice

from graphql import GraphQLLeafType, GraphQLList, GraphQLNonNull, GraphQLOutputType, is_leaf_type

from app.graphql.compiled.fields import Run, Values
from app.graphql.compiled.leaves import writer

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
    return _leaf(kind) if is_leaf_type(kind) else composite(kind)


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


def _leaf(kind: GraphQLLeafType) -> Complete:
    write = writer(kind)
    return lambda values, _: [write(value) for value in values]


def _list(complete: Complete) -> Complete:
    def flatten(values: Values, run: Run) -> Values:
        made = iter(complete([item for value in values for item in value], run))
        return [list(islice(made, len(value))) for value in values]

    return flatten


def of_several_types(of: Callable[[Values], list[str]], projections: Mapping[str, Complete]) -> Complete:
    """For objects whose types `of` names."""

    def complete(values: Values, run: Run) -> Values:
        names = of(values)
        made = {
            name: iter(projections[name]([v for v, n in zip(values, names, strict=True) if n == name], run))
            for name in dict.fromkeys(names)
        }
        return [next(made[name]) for name in names]

    return complete
