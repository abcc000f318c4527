"""`readout counts`: checks the sets by which events are counted, and makes them anew."""

import sys
import time

import click

from app.cli import FAILED
from app.cli.options import opened_database
from app.db.engine import reading, writing
from app.ingest.recount import count_wrong, rebuild


@click.group("counts")
def counts_command() -> None:
    """Check what events are counted by, or count all anew."""


@counts_command.command("check")
def check_command() -> None:
    """Compare what each event is counted by with what is stored of it; exit with 1 where they differ."""
    with opened_database() as engine, reading(engine) as connection:
        wrong = count_wrong(connection)
    if wrong:
        click.echo(f"{wrong:,} events are counted wrongly; run `readout counts rebuild`.")
        sys.exit(FAILED)
    click.echo("All events are counted as they are stored.")


@counts_command.command("rebuild")
def rebuild_command() -> None:
    """Count all events anew, in one transaction; other writers wait for it."""
    started = time.monotonic()
    with opened_database() as engine, writing(engine) as connection:
        counted = rebuild(connection)
    click.echo(f"Counted {counted:,} events in {time.monotonic() - started:,.1f} s.")
