"""One function for all fields of a thing, and for all things that are read together."""

from collections.abc import Callable

from app.graphql.compiled.runs import Run
from app.graphql.compiled.values import Complete, Values
from app.queries.written import Source, entries

Write = Callable[[Values, Values, Run], Values]  # of what was read, and of whom: the answer


class Level:
    """The fields of objects of a type: expressions of `row` and `thing`, and columns that are made apart."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.texts: dict[str, str] = {}
        self._columns: list[Complete] = []

    def add(self, name: str, column: Complete) -> None:
        self.texts[name] = f"c{len(self._columns)}"
        self._columns.append(column)

    def function(self) -> Write:
        """Of rows, as many objects and the run: what stands in the answer."""
        names = "".join(f", c{n}" for n in range(len(self._columns)))
        write = self._source.function(
            f"rows, things, a{names}",
            f"[{entries(self.texts)} for row, thing{names} in zip(rows, things{names}, strict=True)]",
        )
        columns = self._columns

        def read(rows: Values, things: Values, run: Run) -> Values:
            made: Values = write(rows, things, run.arguments, *(column(things, run) for column in columns))
            return made

        return read
