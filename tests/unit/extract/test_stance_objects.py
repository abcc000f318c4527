"""Whom a speech act is meant for where its object tells it, and wordings that only look like an act."""

import pytest

from tests.unit.extract.test_stances import MEETING, stances

TITLE = "Foreign Ministers of Korea and Chile Meet"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # helpers of the speaker are not who is spoken to
        ("We stand with Peru in calling for Syria to free Ana Paz.", "urge KR SY"),
        ("We join Peru in urging Syria to free Ana Paz.", "urge KR SY"),
        ("Minister Han is worried and joins Peru in offering help to those in Syria.", "concern KR SY"),
        # what goes on is an act, what is wished of others is none
        ("We continue to condemn the arrests in Syria.", "condemn KR SY"),
        ("We will continue to urge Syria to end the arrests.", "urge KR SY"),
        ("We should continue to urge Syria to end the arrests.", None),
        ("We demand the immediate and full release of those held in Syria.", "urge KR SY"),
        ("The talks could meet the demand that exists.", None),
        # whom one binds oneself to
        ("Minister Han affirmed Korea's commitment to a lasting dialogue with Peru.", "reaffirm KR PE"),
        ("Minister Han reaffirmed the strength of the Korea-Peru partnership.", "reaffirm KR PE"),
        ("Minister Han reaffirmed the friendship between our two countries.", "reaffirm KR CL"),
        ("Minister Han reaffirmed the commitment to open seas and noted that Peru has grown.", "reaffirm KR"),
        ("Minister Han reiterated Korea's support for its NATO ally Spain.", "reaffirm KR ES"),
        ("Both sides reaffirmed their support for Peru.", "reaffirm CL+KR"),
        ("Minister Han reiterated his sympathy for the people of Peru.", "condole KR PE"),
        ("Minister Han reiterated our call for Syria to end the arrests.", "urge KR SY"),
        # praise
        ("Minister Han commended the leadership of the State of Qatar.", "appreciate KR QA"),
        ("Minister Han recognizes Peru's great efforts for peace.", "appreciate KR PE"),
        ("Minister Han recognizes Peru's new government.", None),
        ("Minister Han commended the staff of the embassy.", None),
        ("Minister Han thanked the United Nations for its work in Syria.", "appreciate KR UN"),
        ("Minister Han appreciates it.", None),
        ("We urge the parties to accept the truce proposed on May 3 by Peru and Spain.", "urge KR CL"),
        # support
        ("Minister Han expressed Korea's steadfast support for Peru's plan.", "support KR PE"),
        ("Minister Han underscored support for Peru.", "support KR PE"),
        ("The delegation will underscore support for Peru.", "support KR PE"),
        ("Minister Han stands by the principles of the Charter.", None),
        ("Minister Han stands with our allies against Syria.", None),
        ("Minister Han stands in solidarity with brave Syrian journalists.", "support KR"),
        ("Minister Han saw a school supported by Peru.", None),
        # whose deed is condemned
        ("We condemn the targeting of Peru by the Syrian forces.", "condemn KR SY"),
        # whose deed is welcomed
        ("Minister Han welcomes the recent Omani trip to Sanaa.", "welcome KR OM"),
        ("Minister Han welcomed Peru's focus on Syria.", "welcome KR PE"),
        ("Minister Han welcomes the dialogue that Peru has opened.", "welcome KR PE"),
        ("Minister Han welcomed the positive assessment by the OSCE.", "welcome KR OSCE"),
        ("Minister Han welcomed the new prospects in Peru.", "welcome KR"),
        ("Minister Han welcomed the talks between Korea and Peru.", "welcome KR"),
        ("We support Peru's plan for peace.", "support KR PE"),
        ("Minister Han supports the OSCE in its work in Syria.", "support KR OSCE"),
        ("Minister Han stands in solidarity with its NATO ally Spain.", "support KR ES"),
        # calls and concern
        ("We demand his release from jail in Syria.", "urge KR SY"),
        ("Minister Han called for an end to the arrests in Syria.", "urge KR SY"),
        ("Their call for a ceasefire in Syria was heard.", None),
        ("Minister Han raised serious concerns about the arrests in Syria.", "concern KR SY"),
        ("Minister Han raised concerns about a pipeline.", "concern KR"),
        ("On Syria, Minister Han expressed concern that little had been done in Kenya.", "concern KR SY"),
        # who speaks, and to whom
        ("Minister Han saw what Peru had done, and Chile voiced support for Kenya.", "support CL KE"),
        ("Minister Han spoke with Minister Paz of Peru and asked for help.", "request KR PE"),
        ("Voicing concern over the arrests in Syria, the two ministers went home.", "concern CL+KR SY"),
        ("Minister Han stressed that Peru should yield and urged Kenya to help.", "urge KR KE"),
        ("Minister Han stressed that Peru has yielded and urged Kenya to help.", None),
        ("Minister Han met with Minister Paz of Peru to express condolences.", "condole KR PE"),
        ("The spokesperson said it is regrettable that Peru left.", "regret KR PE"),
        ("Minister Han is pleased to congratulate the people of Peru.", "congratulate KR PE"),
        ("I send warm wishes to the people of Peru.", "congratulate KR PE"),
        ("Expressing condolences to the people of Peru, Minister Han left.", "condole KR PE"),
        # others
        ("Minister Han shares Peru's concern regarding the trials in Syria.", "concern KR SY"),
        ("Minister Han followed the recent protests in Syria.", None),
        ("The Government firmly protests against the arrests in Syria.", "protest KR SY"),
        ("The Ministry announced measures to address Syria's abuses.", "announce KR SY"),
        ("Minister Han was asked about Syria.", None),
        ("They spoke of Syria, and the two sides urged the Roe regime to yield.", "urge CL+KR SY"),
        ("The Minister and the President condemned the arrests in Syria.", "condemn CL+KR SY"),
    ],
)  # fmt: skip
def test_acts_told_by_their_object(sentence: str, expected: str | None) -> None:
    found = stances("kr-mofa", TITLE, MEETING, sentence)
    assert found == ({expected} if expected else set())


def test_an_organisation_is_named_once() -> None:
    found = stances("kr-mofa", TITLE, MEETING, "We call on the World Health Organization (WHO) to help.")
    assert found == {"urge KR UN"}


def test_condolences_beside_concern_are_condolences_too() -> None:
    told = "Minister Han expressed his concern and condolences for the loss of life in Peru."
    assert stances("kr-mofa", TITLE, MEETING, told) == {"concern KR PE", "condole KR PE"}


def test_what_a_journalist_asks_is_no_act_of_the_ministry() -> None:
    asked = (
        "QUESTION: Minister, we urge Syria to answer. We condemn Peru.",
        "MINISTER HAN: We urge Kenya to answer.",
    )
    assert stances("kr-mofa", "Questions to the Minister", *asked) == {"urge KR KE"}
