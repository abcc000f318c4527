"""How columns are spelled, the same on both engines: keys, references, texts, instants, days, numbers."""

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# SQLite makes a primary key its row id only when it is spelled INTEGER; both hold 64 bits.
Key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


class UtcDateTime(TypeDecorator[dt.datetime]):
    """An instant: aware and UTC in Python on both engines (SQLite forgets the zone)."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> dt.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        value = value.astimezone(dt.UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: dt.datetime | None, dialect: sa.Dialect) -> dt.datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


def key_column(**options: Any) -> Any:
    return Field(sa_column=sa.Column(Key, primary_key=True, autoincrement=False, **options))


def reference_column(
    target: str, *, nullable: bool = False, primary_key: bool = False, index: bool = False
) -> Any:
    column = sa.Column(
        Key,
        sa.ForeignKey(target),
        nullable=nullable,
        primary_key=primary_key,
        index=index,
        autoincrement=False,
    )
    return Field(sa_column=column)


def text_column(*, nullable: bool = False, primary_key: bool = False, unique: bool = False) -> Any:
    return Field(sa_column=sa.Column(sa.Text(), nullable=nullable, primary_key=primary_key, unique=unique))


def instant_column(*, nullable: bool = False) -> Any:
    return Field(sa_column=sa.Column(UtcDateTime(), nullable=nullable))


def day_column(*, nullable: bool = True) -> Any:
    return Field(sa_column=sa.Column(sa.Date(), nullable=nullable))


def partial(name: str, condition: str, *columns: Any) -> sa.Index:
    """An index of the rows for which the condition holds."""
    where = sa.text(condition)
    return sa.Index(name, *columns, sqlite_where=where, postgresql_where=where)


def integer_column(*, primary_key: bool = False) -> Any:
    return Field(
        sa_column=sa.Column(sa.Integer(), nullable=False, primary_key=primary_key, autoincrement=False)
    )
