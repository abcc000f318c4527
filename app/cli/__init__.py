"""The commands. Each is thin and calls what exists; a failure is one line on standard error.

To add one, write it in a module of this package and name it in `COMMANDS`. A command is imported when it is
called, so that `readout ingest` need not load the web server, nor `readout --help` wait for a database.
"""

import sys
from importlib import import_module
from typing import Any

import click

from app import __version__
from app.collector import loading
from app.errors import AppError, InvalidSetting

# Where each command stands, in the order of `readout --help`.
COMMANDS: dict[str, tuple[str, str]] = {
    "ingest": ("app.cli.ingest", "ingest_command"),
    "extract": ("app.cli.extract", "extract_command"),
    "explain": ("app.cli.extract", "explain_command"),
    "reextract": ("app.cli.reextract", "reextract_command"),
    "review": ("app.cli.review", "review_command"),
    "serve": ("app.cli.serve", "serve_command"),
    "migrate": ("app.cli.database", "migrate_command"),
    "withdraw": ("app.cli.database", "withdraw_command"),
    "counts": ("app.cli.counts", "counts_command"),
    "links": ("app.cli.links", "links_command"),
    "keys": ("app.cli.keys", "keys_command"),
    "schema": ("app.cli.serve", "schema_command"),
}

FAILED, USAGE = 1, 2  # exit status


class Commands(click.Group):
    """Imports a command when it is wanted, and tells a named failure in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, function = COMMANDS[cmd_name]
        if module not in sys.modules:
            with loading():
                import_module(module)
        command: click.Command = getattr(sys.modules[module], function)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except AppError as error:
            click.echo(f"readout: {error.message}", err=True)
            sys.exit(USAGE if isinstance(error, InvalidSetting) else FAILED)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="readout")
def main() -> None:
    """Readout reads the press releases of foreign ministries into a timeline of events."""
