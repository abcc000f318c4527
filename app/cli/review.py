"""`readout review`: what persons decide about events."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence

import click
import sqlalchemy as sa

from app.cli import proposals
from app.cli.event_values import values_of
from app.cli.options import opened_database
from app.db.engine import reading, writing
from app.db.keys import public_id
from app.ingest import review
from app.ingest.corrections import Decision, Field
from app.ingest.decisions import all_decisions
from app.ingest.proposals import State, close, subject_of

event_argument = click.argument("event", metavar="EVENT")
why_option = click.option("--reason", help="Why; kept with the decision and in the change log.")
reason_option = click.option("--reason", required=True, help="Why; kept with the decision and in the log.")


@click.group("review")
def review_command() -> None:
    """Confirm, correct, dispute or reject events (ev_…); no later reading of their releases undoes it.

    Corrections that others propose (pr_…) are listed, accepted and declined here, too.
    """


@review_command.command("list")
def list_command() -> None:
    """List what was decided, newest first."""
    with opened_database() as engine, reading(engine) as connection:
        decided = all_decisions(connection)
    together: dict[tuple[dt.datetime, int, str | None], list[Decision]] = defaultdict(list)
    for each in decided:
        together[each.decided_at, each.event, each.reason].append(each)
    for made in together.values():
        click.echo(_in_words(made))
    if not decided:
        click.echo("Nothing was decided yet.", err=True)


def _in_words(made: Sequence[Decision]) -> str:
    """What was decided at once about an event: its new state, or the fields that were set."""
    first = made[0]
    state = next((str(each.value) for each in made if each.field is Field.REVIEW), None)
    what = state or f"set {', '.join(dict.fromkeys(each.field for each in made))}"
    accounts = " ".join(dict.fromkeys(public_id("account", each.account) for each in made))
    day, event = f"{first.decided_at:%Y-%m-%d %H:%M}", public_id("event", first.event)
    return "  ".join([day, event, what, f"({accounts})", first.reason or ""]).rstrip()


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
@click.option("--proposal", metavar="ID", help="The proposed correction (pr_…) that is hereby accepted.")
@why_option
def correct_command(event: str, reason: str | None, proposal: str | None, **given: object) -> None:
    """Set fields of EVENT; what is not named is left to the program. A list takes the place of the whole."""
    values = values_of(**given)  # type: ignore[arg-type]  # click gives what its options say
    if not values.fields:
        raise click.UsageError("Name what is to be corrected: --type, --when, --country …")

    def correct(connection: sa.Connection, now: dt.datetime) -> review.Reviewed:
        done = review.correct(connection, event, values, reason, now)
        if proposal is not None:
            about = close(connection, proposal, State.ACCEPTED, reason, now).node
            if subject_of(connection, about) != subject_of(connection, event):
                raise click.BadParameter(f"{proposal} is about {about}.", param_hint="--proposal")
        return done

    _say(_done(correct), "corrected")


for command in proposals.COMMANDS:
    review_command.add_command(command)


def _done(decide: Callable[[sa.Connection, dt.datetime], review.Reviewed]) -> review.Reviewed:
    with opened_database() as engine, writing(engine) as connection:
        return decide(connection, dt.datetime.now(dt.UTC))


def _say(done: review.Reviewed, what: str) -> None:
    if done.is_gone:
        click.echo(f"{done.event} is {what}, and gone.")
    else:
        changed = f" (changed: {', '.join(done.fields)})" if done.fields else ""
        click.echo(f"{done.event} is {what}{changed}.")
