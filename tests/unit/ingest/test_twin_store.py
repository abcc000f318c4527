"""Pairs of releases in two languages: in any order of arrival, through changes and withdrawals."""

import dataclasses
import datetime as dt
from itertools import permutations

import pytest
import sqlalchemy as sa

from app.db.engine import reading, writing
from app.db.keys import public_id
from app.domain.values import Release
from app.ingest import tables
from app.ingest.standing import release_key
from app.ingest.withdraw import withdraw_release
from app.queries.filters import ReleaseFilter
from app.queries.page import Page
from app.queries.releases import list_releases
from app.queries.twins import twins_of_releases
from tests.build import NOW, document, release, store
from tests.databases import Databases

CALL_KO = release(
    "홍길동 외교부 장관은 3월 5일 호주 외교장관과 전화통화를 갖고, 국방·방산 협력에 대해 의견을 교환하였다.",
    title="한-호주 외교장관 전화통화",
    url="https://www.mofa.go.kr/www/brd/m_4080/view.do?seq=1",
    published_on=dt.date(2024, 3, 5),
    language="ko",
)
CALL_EN = release(
    "Minister Hong Gildong had a telephone conversation with the Foreign Minister of Australia on March 5.",
    title="Minister of Foreign Affairs Speaks by Phone with Australian Foreign Minister",
    url="https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=2",
    published_on=dt.date(2024, 3, 6),
)
CONSULTATION_KO = release(
    "외교부는 3.7.(목) 서울에서 인도네시아 외교부와 제5차 한-인도네시아 영사협의회를 개최하였다.",
    title="제5차 한-인도네시아 영사협의회 개최",
    url="https://www.mofa.go.kr/www/brd/m_4080/view.do?seq=3",
    published_on=dt.date(2024, 3, 7),
    language="ko",
)
CONSULTATION_EN = release(
    "The Ministry held the 5th consular consultation with its counterpart of Indonesia in Seoul on March 7.",
    title="5th ROK-Indonesia Consular Consultation Takes Place",
    url="https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=4",
    published_on=dt.date(2024, 3, 7),
)
ALL = (CALL_KO, CALL_EN, CONSULTATION_KO, CONSULTATION_EN)


def pairs(engine: sa.Engine) -> set[tuple[int, int]]:
    table = tables.release_twin
    with reading(engine) as connection:
        return {(row.release_id, row.twin_id) for row in connection.execute(sa.select(table))}


def both_ways(*of: tuple[Release, Release]) -> set[tuple[int, int]]:
    keys = [(release_key(one), release_key(other)) for one, other in of]
    return {*keys, *((other, one) for one, other in keys)}


@pytest.mark.parametrize(
    "order", list(permutations(ALL)), ids=lambda order: "".join(str(ALL.index(one)) for one in order)
)
def test_twins_are_paired_in_whatever_order_they_come(
    databases: Databases, order: tuple[Release, ...]
) -> None:
    engine = databases.create("sqlite")
    for told in order:
        store(engine, told)
    assert pairs(engine) == both_ways((CALL_KO, CALL_EN), (CONSULTATION_KO, CONSULTATION_EN))
    databases.drop(engine)


def test_a_twin_that_arrives_later_is_paired(engine: sa.Engine) -> None:
    store(engine, CALL_KO)
    assert pairs(engine) == set()
    store(engine, CALL_EN)
    assert pairs(engine) == both_ways((CALL_KO, CALL_EN))


def test_a_second_that_fits_as_well_unpairs_the_first(engine: sa.Engine) -> None:
    other = release(
        "Minister Hong Gildong and the Foreign Minister of Australia spoke by telephone on March 5.",
        title=CALL_EN.title,
        url="https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=9",
        published_on=CALL_EN.published_on,
    )
    for told in (CALL_KO, CALL_EN, other):
        store(engine, told)
    assert pairs(engine) == set()


def test_each_copy_on_another_board_leads_to_the_twin(engine: sa.Engine) -> None:
    copy = dataclasses.replace(CALL_EN, url="https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=9")
    first, second = sorted((CALL_EN, copy), key=release_key)
    for told in (CALL_KO, second, first):
        store(engine, told)
    copied = (release_key(second), release_key(CALL_KO))
    assert pairs(engine) == {*both_ways((CALL_KO, first)), copied}


def test_a_changed_text_is_judged_anew(engine: sa.Engine) -> None:
    store(engine, CALL_KO)
    store(engine, CALL_EN)
    late, early = (dataclasses.replace(CALL_EN, published_on=dt.date(2024, 3, day)) for day in (20, 5))
    store(engine, late, arrived=document("late"))
    assert pairs(engine) == set()
    store(engine, early, arrived=document("early"))
    assert pairs(engine) == both_ways((CALL_KO, CALL_EN))


def test_a_withdrawn_release_leaves_its_twin_to_another(engine: sa.Engine) -> None:
    again = dataclasses.replace(CALL_EN, url="https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=9")
    for told in (CALL_KO, CALL_EN, again):
        store(engine, told)
    with writing(engine) as connection:
        withdraw_release(connection, public_id("release", release_key(CALL_EN)), "Twice", NOW)
    assert pairs(engine) == both_ways((CALL_KO, again))


@pytest.mark.parametrize("told", [CALL_KO, CALL_EN], ids=["ko", "en"])
def test_without_a_day_or_of_another_publisher_nothing_is_paired(engine: sa.Engine, told: Release) -> None:
    other = CALL_EN if told is CALL_KO else CALL_KO
    store(engine, other)
    store(engine, dataclasses.replace(told, published_on=None))
    store(engine, dataclasses.replace(told, publisher="jp-mofa", url=None))
    assert pairs(engine) == set()


def test_the_twins_are_read_by_key(engine: sa.Engine) -> None:
    for told in ALL:
        store(engine, told)
    keys = [release_key(told) for told in (CALL_KO, CONSULTATION_EN)]
    with reading(engine) as connection:
        found = twins_of_releases(connection, [*keys, 1])
    assert {key: [card["title"] for card in cards] for key, cards in found.items()} == {
        keys[0]: [CALL_EN.title],
        keys[1]: [CONSULTATION_KO.title],
        1: [],
    }


@pytest.mark.parametrize("words", ["전화통화", "외교장관", "호주", "홍길동", '"국방·방산 협력"', "통화"])
def test_a_korean_release_is_found_by_its_words(engine: sa.Engine, words: str) -> None:
    store(engine, CALL_KO)
    store(engine, CONSULTATION_KO)
    with reading(engine) as connection:
        window = list_releases(connection, ReleaseFilter(search=words), Page())
    assert [card["title"] for card in window.items] == [CALL_KO.title]
