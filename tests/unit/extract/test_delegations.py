"""Who took part in the main event, told by a sentence behind the one that announces it."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.domain.event_types import EventType
from app.extract import extract
from tests.unit.extract.build import make_release

CASES = [json.loads(line) for line in Path(__file__).with_name("delegations.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"][:40])
def test_later_sentence_names_who_took_part(case: dict[str, Any]) -> None:
    release = make_release(case["title"], case["text"], publisher=case["publisher"])
    main = [event for event in extract(release).events if event.primary]
    assert len(main) == 1
    assert sorted(str(p.name) for p in main[0].participants) == case["people"]


def test_the_chair_of_a_committee_does_not_chair_the_meeting() -> None:
    text = (
        "Vice Minister Cho Min-ho met with Speaker Ana Lomi of Georgia on March 3. It was attended by "
        "Chair of the Foreign Relations Committee Tedo Japa and Ambassador of Georgia Niko Apta."
    )
    event = extract(make_release("Vice Minister Meets Speaker", text)).events[0]
    assert {p.role for p in event.participants if p.name in ("Tedo Japa", "Niko Apta")} == {"participant"}


def test_who_travels_to_hold_talks_holds_them() -> None:
    text = (
        "Deputy Minister Yeo Min-ho visited Kyiv on June 11-12.\n"
        "From June 13 to 14, he visited Warsaw to hold the 3rd Korea-Poland Strategic Dialogue with "
        "Undersecretary of State Jan Gerwel."
    )
    events = extract(make_release("Deputy Minister Visits Ukraine and Poland", text)).events
    dialogue = next(event for event in events if event.type is EventType.CONSULTATION)
    assert {p.name for p in dialogue.participants} == {"Yeo Min-ho", "Jan Gerwel"}


def test_a_meeting_told_in_passing_has_those_whom_its_sentence_names_behind_it() -> None:
    text = (
        "Foreign Minister Ravi Menon met Foreign Minister Jane Wood of Australia in Delhi on March 3.\n"
        "The second India-Australia 2+2 Dialogue was held on March 2 with the participation of Raksha Mantri "
        "Shri Arun Das and Deputy Prime Minister of Australia, H.E. Mr. Mark Rowe."
    )
    events = extract(make_release("Ministers Meet", text, publisher="in-mea")).events
    passing = next(event for event in events if not event.primary)
    assert {p.name for p in passing.participants} == {"Arun Das", "Mark Rowe"}


def test_whom_a_guest_meets_without_a_day_is_a_host_of_the_visit_told_in_passing() -> None:
    text = (
        "Foreign Minister Ravi Menon met Foreign Minister Jane Wood of Australia, who is on a visit to "
        "India, on March 3. During her stay in Delhi, Minister Wood will meet Minister of Trade of India "
        "Arun Das."
    )
    events = extract(make_release("Ministers Meet", text, publisher="in-mea")).events
    visit = next(event for event in events if event.type is EventType.VISIT)
    assert {p.name: p.role for p in visit.participants} == {"Jane Wood": "visitor", "Arun Das": "host"}


def test_who_is_told_of_in_a_side_clause_met_nobody() -> None:
    text = (
        "Foreign Minister Ravi Menon met Foreign Minister Jane Wood of Australia in Delhi on March 3.\n"
        "The second India-Australia 2+2 Dialogue was held on March 2, following the agreement with Prime "
        "Minister of Australia Mark Rowe."
    )
    events = extract(make_release("Ministers Meet", text, publisher="in-mea")).events
    passing = next(event for event in events if event.when and str(event.when.starts_on).endswith("02"))
    assert not passing.participants


def test_a_sentence_that_names_both_sides_of_a_meeting_told_in_passing_names_who_met() -> None:
    text = (
        "Foreign Minister Ravi Menon will visit Tokyo from March 3 to 4.\n"
        "The 4th India-Japan Strategic Dialogue on March 1 gave Foreign Minister Menon and Japan's "
        "Foreign Minister Sato Ichiro the occasion to speak of trade."
    )
    events = extract(make_release("Visit to Japan", text, publisher="in-mea")).events
    passing = next(event for event in events if event.type is EventType.CONSULTATION)
    assert {p.name for p in passing.participants} == {"Ravi Menon", "Sato Ichiro"}


def test_whom_a_traveller_meets_on_a_day_of_a_visit_told_in_passing_is_its_host() -> None:
    text = (
        "Foreign Minister Ravi Menon spoke with Foreign Minister Jane Wood of Australia on October 16.\n"
        "Foreign Minister Menon will visit Chile from October 23 to 24. On October 24 he meets President Ana "
        "Rey of Chile. On October 29 he will meet Foreign Minister Luis Soto of Chile in New York."
    )
    events = extract(make_release("Ministers Speak", text, publisher="in-mea")).events
    visit = next(event for event in events if event.type is EventType.VISIT)
    assert {p.name for p in visit.participants} == {"Ravi Menon", "Ana Rey"}
    last = max(events, key=lambda event: str(event.when.starts_on))
    assert {p.name for p in last.participants} == {"Ravi Menon", "Luis Soto"}


def test_each_of_several_meetings_has_the_one_who_is_told_of_behind() -> None:
    text = (
        "Foreign Minister Ravi Menon on March 3 held separate meetings with his Belgian, Czech and "
        "Vietnamese counterparts.\n"
        "During the meeting with Belgian Foreign Minister Anne Maes, he thanked her government.\n"
        "Vietnamese Foreign Minister Tran Van Anh handed over an invitation.\n"
        "Minister Menon also held talks with Czech Foreign Minister Jan Novak."
    )
    events = extract(make_release("Minister Meets Counterparts", text, publisher="in-mea")).events
    met = {tuple(sorted(str(p.name) for p in event.participants)) for event in events if event.primary}
    assert met == {("Anne Maes", "Ravi Menon"), ("Jan Novak", "Ravi Menon"), ("Ravi Menon", "Tran Van Anh")}


def test_who_delivers_an_invitation_is_no_host_and_who_announces_a_trip_no_traveller() -> None:
    text = (
        "Foreign Minister Jane Poe announced that Parliamentary Secretary Tom Roe will travel to Chile from "
        "October 23 to 24.\nAmbassador of Chile Luis Soto extended the invitation on Monday."
    )
    [visit] = extract(
        make_release("Parliamentary Secretary to travel to Chile", text, publisher="ca-gac")
    ).events
    assert [p.name for p in visit.participants] == ["Tom Roe"]


def test_a_guest_told_of_in_passing_is_met_by_who_invited_and_received_him() -> None:
    text = (
        "Vice Minister Kim Min-ho met with Vice Minister Luis Salas of Peru on October 16.\n"
        "Ties had grown since the visit of Foreign Minister Ana Rey of Peru to Korea in March 2019, when she "
        "met President Yoon Seok-min.\nPresident Rosa Vega of Peru is to visit Korea from October 20 to 22, "
        "invited by the President."
    )
    visits = [e for e in extract(make_release("Ministers Meet", text)).events if e.type is EventType.VISIT]
    assert [{p.name for p in visit.participants} for visit in visits] == [
        {"Ana Rey", "Yoon Seok-min"},
        {"Rosa Vega"},
    ]


def test_whom_he_meets_is_told_with_him() -> None:
    text = (
        "Minister Park Jin-su will visit New York from October 22 to 26.\n"
        "On October 23 he is to meet the Foreign Ministers of Peru, Ana Rey, and of Chile, Luis Soto."
    )
    events = extract(make_release("Foreign Minister to Visit New York", text)).events
    met = next(event for event in events if event.type is EventType.MEETING)
    assert {p.name for p in met.participants} == {"Park Jin-su", "Ana Rey", "Luis Soto"}


def test_with_whom_he_also_speaks_is_told_with_him() -> None:
    text = (
        "Minister Park Jin-su on October 16 telephoned Secretary of State Tom Bell of the United States.\n"
        "The same day he also spoke by phone with Japanese Foreign Minister Sato Yoko and with Ann Poe, the "
        "Foreign Minister of Australia."
    )
    events = extract(make_release("Minister's Phone Calls", text)).events
    people = {p.name for event in events if not event.primary for p in event.participants}
    assert people == {"Park Jin-su", "Sato Yoko", "Ann Poe"}


def test_who_travels_is_the_guest_of_whom_he_meets_there() -> None:
    text = (
        "Foreign Minister Sato Ichiro will visit Chile on May 12 and 13.\n"
        "On May 12 and 13 he will visit Santiago and hold a meeting with Foreign Minister Ana Rojas."
    )
    events = extract(make_release("Visit to Chile", text, publisher="jp-mofa")).events
    meeting = next(event for event in events if event.type is EventType.MEETING)
    assert {p.name for p in meeting.participants} == {"Ana Rojas", "Sato Ichiro"}


def test_whom_one_had_been_to_see_was_a_host() -> None:
    text = (
        "Foreign Minister Han Ji-won met with Deputy Secretary John Brown of the US on May 9.\n"
        "Before he came to Seoul, Deputy Secretary Brown had been in Tokyo on May 7 and 8 for meetings with "
        "Foreign Minister Kono Jiro."
    )
    events = extract(make_release("Minister Meets US Deputy Secretary", text)).events
    visit = next(event for event in events if event.type is EventType.VISIT)
    assert {(p.name, p.country) for p in visit.participants} == {("John Brown", "US"), ("Kono Jiro", "JP")}


def test_whom_a_visit_told_in_passing_leads_to_are_its_hosts() -> None:
    text = (
        "Foreign Minister Han Ji-won met with Foreign Minister Jane Otieno of Kenya in Nairobi on May 9.\n"
        "Minister Han's visit to Ethiopia on May 11 and 12 will include meetings with Prime Minister Abel "
        "Tesfaye and Speaker Dawit Chala."
    )
    events = extract(make_release("Minister Meets Kenyan Counterpart", text)).events
    visit = next(event for event in events if event.type is EventType.VISIT)
    assert {(p.name, p.country) for p in visit.participants} == {
        ("Han Ji-won", "KR"),
        ("Abel Tesfaye", "ET"),
        ("Dawit Chala", "ET"),
    }


@pytest.mark.parametrize(
    ("signing", "people"),
    [
        ("Both dignitaries signed a memorandum on visas.", {"Luis Salas", "Ann Poe"}),
        ("The two ministers signed a memorandum on visas.", {"Luis Salas", "Ann Poe"}),
        ("The two ministers witnessed the signing of four documents on March 3.", set()),
        ("The Nordic ministers signed a memorandum on visas on March 3.", set()),
    ],
)
def test_the_two_ministers_are_those_of_the_main_event(signing: str, people: set[str]) -> None:
    met = "Minister of Foreign Affairs Luis Salas received Foreign Minister Ann Poe of Kenya on March 3."
    release = make_release("Minister Receives Minister", f"{met} {signing}", publisher="co-mre")
    events = extract(release).events
    agreement = next(event for event in events if event.type is EventType.AGREEMENT)
    assert {p.name for p in agreement.participants} == people


def test_who_receives_envoys_who_came_with_their_credentials_receives_them() -> None:
    text = (
        "President Ana Rey on March 3 received the Ambassadors of Kenya and Peru who came to present their "
        "credentials."
    )
    event = extract(make_release("New Ambassadors", text, publisher="cl-minrel")).events[0]
    assert [(p.name, p.role) for p in event.participants] == [("Ana Rey", "recipient")]


def test_her_visit_is_that_of_who_is_not_at_home_there() -> None:
    text = (
        "Deputy Secretary of State Jane Roe met Speaker Tala Simo of Tuvalu and Minister Ana Lopa during "
        "her visit to Tuvalu from March 3 to 5."
    )
    events = extract(make_release("Meetings", text, publisher="us-state")).events
    visit = next(event for event in events if event.type is EventType.VISIT)
    assert [(p.name, p.role) for p in visit.participants if p.country == "US"] == [("Jane Roe", "visitor")]


@pytest.mark.parametrize(
    ("sentence", "countries"),
    [
        ("The vice ministers of Korea, Peru, Chile and Japan have held a teleconference every week.", 4),
        ("Four countries (Korea, Peru, Chile and Japan) took part.", 4),
        ("It is a forum of four countries: Korea, Peru, Chile and Japan.", 4),
        ("The teleconference brings together four countries: Korea, Peru, Chile and Japan.", 4),
        ("Trade with four countries - Korea, Peru, Chile and Japan - grew.", 1),
        ("The next session will be held with three countries: Peru, Chile and Japan.", 1),
    ],
)
def test_as_many_countries_as_are_counted_belong_to_a_gathering(sentence: str, countries: int) -> None:
    text = "On March 3, Vice Minister Kim Min-ho took part in the 5th multilateral teleconference on health."
    release = make_release("Vice Minister Participates in 5th Teleconference on Health", text, sentence)
    main = next(event for event in extract(release).events if event.primary)
    assert len(main.countries) == countries


def test_whom_one_called_on_does_not_hold_the_talks_behind() -> None:
    told = (
        "Foreign Minister Han Ji-won called on President Juan Goya and Prime Minister Ana Paz of Peru and "
        "held talks with Foreign Minister Luis Rey on March 3."
    )
    events = extract(make_release("Foreign Minister Visits Peru", told, publisher="kr-mofa")).events
    met = [{p.name for p in event.participants} for event in events if event.type is EventType.MEETING]
    assert {"Han Ji-won", "Luis Rey"} in met
