"""The markup by which other sites show the timeline; the page in the frame is in `embedding.py`."""

from html import escape

PATH = "/embed/timeline"
WIDTH, HEIGHT = 960, 460


def frame(address: str, title: str, width: int | str = "100%", height: int = HEIGHT) -> str:
    """The markup by which another page shows the timeline at an address."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{width}" height="{height}" '
        f'loading="lazy"></iframe>'
    )
