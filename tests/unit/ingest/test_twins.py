"""Korean releases and their English twins: three pairs that belong together, and near-misses that do not."""

import datetime as dt
from itertools import permutations

import pytest

from app.ingest.twin_profiles import Profile, profile_of
from app.ingest.twins import ENOUGH, likeness, pair

Text = tuple[str, str, str, str]  # language, day, title, lead

CALL_KO = (
    "ko",
    "2024-03-05",
    "한-호주 외교장관 전화통화",
    "홍길동 외교부 장관은 3월 5일 호주 외교장관과 전화통화를 갖고, 국방·방산 협력에 대해 의견을 교환하였다.",
)
CALL_EN = (
    "en",
    "2024-03-06",
    "Minister of Foreign Affairs Speaks by Phone with Australian Foreign Minister",
    "1. Minister Hong Gildong had a telephone conversation with the Foreign Minister of Australia on March 5 "
    "and exchanged views on defence industry cooperation.",
)
CONSULTATION_KO = (
    "ko",
    "2024-03-07",
    "제5차 한-인도네시아 영사협의회 개최",
    "외교부는 3.7.(목) 서울에서 인도네시아 외교부와 제5차 한-인도네시아 영사협의회를 개최하였다.",
)
CONSULTATION_EN = (
    "en",
    "2024-03-07",
    "5th ROK-Indonesia Consular Consultation Takes Place",
    "The Ministry of Foreign Affairs and its counterpart of Indonesia held the 5th consular consultation in "
    "Seoul on March 7.",
)
LAUNCH_KO = (
    "ko",
    "2024-03-18",
    "북한의 탄도미사일 발사 관련 한미일 북핵대표 유선협의",
    "한미일 북핵대표는 3월 18일 북한의 탄도미사일 발사를 규탄하고, 미국 및 일본과 긴밀히 공조하기로 하였다.",
)
LAUNCH_EN = (
    "en",
    "2024-03-18",
    "ROK-U.S.-Japan Phone Consultation on North Korea's Ballistic Missile Launch",
    "The special representatives of the ROK, the U.S. and Japan held a trilateral phone consultation on "
    "March 18 and condemned the launch of a ballistic missile by North Korea.",
)
PAIRS = [(CALL_KO, CALL_EN), (CONSULTATION_KO, CONSULTATION_EN), (LAUNCH_KO, LAUNCH_EN)]


def profile(text: Text, key: int = 1, publisher: str = "kr-mofa") -> Profile:
    language, day, title, lead = text
    return profile_of(key, language, dt.date.fromisoformat(day), publisher, title, lead)


def changed(text: Text, day: str | None = None, **words: str) -> Text:
    """The text on another day, with other words for some of its own."""
    language, own_day, title, lead = text
    for old, new in words.items():
        title, lead = title.replace(old, new), lead.replace(old, new)
    return language, day or own_day, title, lead


@pytest.mark.parametrize(("korean", "english"), PAIRS, ids=["call", "consultation", "launch"])
def test_a_korean_text_and_its_english_one_are_a_pair(korean: Text, english: Text) -> None:
    assert pair([profile(korean, 1), profile(english, 2)]) == {1: 2, 2: 1}


@pytest.mark.parametrize("korean", [korean for korean, _ in PAIRS], ids=["call", "consultation", "launch"])
@pytest.mark.parametrize("english", [english for _, english in PAIRS], ids=["call", "consultation", "launch"])
def test_texts_of_different_pairs_are_none(korean: Text, english: Text) -> None:
    assert (likeness(profile(korean), profile(english)) >= ENOUGH) is ((korean, english) in PAIRS)


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        (CALL_KO, changed(CALL_EN, Australian="Austrian", Australia="Austria")),
        (CALL_KO, changed(CALL_EN, day="2024-03-09")),
        (CALL_KO, changed(CALL_EN, **{"March 5": "March 2"})),
        (CALL_KO, changed(CALL_EN, **{"Speaks by Phone with": "to Visit", "telephone": ""})),
        (CALL_KO, changed(CALL_EN, **{"Australian Foreign": "Australian and Japanese Foreign"})),
        (CONSULTATION_KO, changed(CONSULTATION_EN, **{"5th": "6th"})),
        (CONSULTATION_KO, changed(CONSULTATION_EN, Indonesia="India")),
        (CONSULTATION_KO, changed(CONSULTATION_EN, **{"Consular Consultation": "Agreement Signing"})),
        (LAUNCH_KO, changed(LAUNCH_EN, **{"-Japan": "", " and Japan": "", "the U.S.": "and the U.S."})),
        (LAUNCH_KO, changed(LAUNCH_EN, **{"March 18": "March 15"})),
        (("ko", "2024-03-05", "제3회 외교부 청년 모임 개최", "외교부는 3월 5일 청년 모임을 개최하였다."),
         ("en", "2024-03-05", "Third Meeting of Young People", "The Ministry held a meeting on March 5.")),
    ],
)  # fmt: skip
def test_near_misses_are_no_pair(korean: Text, english: Text) -> None:
    assert pair([profile(korean, 1), profile(english, 2)]) == {}


def test_of_two_that_fit_equally_none_is_taken() -> None:
    other = profile(changed(CALL_EN, defence="arms"), 3)
    assert pair([profile(CALL_KO, 1), profile(CALL_EN, 2), other]) == {}


def test_one_text_on_two_boards_is_no_doubt_and_each_copy_leads_to_its_twin() -> None:
    profiles = [profile(CALL_KO, 1), profile(CALL_EN, 2), profile(CALL_EN, 3)]
    assert all(pair(order) == {1: 2, 2: 1, 3: 1} for order in permutations(profiles))


def test_of_two_the_better_one_is_taken_in_any_order() -> None:
    later = changed(CALL_EN, day="2024-03-08", **{" on March 5": ""})
    profiles = [profile(CALL_KO, 1), profile(CALL_EN, 2), profile(later, 3)]
    assert all(pair(order) == {1: 2, 2: 1} for order in permutations(profiles))


def test_all_pairs_are_found_among_many_in_any_order() -> None:
    texts = [text for both in PAIRS for text in both]
    profiles = [profile(text, key) for key, text in enumerate(texts)]
    wanted = {0: 1, 1: 0, 2: 3, 3: 2, 4: 5, 5: 4}
    assert pair(profiles) == wanted
    assert pair(reversed(profiles)) == wanted


def test_the_publisher_is_no_party_of_its_own_releases() -> None:
    assert profile(CALL_KO).parties == profile(CALL_EN).parties == {"AU"}
    assert profile(CALL_KO, publisher="ministry-example").parties == {"AU", "KR"}


def test_two_texts_in_one_language_are_no_pair() -> None:
    assert pair([profile(CALL_EN, 1), profile(CALL_EN, 2)]) == {}
