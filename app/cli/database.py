"""`readout migrate` and `readout withdraw`: the database's version, and taking a release out of sight."""

import datetime as dt
import sys

import click
import sqlalchemy as sa

from app.cli import FAILED
from app.cli.options import opened_database
from app.db.engine import opened_engine, reading, writing
from app.db.migrate import ADVICE, State, current_state, current_version, head, upgrade
from app.errors import DatabaseNotReady
from app.ingest.recount import count_if_new
from app.ingest.withdraw import withdraw_release
from app.settings import Settings


@click.command("migrate")
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 when the database is not ready.")
def migrate_command(check: bool) -> None:
    """Bring the database to the version of this program."""
    with opened_engine(Settings.from_environment().database_url) as engine:
        state = current_state(engine)
        if check and state is not State.READY:
            click.echo(f"{_name(engine)} is not ready: {ADVICE[state]}")
            sys.exit(FAILED)
        if state in (State.NEWER, State.FOREIGN):
            raise DatabaseNotReady(ADVICE[state])
        _migrate(engine, state)


def _migrate(engine: sa.Engine, state: State) -> None:
    if state is State.READY:
        click.echo(f"{_name(engine)} is ready, at {head()}.")
        return
    with reading(engine) as connection:
        before = current_version(connection)
    upgrade(engine)
    count_if_new(engine)
    click.echo(f"{_name(engine)} was migrated from {before or 'nothing'} to {head()}.")


def _name(engine: sa.Engine) -> str:
    return engine.url.render_as_string(hide_password=True)


@click.command("withdraw")
@click.argument("release", metavar="ID")
@click.option("--reason", required=True, help="Why; kept with the release and in the change log.")
def withdraw_command(release: str, reason: str) -> None:
    """Take the release ID (re_…) and what rests on it alone out of sight."""
    if not reason.strip():
        raise click.BadParameter("say why the release is withdrawn.", param_hint="--reason")
    with opened_database() as engine, writing(engine) as connection:
        done = withdraw_release(connection, release, reason.strip(), dt.datetime.now(dt.UTC))
    if done.was_withdrawn:
        click.echo(f"{release} had been withdrawn before: {done.heading}")
    else:
        click.echo(
            f"Withdrew {release} ({done.heading}) with {done.events} events and "
            f"{done.participants} participants."
        )
