"""Who issues releases: slug, name, country, hosts.

A publisher is an organisation; a source is the module that reads it. The slug is the identity of a
publisher and never changes. A release from a host that is not listed gets a publisher named after its host
(`unlisted`), so that nothing is refused for being new.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from app.domain.codes import OrganizationKind


@dataclass(frozen=True, slots=True)
class Publisher:
    slug: str
    name: str
    country: str | None  # ISO 3166-1 alpha-2
    hosts: tuple[str, ...] = ()  # host names; subdomains belong too
    kind: OrganizationKind = OrganizationKind.FOREIGN_MINISTRY
    names: tuple[str, ...] = ()  # other names by which feeds and files state the publisher


PUBLISHERS: tuple[Publisher, ...] = (
    Publisher(
        "kr-mofa",
        "Ministry of Foreign Affairs of the Republic of Korea",
        "KR",
        ("mofa.go.kr",),
        names=("KR MOFA",),
    ),
    Publisher(
        "us-state",
        "United States Department of State",
        "US",
        ("state.gov",),
        names=("U.S. Department of State", "US State"),
    ),
    Publisher(
        "jp-mofa",
        "Ministry of Foreign Affairs of Japan",
        "JP",
        ("mofa.go.jp", "japan.go.jp"),
        names=("JP MOFA",),
    ),
    Publisher(
        "uk-fcdo", "Foreign, Commonwealth and Development Office", "GB", ("gov.uk",), names=("UK FCDO",)
    ),
    Publisher(
        "cn-mfa",
        "Ministry of Foreign Affairs of China",
        "CN",
        ("fmprc.gov.cn", "mfa.gov.cn", "china-embassy.gov.cn", "chineseembassy.org"),
        names=("CN MFA",),
    ),
    Publisher("in-mea", "Ministry of External Affairs of India", "IN", ("mea.gov.in",), names=("IN MEA",)),
    Publisher("tr-mfa", "Ministry of Foreign Affairs of Türkiye", "TR", ("mfa.gov.tr",), names=("TR MFA",)),
    Publisher("sg-mfa", "Ministry of Foreign Affairs of Singapore", "SG", ("mfa.gov.sg",), names=("SG MFA",)),
    Publisher(
        "ca-gac", "Global Affairs Canada", "CA", ("canada.ca", "international.gc.ca"), names=("CA GAC",)
    ),
    Publisher(
        "au-dfat",
        "Department of Foreign Affairs and Trade of Australia",
        "AU",
        ("dfat.gov.au", "foreignminister.gov.au"),
        names=("AU DFAT",),
    ),
    Publisher(
        "ru-mfa",
        "Ministry of Foreign Affairs of the Russian Federation",
        "RU",
        ("mid.ru",),
        names=("RU MFA",),
    ),
)

BY_SLUG = {publisher.slug: publisher for publisher in PUBLISHERS}


def publisher_of_url(url: str) -> Publisher | None:
    """The listed publisher whose host, or a parent of it, serves this address."""
    host = (urlsplit(url).hostname or "").lower()
    for publisher in PUBLISHERS:
        if any(host == known or host.endswith("." + known) for known in publisher.hosts):
            return publisher
    return None


def publisher_of_name(name: str) -> Publisher | None:
    """The listed publisher that a feed or a file calls by this name or slug."""
    wanted = name.strip().casefold()
    for publisher in PUBLISHERS:
        if wanted in (known.casefold() for known in (publisher.slug, publisher.name, *publisher.names)):
            return publisher
    return None


def unlisted(host_or_name: str) -> Publisher:
    """A publisher nobody listed: named by its host or by what the file calls it."""
    name = host_or_name.strip().lower().removeprefix("www.")
    slug = "-".join(part for part in "".join(c if c.isalnum() else "-" for c in name).split("-") if part)
    return Publisher(
        slug or "unknown", host_or_name.strip() or "Unknown publisher", None, kind=OrganizationKind.OTHER
    )
