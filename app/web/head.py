"""What stands in the head of a page, and the crumbs above it: one object, part of every view."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin


@dataclass(frozen=True, slots=True)
class Feed:
    """The same content for a program: Atom, iCalendar."""

    href: str
    media_type: str
    title: str


@dataclass(frozen=True, slots=True)
class Crumb:
    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """`title` without the name of the site; `canonical` absolute; `section` is the entry of the menu.

    The links of a narrow view (many filters, a search) are not `followed` by search engines: behind them
    stand more views than anybody could read, and whatever they list is in the sitemap.
    """

    title: str
    description: str
    canonical: str
    section: str = ""
    kind: str = "website"  # og:type
    indexed: bool = True
    followed: bool = True
    framed: bool = False  # whether it, or its timeline, can be put into other sites
    feeds: tuple[Feed, ...] = ()
    crumbs: tuple[Crumb, ...] = ()
    card: str = "/events.png"  # the picture beside a link to the page
    json_ld: Mapping[str, Any] | None = None

    @property
    def robots(self) -> str:
        """What search engines are told not to do; empty where they may do anything."""
        return "noindex" if not self.indexed else "" if self.followed else "nofollow"

    @property
    def picture(self) -> str:
        """Its absolute address, on the host of the page."""
        return urljoin(self.canonical, self.card)
