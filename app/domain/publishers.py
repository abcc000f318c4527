"""Who issues releases: slug, name, country, hosts.

A publisher is an organisation; a source is the module that reads it. The slug is the identity of a
publisher and never changes. A release from a host that is not listed gets a publisher named after its host
(`unlisted`), so that nothing is refused for being new. To add a publisher, add a row to `publishers.csv`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from app.domain.codes import OrganizationKind
from app.domain.countries import COUNTRIES
from app.domain.tables import read_rows, values


@dataclass(frozen=True, slots=True)
class Publisher:
    slug: str
    name: str
    country: str | None  # ISO 3166-1 alpha-2, or XK
    hosts: tuple[str, ...] = ()  # host names, subdomains belong too; "gov.br/mre": only below that path
    kind: OrganizationKind = OrganizationKind.FOREIGN_MINISTRY
    names: tuple[str, ...] = ()  # other names by which feeds, files and pages state the publisher


PUBLISHERS: tuple[Publisher, ...] = tuple(
    Publisher(slug, name, country or None, values(hosts), OrganizationKind(kind), values(names))
    for slug, name, country, kind, hosts, names, _ in read_rows(
        "publishers", "slug name country kind hosts names note"
    )
)

BY_SLUG = {publisher.slug: publisher for publisher in PUBLISHERS}


def is_body(slug: str) -> bool:
    """Whether it is an international organisation, so of no country."""
    publisher = BY_SLUG.get(slug)
    return publisher is not None and publisher.kind is OrganizationKind.IGO


def body_of(slug: str) -> str | None:
    """The code of the international organisation that issues under this slug, None for a country's."""
    return slug.partition("-")[0].upper() if is_body(slug) else None


_NOT_WORD = re.compile(r"[\W_]+")
# "Ministry of Foreign Affairs of the Republic of Elbonia", "Elbonian Foreign Ministry"
_BEFORE_COUNTRY = (
    "Ministry of Foreign Affairs of",
    "Ministry of Foreign Affairs of the",
    "Ministry for Foreign Affairs of",
    "Ministry of Foreign Affairs",
    "Foreign Ministry of",
    "Foreign Ministry of the",
    "MFA of",
    "MFA",
    "MOFA",
)
_BEHIND_COUNTRY = (
    "Ministry of Foreign Affairs",
    "Ministry for Foreign Affairs",
    "Foreign Ministry",
    "MFA",
    "MOFA",
)


def publisher_of_url(url: str) -> Publisher | None:
    """The listed publisher whose host, or a parent of it, serves this address; the longest listing wins."""
    parts = urlsplit(url)
    host, path = (parts.hostname or "").lower(), parts.path.lower()
    labels = host.split(".")
    for n in range(len(labels) - 1):
        for below, publisher in _by_host().get(".".join(labels[n:]), ()):
            if path == below or path.startswith(below + "/") or not below:
                return publisher
    return None


def publisher_of_name(name: str) -> Publisher | None:
    """The listed publisher that a feed, a file or a line of a page calls by this name or slug."""
    return _by_name().get(_folded(name))


def unlisted(host_or_name: str) -> Publisher:
    """A publisher nobody listed: named by its host or by what the file calls it."""
    name = host_or_name.strip().lower().removeprefix("www.")
    slug = "-".join(part for part in "".join(c if c.isalnum() else "-" for c in name).split("-") if part)
    return Publisher(
        slug or "unknown", host_or_name.strip() or "Unknown publisher", None, kind=OrganizationKind.OTHER
    )


@lru_cache(maxsize=1)
def _by_host() -> dict[str, list[tuple[str, Publisher]]]:
    """By host, the paths below it and whose they are, longer paths first."""
    found: dict[str, list[tuple[str, Publisher]]] = {}
    for publisher in PUBLISHERS:
        for listed in publisher.hosts:
            host, slash, path = listed.partition("/")
            found.setdefault(host, []).append((slash + path, publisher))
    return {host: sorted(rows, key=lambda row: -len(row[0])) for host, rows in found.items()}


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Publisher]:
    usual: dict[str, set[Publisher]] = {}
    for publisher in PUBLISHERS:
        if publisher.country and publisher.kind is OrganizationKind.FOREIGN_MINISTRY:
            for name in _usual_names(publisher.country):
                usual.setdefault(_folded(name), set()).add(publisher)
    # "Congolese Foreign Ministry" could be either's.
    found = {name: owners.pop() for name, owners in usual.items() if len(owners) == 1}
    for publisher in PUBLISHERS:
        for name in (publisher.slug, publisher.name, *publisher.names):
            found[_folded(name)] = publisher
    return found


def _usual_names(country: str) -> Iterator[str]:
    """What any ministry of foreign affairs is called after its country."""
    known = COUNTRIES[country]
    for name in known.names:
        if name not in known.ambiguous:
            yield from (f"{before} {name}" for before in _BEFORE_COUNTRY)
            yield from (f"{name} {behind}" for behind in _BEHIND_COUNTRY)
    for demonym in known.demonyms:
        yield from (f"{demonym} {behind}" for behind in _BEHIND_COUNTRY)


def _folded(name: str) -> str:
    return _NOT_WORD.sub(" ", name.casefold().replace("&", " and ")).strip()
