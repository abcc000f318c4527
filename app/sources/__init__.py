"""Sources: what reads a ministry's documents. To add one, add a profile (`profiles.py`); where its pages need
more than that, write its module and name it in `SOURCES`.

Knows neither extraction nor database: a `Document` goes in, a `Release` comes out.
"""

from app.domain.addresses import fold_url, host_of, is_within
from app.domain.values import Document, Release
from app.errors import DocumentTooLarge, UnreadableDocument
from app.sources import generic, kr_mofa, profiled, us_state
from app.sources.base import Page, Source
from app.sources.decoding import decode
from app.sources.markup import is_markup
from app.sources.releases import first_paragraph, release_of

# In order of recognition; the one that reads anything stands last.
SOURCES: tuple[Source, ...] = (kr_mofa.SOURCE, us_state.SOURCE, *profiled.SOURCES, generic.SOURCE)

_MARKUP_TYPES = ("text/html", "application/xhtml+xml")


def source_named(name: str) -> Source:
    """The source of that name; an error that lists the names if there is none."""
    for source in SOURCES:
        if source.name == name.strip().lower().replace("-", "_"):
            return source
    names = ", ".join(source.name for source in SOURCES)
    raise UnreadableDocument(f"There is no source {name[:40]!r}; there are: {names}.", subject=name)


def source_of(url: str | None, text: str) -> Source:
    """The source that reads a document, told from its address or its layout."""
    return next(source for source in SOURCES if source.recognises(url, text))


def read_document(document: Document, *, limit: int | None = None) -> Release:
    """The release in a document. Raises `UnreadableDocument`, `LayoutChanged` or `DocumentTooLarge`."""
    if limit is not None and len(document.content) > limit:
        raise DocumentTooLarge(document.name, limit)
    text = decode(document)
    page = Page.open(document, text, document.media_type in _MARKUP_TYPES or is_markup(text))
    address = page.address
    source = source_named(document.source) if document.source else source_of(address, text)
    reading = source.read(page)
    return release_of(page, reading, source, canonical_url(address) if address else None)


def canonical_url(url: str) -> str:
    """The one form of an address: `http` is `https`, tracking is gone, what identifies is kept."""
    folded = fold_url(url)
    host = host_of(folded)
    for source in SOURCES:
        if source.canonical_url and is_within(host, source.hosts):
            return source.canonical_url(folded)
    return folded


def release_identity(release: Release) -> str:
    """The text a release's id derives from: publisher and address; without one, what it says of itself."""
    if release.url:
        return f"{release.publisher}\n{release.url}"
    day = release.published_on.isoformat() if release.published_on else ""
    return "\n".join((release.publisher, release.title or "", day, first_paragraph(release)))
