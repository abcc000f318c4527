"""Options that several commands share."""

import click

from app.errors import AppError
from app.sources import source_named


def _known(_context: click.Context, _parameter: click.Parameter, given: str | None) -> str | None:
    """The name of a source as the program writes it; one that is not there is a matter of usage."""
    if given is None:
        return None
    try:
        return source_named(given).name
    except AppError as error:
        raise click.BadParameter(error.message) from error


source_option = click.option(
    "--source", callback=_known, help="Name of the source that reads everything; else it is recognised."
)
