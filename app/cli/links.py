"""`readout links`: which releases tell the same event and why, what may be one, cutting and accepting."""

import datetime as dt
import json
from collections.abc import Iterable
from textwrap import shorten
from typing import Any

import click

from app.cli.options import opened_database
from app.db.engine import reading, writing
from app.ingest import links
from app.link.compare import LINKED

SHOWN = 100  # characters of a sentence
reason_option = click.option("--reason", required=True, help="Why; kept with the decision.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object a pair.")


@click.group("links")
def links_command() -> None:
    """Show which accounts of releases are one event and why; cut and accept links."""


@links_command.command("list")
@click.option("--event", metavar="ID", help="Only the links of this event (ev_…).")
@json_option
def list_command(event: str | None, as_json: bool) -> None:
    """List the links between accounts of one event, with what speaks for each."""
    with opened_database() as engine, reading(engine) as connection:
        _show(links.list_links(connection, event), as_json, f"No link{f' in {event}' if event else ''}.")


@links_command.command("suggestions")
@json_option
def suggestions_command(as_json: bool) -> None:
    """List pairs of accounts that may be one event, most alike first."""
    with opened_database() as engine, reading(engine) as connection:
        _show(links.list_suggestions(connection), as_json, "No suggestions.")


@links_command.command("cuts")
@json_option
def cuts_command(as_json: bool) -> None:
    """List pairs of accounts that were cut; `accept` takes a cut back."""
    with opened_database() as engine, reading(engine) as connection:
        _show(links.list_cuts(connection), as_json, "Nothing was cut.")


@links_command.command("cut")
@click.argument("account", metavar="ID")
@reason_option
def cut_command(account: str, reason: str) -> None:
    """Part the account ID (ac_…) from the others of its event; it stays apart from them."""
    _check(reason)
    with opened_database() as engine, writing(engine) as connection:
        event = links.cut_account(connection, account, reason.strip(), dt.datetime.now(dt.UTC))
    click.echo(f"Cut {account}; it tells {event} now.")


@links_command.command("accept")
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@reason_option
def accept_command(one: str, other: str, reason: str) -> None:
    """Make two accounts (ac_…) one event."""
    _check(reason)
    with opened_database() as engine, writing(engine) as connection:
        event = links.accept_pair(connection, one, other, reason.strip(), dt.datetime.now(dt.UTC))
    click.echo(f"Linked {one} and {other}; they tell {event} now.")


def _check(reason: str) -> None:
    if not reason.strip():
        raise click.BadParameter("say why.", param_hint="--reason")


def _show(found: Iterable[links.Link], as_json: bool, none: str) -> None:
    """One pair after the other; that there is `none` is said beside the output, which programs read."""
    lines = [
        json.dumps(_as_record(each), ensure_ascii=False) if as_json else _in_words(each) for each in found
    ]
    for line in lines:
        click.echo(line)
    if not lines:
        click.echo(none, err=True)


def _in_words(link: links.Link) -> str:
    score = "decided" if link.score is None else f"{link.score:.2f} points, a link from {LINKED:g}"
    said = f", {link.decision} by a person" if link.decision else ""
    lines = [f"{score}{said}"]
    for told in (link.one, link.other):
        lines.append(f"  {told.id} in {told.event}: {told.published_on or 'no day'}, {told.heading}")
        lines.append(f"      {shorten(told.sentence, SHOWN, placeholder=' …')}")
    lines += [f"  {feature.points:+.2f} {feature.name}: {feature.seen}" for feature in link.features]
    return "\n".join(lines)


def _as_record(link: links.Link) -> dict[str, Any]:
    return {
        "score": link.score,
        "decision": link.decision,
        "accounts": [
            {
                "id": told.id,
                "event": told.event,
                "release": told.release,
                "heading": told.heading,
                "published_on": told.published_on.isoformat() if told.published_on else None,
                "sentence": told.sentence,
            }
            for told in (link.one, link.other)
        ],
        "features": [
            {"name": feature.name, "seen": feature.seen, "points": feature.points}
            for feature in link.features
        ],
    }
