"""Ministries and other national bodies."""

from collections import Counter

import pytest

from app.domain.codes import OrganizationKind
from app.domain.countries import COUNTRIES
from app.domain.ministries import MINISTRIES, Ministry
from app.domain.organisations import ORGANISATIONS


def ministry(word: str) -> Ministry:
    (found,) = (ministry for ministry in MINISTRIES if word in (ministry.name, *ministry.aliases))
    return found


def test_countries_exist_and_words_stand_once() -> None:
    assert {ministry.country for ministry in MINISTRIES if ministry.country} <= set(COUNTRIES)
    counted = Counter(word for ministry in MINISTRIES for word in (ministry.name, *ministry.aliases))
    assert [word for word, n in counted.items() if n > 1] == []


def test_no_ministry_has_the_words_of_an_organisation() -> None:
    words = {word for o in ORGANISATIONS.values() for word in (o.code, o.name, *o.aliases)}
    assert [m.name for m in MINISTRIES if words & {m.name, *m.aliases}] == []


@pytest.mark.parametrize(
    ("word", "country", "kind"),
    [
        ("Ministry of Foreign Affairs", None, OrganizationKind.FOREIGN_MINISTRY),
        ("State Department", "US", OrganizationKind.FOREIGN_MINISTRY),
        ("FCDO", "GB", OrganizationKind.FOREIGN_MINISTRY),
        ("Global Affairs Canada", "CA", OrganizationKind.FOREIGN_MINISTRY),
        ("MEA", "IN", OrganizationKind.FOREIGN_MINISTRY),
        ("Congress", None, OrganizationKind.GOVERNMENT_BODY),
        ("U.S. Congress", "US", OrganizationKind.GOVERNMENT_BODY),
        ("METI", "JP", OrganizationKind.GOVERNMENT_BODY),
        ("National Security Council", None, OrganizationKind.GOVERNMENT_BODY),
        ("White House", "US", OrganizationKind.GOVERNMENT_BODY),
        ("Islamic Revolutionary Guard Corps", "IR", OrganizationKind.ARMED_FORCES),
        ("U.S. Embassy", "US", OrganizationKind.DIPLOMATIC_MISSION),
    ],
)
def test_a_word_leads_to_its_body(word: str, country: str | None, kind: OrganizationKind) -> None:
    assert (ministry(word).country, ministry(word).kind) == (country, kind)
