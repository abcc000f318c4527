"""How a database goes about a statement, and whether it reads a table that grows from end to end for it."""

import re
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from tests.statements import Statement

SMALL = {"publisher", "trait", "count_state", "alembic_version", "api_key"}  # however long an archive grows
_SCAN = re.compile(r"SCAN (\w+)$")
_SCAN_OR_WALK = re.compile(r"SCAN (\w+)($| USING)")
_ENDS = {
    "Index Cond",
    "Recheck Cond",
}  # what of a part of a PostgreSQL plan says that it reads some rows only
_BY_KEY = re.compile(
    r"\(id = "
)  # rows that a table keeps an index for, which one of few pages may cost more than
_DERIVED = re.compile("anon_|counted$|walked$")  # selects within the statement, which have lines of their own
# PostgreSQL reads a small table whole, however it is indexed, and puts small tables together by sorting them.
_FOR_SMALL = ("enable_seqscan", "enable_mergejoin", "enable_hashjoin")


def as_if_large(connection: sa.Connection) -> None:
    """Plans, for the rest of the view, as for tables that have grown."""
    if connection.dialect.name == "postgresql":
        for setting in _FOR_SMALL:
            connection.exec_driver_sql(f"SET LOCAL {setting} = off")


def steps_of(connection: sa.Connection, statement: Statement) -> list[str]:
    """The steps of its plan, as the database tells them."""
    return [row[-1] for row in _explained(connection, statement, "COSTS OFF")]


def scans_of(connection: sa.Connection, statement: Statement) -> list[str]:
    """What it reads from end to end of what grows: tables, and indexes where nothing ends the walk sooner."""
    if connection.dialect.name == "sqlite":
        scan = _SCAN if "LIMIT" in statement else _SCAN_OR_WALK
        found = (scan.match(step) for step in steps_of(connection, statement))
        return [match[0] for match in found if match and _grows(match[1])]
    ((plans,),) = _explained(connection, statement, "FORMAT JSON")
    parts = list(_parts(plans[0]["Plan"]))
    tables = {part["Relation Name"] for part in parts if "Relation Name" in part}
    # What is joined of a few rows may well be walked whole here, where all tables are small.
    is_walk = len(tables) == 1 and all(part["Node Type"] != "Limit" for part in parts)
    return [f"{part['Node Type']} of {tables}" for part in parts if _is_scan(part, is_walk)]


def _is_scan(part: dict[str, Any], is_walk: bool) -> bool:
    if not _grows(part.get("Relation Name", "anon_")):
        return False
    by_index = part["Node Type"].startswith(("Index", "Bitmap Heap"))
    is_whole = part.keys().isdisjoint(_ENDS) and not _BY_KEY.match(part.get("Filter", ""))
    return part["Node Type"] == "Seq Scan" or (is_walk and by_index and is_whole)


def _grows(name: str) -> bool:
    return name not in SMALL and not _DERIVED.match(name)


def _explained(connection: sa.Connection, statement: Statement, form: str) -> list[Any]:
    driver: Any = connection.connection.dbapi_connection
    if connection.dialect.name == "sqlite":
        return list(driver.execute(f"EXPLAIN QUERY PLAN {statement}", statement.values))
    explain = f"EXPLAIN ({form}) {statement}"
    if "$1" in statement:
        return list(driver.rows(explain, statement.values))
    return list(connection.exec_driver_sql(explain, statement.values))


def _parts(step: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield step
    for below in step.get("Plans", ()):
        yield from _parts(below)
