"""Proposed corrections in `readout review`: listed, accepted, declined."""

import datetime as dt
from textwrap import indent

import click

from app.cli.event_values import values_of_proposal
from app.cli.options import opened_database
from app.db.engine import reading, writing
from app.ingest import review
from app.ingest.changes import Noun
from app.ingest.proposals import Proposal, State, close, list_proposals

proposal_argument = click.argument("proposal", metavar="ID")


@click.command("proposals")
@click.option("--all", "all_", is_flag=True, help="Also those that were accepted or declined.")
def proposals_command(all_: bool) -> None:
    """List proposed corrections that wait, oldest first."""
    with opened_database() as engine, reading(engine) as connection:
        found = list_proposals(connection, None if all_ else State.OPEN)
    for each in found:
        click.echo(_in_words(each))
    if not found:
        click.echo("No proposed correction waits." if not all_ else "Nothing was proposed yet.", err=True)


@click.command("accept")
@proposal_argument
@click.option("--reason", help="Why; kept with the proposal and the decision.")
def accept_command(proposal: str, reason: str | None) -> None:
    """Accept the proposal ID (pr_…): its event is corrected as it says."""
    now = dt.datetime.now(dt.UTC)
    with opened_database() as engine, writing(engine) as connection:
        accepted = close(connection, proposal, State.ACCEPTED, reason, now)
        if accepted.noun is Noun.EVENT:
            try:
                values = values_of_proposal(accepted.field, accepted.proposed)
            except click.BadParameter as error:
                raise click.ClickException(
                    f"What is proposed cannot be read as a value ({error.message}) Say what it comes to: "
                    f"readout review correct {accepted.node} … --proposal {proposal}"
                ) from error
            review.correct(connection, accepted.node, values, reason or f"proposed in {proposal}", now)
    if accepted.noun is Noun.EVENT:
        click.echo(f"Accepted {proposal}; {accepted.node} is corrected.")
    else:
        click.echo(f"Accepted {proposal}. No command changes {accepted.node}: {_REMEDY[accepted.noun]}")


@click.command("decline")
@proposal_argument
@click.option("--reason", required=True, help="Why; kept with the proposal.")
def decline_command(proposal: str, reason: str) -> None:
    """Decline the proposal ID (pr_…): nothing is changed."""
    with opened_database() as engine, writing(engine) as connection:
        close(connection, proposal, State.DECLINED, reason, dt.datetime.now(dt.UTC))
    click.echo(f"Declined {proposal}.")


COMMANDS = (proposals_command, accept_command, decline_command)
_REMEDY = {
    Noun.RELEASE: "ingest its page again, or withdraw it.",
    Noun.PARTICIPANT: "correct the events it takes part in.",
}


def _in_words(proposal: Proposal) -> str:
    """One line with all that is short, then what was written, each under its word."""
    by = proposal.api_key or "a reader"
    first = "  ".join(
        [
            f"{proposal.submitted_at:%Y-%m-%d %H:%M}",
            proposal.id,
            proposal.state,
            f"{proposal.noun} {proposal.node}",
            proposal.field,
            f"by {by}",
        ]
    )
    told = {
        "proposed": proposal.proposed,
        "source": proposal.source_url,
        "note": proposal.note,
        "decided": proposal.reason,
    }
    lines = (indent(f"{name}: {text}", "  ") for name, text in told.items() if text)
    return "\n".join([first, *lines])
