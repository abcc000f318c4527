"""A field of an object, through its own resolver."""

from graphql import FieldNode, GraphQLField

from app.graphql.compiled.arguments import DEFINITION, Arguments
from app.graphql.compiled.expressions import Expression
from app.graphql.compiled.runs import NotCompiled
from app.queries.written import Source


def resolved(source: Source, kind: GraphQLField, node: FieldNode, arguments: Arguments) -> Expression:
    """What a field gives of an object. Raises `NotCompiled` for a field that is more than a resolver."""
    field = kind.extensions.get(DEFINITION)
    if field is None or field.is_async or field.extensions or field.is_subscription:
        raise NotCompiled(node.name.value)
    if field.base_resolver is None:
        return lambda value: f"{value}.{field.python_name}"
    resolver = field.base_resolver
    if resolver.parent_parameter or resolver.root_parameter:
        raise NotCompiled(node.name.value)
    resolve = source.value(resolver.wrapped_func)
    if resolver.arguments or resolver.info_parameter:
        number = arguments.add(kind, node)
        return lambda value: f"{resolve}({value}, **a[{number}])"
    return lambda value: f"{resolve}({value if resolver.self_parameter else ''})"
