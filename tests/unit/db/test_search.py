"""Full-text search: the table of cases is the query language, on both databases."""

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.db import bodies, search
from app.db.engine import reading, writing
from app.db.occurring import found_by, terms_in

TEXTS = {
    1: "South Korea and Japan held consultations in Seoul on North Korea's missile launches.",
    2: "Japan protested. The launch of a missile by North Korea was condemned; talks went on in Tokyo.",
    3: "외교부는 한일 외교장관회담이 서울에서 열렸다고 밝혔다. 북한의 도발을 규탄하였다.",
    4: "Türkiye and Côte d\u2019Ivoire signed an agreement; the U.S. and the U.K. hailed COVID-19 aid.",
    5: "Minister Han Ji-won met Ørsted in Kraków. 남북 한미FTA 협상",
    6: "\uff2e\uff21\uff34\uff2f \ufb01nal communique\u0301, nothing else",
}

CASES = [
    ("missile", {1, 2}),
    ("MISSILES", {1, 2}),
    ("missile seoul", {1}),
    ('"north korea"', {1, 2}),
    ('"korea north"', set()),
    ('"south korea and japan"', {1}),
    ('"missile launches"', {1}),
    ("missile -consultation", {2}),
    ('missile -"in tokyo"', {1}),
    ("-missile", {3, 4, 5, 6}),
    ("consult*", {1}),
    ("consultations*", {1}),
    ("signing*", {4}),
    ("북한", {3}),
    ("외교장관", {3}),
    ("장관회담", {3}),
    ("서울", {3}),
    ("서울에서", {3}),
    ("북", {3, 5}),
    ("남", {5}),
    ("한미", {5}),
    ("fta", {5}),
    ("한미fta", {5}),
    ("한", {3, 5}),
    ("turkiye", {4}),
    ("Türkiye", {4}),
    ("cote ivoire", {4}),
    ("US", {4}),
    ("u.s.", {4}),
    ("UK", {4}),
    ("covid-19", {4}),
    ('"covid 19"', {4}),
    ("ji-won", {5}),
    ("orsted krakow", {5}),
    ("nato final", {6}),
    ("communique", {6}),
    ("communiqué", {6}),
    ("korea", {1, 2}),
    ("korea's", {1, 2}),
    ("", set()),
    ("- * \" ' ! ? () && ||", set()),
    ("AND", {1, 4}),
    ("NEAR(missile launch)", set()),
    ("missile OR nothing", set()),
    ("body:missile", set()),
    ('missile"', {1, 2}),
    ('"missile', {1, 2}),
    ("missile\x00launch", {1}),
    ("😀", set()),
]


def found(engine: sa.Engine, query: str, noun: str = "event") -> set[int]:
    ids = sa.union_all(*(sa.select(sa.literal(key).label("id")) for key in TEXTS)).cte("ids")
    with reading(engine) as connection:
        dialect = connection.dialect.name
        clause = search.matching(noun, ids.c.id, search.asked(query, dialect), dialect)
        return set(connection.execute(sa.select(ids.c.id).where(clause)).scalars())


@pytest.fixture
def indexed(engine: sa.Engine) -> sa.Engine:
    with writing(engine) as connection:
        search.index_texts(connection, "event", TEXTS)
    return engine


def test_query_language(indexed: sa.Engine) -> None:
    assert {query: found(indexed, query) for query, _ in CASES} == dict(CASES)


def test_indexing_again_replaces_and_forgetting_removes(indexed: sa.Engine) -> None:
    with writing(indexed) as connection:
        search.index_texts(connection, "event", {1: "quite another text", 2: TEXTS[2]})
        search.forget(connection, "event", [4, 99])
    assert found(indexed, "missile") == {2}
    assert found(indexed, "another") == {1}
    assert found(indexed, "covid-19") == set()


def test_a_noun_does_not_find_another_nouns_words(indexed: sa.Engine) -> None:
    assert found(indexed, "missile", noun="release") == set()


def test_words_past_the_bounds_are_found_alone_and_never_in_a_phrase(engine: sa.Engine) -> None:
    filler = " ".join(f"w{n}" for n in range(bodies.MAX_POSITIONS))
    often = "again " * (bodies.MAX_PLACES + 5)
    with writing(engine) as connection:
        search.index_texts(
            connection, "event", {1: f"early bird {filler} late riser", 2: f"{often} once again more"}
        )
    cases = {
        '"early bird"': {1},
        "riser": {1},
        "late riser": {1},
        '"late riser"': set(),
        "again": {2},
        '"again again"': {2},
        '"again more"': set(),
        "more": {2},
    }
    assert {query: found(engine, query) for query in cases} == cases


def test_a_huge_text_is_indexed_up_to_the_bound(engine: sa.Engine) -> None:
    text = " ".join(f"{n:x}".zfill(55) for n in range(40_000))
    with writing(engine) as connection:
        search.index_texts(connection, "event", {1: "first " + text + " last"})
    assert found(engine, "first") == {1}
    assert found(engine, "last") == set()


def test_ten_kilobytes_of_anything_are_no_syntax_error(indexed: sa.Engine) -> None:
    for letters in ('"', "-", "*", "\x00", "'", "a ", "가 ", "\\", '-"a', "a* ", "()", "😀", "ab-"):
        found(indexed, letters * 5_000)


@pytest.mark.parametrize("word", ["missile", "seoul", "북", "한미", "한", "ji-won", "U.S.", "kraków", "·"])
def test_texts_at_hand_are_found_as_those_stored(indexed: sa.Engine, word: str) -> None:
    key = sa.column("rowid" if indexed.dialect.name == "sqlite" else "id", sa.Integer)
    clause = search.any_of("event", key, [word], indexed.dialect.name)
    with reading(indexed) as connection:
        stored = connection.execute(sa.select(key).select_from(sa.table("event_search")).where(clause))
        assert found_by(TEXTS, [word, "tokyo"]).get(word, set()) == set(stored.scalars())


def read(query: str) -> set[int]:
    """What is found by reading the texts one after the other."""
    asked = search.read_query(query)
    denied = search.Query(asked.unwanted, ())
    return {
        key
        for key, text in TEXTS.items()
        if (asked.wanted or asked.unwanted)
        and terms_in(text, asked) == len(asked.wanted)
        and not terms_in(text, denied)
    }


def test_any_text_is_a_query_on_both_databases(
    databases_with_texts: tuple[sa.Engine, sa.Engine],
) -> None:
    sqlite, postgres = databases_with_texts

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.text(max_size=60) | st.text(alphabet="ab kor\"-*'&|!():<> 한미북", max_size=40))
    def same(query: str) -> None:
        assert found(sqlite, query) == found(postgres, query) == read(query)

    same()


@pytest.fixture
def databases_with_texts(sqlite_engine: sa.Engine, postgres_engine: sa.Engine) -> tuple[sa.Engine, sa.Engine]:
    for engine in (sqlite_engine, postgres_engine):
        with writing(engine) as connection:
            search.index_texts(connection, "event", TEXTS)
    return sqlite_engine, postgres_engine
