"""What whoever asked can mend: every payload of a mutation has a list of these."""

from collections.abc import Iterable

import strawberry

from app.graphql.types.columns import described
from app.ingest.problems import Problem, ProblemCode


@strawberry.type(
    description=(
        "Something in the input that whoever sent it can mend. Nothing was done then. Errors at the top "
        "level are for defects, limits and keys."
    )
)
class UserError:
    """A problem as the API tells it."""

    problem: strawberry.Private[Problem]

    @described("What kind of mistake it is; it does not change.")
    def code(self) -> ProblemCode:
        return self.problem.code

    @described("What is wrong and what to do, for people; the wording may change.")
    def message(self) -> str:
        return self.problem.message

    @described("Which entry of the input it is about, outermost first; empty for the whole.")
    def path(self) -> list[str]:
        return list(self.problem.path)


def user_errors(problems: Iterable[Problem]) -> list[UserError]:
    return [UserError(problem=each) for each in problems]
