"""Which encounters a release tells: exactly these, main ones first; of invented people, in our own words.

A case is a title, paragraphs and the encounters wanted: "type first..last parties", "~" before what is told
beside the main event. Other event types are looked at elsewhere.
"""

import pytest

from app.domain.event_types import EventType
from app.domain.values import ExtractedEvent
from app.extract import extract
from tests.unit.extract.build import make_release

ENCOUNTERS = {
    EventType.CALL,
    EventType.SUMMIT,
    EventType.CONSULTATION,
    EventType.CONFERENCE,
    EventType.MEETING,
    EventType.VISIT,
}
CASES = {
    "several releases on one page": (
        "Foreign Minister Meets Peruvian Counterpart",
        [
            "Minister Han Ji-won met with her Peruvian counterpart, Rosa Vidal, in Lima on October 15.",
            "Travel of Vice Minister Lee Tae-jun to Chile",
            "16 Oct 2019",
            "Vice Minister Lee Tae-jun is traveling to Chile from October 18 to 20.",
        ],
        ["meeting 2019-10-15 KR PE", "visit 2019-10-18..2019-10-20 CL KR"],
    ),
    "a heading of a section is no release": (
        "Foreign Minister Meets Peruvian Counterpart",
        [
            "Minister Han Ji-won met with her Peruvian counterpart, Rosa Vidal, in Lima on October 15.",
            "Other topics of the talks in Lima",
            "The two spoke of the visit of Vice Minister Lee Tae-jun to Chile from October 18 to 20.",
        ],
        ["meeting 2019-10-15 KR PE", "~visit 2019-10-18..2019-10-20 CL KR"],
    ),
    "meeting of two ministers": (
        "Foreign Minister Meets Peruvian Counterpart",
        ["Foreign Minister Han Ji-won met with her Peruvian counterpart, Rosa Vidal, in Lima on October 15."],
        ["meeting 2019-10-15 KR PE"],
    ),
    "two people met on one day are two meetings": (
        "Spokesperson's Press Briefing",
        [
            "In Bangkok on October 21, Foreign Minister Han Ji-won will call on Prime "
            "Minister Somchai Decha of "
            "Thailand and hold a meeting with Anan Suk, Foreign Minister of Thailand."
        ],
        ["meeting 2019-10-21 KR TH", "meeting 2019-10-21 KR TH"],
    ),
    "ministers meet on the day on which another pair did": (
        "Minister Han in Peru",
        [
            "Minister Han Ji-won met with her Peruvian counterpart, Rosa Vidal, in Lima on October 15.",
            "Vice Minister Lee Tae-jun met over breakfast with Deputy Minister Luis Prado on October 15.",
        ],
        ["meeting 2019-10-15 KR PE", "~meeting 2019-10-15 KR PE"],
    ),
    "a dinner in the evening, told of a day long before in between": (
        "Foreign Minister Meets Peruvian Counterpart",
        [
            "Foreign Minister Han Ji-won met with her Peruvian counterpart, Rosa Vidal, on October 15.",
            "The two spoke of the pact that their countries signed on March 3.",
            "They spoke of trade.",
            "In the evening of the same day, Minister Vidal had a working dinner with Minister Han Ji-won.",
        ],
        ["meeting 2019-10-15 KR PE", "~meeting 2019-10-15 KR PE"],
    ),
    "a call that follows a luncheon is a meeting of its own": (
        "US Deputy Secretary of State in Korea",
        [
            "On October 27, Deputy Secretary of State John Miller will hold a working luncheon with First "
            "Vice Minister Cho Min-ho, followed by a courtesy call on Foreign Minister Han Ji-won."
        ],
        ["meeting 2019-10-27 KR US", "~meeting 2019-10-27 KR US"],
    ),
    "a delegation and a minister received on one day are two meetings": (
        "Spokesperson's Press Briefing",
        [
            "First, Foreign Minister Han Ji-won will meet with a delegation from the Institute for Asian "
            "Studies, a think tank in the United States, on October 21.",
            "Next, Foreign Minister Han will meet with Minister of Foreign Affairs of Croatia Ivan Horvat "
            "on October 21.",
        ],
        ["meeting 2019-10-21 KR US", "meeting 2019-10-21 HR KR"],
    ),
    "trips told one by one are all announced": (
        "Spokesperson's Announcement",
        [
            "Foreign Minister Han Ji-won will visit Kenya and Chad from October 20 to 22. "
            "Following that, Foreign Minister Han Ji-won will visit Peru from October 24 to 25."
        ],
        ["visit 2019-10-20..2019-10-22 KE KR TD", "visit 2019-10-24..2019-10-25 KR PE"],
    ),
    "separate meetings are one for each side": (
        "Minister Meets Australian and New Zealand Counterparts",
        [
            "On October 15, Foreign Minister Han Ji-won met separately with Ann Bell, Foreign Minister of "
            "Australia, and Tom Reed, Foreign Minister of New Zealand."
        ],
        ["meeting 2019-10-15 AU KR", "meeting 2019-10-15 KR NZ"],
    ),
    "who is together with others takes part": (
        "Trilateral Foreign Ministers' Meeting",
        [
            "Foreign Minister Han Ji-won, together with her Japanese and U.S. counterparts, "
            "held a trilateral "
            "meeting in Bangkok on October 15."
        ],
        ["meeting 2019-10-15 JP KR US"],
    ),
    "who was received is met": (
        "President Receives Foreign Minister of Peru",
        ["On October 15, Peru's Foreign Minister, Rosa Vidal, was received by Minister Han Ji-won."],
        ["meeting 2019-10-15 KR PE"],
    ),
    "a delegation pays a call": (
        "Courtesy Call on Minister",
        [
            "The Delegation of Municipalities of Peru paid a courtesy call on Minister Han "
            "Ji-won on October 15."
        ],
        ["meeting 2019-10-15 KR PE"],
    ),
    "condemnation is not met": (
        "Attack Condemned",
        ["An attack by which two people were killed in Lima met with strong condemnation on October 15."],
        [],
    ),
    "leaders who talk hold a summit": (
        "President Holds Talks with President of Peru",
        ["President Han Ji-won held talks with Peruvian President Rosa Vidal in Lima on October 15."],
        ["summit 2019-10-15 KR PE"],
    ),
    "a meeting for a dialogue is a consultation": (
        "Third ROK-Peru Strategic Dialogue",
        ["On October 15 the Governments of Korea and Peru met for the third ROK-Peru Strategic Dialogue."],
        ["consultation 2019-10-15 KR PE"],
    ),
    "a numbered round of officials is a consultation": (
        "First Meeting of Directors-General",
        [
            "Director-General Han Ji-won and Director-General Rosa Vidal of the Peruvian Foreign Ministry "
            "co-chaired the first meeting of the directors-general for consular affairs of Korea and Peru in "
            "Lima on October 15."
        ],
        ["consultation 2019-10-15 KR PE"],
    ),
    "the last round has its own day": (
        "Third ROK-Peru Policy Consultation",
        [
            "The third ROK-Peru Policy Consultation was held in Lima on October 15.",
            "The last round of consultations was held on May 3, 2018, in Seoul.",
        ],
        ["consultation 2019-10-15 KR PE", "~consultation 2018-05-03 KR PE"],
    ),
    "what lies on the margins is no party": (
        "Foreign Minister Meets Peruvian Counterpart on the Margins of the APEC Meeting",
        [
            "Foreign Minister Han Ji-won met with Rosa Vidal, Foreign Minister of Peru, in "
            "Lima on October 15 on "
            "the margins of the meeting of the ministers of APEC."
        ],
        ["meeting 2019-10-15 KR PE"],
    ),
    "who speaks at a forum takes part": (
        "Minister Speaks at Oceans Forum",
        [
            "Foreign Minister Han Ji-won gave opening remarks at the Oceans Forum, which was "
            "held in Busan on October 15."
        ],
        ["conference 2019-10-15 KR"],
    ),
    "two forums of one day are two": (
        "Spokesperson's Press Briefing",
        [
            "Foreign Minister Han Ji-won will attend the Oceans Forum on October 20.",
            "On the same day, she will deliver a speech at the Arctic Conference.",
        ],
        ["conference 2019-10-20 KR", "conference 2019-10-20 KR"],
    ),
    "a reception and a forum of one day are two": (
        "Spokesperson's Press Briefing",
        [
            "Vice Minister Cho Min-ho will attend a reception of the African Diplomatic Corps on October 20.",
            "On the same day, Vice Minister Lee Tae-jun will attend the Korea-Latin America Forum.",
        ],
        ["conference 2019-10-20 KR", "conference 2019-10-20 KR"],
    ),
    "the same day is not that of a round to come": (
        "Vice Minister Meets Peruvian Counterpart",
        [
            "Vice Minister Han Ji-won met with Vice Minister Rosa Vidal of Peru in Lima on October 15.",
            "Vice Minister Han noted that the two countries had upgraded their ties to a Strategic "
            "Partnership in December 2018, and expressed hope that the 11th Joint Committee, to be held in "
            "Seoul on May 22, would yield results.",
            "Vice Minister Han paid a courtesy call on Prime Minister Luis Vega on the same day.",
        ],
        ["meeting 2019-10-15 KR PE", "~meeting 2019-10-15 KR PE", "~consultation 2020-05-22 KR PE"],
    ),
    "nor of a visit to come": (
        "Vice Minister Meets Peruvian Counterpart",
        [
            "Vice Minister Han Ji-won met with Vice Minister Rosa Vidal of Peru in Lima on October 15.",
            "They spoke of the visit of the President of Peru to Korea on November 20.",
            "Vice Minister Han also paid a courtesy call on Prime Minister Luis Vega on the same day.",
        ],
        ["meeting 2019-10-15 KR PE", "~meeting 2019-10-15 KR PE", "~visit 2019-11-20 KR PE"],
    ),
    "a call is not of the day of its topic": (
        "Minister's Call with Peruvian Foreign Minister",
        [
            "Foreign Minister Han Ji-won and Peruvian Foreign Minister Rosa Vidal discussed the summit held "
            "in Quito on July 11, 2019."
        ],
        ["call 2019-10-17 KR PE", "~summit 2019-07-11 KR PE"],
    ),
    "a press conference is no conference": (
        "Minister Holds Press Conference",
        ["Foreign Minister Han Ji-won held a press conference on October 15."],
        [],
    ),
    "leaders of a group hold a summit": (
        "Spokesperson's Press Briefing",
        [
            "In the SCO Council of Heads of State Meeting of October 15 Korea was "
            "represented by Prime Minister Han Ji-won."
        ],
        ["summit 2019-10-15 KR SCO"],
    ),
    "a trip with one date is one visit": (
        "Foreign Minister to Visit Peru and Chile",
        ["Foreign Minister Han Ji-won will visit Peru and Chile from October 20 to 24."],
        ["visit 2019-10-20..2019-10-24 CL KR PE"],
    ),
    "a trip with dates of its own for each country is several": (
        "Foreign Minister to Visit Peru and Chile",
        [
            "Foreign Minister Han Ji-won will visit Peru on October 20 and 21, and Chile "
            "from October 22 to 24."
        ],
        ["visit 2019-10-20..2019-10-21 KR PE", "visit 2019-10-22..2019-10-24 CL KR"],
    ),
    "a country told later joins the trip": (
        "Prime Minister's Visit to Peru and Chile",
        [
            "Prime Minister Han Ji-won will visit Lima, Peru, from October 20 to 22.",
            "From Peru, he will travel to Santiago, Chile, on October 23.",
        ],
        ["visit 2019-10-20..2019-10-22 KR PE", "visit 2019-10-23 CL KR"],
    ),
    "what takes somebody somewhere is a visit": (
        "Foreign Minister's Trip",
        ["A trip from October 20 to 24 takes Foreign Minister Han Ji-won to Peru."],
        ["visit 2019-10-20..2019-10-24 KR PE"],
    ),
    "a country is visited by somebody": (
        "Foreign Minister in Peru",
        ["Peru was visited by Foreign Minister Han Ji-won on October 15."],
        ["visit 2019-10-15 KR PE"],
    ),
    "a town of the United States is not Georgia": (
        "Minister in Atlanta",
        ["Foreign Minister Han Ji-won will travel to Atlanta, Georgia, on October 20."],
        ["visit 2019-10-20 KR US"],
    ),
    "a name that two countries have is that of the one whose capital stands near": (
        "Minister in Congo",
        ["Foreign Minister Han Ji-won met with the Foreign Minister of Congo in Brazzaville on October 15."],
        ["meeting 2019-10-15 CG KR"],
    ),
    "it is that of the one named in full": (
        "Minister Meets Congolese Colleague",
        [
            "The Foreign Minister of the Republic of the Congo came to Seoul.",
            "Foreign Minister Han Ji-won met with the Congolese Foreign Minister on October 15.",
        ],
        ["meeting 2019-10-15 CG KR"],
    ),
    "of two that are named it is that of the nearest": (
        "Minister in Africa",
        [
            "Foreign Minister Han Ji-won met with the Foreign Minister of Congo in Kinshasa on October 15.",
            "On October 18, she met with the Foreign Minister of Congo in Brazzaville.",
        ],
        ["meeting 2019-10-15 CD KR", "~meeting 2019-10-18 CG KR"],
    ),
    "where neither is told it is that of the larger": (
        "Minister Meets Foreign Minister of Congo",
        ["Foreign Minister Han Ji-won met with the Foreign Minister of Congo on October 15."],
        ["meeting 2019-10-15 CD KR"],
    ),
    "the city of a conference is its venue": (
        "Minister to Attend APEC Ministerial",
        [
            "Foreign Minister Han Ji-won will travel to Santiago on October 20 to attend the "
            "APEC Ministerial Meeting."
        ],
        ["conference 2019-10-20 APEC KR", "~visit 2019-10-20 KR"],
    ),
    "what is asked is not told": (
        "Department Press Briefing",
        [
            "Foreign Minister Han Ji-won will visit Peru on October 20.",
            "QUESTION: Did Foreign Minister Han meet with Foreign Minister Rosa Vidal of Peru on October 15?",
            "QUESTION: Thank you. On October 16 Foreign Minister Han Ji-won met with Foreign Minister Rosa "
            "Vidal of Peru. What did they say?",
            "And on October 14 Foreign Minister Han Ji-won met with Foreign Minister Ana Paz of Chile.",
        ],
        ["visit 2019-10-20 KR PE"],
    ),
    "who heads a speech tells nothing": (
        "Minister Han Ji-won at the Oceans Forum",
        ["I thank you for coming to the Oceans Forum today."],
        [],
    ),
}


def told(event: ExtractedEvent) -> str:
    first, last = event.when.starts_on, event.when.ends_on
    days = f"{first}" if first == last else f"{first}..{last}"
    parties = sorted([*(code for code, _ in event.countries), *event.organisations])
    return f"{'' if event.primary else '~'}{event.type} {days} {' '.join(parties)}".strip()


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_encounters_are_these(case: tuple[str, list[str], list[str]]) -> None:
    title, paragraphs, wanted = case
    events = extract(make_release(title, *paragraphs)).events
    assert sorted(told(event) for event in events if event.type in ENCOUNTERS) == sorted(wanted)


@pytest.mark.parametrize(
    "opening",
    [
        "On the sidelines of the UN General Assembly in New York, Foreign Minister Han Ji-won",
        "Foreign Minister Han Ji-won, who is on a visit to New York to attend the UN General Assembly,",
    ],
)
def test_an_encounter_beside_a_conference_is_held_where_that_is(opening: str) -> None:
    text = f"{opening} met with her Peruvian counterpart Rosa Vidal on October 15."
    main = extract(make_release("Foreign Minister Meets Peruvian Counterpart", text)).events[0]
    assert (main.type, main.place) == (EventType.MEETING, "New York")


def test_the_following_day_of_a_year_that_nobody_tells_is_the_next() -> None:
    text = (
        "Foreign Minister Han Ji-won met with Foreign Minister Juan Ruiz of Peru in Lima on February 28. "
        "The following day, Minister Han met with President Luis Vega of Chile."
    )
    release = make_release("Minister Meets", text, published_on=None)
    days = [event.when.month_day for event in extract(release).events]
    assert days == ["02-28", "02-29"]


@pytest.mark.parametrize("topic", [". They discussed", " to discuss"])
def test_today_is_not_the_day_of_what_is_discussed(topic: str) -> None:
    text = (
        "Foreign Minister Han Ji-won met today with Foreign Minister Rosa Vidal of Peru in Lima"
        f"{topic} the summit held in Quito on September 19, 2019."
    )
    main = extract(make_release("Minister Meets Peruvian Counterpart", text, published_on=None)).events[0]
    assert (main.type, main.place, main.when.starts_on) == (EventType.MEETING, "Lima", None)


@pytest.mark.parametrize(
    "said", ["recalled the summit held in Quito on May 3", "noted that both had signed the text on May 3"]
)
def test_the_same_day_is_not_one_that_was_spoken_of(said: str) -> None:
    text = (
        "Vice Minister Han Ji-won met with Vice Minister Rosa Vidal of Peru on October 15. Vice Minister Han "
        f"{said}. She then met with Prime Minister Luis Vega of Peru on the same day."
    )
    events = extract(make_release("Vice Minister Meets Peruvian Counterpart", text)).events
    days = [str(e.when.starts_on) for e in events if e.type is EventType.MEETING]
    assert days == ["2019-10-15", "2019-10-15"]


def test_ties_are_not_upgraded_on_the_day_of_a_round_to_come() -> None:
    text = (
        "Vice Minister Han Ji-won met with Vice Minister Rosa Vidal of Peru on October 15. Vice Minister Han "
        "noted that the two countries upgraded their ties to a Strategic Partnership in December 2018, and "
        "said that the next Joint Committee will be held in Seoul on May 22."
    )
    events = extract(make_release("Vice Minister Meets Peruvian Counterpart", text)).events
    told = {e.type: (str(e.when.starts_on), {code for code, _ in e.countries}) for e in events}
    assert told[EventType.RELATIONS] == ("2018-12-01", {"KR", "PE"})
    assert told[EventType.CONSULTATION] == ("2020-05-22", {"KR", "PE"})


def test_consultations_that_the_title_names_are_main_events_each() -> None:
    extraction = extract(
        make_release(
            "Korea Holds Policy Consultations with Estonia and Latvia",
            "Director-General Park Dong-ha held the 1st ROK-Estonia Policy Consultation with Director "
            "General Kaja Tamm in Tallinn on October 9.",
            "He also held the ROK-Latvia Policy Consultation with Under-Secretary Andris Berz in Riga "
            "on October 11.",
        )
    )
    told = [
        (e.primary, str(e.when.starts_on)[5:], {code for code, _ in e.countries}) for e in extraction.events
    ]
    assert told == [(True, "10-09", {"KR", "EE"}), (True, "10-11", {"KR", "LV"})]


def test_a_meeting_of_several_named_is_held_where_its_verb_says() -> None:
    (event,) = extract(
        make_release(
            "Japan-U.S.-ROK Trilateral Meeting",
            "The trilateral meeting of Mr. Yamada Kenji, State Minister for Foreign Affairs, Ms. Wendy "
            "Sharp, Deputy Secretary of State of the United States, and Mr. Cho Min-ho, First Vice "
            "Minister of Foreign Affairs of the Republic of Korea, was held in Tokyo on October 9.",
            publisher="jp-mofa",
        )
    ).events
    assert event.place == "Tokyo"
    assert {code for code, _ in event.countries} == {"JP", "US", "KR"}


def test_we_who_answer_questions_are_not_those_named_above() -> None:
    release = make_release(
        "Director Kim Min-ho and Director Park Su-jin on the Trip",
        "Kim Min-ho, Director",
        "Park Su-jin, Director",
        "MODERATOR: We will arrive in Peru on October 20.",
        "QUESTION: Thank you. What for?",
    )
    assert [p.name for event in extract(release).events for p in event.participants] == []


def test_below_a_note_he_is_still_who_is_spoken_of_above_it() -> None:
    body = (
        "□ Minister of Foreign Affairs Cho Min-ho will visit the United States from July 30 to August 1.\n\n"
        "  ㅇ President Lee Jae-ho and Prime Minister Ishida Shigeo of Japan met on June 17 in Calgary.\n\n"
        "□ On July 31, he is to meet with U.S. Secretary of State Mark Rubin in Washington, D.C."
    )
    release = make_release("Minister Cho to Visit U.S.", body, published_on="2025-07-28", publisher="kr-mofa")
    met = next(event for event in extract(release).events if str(event.when.starts_on) == "2025-07-31")
    assert {person.name for person in met.participants} == {"Cho Min-ho", "Mark Rubin"}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The two secretaries called on President Lee Ho-bak on May 4.", {"Ann Carter", "Bob Hall"}),
        ("The four ministers met again on May 4.", {"Ann Carter", "Bob Hall", "Yu Min-ho", "Kim Dae-ho"}),
        ("The three secretaries called on President Lee Ho-bak on May 4.", set()),
    ],
)
def test_so_many_of_a_post_are_those_named(sentence: str, names: set[str]) -> None:
    opening = (
        "Foreign Minister Yu Min-ho and Defense Minister Kim Dae-ho met with U.S. Secretary of State "
        "Ann Carter and U.S. Secretary of Defense Bob Hall in Seoul on May 3."
    )
    release = make_release(
        "ROK-U.S. 2+2 Meeting", f"{opening} {sentence}", published_on="2010-05-05", publisher="kr-mofa"
    )
    met = [event for event in extract(release).events if not event.primary]
    assert [{p.name for p in event.participants} - {"Lee Ho-bak"} for event in met] == [names]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The two ministers last met in Rome on 4 February.", {"Paolo Serra", "Alfred Mutiso"}),
        ("The two countries held consultations in Rome on 4 February.", set()),
        ("The Prime Ministers of the two countries spoke by phone on 4 February.", set()),
    ],
)
def test_who_met_before_is_who_the_words_mean(sentence: str, names: set[str]) -> None:
    opening = (
        "Foreign Minister Paolo Serra met today in Nairobi with Foreign Minister Alfred Mutiso of Kenya."
    )
    release = make_release(
        "Minister Serra in Nairobi", f"{opening} {sentence}", published_on="2024-02-18", publisher="it-maeci"
    )
    before = [event for event in extract(release).events if not event.primary]
    assert [{person.name for person in event.participants} for event in before] == [names]
