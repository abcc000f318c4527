"""`readout ingest`: files, folders, feeds and addresses into the database."""

import gc
import json
import re
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
import sqlalchemy as sa

from app.cli import FAILED
from app.cli.options import make_ready, source_option
from app.cli.progress import Progress
from app.db.engine import opened_engine
from app.errors import DatabaseNotReady
from app.ingest.counted import count_documents
from app.ingest.documents import Item, open_documents
from app.ingest.fetch import Fetcher
from app.ingest.outcomes import Outcome, Result, Summary, Tally
from app.ingest.pipeline import ingest
from app.ingest.retry import count_refused, refused_documents
from app.ingest.workers import default_workers
from app.settings import Settings

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@click.command("ingest")
@click.argument("targets", nargs=-1, metavar="PATH… | URL | -")
@source_option
@click.option("--retry", is_flag=True, help="Try all documents again that were refused before.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=default_workers,
    show_default="one for each processor",
    metavar="N",
    help="Processes that read; what is stored is the same for any number.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as one JSON object.")
def ingest_command(
    targets: tuple[str, ...], source: str | None, retry: bool, workers: int, as_json: bool
) -> None:
    """Read releases: saved pages, folders of them, RSS and Atom feeds, JSON Lines.

    Storing a release twice changes nothing, so a run that was stopped goes on where it was. A document that
    cannot be read is refused by name and kept for another try; the others are stored all the same, and the
    exit status is 1.
    """
    _check(targets, retry)
    settings = Settings.from_environment()
    started = time.monotonic()
    tally = Tally()
    failure: DatabaseNotReady | None = None
    with opened_engine(settings.database_url) as engine:
        make_ready(engine)
        try:
            if retry:
                items = refused_documents(engine, max_document_bytes=settings.max_document_bytes)
                _ingest(engine, items, tally, count_refused(engine), workers)
            else:
                with _fetcher(settings) as fetcher:
                    opened = _open(targets, source, settings, fetcher)
                    _ingest(engine, opened, tally, _count(targets), workers)
        except DatabaseNotReady as error:
            failure = error
    summary = tally.summary(time.monotonic() - started)
    click.echo(_as_json(summary, failure) if as_json else in_words(summary))
    if failure is not None:
        raise failure
    if summary.refused:
        sys.exit(FAILED)


def _ingest(engine: sa.Engine, items: Iterable[Item], tally: Tally, total: int | None, workers: int) -> None:
    progress = Progress("Read", total)

    def told(outcomes: Sequence[Outcome]) -> None:
        for outcome in outcomes:
            tally.add(outcome)
        progress.add(len(outcomes), passed_over=sum(outcome.is_known for outcome in outcomes))

    gc.freeze()  # dictionaries stay: to look for garbage among them over and over took a 15th of the time
    try:
        ingest(engine, items, on_outcomes=told, workers=workers)
    finally:
        progress.end()


def _count(targets: tuple[str, ...]) -> int | None:
    """None where addresses or standard input are among them."""
    is_known = all(target != "-" and not _ADDRESS.match(target) for target in targets)
    return count_documents(targets) if is_known else None


def _open(
    targets: tuple[str, ...], source: str | None, settings: Settings, fetcher: Fetcher
) -> Iterable[Item]:
    return open_documents(
        targets,
        source=source,
        max_document_bytes=settings.max_document_bytes,
        fetcher=fetcher,
        stdin=sys.stdin.buffer,
    )


def _fetcher(settings: Settings) -> Fetcher:
    return Fetcher(
        allow_private=settings.fetch_allow_private,
        timeout=settings.fetch_timeout,
        delay=settings.fetch_delay,
    )


def _check(targets: tuple[str, ...], retry: bool) -> None:
    """Usage is checked before anything is opened."""
    if bool(targets) == retry:
        raise click.UsageError("Name a file, a folder, an address or - to read, or give --retry alone.")
    for target in targets:
        # An empty name would be the folder the program runs in.
        if target != "-" and not _ADDRESS.match(target) and not (target and Path(target).exists()):
            raise click.BadParameter(f"There is no file or folder {target!r}.", param_hint="PATH")


def in_words(summary: Summary) -> str:
    """What happened, for a person: the counts, then each refusal by name."""
    shown = [Result.NEW, Result.CHANGED, Result.SAME, Result.REFUSED]
    if summary[Result.WITHDRAWN]:
        shown.append(Result.WITHDRAWN)
    counts = ", ".join(f"{summary[result]:,} {result}" for result in shown)
    noun = "document" if summary.documents == 1 else "documents"
    lines = [f"{summary.documents:,} {noun} in {summary.seconds:.1f} s: {counts}."]
    if summary.known:
        verb = "was" if summary.known == 1 else "were"
        lines.append(f"  {summary.known:,} of them {verb} stored before and not read again.")
    lines += [f"  refused: {_why(outcome)}" for outcome in summary.refused]
    return "\n".join(lines)


def _why(outcome: Outcome) -> str:
    message = outcome.message or ""
    return message if outcome.name in message else f"{outcome.name}: {message}"


def _as_json(summary: Summary, failure: DatabaseNotReady | None) -> str:
    told: dict[str, object] = {
        "documents": summary.documents,
        "counts": {result.value: summary[result] for result in Result},
        "events": summary.events,
        "known": summary.known,
        "refused": [
            {"name": outcome.name, "code": outcome.code, "message": outcome.message}
            for outcome in summary.refused
        ],
        "seconds": round(summary.seconds, 3),
        "error": {"code": failure.code, "message": failure.message} if failure else None,
    }
    return json.dumps(told, ensure_ascii=False)
