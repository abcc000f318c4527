"""`readout keys`: API keys for those who may write, made, listed and revoked."""

import datetime as dt
import re
from typing import Any

import click

from app.access.api_keys import ApiKey, create_key, list_keys, revoke_key
from app.access.caller import SCOPE_WORDS, Scope
from app.cli.options import opened_database
from app.db.engine import reading, writing

NEVER = "never"
_DAYS = re.compile(r"(\d{1,5})d")


class Expiry(click.ParamType[dt.datetime | str]):
    """ "90d", "2027-01-31" (to the end of that day) or "never"; an instant, or None for never."""

    name = "expiry"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.datetime | str:
        if value == NEVER:
            return NEVER
        now = dt.datetime.now(dt.UTC)
        try:
            if days := _DAYS.fullmatch(value):
                until = now + dt.timedelta(days=int(days.group(1)))
            else:
                day = dt.date.fromisoformat(value) + dt.timedelta(days=1)
                until = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is neither 90d, nor a day as 2027-01-31, nor never.", param, ctx)
        if until <= now:
            self.fail(f"{value} is over.", param, ctx)
        return until


@click.group("keys")
def keys_command() -> None:
    """Make, list and revoke API keys; reading needs none."""


@keys_command.command("create")
@click.argument("name", metavar="NAME")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice([scope.value for scope in Scope]),
    help="What it may do; each of them. "
    + "; ".join(f"{scope}: {words}" for scope, words in SCOPE_WORDS.items())
    + ".",
)
@click.option(
    "--expires",
    type=Expiry(),
    default="365d",
    show_default=True,
    metavar="90d|DAY|never",
    help="How long it is good.",
)
def create_command(name: str, scopes: tuple[str, ...], expires: dt.datetime | str) -> None:
    """Make a key for NAME (whose it is and what for) and print it, this once.

    Without a scope a key only tells the server who asks.
    """
    if not name.strip():
        raise click.BadParameter("say whose key it is.", param_hint="NAME")
    until = expires if isinstance(expires, dt.datetime) else None
    with opened_database() as engine, writing(engine) as connection:
        now = dt.datetime.now(dt.UTC)
        key, token = create_key(connection, name.strip(), [Scope(each) for each in scopes], until, now)
    click.echo(token)
    click.echo(
        f"This is {key.id}, for {key.name}; it {_may(key)} and {_until(key)}. It is not shown again.",
        err=True,
    )


@keys_command.command("list")
def list_command() -> None:
    """List all keys, newest first: id, state, scopes, days of making, last use and expiry, name."""
    with opened_database() as engine, reading(engine) as connection:
        keys = list_keys(connection)
    now = dt.datetime.now(dt.UTC)
    for key in keys:
        click.echo("  ".join([key.id, key.state(now), _scopes(key), *_days(key), key.name]))
    if not keys:
        click.echo("No key was made yet.", err=True)


@keys_command.command("revoke")
@click.argument("key", metavar="ID")
def revoke_command(key: str) -> None:
    """Refuse the key ID (readout_…, as `list` shows it) from now on."""
    with opened_database() as engine, writing(engine) as connection:
        revoked = revoke_key(connection, key, dt.datetime.now(dt.UTC))
    if revoked.revoked_at is not None:
        click.echo(f"{revoked.id} ({revoked.name}) had been revoked on {_day(revoked.revoked_at)}.")
    else:
        click.echo(f"Revoked {revoked.id} ({revoked.name}).")


def _scopes(key: ApiKey) -> str:
    return ",".join(sorted(key.scopes)) or "reading only"


def _may(key: ApiKey) -> str:
    words = [SCOPE_WORDS[scope] for scope in sorted(key.scopes)]
    return f"may {' and '.join(words)}" if words else "may only read"


def _until(key: ApiKey) -> str:
    return f"is good until {key.last_day}" if key.last_day else "never expires"


def _days(key: ApiKey) -> tuple[str, str, str]:
    used = f"used {_day(key.last_used_at)}" if key.last_used_at else "never used"
    return f"made {_day(key.created_at)}", used, _until(key).removeprefix("is ")


def _day(instant: dt.datetime) -> str:
    return f"{instant:%Y-%m-%d}"
