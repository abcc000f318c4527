"""`readout reextract`: stored releases, read again with today's rules."""

import datetime as dt
import gc
import sys

import click
import sqlalchemy as sa

from app.cli import FAILED
from app.db.engine import opened_engine
from app.db.migrate import ensure_ready
from app.ingest.differences import ADDED, CHANGED, GONE, MERGED, Totals, lines_of
from app.ingest.reextract import Choice, Result, count_releases, reextract
from app.settings import Settings


@click.command("reextract")
@click.argument("releases", nargs=-1, metavar="[RELEASE]…")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Only releases published since; undated ones that were captured since.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
@click.option("--all", "every", is_flag=True, help="Also what these versions of rules and words have read.")
def reextract_command(
    releases: tuple[str, ...], since: dt.datetime | None, dry_run: bool, every: bool
) -> None:
    """Read stored releases (those named re_…, or all) again with today's rules.

    Prints what changes: + an event that is new, - one that is gone, ~ one that changed and in what, > one
    that is part of another now. What persons decided stays (`readout review`), and so do ids. A release that
    cannot be read stays as it was, and the exit status is 1.
    """
    if releases and since:
        raise click.UsageError("Name releases or give --since.")
    choice = Choice(releases, since.date() if since else None, every)
    settings = Settings.from_environment()
    totals = Totals()
    with opened_engine(settings.database_url) as engine:
        ensure_ready(engine, create_sqlite=False)
        _run(engine, choice, totals, dry_run)
    click.echo(in_words(totals, dry_run=dry_run))
    if totals.releases[Result.FAILED]:
        sys.exit(FAILED)


def _run(engine: sa.Engine, choice: Choice, totals: Totals, dry_run: bool) -> None:
    """With a bar on a terminal."""
    gc.freeze()  # as in `readout ingest`: the dictionaries are no garbage
    with click.progressbar(
        reextract(engine, choice, dry_run=dry_run),
        length=count_releases(engine, choice),
        label="Reading again",
        show_pos=True,
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as shown:
        for reread in shown:
            totals.add(reread)
            if reread.result is not Result.SAME:
                click.echo("\n".join(lines_of(reread)))


def in_words(totals: Totals, *, dry_run: bool) -> str:
    """The counts at the end."""
    releases, events = totals.releases, totals.events
    read = sum(releases.values())
    noun = "release" if read == 1 else "releases"
    changed = "would change" if dry_run else "changed"
    lines = [
        f"{read:,} {noun}: {releases[Result.CHANGED]:,} {changed} ({totals.revisions:,} with another text), "
        f"{releases[Result.SAME]:,} same, {releases[Result.FAILED]:,} failed.",
        f"Events: {events[ADDED]:,} added, {events[GONE]:,} gone, {events[CHANGED]:,} changed, "
        f"{events[MERGED]:,} merged.",
    ]
    if totals.fields:
        counted = sorted(totals.fields.items(), key=lambda each: (-each[1], each[0]))
        lines.append("Changed: " + ", ".join(f"{name} {count:,}" for name, count in counted) + ".")
    return "\n".join(lines)
