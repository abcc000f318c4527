"""GraphQL documents at random: all fields of the schema, with arguments, variables, fragments, conditions.

They are valid, and most of what they ask for is there: names, days and ids come from a pool of real ones.
"""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_composite_type,
)

DEPTH = 7
LEFT_OUT = {"__schema", "__type"}


@dataclass(frozen=True)
class Asked:
    """A document with the variables to run it with."""

    text: str
    variables: dict[str, Any]


@dataclass
class Writer:
    """Writes one document. `pool` has values by the name of an argument, or of its type."""

    schema: GraphQLSchema
    chance: random.Random
    pool: Mapping[str, Sequence[Any]]
    variables: dict[str, Any] = field(default_factory=dict)
    declared: list[str] = field(default_factory=list)
    fragments: list[str] = field(default_factory=list)

    def document(self) -> Asked:
        query = self.schema.query_type
        assert query is not None
        body = self._selections(query, DEPTH)
        names = f"({', '.join(self.declared)})" if self.declared else ""
        return Asked("\n".join([f"query Q{names} {body}", *self.fragments]), self.variables)

    def _selections(self, kind: GraphQLNamedType, depth: int) -> str:
        parts = [self._field(kind, depth) for _ in range(self.chance.randint(1, 4))]
        return "{ " + " ".join(parts) + " }"

    def _field(self, kind: Any, depth: int) -> str:
        roll = self.chance.random()
        if roll < 0.08:
            return self._with_condition("__typename")
        if roll < 0.2:
            return self._fragment(kind, depth)
        fields = [
            (name, each)
            for name, each in kind.fields.items()
            if depth > 1 or not is_composite_type(get_named_type(each.type))
        ]
        if not fields:
            return "__typename"
        name, chosen = self.chance.choice(fields)
        return self._with_condition(*self._written(name, chosen, depth))

    def _written(self, name: str, kind: GraphQLField, depth: int) -> tuple[str, str]:
        """Name and arguments, and the selections behind them."""
        given = self._arguments(kind.args)
        alias = f"a{self.chance.randrange(10**6)}: " if given or self.chance.random() < 0.1 else ""
        named = get_named_type(kind.type)
        return f"{alias}{name}{given}", self._selections(named, depth - 1) if is_composite_type(named) else ""

    def _fragment(self, kind: Any, depth: int) -> str:
        inner = kind
        if isinstance(kind, GraphQLInterfaceType) and self.chance.random() < 0.7:
            inner = self.chance.choice(list(self.schema.get_possible_types(kind)))
        elif isinstance(kind, GraphQLObjectType) and kind.interfaces and self.chance.random() < 0.3:
            inner = self.chance.choice(list(kind.interfaces))
        body = self._selections(inner, depth)
        roll = self.chance.random()
        if roll < 0.3 and inner is kind:
            return self._with_condition("...", body)
        if roll < 0.6:
            return self._with_condition(f"... on {inner.name}", body)
        name = f"F{len(self.fragments)}"
        self.fragments.append(f"fragment {name} on {inner.name} {body}")
        return self._with_condition(f"...{name}")

    def _with_condition(self, head: str, body: str = "") -> str:
        """A condition stands before the selections of a field."""
        if self.chance.random() > 0.08:
            return f"{head} {body}".rstrip()
        value = self.chance.random() < 0.7
        shown = self._variable("Boolean!", value) if self.chance.random() < 0.5 else json.dumps(value)
        return f"{head} @{self.chance.choice(('include', 'skip'))}(if: {shown}) {body}".rstrip()

    def _arguments(self, arguments: Mapping[str, GraphQLArgument]) -> str:
        written = []
        taken: set[str] = set()
        for name, each in arguments.items():
            required = isinstance(each.type, GraphQLNonNull)
            if not required and (
                self.chance.random() > 0.35 or {"first", "last"} & (taken | {name}) == {"first", "last"}
            ):
                continue
            taken.add(name)
            if self.chance.random() < 0.4:
                value = self._value(each.type, name)
                written.append(f"{name}: {self._variable(str(each.type), value)}")
            else:
                written.append(f"{name}: {self._literal(each.type, self._value(each.type, name))}")
        return f"({', '.join(written)})" if written else ""

    def _variable(self, kind: str, value: Any) -> str:
        name = f"v{len(self.declared)}"
        self.declared.append(f"${name}: {kind}")
        self.variables[name] = value
        return f"${name}"

    def _value(self, kind: GraphQLInputType, name: str) -> Any:
        """As JSON holds it; an enum is its name."""
        if isinstance(kind, GraphQLNonNull):
            return self._value(kind.of_type, name)
        if isinstance(kind, GraphQLList):
            return [self._value(kind.of_type, name) for _ in range(self.chance.randint(1, 3))]
        if isinstance(kind, GraphQLEnumType):
            return self.chance.choice(list(kind.values))
        if isinstance(kind, GraphQLInputObjectType):
            return self._object(kind)
        if kind.name == "Int":
            return self.chance.randint(0, 4)
        if kind.name == "Boolean":
            return self.chance.random() < 0.5
        return self.chance.choice(self.pool.get(name) or self.pool[kind.name])

    def _object(self, kind: GraphQLInputObjectType) -> dict[str, Any]:
        names = list(kind.fields)
        most = 1 if kind.is_one_of else 3
        chosen = set(self.chance.sample(names, min(len(names), self.chance.randint(1, most))))
        return {
            name: self._value(each.type, name)
            for name, each in kind.fields.items()
            if name in chosen or isinstance(each.type, GraphQLNonNull)
        }

    def _literal(self, kind: GraphQLInputType, value: Any) -> str:
        if isinstance(kind, GraphQLNonNull):
            return self._literal(kind.of_type, value)
        if isinstance(kind, GraphQLList):
            return "[" + ", ".join(self._literal(kind.of_type, each) for each in value) + "]"
        if isinstance(kind, GraphQLInputObjectType):
            inner = (f"{name}: {self._literal(kind.fields[name].type, value[name])}" for name in value)
            return "{" + ", ".join(inner) + "}"
        return str(value) if isinstance(kind, GraphQLEnumType) else json.dumps(value)
