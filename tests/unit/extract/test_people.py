"""People: shapes in which a person is named, and who is who."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.extract import extract
from app.extract.reading import read
from tests.unit.extract.build import make_release

CASES = [json.loads(line) for line in Path(__file__).with_name("people.jsonl").read_text().splitlines()]


def people(*paragraphs: str) -> set[tuple[str, str | None]]:
    reading = read(make_release(None, *paragraphs))
    return {(p.name, p.country) for p in reading.persons.values() if p.name}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Minister Han Ji-won spoke.", {("Han Ji-won", "KR")}),
        ("Foreign Minister Han Meets With Delegates", {("Han", "KR")}),
        ("Foreign Minister Meets Delegates", set()),
        ("Peruvian Foreign Minister Luis Salas spoke.", {("Luis Salas", "PE")}),
        ("Luis Salas, Minister of Foreign Affairs of Peru, spoke.", {("Luis Salas", "PE")}),
        ("President Luis Salas of Peru spoke.", {("Luis Salas", "PE")}),
        ("The Minister of Transport of Peru, Luis Salas, spoke.", {("Luis Salas", "PE")}),
        ("H.E. Mr. Luis SALAS, Peru's Foreign Minister, spoke.", {("Luis Salas", "PE")}),
        ("Mr. SATO Ichiro, Minister for Foreign Affairs of Japan, spoke.", {("Sato Ichiro", "JP")}),
        ("Minister Han met her Peruvian counterpart, Luis Salas.", {("Han", "KR"), ("Luis Salas", "PE")}),
        ("Delegates: (Peru) Foreign Minister Luis Salas, (Chile) Foreign Minister Ana Rey",
         {("Luis Salas", "PE"), ("Ana Rey", "CL")}),
        ("U.S. Special Representative for the DPRK Tom Bell spoke.", {("Tom Bell", "US")}),
        ("Marc Dubois, Managing Director of the European External Action Service, spoke.", 
         {("Marc Dubois", None)}),
        ("His Majesty Sultan Ibrahim spoke.", {("Sultan Ibrahim", None)}),
        ("A delegation of Ghana led by Speaker Kofi Mensah came.", {("Kofi Mensah", "GH")}),
        ("The meeting of Foreign Ministers was held.", set()),
        ("Minister Han spoke with her counterparts from Oman and Peru, Prince Badr bin Salem and Luis Salas.",
         {("Han", "KR"), ("Badr bin Salem", "OM"), ("Luis Salas", "PE")}),
        ("Omani Minister of Foreign Affairs His Highness Prince Badr bin Salem spoke.",
         {("Badr bin Salem", "OM")}),
        ("Spokesperson Strongly Condemns Attack", set()),
        ("Minister Officially Opens School", set()),
        ("Minister Kelly Coulibaly and Minister Anatoly Daly spoke.",
         {("Kelly Coulibaly", None), ("Anatoly Daly", None)}),
        ("Custodian of the Two Holy Mosques King Faris bin Salem spoke.", {("Faris bin Salem", "SA")}),
        ("Speaker of the House of Representatives Tom Bell spoke.", {("Tom Bell", None)}),
    ],
)  # fmt: skip
def test_person_is_named(text: str, expected: set[tuple[str, str | None]]) -> None:
    assert people(text) == expected


def test_a_post_of_another_rank_is_another_person() -> None:
    named = "Foreign Minister of Georgia Ana Lomidze met with Foreign Minister Han Ji-won."
    reading = read(make_release(None, named, "The Prime Minister of Georgia visited Korea in May."))
    unnamed = [person.title for person in reading.persons.values() if person.name is None]
    assert unnamed == ["Prime Minister of Georgia"]


@pytest.mark.parametrize(
    ("title", "shared"),
    [
        ("Vice-President and Foreign Minister", "Foreign Minister"),
        ("Foreign Minister and Deputy Prime Minister", "Foreign Minister"),
        (
            "Deputy Prime Minister and Minister for Foreign Affairs and Trade",
            "Minister for Foreign Affairs and Trade",
        ),
        ("Minister for Foreign Affairs and Trade", "Minister for Foreign Affairs and Trade"),
    ],
)
def test_a_counterpart_holds_the_office_that_compares(title: str, shared: str) -> None:
    reading = read(
        make_release(None, f"{title} Ana Rey of Chile met her Ecuadorian counterpart, Luis Salas.")
    )
    titles = {person.name: person.title for person in reading.persons.values()}
    assert titles["Luis Salas"] == shared
    assert str(titles["Ana Rey"]).startswith(title)


def test_short_form_binds_to_the_person_named_before() -> None:
    found = people(
        "Foreign Minister Han Ji-won met Luis Salas, Foreign Minister of Peru.",
        "Minister Salas agreed. Minister Han stressed this. The Vice Minister left.",
    )
    assert found == {("Han Ji-won", "KR"), ("Luis Salas", "PE")}


def test_namesakes_of_two_countries_stay_two_persons() -> None:
    found = people(
        "Vice Minister Kim Min-ho met U.S. Special Representative Sung Kim.",
        "Vice Minister Kim agreed. Special Representative Kim left.",
    )
    assert found == {("Kim Min-ho", "KR"), ("Sung Kim", "US")}


def test_name_ends_before_the_verb_of_a_headline() -> None:
    reading = read(make_release("Foreign Minister Han Ji-won Attends Forum", "The forum was held."))
    assert {p.name for p in reading.persons.values()} == {"Han Ji-won"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_names_and_sides_are_told_as_ministries_print_them(case: dict[str, Any]) -> None:
    reading = read(make_release(case["title"], case["text"], publisher=case["publisher"]))
    found = {(p.name, p.country) for p in reading.persons.values() if p.name}
    assert found == {(name, country) for name, country in case["people"]}


def test_a_counterpart_is_of_the_same_rank() -> None:
    text = (
        "At the invitation of Foreign Minister Aziz Karimov, Foreign Minister Han Ji-won paid a call on "
        "President Jasur Tashev of Uzbekistan and held a meeting with her Uzbek counterpart."
    )
    reading = read(make_release("Foreign Minister in Uzbekistan", text, publisher="kr-mofa"))
    met = [person.name for mention, person in reading.persons.items() if mention.counterpart]
    assert met == ["Aziz Karimov"]


def test_a_counterpart_is_of_the_one_who_acts_not_of_whom_she_called_on() -> None:
    text = (
        "Foreign Minister Han Ji-won will call on Prime Minister Chai Suda, and meet with her Thai "
        "counterpart Don Suriya."
    )
    persons = read(make_release("Trip", text)).persons.values()
    assert {p.title for p in persons if p.name == "Don Suriya"} == {"Foreign Minister"}


def test_a_post_held_before_is_not_the_longer_form_of_the_one_held_now() -> None:
    text = "Secretary Roe met with Minister Han. Then-Deputy Secretary Roe had met with Minister Han before."
    persons = read(make_release("Talks", text, publisher="us-state")).persons.values()
    assert {p.title for p in persons if p.name == "Roe"} == {"Secretary"}


def test_who_agreed_to_hold_a_round_does_not_come_to_it() -> None:
    text = (
        "Foreign Minister Park Ji-ho met with Foreign Minister Ana Paz of Peru on May 9. They recalled that "
        "President Moon and President Rojas agreed at their summit on April 3 to hold the third ROK-Peru "
        "Joint Commission in July."
    )
    events = extract(make_release("Talks with Peru", text, published_on="2019-05-17")).events
    assert [e.participants for e in events if e.type == "consultation"] == [()]


def test_who_is_met_beside_another_is_of_his_country_though_nobody_knows_who_publishes() -> None:
    text = "The Foreign Minister of Chile met Prime Minister Luis Salas of Peru and Army Chief Omar Rey."
    persons = read(make_release(None, text, publisher="nowhere")).persons.values()
    assert {(p.name, p.country) for p in persons if p.name} == {("Luis Salas", "PE"), ("Omar Rey", "PE")}


def test_the_prime_minister_of_another_part_of_a_digest_is_no_guest_of_the_part_before() -> None:
    parts = (
        "Thursday, 8 February 2024",
        "Prime Minister Sok Dara of Cambodia visited Thailand on 7 February 2024.",
        "Thursday, 14 March 2024",
        "The Prime Minister paid an official visit to France on 7 March 2024.",
    )
    reading = read(make_release("Weekly Briefings", *parts, publisher="th-mfa"))
    assert [person.name for person in reading.persons.values()] == ["Sok Dara", None]
    same = read(make_release("Visit", parts[1], "The Prime Minister visited Bangkok.", publisher="th-mfa"))
    assert [person.name for person in same.persons.values()] == ["Sok Dara", "Sok Dara"]


def test_the_minister_of_the_own_country_is_the_one_named_before() -> None:
    release = make_release(
        "Minister receives the Foreign Minister of Paraguay",
        "Foreign Minister Santiago Roe received today the Foreign Minister of Paraguay, Julio Poe.",
        "On Thursday the Argentine Foreign Minister will travel to Brasilia.",
        publisher="ar-mrecic",
    )
    visitors = [p.name for e in extract(release).events if e.type == "visit" for p in e.participants]
    assert visitors == ["Santiago Roe"]
