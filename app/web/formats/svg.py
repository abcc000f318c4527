"""The drawn timeline as a file of its own, to be put into other pages: the site's drawing with its style.

What it needs of the site's sheet stands there between `/* drawing */` and `/* end */`: images load no sheets.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from app.web.plotting import Drawing
from app.web.security import content_policy
from app.web.timeline import Plot

MEDIA_TYPE = "image/svg+xml"
MARGIN = 24  # left and right together
TOP = 68  # above the drawing: the name and the legend
BOTTOM = 8
TOKENS = re.compile(r"@layer tokens \{(.*?)\n\}", re.DOTALL)
PART = re.compile(r"/\* drawing \*/(.*?)/\* end \*/", re.DOTALL)
OWN = """
text { font: 13px var(--sans); fill: var(--soft); }
.paper { fill: var(--paper); }
.name { font: 20px var(--serif); fill: var(--ink); }
.lane-names text, .in { fill: var(--ink); }
.shade { fill: var(--mark); }
.empty { fill: none; stroke: var(--line); }
"""


@dataclass(frozen=True, slots=True)
class SvgView:
    """View of `timeline.svg`; `swaps` is what `_drawing.svg` asks of every page."""

    name: str
    plot: Plot | None
    caption: str
    style: str
    width: int
    height: int
    swaps: bool = False


def view_of(name: str, drawing: Drawing, sheet: str) -> SvgView:
    """`sheet` is the style sheet of the site."""
    plot = drawing.plot
    return SvgView(
        name=f"{name}: {drawing.span}" if drawing.span else name,
        plot=plot,
        caption=drawing.caption,
        style=style_of(sheet),
        width=(plot.width if plot else 600) + MARGIN,
        height=(plot.height if plot else 40) + TOP + BOTTOM,
    )


@lru_cache(maxsize=4)
def style_of(sheet: str) -> str:
    """Of the site's style sheet the colours and what draws a timeline."""
    return "".join((*TOKENS.findall(sheet), *PART.findall(sheet), OWN))


@lru_cache(maxsize=4)
def policy_of(style: str) -> str:
    """The content policy of the file: this style, named by its digest, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return content_policy(script_src="'none'", style_src=f"'sha256-{digest}'", frame_ancestors="*")
