"""What a source is: the module that knows how one ministry's documents are laid out.

A source is one module that ends with `SOURCE = Source(...)` and one line in `app/sources/__init__.py`, plus
example documents with their expected releases in `tests/releases/<name>/`. Its `read` says what stands
where; everything that is the same for all sources (stated values, publisher, language, canonical text)
happens in `releases.py`.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.addresses import is_web_address
from app.domain.codes import ReleaseKind
from app.domain.text import MappedText
from app.domain.values import Document
from app.sources.blocks import text_of
from app.sources.markup import Element, parse
from app.sources.paragraphs import Paragraph, paragraphs_of_markup, paragraphs_of_text


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source found in a document, before stated values are laid over it."""

    title: MappedText | None
    published_on: dt.date | None
    body: tuple[MappedText, ...]
    kind: ReleaseKind | None = None  # None: recognised from title, address and text
    issuer: str | None = None  # slug of the publisher that the page names as its own


@dataclass(frozen=True, slots=True)
class Page:
    """A decoded document, opened: its paragraphs, and the element tree where it is HTML."""

    document: Document
    text: str
    root: Element | None

    @classmethod
    def open(cls, document: Document, text: str, is_markup: bool) -> "Page":
        return cls(document, text, parse(text) if is_markup else None)

    def paragraphs(self) -> list[Paragraph]:
        if self.root is None:
            return paragraphs_of_text(self.text)
        found = paragraphs_of_markup(self._main(self.root), self.text)
        return found or paragraphs_of_markup(self.root, self.text, furniture=True)

    @staticmethod
    def _main(root: Element) -> Element:
        """The page's one `<main>`, unless the heading stands outside of it."""
        mains = root.find_all("main")
        whole = len(mains) == 1 and (mains[0].has_main_heading or not root.has_main_heading)
        return mains[0] if whole and mains[0].longest_run else root

    @property
    def address(self) -> str | None:
        """Where the document came from, else the address that a saved page gives as its own; never one
        that is no web address, which a feed may have for a link.
        """
        return self.document.url if is_web_address(self.document.url) else self._own_address()

    def own_title(self) -> str | None:
        """What the page calls itself: for those who link to it, else in its `<title>`."""
        if stated := self.metas().get("og:title", "").strip():
            return stated
        titles = self.root.find_all("title") if self.root else []
        found = (text_of(title, self.text).text for title in titles)
        return next((title for title in found if title), None)

    def metas(self) -> dict[str, str]:
        """What the page states for machines, by name in lower case."""
        found: dict[str, str] = {}
        for meta in self.root.find_all("meta") if self.root else ():
            name = meta.attributes.get("property") or meta.attributes.get("name") or ""
            found.setdefault(name.lower(), meta.attributes.get("content", ""))
        return found

    def _own_address(self) -> str | None:
        for link in self.root.find_all("link") if self.root else ():
            if link.attributes.get("rel", "").lower() == "canonical" and is_web_address(
                link.attributes.get("href")
            ):
                return link.attributes["href"]
        address = self.metas().get("og:url")
        return address if is_web_address(address) else None


@dataclass(frozen=True, slots=True)
class Source:
    """How one ministry's documents become releases."""

    name: str  # as on the command line: "kr_mofa"
    label: str
    publisher: str | None  # slug; None when the source reads many publishers
    recognises: Callable[[str | None, str], bool]  # by address, or by layout where none is known
    read: Callable[[Page], Reading]
    canonical_url: Callable[[str], str] | None = None  # applied after the general rules, to its own hosts
    hosts: tuple[str, ...] = ()  # its own hosts; subdomains belong too
