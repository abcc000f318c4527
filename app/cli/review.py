"""`readout review`: what persons decide about events."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TypeVar

import click
import sqlalchemy as sa

from app.db.engine import opened_engine, reading, writing
from app.db.keys import public_id
from app.db.migrate import ensure_ready
from app.domain.codes import CountryRole, DatePrecision, EventStatus, ParticipationRole
from app.domain.countries import is_country
from app.domain.event_types import EventType
from app.domain.topics import TOPICS
from app.domain.values import ExtractedParticipant, When
from app.ingest import review
from app.ingest.corrections import Field, Review
from app.ingest.decisions import all_decisions
from app.settings import Settings

C = TypeVar("C", bound=StrEnum)
_MONTH = re.compile(r"\d{4}-\d{2}")
_YEAR = re.compile(r"\d{4}")

event_argument = click.argument("event", metavar="EVENT")
why_option = click.option("--reason", help="Why; kept with the decision and in the change log.")
reason_option = click.option("--reason", required=True, help="Why; kept with the decision and in the log.")


@click.group("review")
def review_command() -> None:
    """Confirm, correct, dispute or reject events (ev_…); no later reading of their releases undoes it."""


@review_command.command("list")
def list_command() -> None:
    """List what was decided, newest first."""
    with _opened() as engine, reading(engine) as connection:
        decisions = all_decisions(connection)
        confirmed = {(d.account, d.decided_at) for d in decisions if d.value == Review.CONFIRMED}
        for decision in decisions:
            if decision.field is not Field.REVIEW and (decision.account, decision.decided_at) in confirmed:
                continue  # what is held by the confirmation beside it
            value = decision.value if decision.field is Field.REVIEW else f"corrected {decision.field}"
            parts = [
                f"{decision.decided_at:%Y-%m-%d %H:%M}",
                public_id("event", decision.event),
                public_id("account", decision.account),
                str(value),
                decision.reason or "",
            ]
            click.echo("  ".join(parts).rstrip())


@review_command.command("confirm")
@event_argument
@why_option
def confirm_command(event: str, reason: str | None) -> None:
    """Say that EVENT is right as it is shown; it stays so."""
    _say(_done(lambda connection, now: review.confirm(connection, event, reason, now)), "confirmed")


@review_command.command("dispute")
@event_argument
@reason_option
def dispute_command(event: str, reason: str) -> None:
    """Say that EVENT is in dispute; it stays in sight and is labelled so."""
    _say(_done(lambda connection, now: review.dispute(connection, event, reason, now)), "disputed")


@review_command.command("reject")
@event_argument
@reason_option
def reject_command(event: str, reason: str) -> None:
    """Take EVENT away: there is no such event, whatever the program reads."""
    _say(_done(lambda connection, now: review.reject(connection, event, reason, now)), "rejected")


@review_command.command("undo")
@event_argument
@why_option
def undo_command(event: str, reason: str | None) -> None:
    """Take back all that was decided about EVENT; what the program reads is shown again."""
    _say(_done(lambda connection, now: review.undo(connection, event, reason, now)), "as it was read")


@review_command.command("correct")
@event_argument
@click.option("--type", "type_", metavar="TYPE", help="meeting, call, visit …")
@click.option("--status", metavar="STATUS", help="occurred, scheduled, announced or alleged.")
@click.option("--when", metavar="DAY", help="2024-01-17, 2024-01-15/2024-01-17, 2024-01, 2024 or unknown.")
@click.option("--place", metavar="PLACE[; COUNTRY]", help='"Seoul; KR".')
@click.option("--country", "countries", multiple=True, metavar="CODE[:ROLE]", help="KR:host; each of them.")
@click.option("--subject", "subjects", multiple=True, metavar="CODE", help="A country it is only about.")
@click.option("--organization", "organizations", multiple=True, metavar="CODE", help="UN, EU …")
@click.option(
    "--participant",
    "participants",
    multiple=True,
    metavar="NAME; OFFICE[; COUNTRY[; ROLE]]",
    help="Each of them; one of name and office may be empty.",
)
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="trade, cyber …; each of them.")
@click.option(
    "--no",
    "emptied",
    multiple=True,
    type=click.Choice(["place", "countries", "subjects", "organizations", "participants", "topics"]),
    help="What the event has none of.",
)
@why_option
def correct_command(event: str, reason: str | None, **given: object) -> None:
    """Set fields of EVENT; what is not named is left to the program. A list takes the place of the whole."""
    values = _values(**given)  # type: ignore[arg-type]  # click gives what its options say
    if not values.fields:
        raise click.UsageError("Name what is to be corrected: --type, --when, --country …")
    _say(_done(lambda connection, now: review.correct(connection, event, values, reason, now)), "corrected")


def _values(
    *,
    type_: str | None,
    status: str | None,
    when: str | None,
    place: str | None,
    countries: tuple[str, ...],
    subjects: tuple[str, ...],
    organizations: tuple[str, ...],
    participants: tuple[str, ...],
    topics: tuple[str, ...],
    emptied: tuple[str, ...],
) -> review.Values:
    unknown = [topic for topic in topics if topic not in TOPICS]
    if unknown:
        raise click.BadParameter(
            f"{unknown[0]!r} is none of {', '.join(sorted(TOPICS))}.", param_hint="--topic"
        )
    empty: dict[str, object] = dict.fromkeys(emptied, ()) | (
        {"place": (None, None)} if "place" in emptied else {}
    )
    told = {
        "type": _code(EventType, type_, "--type") if type_ else None,
        "status": _code(EventStatus, status, "--status") if status else None,
        "when": read_when(when) if when else None,
        "place": _place(place) if place else None,
        "countries": tuple(_country_link(each) for each in countries) or None,
        "subjects": tuple(_country(each, "--subject") for each in subjects) or None,
        "organizations": organizations or None,
        "participants": tuple(_participant(each) for each in participants) or None,
        "topics": topics or None,
    }
    return review.Values(**(told | empty))  # type: ignore[arg-type]  # each is of its field's type


def read_when(text: str) -> When:
    """A day, a range, a month, a year, or that it is unknown."""
    try:
        if text == "unknown":
            return When(DatePrecision.UNKNOWN)
        if _YEAR.fullmatch(text):
            return When(DatePrecision.YEAR, dt.date(int(text), 1, 1), dt.date(int(text), 12, 31))
        if _MONTH.fullmatch(text):
            first = dt.date.fromisoformat(f"{text}-01")
            last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
            return When(DatePrecision.MONTH, first, last)
        start, _, end = text.partition("/")
        first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end or start)
        return When(DatePrecision.RANGE if last != first else DatePrecision.DAY, first, last)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no day, range, month or year.", param_hint="--when") from None


def _parts(text: str, most: int) -> list[str | None]:
    parts: list[str | None] = [part.strip() or None for part in text.split(";")]
    return (parts + [None] * most)[:most]


def _place(text: str) -> tuple[str | None, str | None]:
    place, country = _parts(text, 2)
    return place, _country(country, "--place") if country else None


def _country(code: str, hint: str) -> str:
    if not is_country(code.strip().upper()):
        raise click.BadParameter(f"{code!r} is no country code, such as KR.", param_hint=hint)
    return code.strip().upper()


def _country_link(text: str) -> tuple[str, CountryRole]:
    code, _, role = text.partition(":")
    return _country(code, "--country"), _code(CountryRole, role or CountryRole.PARTICIPANT, "--country")


def _participant(text: str) -> ExtractedParticipant:
    name, office, country, role = _parts(text, 4)
    if not name and not office:
        raise click.BadParameter("give a name or an office.", param_hint="--participant")
    return ExtractedParticipant(
        name=name,
        office=office,
        organisation=None,
        country=_country(country, "--participant") if country else None,
        role=_code(ParticipationRole, role or ParticipationRole.PARTICIPANT, "--participant"),
    )


def _code(codes: type[C], text: str, hint: str) -> C:
    try:
        return codes(text.strip().lower())
    except ValueError:
        allowed = ", ".join(member.value for member in codes)
        raise click.BadParameter(f"{text!r} is none of {allowed}.", param_hint=hint) from None


@contextmanager
def _opened() -> Iterator[sa.Engine]:
    with opened_engine(Settings.from_environment().database_url) as engine:
        ensure_ready(engine, create_sqlite=False)
        yield engine


def _done(decide: Callable[[sa.Connection, dt.datetime], review.Reviewed]) -> review.Reviewed:
    with _opened() as engine, writing(engine) as connection:
        return decide(connection, dt.datetime.now(dt.UTC))


def _say(done: review.Reviewed, what: str) -> None:
    if done.is_gone:
        click.echo(f"{done.event} is {what}, and gone.")
    else:
        changed = f" (changed: {', '.join(done.fields)})" if done.fields else ""
        click.echo(f"{done.event} is {what}{changed}.")
