"""`readout counts`: checks the sets by which events are counted and their cards, and makes them anew."""

import sys
import time

import click

from app.cli import FAILED
from app.cli.options import opened_database
from app.db.engine import reading, writing
from app.ingest.event_cards import cards_wrong
from app.ingest.recount import count_wrong, rebuild


@click.group("counts")
def counts_command() -> None:
    """Check what is kept for readers of events, or make it anew."""


@counts_command.command("check")
def check_command() -> None:
    """Compare counts and cards of events with what is stored of them; exit with 1 where they differ."""
    with opened_database() as engine, reading(engine) as connection:
        wrong, cards = count_wrong(connection), cards_wrong(connection)
    if wrong:
        click.echo(f"{wrong:,} events are counted wrongly; run `readout counts rebuild`.")
    if cards:
        click.echo(f"{cards:,} events have a card that says otherwise; run `readout counts rebuild`.")
    if wrong or cards:
        sys.exit(FAILED)
    click.echo("All events are counted, and have their cards, as they are stored.")


@counts_command.command("rebuild")
def rebuild_command() -> None:
    """Count all events and write their cards anew, in one transaction; other writers wait for it."""
    started = time.monotonic()
    with opened_database() as engine, writing(engine) as connection:
        counted = rebuild(connection)
    click.echo(f"Counted {counted:,} events in {time.monotonic() - started:,.1f} s.")
