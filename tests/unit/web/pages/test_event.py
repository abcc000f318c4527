"""The accounts of several ministries on the page of an event."""

import dataclasses

import sqlalchemy as sa

from app.domain.codes import Confidence
from app.domain.values import Evidence
from app.settings import Settings
from app.web.app import create_app
from app.web.cards import Quote
from app.web.pages.event import sources_of
from tests.build import event, release, span, store
from tests.site import Page
from tests.unit.graphql.test_contrast import AGREED, CONDEMNED, URGED, link, tell
from tests.unit.web.asking import get


def shown(engine: sa.Engine) -> Page:
    app = create_app(Settings(), engine)
    (href,) = Page(get(app, "/").text).events
    return Page(get(app, href).text)


def test_accounts_of_two_ministries_stand_side_by_side(sqlite_engine: sa.Engine) -> None:
    tell(sqlite_engine, "kr-mofa", CONDEMNED, URGED, place="Seoul")
    tell(sqlite_engine, "jp-mofa", CONDEMNED, AGREED, place="Tokyo")
    link(sqlite_engine)
    found = shown(sqlite_engine)
    assert found.text("#told") == "Reported by 2 ministries"
    assert "South Korea and Japan condemn North Korea" in found.text(".shared")
    facts = [" ".join(node.text().split()) for node in found.all(".page .fact .value")]
    by_all = [fact for fact in facts if "told by all 2 ministries" in fact]
    assert {fact.split(" ")[0] for fact in by_all} == {"Meeting", "3", "South", "Japan", "Han", "Kuroda"}
    assert f"{len(by_all)} of the facts read" in found.text(".shared")
    assert not any(value in text for text in by_all for value in ("Seoul", "Tokyo"))
    columns = [node.text() for node in found.all(".abreast > section")]
    assert len(columns) == 2
    assert ["South Korea urges Japan" in text for text in columns] == [
        "Republic of Korea" in text for text in columns
    ]
    assert ["Ministry" in node.text() for node in found.all(".abreast figcaption")] == [False, False]
    assert all("Only this ministry says" in text for text in columns)
    differing = [node.text() for node in found.all(".differ + .facts dd")]
    assert any("Tokyo" in text for text in differing)


def test_a_position_leads_to_its_sentence_which_the_release_marks_as_one(sqlite_engine: sa.Engine) -> None:
    tell(sqlite_engine, "kr-mofa", CONDEMNED, URGED)
    tell(sqlite_engine, "jp-mofa", CONDEMNED)
    link(sqlite_engine)
    for href in shown(sqlite_engine).values(".said", "href"):
        address, _, anchor = href.partition("#")
        told = Page(get(create_app(Settings(), sqlite_engine), address).text)
        assert anchor in told.values("mark.taken[id], mark.taken .anchor", "id")
        listed = {f"#{id}" for id in told.values(".positions li", "id")}
        assert listed
        assert listed <= {*told.values(".text .ref", "href")}


def test_says_at_its_head_that_a_machine_read_it(sqlite_engine: sa.Engine) -> None:
    tell(sqlite_engine, "kr-mofa", CONDEMNED)
    assert shown(sqlite_engine).text(".kicker .machine") == "read by a program, not reviewed"


def test_a_citation_names_the_first_releases_and_counts_the_rest() -> None:
    quotes = [
        Quote("They met.", (), "en", "", "", "Foreign Ministry", f"Release {n}", None, False, "")
        for n in range(1, 6)
    ]
    assert sources_of(quotes[:1]) == "Foreign Ministry, “Release 1”"
    assert sources_of(quotes[:4]).endswith("; Foreign Ministry, “Release 4”")
    assert sources_of(quotes).endswith("; Foreign Ministry, “Release 3”; 2 more releases")


def test_one_ministry_alone_is_compared_with_nobody(sqlite_engine: sa.Engine) -> None:
    tell(sqlite_engine, "kr-mofa", CONDEMNED)
    found = shown(sqlite_engine)
    assert not found.all(".abreast")
    assert found.text("#told") == "In the words of the release"
    assert not any("told by" in node.text() or "only source" in node.text() for node in found.all(".detail"))


def test_a_fact_read_elsewhere_is_shown_in_its_sentence_once_for_all_rules(sqlite_engine: sa.Engine) -> None:
    words = "They met on May 3."
    told = release(words, "They spoke of cyber threats. It rained.")
    where = span(told, "cyber")
    proofs = tuple(
        Evidence("topic:cyber", where, rule, Confidence.HIGH) for rule in ("topic.cue", "topic.hint")
    )
    read = event(told, words, topics=["cyber"])
    store(sqlite_engine, told, [dataclasses.replace(read, evidence=(*read.evidence, *proofs))])
    found = shown(sqlite_engine)
    (quoted,) = [each for each in found.all(".fact blockquote") if "cyber" in each.text()]
    assert quoted.text() == "They spoke of cyber threats."
    (rules,) = [each.text() for each in found.all(".fact .rule") if "topic" in each.text()]
    assert "topic.cue" in rules
    assert "topic.hint" in rules


def test_a_position_that_addresses_nobody_is_told_by_its_sentence(sqlite_engine: sa.Engine) -> None:
    tell(sqlite_engine, "kr-mofa", CONDEMNED, AGREED)
    (cited,) = shown(sqlite_engine).values(".pull figcaption a", "href")
    told = Page(get(create_app(Settings(), sqlite_engine), cited.partition("#")[0]).text)
    assert [each.text() for each in told.all(".positions q")] == [AGREED]


def test_releases_of_the_same_words_stand_below_one_quotation(sqlite_engine: sa.Engine) -> None:
    words = "They met on May 3."
    for name in ("1", "2"):
        told = release(words, f"It rained {name}.", url=f"https://www.mofa.go.kr/eng/{name}")
        store(sqlite_engine, told, [event(told, words)])
    link(sqlite_engine)
    found = shown(sqlite_engine)
    assert found.text("#told") == "Reported in 2 releases"
    assert found.text(".pull blockquote") == words
    assert len({*found.values(".pull figcaption a", "href")}) == 2


def test_an_event_without_neighbours_is_not_listed_alone(sqlite_engine: sa.Engine) -> None:
    tell(sqlite_engine, "kr-mofa", CONDEMNED)
    found = shown(sqlite_engine)
    assert not found.all(".neighbours")
    assert found.all("section:has(#neighbours) a")


def test_words_of_a_paraphrase_are_no_quotation(sqlite_engine: sa.Engine) -> None:
    words = "They met on May 3."
    told = dataclasses.replace(release(words), paraphrase=True)
    store(sqlite_engine, told, [event(told, words)])
    found = shown(sqlite_engine)
    assert found.text("#told") == "Retold from the release"
    assert found.all(".fact summary span[lang]")
    assert not found.all("q")
