"""What each process of `readout serve` runs: the application, loaded while the collector of garbage rests.

There is none to find in what is loaded, and looking for it took a sixth of the time to the first answer.
"""

from starlette.applications import Starlette

from app.collector import loading


def application() -> Starlette:
    with loading():
        from app.web.app import from_environment  # here, since it loads almost everything

        return from_environment()
