"""Where an event was held, from the words around it: invented releases, one for each way of saying so."""

import pytest

from tests.unit.extract.rules.told import read

PLACES = [
    (
        "Deputy Minister Attends Forum",
        "Deputy Minister Shin Dong-min took part in the Ocean Forum, held at the Grand Hotel, Lima, May 9.",
        "Lima",
    ),
    (
        "Deputy Minister to Attend Forum",
        "Deputy Minister Shin Dong-min will lead a delegation to a Forum, to take place May 29 to 30"
        " in Lima.",
        "Lima",
    ),
    (
        "Vice Minister's Talks",
        "(Peru) On May 9 in Lima, Vice Minister Cho Hyun-woo held talks with Minister Ana Soto of Peru.",
        "Lima",
    ),
    (
        "Vice Minister Attends Session",
        "Vice Minister Cho Hyun-woo attended the session of the OIC on May 9.\n\nThe team at the"
        " session, held in Lima, was headed by him.",
        "Lima",
    ),
    (
        "Vice Minister Attends Geneva Conference",
        "Vice Minister Cho Hyun-woo took part in the Geneva Conference on May 9.",
        "Geneva",
    ),
    (
        "Vice Minister Attends Forum",
        "From Rome, Vice Minister Cho Hyun-woo went on to Lima, where he attended the Ocean Forum on May 9.",
        "Lima",
    ),
    (
        "President Attends Summit",
        "The President was in Lima on May 8 and 9 to attend the East Asia Summit.",
        "Lima",
    ),
    (
        "Meeting with the Foreign Minister of Peru",
        "Next, in Lima on May 9, Foreign Minister Han Ji-won will call on President Ana Rojas of Peru.",
        "Lima",
    ),
    (
        "Meeting with the Foreign Minister of Chile",
        "NEW YORK, May 9 - Foreign Minister Han Ji-won met with Foreign Minister Ana Rojas of Chile today.",
        "NEW YORK",
    ),
    (
        "Foreign Minister to Visit Peru",
        "Foreign Minister Han Ji-won will visit Peru on May 12.\n\nIn Lima she will call on the President.",
        "Lima",
    ),
]


# More than one way for a home town: before a colon, and named again in the sentence.
PLACES += [
    (
        "Minister Meets Pacific Partners",
        "Busan: Before the Island Forum opens in Busan, Foreign Minister Min Do-hyun on 9 May had a"
        " meeting with Foreign Minister Sela Vunipola of Tonga.",
        "Busan",
    ),
    (
        "Release of Korean Nationals",
        "On May 9 two Korean nationals who had been held in a prison in Tripoli were freed.",
        "Tripoli",
    ),
]


@pytest.mark.parametrize(("title", "body", "place"), PLACES, ids=[body[:40] for _, body, _ in PLACES])
def test_a_main_event_is_held_there(title: str, body: str, place: str) -> None:
    main = next(event for event in read("kr-mofa", title, *body.split("\n\n")).events if event.primary)
    assert main.place == place


def test_what_a_statement_speaks_of_is_not_where_it_was_made() -> None:
    told = read("kr-mofa", "Statement on the Attack in Lima", "The government strongly condemns the attack.")
    assert [event.place for event in told.events if event.primary] == [None]


def test_the_town_tells_the_country_of_the_place() -> None:
    body = (
        "On May 9 the resolution on human rights in North Korea was adopted without a vote by the UN Human"
        " Rights Council in Geneva."
    )
    (resolution,) = [e for e in read("kr-mofa", "Commentary", body).events if e.type == "resolution"]
    assert (resolution.place, resolution.country_of_place) == ("Geneva", "CH")
