"""The variables of an operation, read as graphql-core reads them.

How each is read is worked out once: graphql-core asks of each input all the fields that it might have, in
every request. What is not plainly right is left to it.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Never

from graphql import (
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    Undefined,
    VariableDefinitionNode,
    is_leaf_type,
)
from graphql.execution.get_variable_signature import GraphQLVariableSignature, get_variable_signature
from graphql.execution.values import VariableValues, VariableValueSource, get_variable_values
from graphql.utilities import coerce_input_value

Read = Callable[[Any], Any]


class _Unusual(Exception):
    """What graphql-core is to read, or to say what is wrong with it."""


@dataclass(frozen=True, slots=True)
class _Declared:
    name: str
    signature: GraphQLVariableSignature
    read: Read
    may_be_absent: bool


class Variables:
    """Of one operation of a valid document."""

    def __init__(self, schema: GraphQLSchema, definitions: Collection[VariableDefinitionNode]) -> None:
        self._schema = schema
        self._definitions = definitions
        self._declared = [_declared(schema, each) for each in definitions]

    def read(self, given: Mapping[str, Any]) -> VariableValues | None:
        """As the operation declares them; None where they are not."""
        try:
            return self._read(given)
        except Exception:
            read = get_variable_values(self._schema, self._definitions, dict(given))
            return read if isinstance(read, VariableValues) else None

    def _read(self, given: Mapping[str, Any]) -> VariableValues:
        sources, coerced = {}, {}
        for each in self._declared:
            if each.name in given:
                value = given[each.name]
                sources[each.name] = VariableValueSource(each.signature, value)
                coerced[each.name] = each.read(value)
            elif each.may_be_absent:
                sources[each.name] = VariableValueSource(each.signature)
            else:
                raise _Unusual
        return VariableValues(sources, coerced)


def _declared(schema: GraphQLSchema, node: VariableDefinitionNode) -> _Declared:
    signature = get_variable_signature(schema, node)
    assert isinstance(signature, GraphQLVariableSignature)  # the document is valid
    has_default = node.default_value is not None
    may_be_absent = not has_default and not isinstance(signature.type, GraphQLNonNull)
    return _Declared(signature.name, signature, _reader(signature.type), may_be_absent)


def _reader(kind: GraphQLInputType) -> Read:
    if isinstance(kind, GraphQLNonNull):
        read = _present(kind.of_type)
        return lambda value: read(value) if value is not None else _refuse()
    read = _present(kind)
    return lambda value: None if value is None else read(value)


def _present(kind: GraphQLInputType) -> Read:
    """For values that are not None."""
    if isinstance(kind, GraphQLList):
        item = _reader(kind.of_type)
        return lambda value: [item(each) for each in value] if type(value) is list else _refuse()
    if is_leaf_type(kind):
        leaf: GraphQLLeafType = kind
        return leaf.coerce_input_value
    assert isinstance(kind, GraphQLInputObjectType)
    return _object(kind)


def _object(kind: GraphQLInputObjectType) -> Read:
    fields = kind.fields
    needs_care = any(
        isinstance(each.type, GraphQLNonNull) or each.default or each.default_value is not Undefined
        for each in fields.values()
    )
    if kind.is_one_of or needs_care:
        return lambda value: _refuse() if (read := coerce_input_value(value, kind)) is Undefined else read
    readers = {name: (each.out_name or name, _reader(each.type)) for name, each in fields.items()}

    def read(value: Any) -> Any:
        if type(value) is not dict:
            _refuse()
        made = {}
        for name, given in value.items():
            out_name, read_one = readers[name]
            made[out_name] = read_one(given)
        return kind.out_type(made)

    return read


def _refuse() -> Never:
    raise _Unusual
