"""Organisations: one owner for each word, parents that exist, the closed list reachable."""

from collections import defaultdict

import pytest

from app.domain.countries import COUNTRIES
from app.domain.organisations import ORGANISATIONS, SCORED, scored_code


def test_the_sixteen_scored_organisations_are_listed() -> None:
    assert len(SCORED) == 16
    assert set(ORGANISATIONS) >= SCORED


@pytest.mark.parametrize(
    ("code", "scored"),
    [
        ("EU", "EU"), ("EU-EEAS", "EU"), ("EU-COMMISSION", "EU"), ("EU-EUCO", "EU"), ("COE", None),
        ("UNSC", "UN"), ("UN1718", "UN"), ("WHO", "UN"), ("PAHO", "UN"), ("UNICEF", "UN"), ("ICJ", "ICJ"),
        ("AU-COMMISSION", "AU"), ("ARF", "ASEAN"), ("EAS", None), ("GCC", None), ("UNC", None),
        ("no such code", None),
    ],
)  # fmt: skip
def test_an_organ_scores_as_its_organisation(code: str, scored: str | None) -> None:
    assert scored_code(code) == scored


def test_parents_exist_and_lead_to_an_end() -> None:
    for organisation in ORGANISATIONS.values():
        seen = {organisation.code}
        parent = organisation.parent
        while parent:
            assert parent in ORGANISATIONS, organisation.code
            assert parent not in seen, organisation.code
            seen.add(parent)
            parent = ORGANISATIONS[parent].parent


def test_no_two_organisations_share_a_word() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for organisation in ORGANISATIONS.values():
        for word in (organisation.code, organisation.name, *organisation.aliases):
            owners[word].add(organisation.code)
    assert {word: codes for word, codes in owners.items() if len(codes) > 1} == {}


def test_no_organisation_has_the_words_of_a_country() -> None:
    words = {word for country in COUNTRIES.values() for word in (*country.names, *country.demonyms)}
    for organisation in ORGANISATIONS.values():
        assert not words & {organisation.name, *organisation.aliases}, organisation.code


def test_an_ambiguous_word_is_one_of_the_row_and_has_a_reason() -> None:
    for organisation in ORGANISATIONS.values():
        own = {organisation.code, organisation.name, *organisation.aliases}
        assert set(organisation.ambiguous) <= own, organisation.code
        assert organisation.note or not organisation.ambiguous, organisation.code


@pytest.mark.parametrize("word", ["AU", "WHO", "ECO", "Quad", "NAM", "BASIC"])
def test_words_with_another_meaning_are_marked(word: str) -> None:
    assert any(word in organisation.ambiguous for organisation in ORGANISATIONS.values())


def test_every_organisation_has_a_korean_name() -> None:
    assert [organisation.code for organisation in ORGANISATIONS.values() if not organisation.name_ko] == []
