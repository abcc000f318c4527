"""Offices: ranks of free titles, and what the dictionary must obey."""

from collections import defaultdict

import pytest

from app.domain.codes import DiplomaticRank as Rank
from app.domain.countries import COUNTRIES
from app.domain.offices import HONORIFICS, OFFICES, rank_of


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("President", Rank.HEAD_OF_STATE),
        ("King", Rank.HEAD_OF_STATE),
        ("Yang di-Pertuan Agong", Rank.HEAD_OF_STATE),
        ("Prime Minister", Rank.HEAD_OF_GOVERNMENT),
        ("PM", Rank.HEAD_OF_GOVERNMENT),
        ("Federal Chancellor", Rank.HEAD_OF_GOVERNMENT),
        ("Prime Minister and Minister of Defence", Rank.HEAD_OF_GOVERNMENT),
        ("Foreign Minister", Rank.FOREIGN_MINISTER),
        ("foreign ministers", Rank.FOREIGN_MINISTER),
        ("Minister for Foreign Affairs", Rank.FOREIGN_MINISTER),
        ("Secretary of State", Rank.FOREIGN_MINISTER),
        ("External Affairs Minister", Rank.FOREIGN_MINISTER),
        ("State Councilor and Minister of Foreign Affairs", Rank.FOREIGN_MINISTER),
        ("Deputy Prime Minister and Foreign Minister", Rank.FOREIGN_MINISTER),
        ("High Representative for Foreign Affairs and Security Policy", Rank.FOREIGN_MINISTER),
        ("Deputy Prime Minister and Minister of Defence", Rank.MINISTER),
        ("Minister of Health", Rank.MINISTER),
        ("Defense Minister", Rank.MINISTER),
        ("National Security Advisor", Rank.MINISTER),
        ("Vice President", Rank.MINISTER),
        ("First Vice Foreign Minister", Rank.VICE_MINISTER),
        ("Deputy Foreign Minister for Economic Affairs", Rank.VICE_MINISTER),
        ("Deputy-Minister for Overseas Koreans and Consular Affairs", Rank.VICE_MINISTER),
        ("Deputy Defence Minister", Rank.VICE_MINISTER),
        ("Under Secretary of State for Political Affairs", Rank.VICE_MINISTER),
        ("Minister of State for External Affairs", Rank.VICE_MINISTER),
        ("Permanent Secretary", Rank.VICE_MINISTER),
        ("Special Representative for the DPRK", Rank.SPECIAL_REPRESENTATIVE),
        ("Special Representative of the Secretary-General", Rank.SPECIAL_REPRESENTATIVE),
        ("Special Envoy of the President", Rank.SPECIAL_REPRESENTATIVE),
        ("former Ambassador to the Republic of Korea", Rank.AMBASSADOR),
        ("Amb.", Rank.AMBASSADOR),
        ("Ambassador-at-large", Rank.AMBASSADOR),
        ("Chargé d\u2019Affaires a.i.", Rank.CHARGE_D_AFFAIRES),
        ("Director-General for Asian and Oceanian Affairs", Rank.DIRECTOR_GENERAL),
        ("Director General of the Asian and Oceanian Affairs Bureau", Rank.DIRECTOR_GENERAL),
        ("Deputy Assistant Secretary of Defense", Rank.DIRECTOR_GENERAL),
        ("Director for Security and Defence", Rank.WORKING_LEVEL),
        ("Consul General", Rank.WORKING_LEVEL),
        ("Deputy Chief of Mission", Rank.WORKING_LEVEL),
        ("Foreign Ministry Spokesperson", Rank.SPOKESPERSON),
        ("President and CEO", Rank.OTHER),
        ("Speaker of Parliament", Rank.OTHER),
        ("Head of the Office of the President", Rank.OTHER),
        ("goalkeeper", Rank.OTHER),
        ("", Rank.OTHER),
    ],
)
def test_rank_of_a_free_title(title: str, rank: Rank) -> None:
    assert rank_of(title) is rank


@pytest.mark.parametrize(
    ("title", "country", "rank"),
    [
        ("Foreign Secretary", "GB", Rank.FOREIGN_MINISTER),
        ("Foreign Secretary", "IN", Rank.VICE_MINISTER),
        ("Secretary of State for Foreign Affairs", "ES", Rank.VICE_MINISTER),
        ("Secretary of State", "GB", Rank.MINISTER),
        ("Secretary of State", "ZW", Rank.FOREIGN_MINISTER),
        ("Secretary", "IN", Rank.VICE_MINISTER),
    ],
)
def test_country_settles_a_head_that_differs_by_country(title: str, country: str, rank: Rank) -> None:
    assert rank_of(title, country) is rank


def test_an_adviser_to_the_president_is_no_head_of_state() -> None:
    assert rank_of("Senior Adviser to the President") is Rank.WORKING_LEVEL
    assert rank_of("Chief of Staff to the President") is Rank.VICE_MINISTER


def test_every_rank_has_an_office() -> None:
    assert {office.rank for office in OFFICES} == set(Rank)


def test_a_head_stands_again_only_for_another_country() -> None:
    hints = defaultdict(list)
    for office in OFFICES:
        hints[office.head].append(office.country_hint)
    assert [head for head, found in hints.items() if len(set(found)) < len(found)] == []
    assert [head for head, found in hints.items() if len(found) > 1 and None in found] == []


def test_country_hints_exist() -> None:
    assert {office.country_hint for office in OFFICES if office.country_hint} <= set(COUNTRIES)


def test_titles_of_a_portfolio_are_made_in_all_usual_forms() -> None:
    ranks = {office.head: office.rank for office in OFFICES}
    ministers = ("Minister of Agriculture", "Minister for Agriculture", "Agriculture Minister")
    deputies = ("Vice Minister of Agriculture", "Deputy Minister for Agriculture", "Deputy Energy Minister")
    assert {ranks[head] for head in ministers} == {Rank.MINISTER}
    assert {ranks[head] for head in deputies} == {Rank.VICE_MINISTER}


@pytest.mark.parametrize(
    "form", ["Mr.", "Dr.", "H.E.", "Hon.", "Dato'", "Dato\u2019", "Lord", "Shri", "Amb."]
)
def test_honorifics_hold_the_forms_of_releases(form: str) -> None:
    assert form in HONORIFICS


@pytest.mark.parametrize("word", ["U", "Ko", "Sultan", "Don"])
def test_words_that_are_names_more_often_are_no_honorifics(word: str) -> None:
    assert word not in HONORIFICS
