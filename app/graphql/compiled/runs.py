"""One execution of a plan, and what keeps a plan from being made or from ending well."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from app.graphql.context import Context


class NotCompiled(Exception):
    """What the general executor is needed for."""


class NotThere(Exception):
    """What was taken to be there is not: where it is, or what became of it, the general executor finds."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What resolvers are told instead of `Info`, of which they ask nothing but these."""

    request: Context
    root: str
    presumes: ClassVar = True  # `Plan` reads the row of whatever has one

    @property
    def context(self) -> Context:
        return self.request.below(self.root)


@dataclass(frozen=True, slots=True)
class Run:
    """One execution of a plan: the variables, and what is made of the arguments of its fields, by number."""

    context: Context
    variables: Mapping[str, Any]
    arguments: list[Any]
