"""What a source is: the module that knows how one ministry's documents are laid out.

A source is one module that ends with `SOURCE = Source(...)` and one line in `app/sources/__init__.py`, plus
example documents with their expected releases in `tests/releases/<name>/`. Its `read` says what stands
where; everything that is the same for all sources (stated values, publisher, language, canonical text)
happens in `releases.py`.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.codes import ReleaseKind
from app.domain.text import MappedText
from app.domain.values import Document
from app.sources.markup import Element, parse
from app.sources.paragraphs import Paragraph, paragraphs_of_markup, paragraphs_of_text


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source found in a document, before stated values are laid over it."""

    title: MappedText | None
    published_on: dt.date | None
    body: tuple[MappedText, ...]
    kind: ReleaseKind | None = None  # None: recognised from title, address and text
    url: str | None = None  # an address the document gives itself


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
        found = paragraphs_of_markup(self.root, self.text)
        return found or paragraphs_of_markup(self.root, self.text, furniture=True)


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
