"""`readout serve` and `readout schema`: the server, and the schema it serves."""

import signal
import socket
import sys
from pathlib import Path
from typing import Any

import click
import uvicorn

from app.cli.options import make_ready
from app.db.engine import make_engine, reading
from app.graphql.limits import LIMITS
from app.graphql.schema import render_schema
from app.queries.events import count_events
from app.queries.filters import EventFilter
from app.settings import Settings, bundled
from app.web.protocol import PatientProtocol
from app.web.socket_protocol import PatientSockets

GRACE = 20  # seconds for answers under way when the server is told to stop
# Seconds in which a worker process answers whether it is well; the first time it has all imports to do, which
# on a machine at its limits takes longer than uvicorn's own 5, and it would be killed for it.
WELL = 60
SERVER: dict[str, Any] = {
    "access_log": False,
    "log_level": "warning",
    "server_header": False,
    "http": PatientProtocol,
    "timeout_keep_alive": int(LIMITS.idle_seconds),
    "timeout_graceful_shutdown": GRACE,
    "timeout_worker_healthcheck": WELL,
    "ws": PatientSockets,
    "ws_max_size": LIMITS.body_bytes,
}


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on."
)
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes.")
def serve_command(host: str, port: int, workers: int) -> None:
    """Serve the timeline and the API. An SQLite database is created or migrated first."""
    settings = Settings.from_environment()
    _check_address(host, port)
    engine = make_engine(settings.database_url)
    make_ready(engine)
    with reading(engine) as connection:
        total = count_events(connection, EventFilter())
    engine.dispose()
    _greet(f"http://{'localhost' if host in ('0.0.0.0', '::') else host}:{port}", total)
    # When it has stopped gracefully uvicorn sends itself the signal once more, which is no failure.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    uvicorn.run(
        "app.web.worker:application",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        forwarded_allow_ips=settings.trusted_proxies,
        **SERVER,
    )


def _check_address(host: str, port: int) -> None:
    """Nobody is to be told of an address that another program has."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise click.ClickException(f"Cannot listen at {host}, port {port}: {error.strerror}.") from error


def _greet(address: str, total: int) -> None:
    """To standard error, so that logs and words to people stay together and data alone."""
    lines = [f"Readout serves {total:,} events at {address} (Ctrl-C stops it)."]
    if total:
        lines.append(f"API: {address}/graphql    Feed: {address}/events.atom    More: README.md")
    else:
        samples = bundled("samples") / "releases.jsonl"
        lines.append(f"Nothing is read in yet. The samples: readout ingest {samples}")
    click.echo("\n".join(lines), err=True)


@click.command("schema")
@click.option("--check", is_flag=True, help="Only say whether schema.graphql is what the program serves.")
def schema_command(check: bool) -> None:
    """Print the GraphQL schema that this program serves."""
    rendered = render_schema()
    if not check:
        click.echo(rendered, nl=not rendered.endswith("\n"))
        return
    path: Path = bundled("schema.graphql")
    if not path.exists() or path.read_text(encoding="utf-8").strip() != rendered.strip():
        click.echo(f"{path.name} is not what the program serves; run `make schema`.", err=True)
        sys.exit(1)
