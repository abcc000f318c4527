"""Who a participant is: what identifies a person or an organisation, so that one has one record.

A person is told by the words of the name in any order, without accents, hyphens and initials, and by the
country represented; `identities.py` finds who was met before under another form of the name, and tells
namesakes apart. An organisation of the dictionary is told by its code, any other by its name; a publisher
by its slug.
"""

import datetime as dt

from app.db.keys import derive_key
from app.domain.codes import OrganizationKind, ParticipantKind
from app.domain.organisations import ORGANISATIONS
from app.domain.publishers import Publisher
from app.ingest.changes import Image
from app.link.names import fold_name, words_of


def person_identity(name: str, country: str | None, sort: str = "") -> str:
    """`sort` tells a namesake from the person of that name and country who was met first."""
    told = "\n".join((ParticipantKind.PERSON, country or "", " ".join(sorted(words_of(name)))))
    return f"{told}\n{sort}" if sort else told


def person(name: str, country: str | None, now: dt.datetime, sort: str = "") -> Image:
    identity = person_identity(name, country, sort)
    return _participant(identity, ParticipantKind.PERSON, name, now, country=country)


def organization(code: str, now: dt.datetime) -> Image:
    """An organisation by its code in the dictionary; one that is not there goes by its name."""
    known = ORGANISATIONS.get(code)
    if known is None:
        identity = "\n".join((ParticipantKind.ORGANIZATION, "name", fold_name(code)))
        kind = OrganizationKind.OTHER
        return _participant(identity, ParticipantKind.ORGANIZATION, code, now, organization_kind=kind)
    return _participant(
        "\n".join((ParticipantKind.ORGANIZATION, "code", known.code)),
        ParticipantKind.ORGANIZATION,
        known.name,
        now,
        name_ko=known.name_ko or None,
        organization_kind=known.kind,
        code=known.code,
    )


def issuer(publisher: Publisher, now: dt.datetime) -> Image:
    """The organisation behind a publisher."""
    return _participant(
        "\n".join((ParticipantKind.ORGANIZATION, "publisher", publisher.slug)),
        ParticipantKind.ORGANIZATION,
        publisher.name,
        now,
        country=publisher.country,
        organization_kind=publisher.kind,
    ) | {"publisher": publisher.slug}


def _participant(
    identity: str,
    kind: ParticipantKind,
    name: str,
    now: dt.datetime,
    *,
    name_ko: str | None = None,
    country: str | None = None,
    organization_kind: OrganizationKind | None = None,
    code: str | None = None,
) -> Image:
    return {
        "id": derive_key("participant", identity),
        "identity": identity,
        "kind": kind.value,
        "name": name,
        "name_ko": name_ko,
        "sort_name": fold_name(name) or name,
        "country": country,
        "organization_kind": organization_kind.value if organization_kind else None,
        "code": code,
        "created_at": now,
        "updated_at": now,
        "withdrawn_at": None,
        "aliases": [name],
        "publisher": None,
    }
