"""The whole pipeline: main events, what is dropped, and how a text that is changed changes its events."""

import datetime as dt
from dataclasses import replace

import pytest

from app.domain.codes import DatePrecision, EventStatus
from app.domain.event_types import EventType
from app.domain.values import Extraction
from app.extract import EXTRACTOR_VERSION, digest, extract
from tests.unit.extract.build import make_release

TITLE = "Vice Minister Holds a Consultation with her {demonym} Counterpart ({month}. {day})"
BODY = (
    "1. On the morning of {month} {day}, Vice Minister {own} held a consultation on maritime issues with "
    "her {demonym} counterpart, {other}, Director-General for Oceans, who is on a visit to Seoul.",
    "2. The two sides condemned North Korea's continued actions, including the firing of artillery shells in "
    "the West Sea from {month} {before} to {until} and the launch of a ballistic missile (SRBM) on {month} "
    "{until}.",
    "3. They took note of {third} Foreign Minister Ivo Brand's visit to {fourth} from "
    "{month} {before} to {until}.",
)
FACTS = {
    "demonym": "Chilean", "code": "CL", "month": "May", "own": "Han Ji-won", "other": "Ana Rey",
    "third": "Norwegian", "third_code": "NO", "fourth": "Ghana", "fourth_code": "GH",
}  # fmt: skip


def told(facts: dict[str, str], day: int) -> Extraction:
    words = facts | {"day": str(day), "before": str(day - 6), "until": str(day - 4)}
    return extract(
        make_release(
            TITLE.format(**words),
            *(paragraph.format(**words) for paragraph in BODY),
            published_on=f"2023-05-{day + 1:02}" if facts["month"] == "May" else f"2023-09-{day + 1:02}",
        )
    )


def summary(extraction: Extraction) -> set[tuple[str, str, str, str]]:
    return {
        (
            e.type.value,
            str(e.when.starts_on),
            str(e.when.ends_on),
            "+".join(sorted(c for c, _ in e.countries)),
        )
        for e in extraction.events
        if e.when.starts_on
    }


@pytest.mark.parametrize("day", [9, 17, 25])
@pytest.mark.parametrize(
    "change",
    [
        {},
        {"demonym": "Kenyan", "code": "KE", "other": "Peter Otieno"},
        {"third": "Cuban", "third_code": "CU", "fourth": "Oman", "fourth_code": "OM"},
        {"month": "September", "own": "Cho Min-ho"},
    ],
)
def test_changed_facts_change_the_events_and_nothing_else(change: dict[str, str], day: int) -> None:
    facts = FACTS | change
    month = 5 if facts["month"] == "May" else 9
    at, before, until = (f"2023-{month:02}-{d:02}" for d in (day, day - 6, day - 4))
    extraction = told(facts, day)
    assert summary(extraction) == {
        ("consultation", at, at, "+".join(sorted(["KR", facts["code"]]))),
        ("military_activity", before, until, "KP"),
        ("military_activity", until, until, "KP"),
        ("visit", before, until, "+".join(sorted([facts["third_code"], facts["fourth_code"]]))),
    }
    main = next(event for event in extraction.events if event.primary)
    assert {p.name for p in main.participants} == {facts["own"], facts["other"]}
    assert main.place == "Seoul"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Ministers would meet again if Peru agreed on May 3.",
        "Minister Han proposed a meeting with Peru on May 3.",
        "The meeting with Peru on May 3 was cancelled.",
        "Minister Han hoped to visit Peru in May.",
    ],
)
def test_wishes_and_denials_are_no_events(sentence: str) -> None:
    extraction = extract(make_release("Note", sentence, published_on="2019-04-17"))
    assert [e for e in extraction.events if e.type.value in ("meeting", "visit")] == []


def test_future_event_is_scheduled() -> None:
    (event,) = extract(
        make_release("Minister Han to Visit Peru", "Minister Han will visit Peru from October 20 to 22.")
    ).events
    assert event.status is EventStatus.SCHEDULED


def test_briefing_has_several_main_events() -> None:
    release = make_release(
        "Spokesperson's Press Briefing (October 17)",
        "Foreign Minister Han Ji-won will visit Peru on October 21.",
        "Vice Minister Cho Min-ho will attend the Seoul Water Forum on October 23.",
    )
    events = extract(release).events
    assert [(e.type.value, e.primary) for e in events] == [("visit", True), ("conference", True)]


def test_main_event_without_a_day_takes_the_day_of_publication() -> None:
    release = make_release(
        "Foreign Minister Han Meets Peruvian Foreign Minister",
        "Foreign Minister Han Ji-won met with Luis Salas, Foreign Minister of Peru.",
    )
    (event,) = extract(release).events
    assert (event.when.precision.value, event.when.starts_on) == ("published", dt.date(2019, 10, 17))
    (undated,) = extract(replace(release, published_on=None)).events
    assert undated.when.precision.value == "unknown"


def test_every_field_has_its_evidence() -> None:
    (event,) = extract(
        make_release(
            "Meeting",
            "Foreign Minister Han Ji-won met Luis Salas, Foreign Minister of Peru, in Lima on May 3.",
        )
    ).events
    supported = {row.supports for row in event.evidence}
    assert {
        "event",
        "type",
        "when",
        "place",
        "country:KR",
        "country:PE",
        "participant:0",
        "participant:1",
    } <= supported


def test_reading_carries_its_versions_and_repeats() -> None:
    first, second = told(FACTS, 17), told(FACTS, 17)
    assert first == second
    assert (first.extractor_version, first.dictionary_digest) == (EXTRACTOR_VERSION, digest())


def test_what_is_dropped_is_noted() -> None:
    extraction = extract(make_release("Note", "Minister Han proposed a meeting with Peru on May 3."))
    assert any("proposed" in note for note in extraction.notes)


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        (
            "New UK sanctions over votes held by Belarus in Moldova",
            "New steps were announced today by the Foreign Secretary.",
        ),
        ("More listings", "Belarusian officials behind the votes in Moldova are sanctioned by the UK today."),
    ],
)
def test_who_is_sanctioned_for_deeds_elsewhere_does_not_sanction(title: str, sentence: str) -> None:
    release = make_release(title, sentence, published_on="2018-05-10", publisher="uk-fcdo")
    (event,) = extract(release).events
    assert (event.type, set(event.countries)) == ("sanctions", {("GB", "actor"), ("BY", "target")})


def test_those_in_the_lines_above_a_release_without_a_title_issue_what_is_given() -> None:
    release = make_release(
        None,
        "Senator the Hon Jane Roe, Minister for Foreign Affairs, Minister for Women",
        "The Hon Tom Poe MP, Minister for Defence",
        "Fiji having asked for help, further assistance will be provided by Australia, namely tents.",
        publisher="nobody-knows",
    )
    [aid] = [event for event in extract(release).events if event.type is EventType.AID]
    assert dict(aid.countries) == {"AU": "actor", "FJ": "target"}
    assert {(p.name, p.country) for p in aid.participants} == {("Jane Roe", "AU"), ("Tom Poe", "AU")}


def test_today_in_a_release_without_a_date_is_not_the_day_of_the_accident() -> None:
    title = "ROK Government to Dispatch Rapid Response Team to Hungary"
    body = "After the sinking of a boat in Budapest on May 29, it will dispatch a rapid response team today."
    release = make_release(title, body, published_on=None, publisher="kr-mofa")
    (main,) = [event for event in extract(release).events if event.primary]
    assert main.when.precision is DatePrecision.UNKNOWN


def test_tomorrow_beside_its_day_is_that_day() -> None:
    body = "The Minister is due to attend the Forum that will be held in Lima tomorrow 20 June."
    release = make_release("Minister attends the Forum", body, published_on=None, publisher="it-maeci")
    assert [event.when.month_day for event in extract(release).events] == ["06-20"]


def test_a_list_of_those_named_is_one_appointment_each() -> None:
    release = make_release(
        "Senate Ratifies Diplomatic Appointments",
        "The Senate today ratified the Ambassadors and Consuls whom the President has appointed.",
        "The following are named to posts in the United States of America:",
        "1. Carlos Solana Ruiz, as Ambassador of Mexico to the United States of America",
        "2. Diego Gómez Prado, as Consul General of Mexico in New York, N.Y.",
        publisher="mx-sre",
    )
    named = [[p.name for p in event.participants] for event in extract(release).events]
    assert named == [["Carlos Solana Ruiz"], ["Diego Gómez Prado"]]


def test_the_tag_of_who_filed_a_release_is_no_day_of_its_event() -> None:
    release = make_release(
        "PRESS RELEASE : Minister visits Egypt [April 2023]",
        "Minister for the Middle East Tom Poe visited Egypt.",
        published_on="2023-04-06",
        publisher="uk-fcdo",
    )
    assert [event.when.starts_on for event in extract(release).events] == [dt.date(2023, 4, 6)]


def test_who_has_died_takes_part_in_nothing() -> None:
    mourned = "Minister Han Ji-won expressed condolences to Japan on the late Prime Minister Sato."
    events = extract(make_release("Minister Han Mourns", mourned, published_on="2023-05-20")).events
    assert {each.name for event in events for each in event.participants} == {"Han Ji-won"}
