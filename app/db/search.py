"""Full-text search: what is indexed, and what a visitor's words ask for. The same answers on both databases.

A headline is what an event is, without the sentences that tell it: words found there say more.
A table `{noun}_search` holds one row a thing: on SQLite FTS5 (`rowid`, `body`, split at spaces alone), on
PostgreSQL `id` and a `tsvector` in `body`. Both are filled with the tokens of `tokens.py`.

Words must all occur; "a phrase" occurs as it stands; -word or -"a phrase" does not occur; begin* is any word
that begins so. Everything else is text: no input is a syntax error. A query without any word finds nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY

from app.db.bodies import body_of
from app.db.tokens import MAX_TOKEN, is_syllables, pairs, runs_of, stem

SEARCHED = ("event", "headline", "release", "participant")

ASKED = frozenset(("search", "wanted", "unwanted", "patterns", "unwanted_patterns"))
MAX_TERMS = 30
MAX_RUNS = 60  # of all terms together

TERM = re.compile(r'(?P<minus>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Tokens that follow one another. `prefix`: the last one is a beginning; `also` is then its stem, which
    may stand alone instead ("consultations*" finds "consultation")."""

    tokens: tuple[str, ...]
    prefix: bool = False
    also: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...]


def create_tables(connection: sa.Connection) -> None:
    """Those of a database that no migration makes: a file of SQLite that is thrown away."""
    for noun in SEARCHED:
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {_table(noun)} USING fts5(body, tokenize = 'ascii')"
        )


def index_texts(connection: sa.Connection, noun: str, texts: Mapping[int, str]) -> None:
    """What is found under these ids from now on; replaces what was."""
    if not texts:
        return
    rows = [{"id": key, "body": str(body_of(text, connection.dialect.name))} for key, text in texts.items()]
    if connection.dialect.name == "sqlite":
        write = f"INSERT OR REPLACE INTO {_table(noun)} (rowid, body) VALUES (:id, :body)"
        connection.exec_driver_sql(write, rows)
        return
    connection.execute(
        sa.text(
            f"INSERT INTO {_table(noun)} (id, body) VALUES (:id, CAST(:body AS tsvector))"
            " ON CONFLICT (id) DO UPDATE SET body = excluded.body"
        ),
        rows,
    )


def forget(connection: sa.Connection, noun: str, ids: Iterable[int]) -> None:
    """What is never found again."""
    rows = [{"id": key} for key in ids]
    if rows:
        key = "rowid" if connection.dialect.name == "sqlite" else "id"
        connection.execute(sa.text(f"DELETE FROM {_table(noun)} WHERE {key} = :id"), rows)


@lru_cache(maxsize=1_000)
def asked(query_text: str, dialect: str) -> Mapping[str, Sequence[str]]:
    """What the words ask for, in the language of the database: `wanted` and `unwanted`, where there is any.

    `search` is always there: a search without any word finds nothing.
    """
    query = read_query(query_text)
    write = _fts5 if dialect == "sqlite" else _tsquery
    return {
        "search": (),
        **({"wanted": (write(query.wanted, all_of=True),)} if query.wanted else {}),
        **({"unwanted": (write(query.unwanted, all_of=False),)} if query.unwanted else {}),
        **(_patterns(query) if dialect == "sqlite" else {}),
    }


def _patterns(query: Query) -> Mapping[str, Sequence[str]]:
    """How the terms stand in a body between spaces; not for one that may stand in two ways.

    To look for them in the body of one event takes SQLite a tenth of what asking the index for it takes.
    """
    if any(term.also for term in (*query.wanted, *query.unwanted)):
        return {}
    return {
        name: tuple(f" {' '.join(term.tokens)}{'' if term.prefix else ' '}" for term in terms)
        for name, terms in (("patterns", query.wanted), ("unwanted_patterns", query.unwanted))
        if terms
    }


def matching(
    noun: str, id_column: sa.ColumnElement[int], terms: Mapping[str, Sequence[Any]], dialect: str
) -> sa.ColumnElement[bool]:
    """The clause that holds for what is `asked`; a parameter may stand for each of the two texts."""
    clauses = [id_column.in_(_found(noun, text, dialect)) for text in terms.get("wanted", ())]
    clauses += [id_column.not_in(_found(noun, text, dialect)) for text in terms.get("unwanted", ())]
    return sa.and_(*clauses) if clauses else sa.false()


def matching_by_itself(
    noun: str, id_column: sa.ColumnElement[int], terms: Mapping[str, Sequence[Any]], dialect: str
) -> sa.ColumnElement[bool]:
    """The same, looked up for each row: for walks along rows of which many match, that end after a few.

    What all the words are found in is put together otherwise, for a common word in seconds.
    """
    if "patterns" in terms or "unwanted_patterns" in terms:
        return _stands_in_body(noun, id_column, terms)
    clauses = [_is_found(noun, text, dialect, id_column) for text in terms.get("wanted", ())]
    clauses += [~_is_found(noun, text, dialect, id_column) for text in terms.get("unwanted", ())]
    return sa.and_(*clauses) if clauses else sa.false()


def found_in(noun: str, id_column: sa.ColumnElement[int], text: Any, dialect: str) -> sa.ColumnElement[bool]:
    """The clause that holds for what is wanted, by a list that is made first: where few rows match.

    PostgreSQL plans for any words alike, and would rather walk rows until it has found as many as it expects.
    """
    found = _found(noun, text, dialect)
    if dialect == "sqlite":
        return id_column.in_(found)
    return id_column == sa.any_(sa.func.array(found.scalar_subquery(), type_=sa.ARRAY(sa.BigInteger)))


def count_found(connection: sa.Connection, noun: str, text: str, most: int) -> int:
    """In how many things the words are, up to about so many; PostgreSQL says what it expects."""
    table = _table(noun)
    if connection.dialect.name == "sqlite":
        some = f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT {most}"
        counted = connection.exec_driver_sql(f"SELECT count(*) FROM ({some})", (text,))
        return int(counted.scalar_one())
    words = text.replace("'", "''").replace("%", "%%")
    return _expected(connection, f"SELECT 1 FROM {table} WHERE body @@ '{words}'::tsquery")


def tells_all(terms: Mapping[str, Sequence[Any]]) -> bool:
    """Whether the index of words alone knows what has all that these terms ask."""
    return "wanted" in terms and ASKED.issuperset(terms)


def count_matching(connection: sa.Connection, noun: str, terms: Mapping[str, Sequence[Any]]) -> int:
    """How many things have the words, for terms of which the index `tells_all`.

    What was withdrawn is not in it. To look at each thing took SQLite twenty times as long.
    """
    (wanted,) = terms["wanted"]
    found = _found(noun, wanted, connection.dialect.name)
    (own,) = found.selected_columns
    for text in terms.get("unwanted", ()):
        found = found.where(own.not_in(_found(noun, text, connection.dialect.name)))
    return connection.execute(sa.select(sa.func.count()).select_from(found.subquery())).scalar_one()


def count_all(connection: sa.Connection, noun: str) -> int:
    """How many things there are; PostgreSQL says what it expects, as it would read them all to count them."""
    if connection.dialect.name == "sqlite":
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {noun}").scalar_one())
    return _expected(connection, f"SELECT 1 FROM {noun}")


def _expected(connection: sa.Connection, query: str) -> int:
    return int(
        connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {query}").scalar_one()[0]["Plan"]["Plan Rows"]
    )


def any_of(
    noun: str, id_column: sa.ColumnElement[int], words: Iterable[str], dialect: str
) -> sa.ColumnElement[bool]:
    """The clause that holds for what has at least one of these words."""
    terms = [term for word in words if (term := term_of(word)) is not None]
    if not terms:
        return sa.false()
    write = _fts5 if dialect == "sqlite" else _tsquery
    return id_column.in_(_found(noun, write(terms, all_of=False), dialect))


def read_query(text: str) -> Query:
    wanted: list[Term] = []
    unwanted: list[Term] = []
    runs = 0
    for minus, words, starred in _parts(text):
        term = term_of(words, starred=starred)
        if term is None or term in wanted or term in unwanted:
            continue
        runs += len(term.tokens)
        if len(wanted) + len(unwanted) == MAX_TERMS or runs > MAX_RUNS:
            break
        (unwanted if minus else wanted).append(term)
    return Query(tuple(wanted), tuple(unwanted))


def _parts(text: str) -> Iterator[tuple[bool, str, bool]]:
    """Terms as written: whether a minus stands before, the words, whether a star stands behind."""
    for match in TERM.finditer(text):
        words = match["phrase"] if match["phrase"] is not None else match["word"]
        yield match["minus"] is not None, words, match["phrase"] is None and words.endswith("*")


@lru_cache(maxsize=4096)
def term_of(words: str, *, starred: bool = False) -> Term | None:
    """None where the words hold nothing to look for."""
    runs = list(runs_of(words))
    if not runs:
        return None
    tokens: list[str] = []
    for run in runs[:-1]:
        tokens += [*pairs(run), run[-1]] if is_syllables(run) else [stem(run)]
    last = runs[-1]
    if is_syllables(last):
        # particles follow: the run may go on, so its closing syllable is not asked for
        tokens += pairs(last) or [last]
        return Term(tuple(tokens), prefix=len(last) == 1)
    if not starred:
        return Term((*tokens, stem(last)))
    beginning = last[:MAX_TOKEN]
    also = stem(last) if not tokens and not stem(last).startswith(beginning) else None
    return Term((*tokens, beginning), prefix=True, also=also)


def _table(noun: str) -> str:
    if noun not in SEARCHED:
        raise ValueError(f"{noun} is not searched")
    return f"{noun}_search"


def _sqlite_table(noun: str) -> sa.TableClause:
    return sa.table(_table(noun), sa.column("rowid", sa.Integer), sa.column("body", sa.Text))


def _found(noun: str, expression: Any, dialect: str) -> sa.Select[tuple[int]]:
    if dialect == "sqlite":
        indexed = _sqlite_table(noun)
        return sa.select(indexed.c.rowid).where(indexed.c.body.op("MATCH")(expression))
    stored = sa.table(_table(noun), sa.column("id", sa.BigInteger), sa.column("body"))
    query = sa.cast(sa.cast(expression, sa.Text), TSQUERY)
    return sa.select(stored.c.id).where(stored.c.body.op("@@")(query))


def _stands_in_body(
    noun: str, id_column: sa.ColumnElement[int], terms: Mapping[str, Sequence[Any]]
) -> sa.ColumnElement[bool]:
    stored = _sqlite_table(noun)
    body: sa.ColumnElement[str] = sa.literal_column("' '") + stored.c.body + sa.literal_column("' '")
    there = [sa.func.instr(body, each) > 0 for each in terms.get("patterns", ())]
    unwanted = [sa.func.instr(body, each) > 0 for each in terms.get("unwanted_patterns", ())]
    clauses: list[sa.ColumnElement[bool]] = []
    if there:
        clauses.append(sa.exists().where(stored.c.rowid == id_column, *there).correlate_except(stored))
    if unwanted:
        found = sa.exists().where(stored.c.rowid == id_column, sa.or_(*unwanted))
        clauses.append(~found.correlate_except(stored))
    return sa.and_(*clauses)


def _is_found(noun: str, text: Any, dialect: str, id_column: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    found = _found(noun, text, dialect)
    (own,) = found.selected_columns
    looked_up = found.where(own == id_column).correlate_except(own.table)
    # PostgreSQL would join the subquery, and begin with all that matches
    return sa.exists(looked_up if dialect == "sqlite" else looked_up.offset(sa.literal_column("0")))


def _fts5(terms: Sequence[Term], *, all_of: bool) -> str:
    return (" AND " if all_of else " OR ").join(_fts5_term(term) for term in terms)


def _fts5_term(term: Term) -> str:
    written = f'"{" ".join(term.tokens)}"' + (" *" if term.prefix else "")
    return f'({written} OR "{term.also}")' if term.also else f"({written})"


def _tsquery(terms: Sequence[Term], *, all_of: bool) -> str:
    return (" & " if all_of else " | ").join(_tsquery_term(term) for term in terms)


def _tsquery_term(term: Term) -> str:
    written = " <-> ".join(f"'{token}'" for token in term.tokens) + (":*" if term.prefix else "")
    return f"({written} | '{term.also}')" if term.also else f"({written})"
