"""Speech acts: who does what to whom, in active and passive, for lists, "we" and "the two sides"."""

import pytest

from app.domain.codes import DiplomaticAct
from app.domain.organisations import ORGANISATIONS
from app.extract import extract
from app.extract.stance_acts import AIMED, COMPILED, EITHER_SIDE, STEMS, UNADDRESSED
from tests.unit.extract.build import make_release

MEETING = "Foreign Minister Han Ji-won met with Foreign Minister Ana Rey of Chile in Seoul on October 16."


def stances(publisher: str, title: str, *paragraphs: str) -> set[str]:
    release = make_release(title, *paragraphs, publisher=publisher)
    found = extract(release).stances
    return {f"{s.act} {'+'.join(sorted(s.actors))} {'+'.join(sorted(s.targets))}".strip() for s in found}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The two sides agreed to work closely on trade.", "agree CL+KR"),
        ("Minister Rey agreed to study the text.", None),
        ("It was reaffirmed by both ministers that ties matter.", "reaffirm CL+KR"),
        ("Minister Han expressed deep concern over the launches of North Korea.", "concern KR KP"),
        ("Both sides urged North Korea to end its provocations.", "urge CL+KR KP"),
        ("The two ministers shared the understanding that trade matters.", "agree CL+KR"),
        ("Expressing grave concern over the launches of North Korea, Minister Han left.", "concern KR KP"),
        ("Minister Han sent a message of condolence to Minister Rey of Chile.", "condole KR CL"),
        ("Minister Rey was congratulated by Minister Han on her new post.", "congratulate KR CL"),
        ("Minister Han thanked Minister Rey for the support of Chile.", "appreciate KR CL"),
        ("The Minister thanked Peru, Kenya, and the UAE for their help.", "appreciate KR AE+KE+PE"),
        ("Minister Han requested that Chile look into the case.", "request KR CL"),
        ("Minister Han began by congratulating Minister Rey on her new post.", "congratulate KR CL"),
        ("Minister Han met Minister Rey and congratulated her on her new post.", "congratulate KR CL"),
        ("The importance of trade was reaffirmed by Minister Han and Minister Rey.", "reaffirm CL+KR"),
        ("The Minister will meet envoys of Peru and ask them to help.", None),
        ("Minister Rey was invited by Minister Han to Busan.", "invite KR CL"),
        ("Minister Han noted with grave concern the launches of North Korea.", "concern KR KP"),
        ("The Ministry of Foreign Affairs views the arrest with concern.", "concern KR CL"),
        ("Maximum restraint was called for by both sides.", "urge CL+KR"),
        ("Minister Han found it deplorable that Chile had left the talks.", "regret KR CL"),
        ("Minister Han welcomed the resolution which the UN Human Rights Council adopted.", "welcome KR UN"),
        ("Minister Han welcomed the results of a UN survey.", "welcome KR"),
        ("Minister Rey was warmly welcomed by the Ministry of Foreign Affairs.", "welcome KR CL"),
        ("Minister Rey was given a warm welcome.", None),
        ("A welcome to our readers.", None),
        ("Invited by Minister Han, Minister Rey will stay on.", None),
        ("Whoever is worried about relatives should call the embassy.", None),
        ("The reforms called for by the Council were put off.", None),
        ("They toured a Korea-supported school.", None),
        ("Minister Rey will pay a courtesy call on Prime Minister Kim Min-ho and go to Busan.", None),
        ("North Korea condemned the exercise.", None),
        ("Minister Han would welcome a visit.", None),
        ("Trade grew thanks to close cooperation.", None),
    ],
)
def test_acts_of_a_meeting(sentence: str, expected: str | None) -> None:
    found = stances("kr-mofa", "Foreign Ministers of Korea and Chile Meet", MEETING, sentence)
    assert found == ({expected} if expected else set())


@pytest.mark.parametrize(
    ("publisher", "title", "sentence", "expected"),
    [
        (
            "sg-mfa",
            "Launch of a Satellite",
            "The launch of a satellite by North Korea on 15 October is condemned by Singapore.",
            {"condemn SG KP"},
        ),
        (
            "pk-mofa",
            "Pakistan condemns attack",
            "Pakistan strongly condemns the terrorist attack in Kabul.",
            {"condemn PK"},
        ),
        (
            "de-aa",
            "On the war",
            "We condemn Russia's attack on the city of Kharkiv.",
            {"condemn DE RU"},
        ),
        (
            "kr-mofa",
            "Commentary on the Flood in Peru",
            "The Government offers its deep condolences to the people of Peru.",
            {"condole KR PE"},
        ),
        (
            "sg-mfa",
            "Letter of Condolence",
            "The Government of Singapore joins me in conveying sincere condolences to the people of Peru.",
            {"condole SG PE"},
        ),
        (
            "au-dfat",
            "On the attack in Nice",
            "The families and the French people have our deepest sympathies.",
            {"condole AU FR"},
        ),
        (
            "tr-mfa",
            "Statement on the Election in Syria",
            "Turkey goes on with its efforts, in solidarity with the people of Syria.",
            {"support TR SY"},
        ),
        (
            "ch-fdfa",
            "FDFA concerned at detention",
            "The FDFA views this with concern and calls on the authorities of Sri Lanka to release her.",
            {"concern CH LK", "urge CH LK"},
        ),
        (
            "tr-mfa",
            "Summoning of the Ambassador of Sweden",
            "The Ambassador of Sweden was summoned to our Ministry on 15 October.",
            {"protest TR SE"},
        ),
    ],
)
def test_acts_of_a_statement(publisher: str, title: str, sentence: str, expected: set[str]) -> None:
    assert stances(publisher, title, sentence) == expected


def test_an_act_is_told_once_for_the_same_sides() -> None:
    again = ("The two sides agreed to meet again.", "They agreed to work on trade.")
    assert stances("kr-mofa", "Foreign Ministers of Korea and Chile Meet", MEETING, *again) == {"agree CL+KR"}


def test_targets_are_countries_or_bodies_of_the_list() -> None:
    found = stances("kr-mofa", "On a Resolution", "We urge the Security Council to adopt a resolution.")
    assert found == {"urge KR UN"}
    assert "UN" in ORGANISATIONS


def test_every_act_has_a_wording_and_a_stem_in_each() -> None:
    acts = {act for act, _ in COMPILED}
    assert acts == set(STEMS.values())
    assert acts <= set(DiplomaticAct)
    assert not UNADDRESSED & (AIMED | EITHER_SIDE)


def test_the_two_sides_of_a_briefing_with_several_talks_are_nobody() -> None:
    items = (
        "Foreign Minister Han Ji-won met with Foreign Minister Ana Rey of Chile in Seoul on October 15.",
        "Foreign Minister Han Ji-won met with Foreign Minister Luis Paz of Peru in Seoul on October 16.",
        "The two sides agreed to work closely on trade.",
    )
    assert stances("kr-mofa", "Spokesperson's Press Briefing", *items) == set()
