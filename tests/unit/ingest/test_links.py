"""One event of several releases: merging, parting, what a person decided, and what readers find."""

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa

from app.db.engine import reading, writing
from app.db.keys import public_id
from app.domain.event_types import EventType
from app.domain.values import ExtractedEvent, Release
from app.errors import InvalidLink, NotFound
from app.ingest import images, links, tables
from app.ingest.withdraw import withdraw_release
from app.queries.events import events_by_ids, get_event
from tests.build import DAY, LATER, LATEST, NOW, event, on, person, release, store
from tests.stored import changes, count, rows, told_by_log, told_by_tables

KOREAN = "Minister Han Seo-jun met Minister Kuroda Shinji in Seoul on May 3."
JAPANESE = "Foreign Minister KURODA Shinji held a meeting with Minister HAN Seo-jun."
OTHERS = "Minister Ryu Hae-won met Minister Kuroda Shinji in Seoul on May 3."
HOSTS = {
    "kr-mofa": "www.mofa.go.kr/eng/view.do?seq=",
    "jp-mofa": "www.mofa.go.jp/press/",
    "us-state": "www.state.gov/",
}


def told(words: str, number: int, *more: str, publisher: str = "kr-mofa") -> Release:
    host = {
        "kr-mofa": "www.mofa.go.kr/eng/view.do?seq=",
        "jp-mofa": "www.mofa.go.jp/press/",
        "us-state": "www.state.gov/",
    }
    return release(words, *more, url=f"https://{host[publisher]}{number}", publisher=publisher)


def meeting(of: Release, words: str, *names: str, **facts: Any) -> ExtractedEvent:
    people = [person(name, "Minister", country) for name, country in zip(names, ("KR", "JP"), strict=False)]
    usual: dict[str, Any] = {"people": people, "when": on(DAY)}
    return event(of, words, **usual | facts)


def tell_korean(engine: sa.Engine, *more: str, now: dt.datetime = NOW, **facts: Any) -> str:
    of = told(KOREAN, 1, *more)
    return str(
        store(engine, of, [meeting(of, KOREAN, "Han Seo-jun", "Kuroda Shinji", **facts)], now=now).release
    )


def tell_japanese(engine: sa.Engine, now: dt.datetime = LATER, **facts: Any) -> str:
    of = told(JAPANESE, 2, publisher="jp-mofa")
    made = meeting(of, JAPANESE, "HAN Seo-jun", "KURODA Shinji", **{"primary": False} | facts)
    return str(store(engine, of, [made], now=now).release)


def tell_japanese_again(engine: sa.Engine, **facts: Any) -> None:
    of = told(JAPANESE, 2, "The text was corrected.", publisher="jp-mofa")
    made = meeting(of, JAPANESE, "HAN Seo-jun", "KURODA Shinji", **{"primary": False} | facts)
    store(engine, of, [made], now=LATEST)


def events(engine: sa.Engine) -> list[Any]:
    """Those in sight, the first made first."""
    table = tables.event
    with reading(engine) as connection:
        keys = connection.execute(sa.select(table.c.id).where(table.c.withdrawn_at.is_(None))).scalars()
        found = images.load_events(connection, list(keys)).values()
    return sorted(found, key=lambda event: event["created_at"])


def shown(engine: sa.Engine) -> set[str]:
    """Names of the persons in sight."""
    table = tables.participant
    in_sight = sa.select(table.c.name).where(table.c.kind == "person", table.c.withdrawn_at.is_(None))
    with reading(engine) as connection:
        return set(connection.execute(in_sight).scalars())


def ids(engine: sa.Engine) -> set[str]:
    return {public_id("event", event["id"]) for event in events(engine)}


def accounts(engine: sa.Engine) -> list[str]:
    return [public_id("account", account["id"]) for event in events(engine) for account in event["accounts"]]


def cut(engine: sa.Engine, account: str) -> str:
    with writing(engine) as connection:
        return links.cut_account(connection, account, "Two meetings", LATEST)


def accept(engine: sa.Engine, one: str, other: str) -> str:
    with writing(engine) as connection:
        return links.accept_pair(connection, one, other, "One meeting", LATEST)


def test_a_meeting_told_by_both_sides_is_one_event_with_two_accounts(engine: sa.Engine) -> None:
    tell_korean(engine)
    (before,) = events(engine)
    tell_japanese(engine)
    (after,) = events(engine)
    assert after["id"] == before["id"]
    assert (after["created_at"], after["updated_at"]) == (NOW, LATER)
    assert len(after["accounts"]) == 2
    assert [held["country"] for held in after["participations"]] == ["KR", "JP"]
    assert count(engine, "participant") == 4  # two persons, two publishers
    assert told_by_log(engine) == told_by_tables(engine)


def test_a_surname_that_the_event_shows_in_full_stays_out_of_sight_when_told_again(engine: sa.Engine) -> None:
    """Whether the same is told or more, and with another spelling."""
    korean, japanese = told(KOREAN, 1), told(JAPANESE, 2, publisher="jp-mofa")
    surname = meeting(korean, KOREAN, "Han Seo-jun", "Kuroda")
    store(engine, korean, [surname])
    store(engine, japanese, [meeting(japanese, JAPANESE, "Han Seo-jun", "Kuroda Shinji")], now=LATER)
    assert shown(engine) == {"Han Seo-jun", "Kuroda Shinji"}
    before = changes(engine)
    korean = told(KOREAN, 1, "Corrected.")
    store(engine, korean, [meeting(korean, KOREAN, "Han Seo-jun", "KURODA")], now=LATEST)
    assert shown(engine) == {"Han Seo-jun", "Kuroda Shinji"}
    assert {noun for noun, *_ in changes(engine)[len(before) :]} == {"release", "event"}
    assert told_by_log(engine) == told_by_tables(engine)


def test_evidence_follows_the_person_it_speaks_of(engine: sa.Engine) -> None:
    tell_korean(engine)
    of = told(JAPANESE, 2, publisher="jp-mofa")
    turned = [person("KURODA Shinji", "Minister", "JP"), person("HAN Seo-jun", "Minister", "KR")]
    store(engine, of, [event(of, JAPANESE, people=turned, when=on(DAY), primary=False)], now=LATER)
    (found,) = events(engine)
    korean, japanese = (
        {span["supports"] for span in account["evidence"]}
        for account in sorted(found["accounts"], key=lambda account: account["prominence"], reverse=True)
    )
    assert {"participation:0", "participation:1"} <= korean & japanese


def test_facts_of_the_main_account_are_shown_and_the_rest_completes_them(engine: sa.Engine) -> None:
    tell_korean(engine, topics=("cyber",))
    tell_japanese(engine, place="Seoul", topics=("maritime",), when=on(DAY, DAY + dt.timedelta(days=1)))
    (found,) = events(engine)
    assert (found["place"], found["topics"]) == ("Seoul", ["cyber", "maritime"])
    assert (found["starts_on"], found["ends_on"], found["precision"]) == (DAY, DAY, "day")
    assert found["prominence"] == "primary"


def test_a_day_that_another_account_knew_better_has_no_evidence_here(engine: sa.Engine) -> None:
    tell_korean(engine)
    tell_japanese(engine, when=on(DAY, DAY + dt.timedelta(days=1)))
    (found,) = events(engine)
    supports = {a["prominence"]: {span["supports"] for span in a["evidence"]} for a in found["accounts"]}
    assert "when" in supports["primary"]
    assert "when" not in supports["mentioned"]


def test_a_revised_release_takes_only_its_own_facts_along(engine: sa.Engine) -> None:
    tell_korean(engine)
    tell_japanese(engine)
    (before,) = events(engine)
    corrected = told("The meeting was put off.", 1)
    store(engine, corrected, [], now=LATEST)
    (after,) = events(engine)
    assert after["id"] == before["id"]
    assert [account["prominence"] for account in after["accounts"]] == ["mentioned"]
    assert len(after["participations"]) == 2
    assert told_by_log(engine) == told_by_tables(engine)


def test_what_an_account_alone_tells_is_a_change_of_the_event_that_others_tell(engine: sa.Engine) -> None:
    tell_korean(engine, place="Seoul")
    tell_japanese(engine)
    before = events(engine)[0]
    tell_japanese_again(engine, place="Busan")
    assert events(engine)[0]["place"] == before["place"]
    assert changes(engine)[-1] == ("event", "updated", before["id"])
    assert told_by_log(engine) == told_by_tables(engine)


def test_a_withdrawn_release_leaves_the_event_to_the_others(engine: sa.Engine) -> None:
    korean = tell_korean(engine)
    tell_japanese(engine)
    (before,) = events(engine)
    with writing(engine) as connection:
        assert withdraw_release(connection, korean, "By mistake", LATEST).events == 0
    (after,) = events(engine)
    assert (after["id"], after["prominence"], len(after["accounts"])) == (before["id"], "mentioned", 1)
    assert told_by_log(engine) == told_by_tables(engine)


def test_two_events_that_a_third_account_joins_become_the_older_and_its_id_leads_there(
    engine: sa.Engine,
) -> None:
    """The day of the first release is found only when it is revised."""
    of = told(KOREAN, 1)
    store(
        engine, of, [meeting(of, KOREAN, "Han Seo-jun", "Kuroda Shinji", when=on(DAY - dt.timedelta(days=9)))]
    )
    tell_japanese(engine)
    older, newer = events(engine)
    tell_korean(engine, "Corrected.", now=LATEST)
    (found,) = events(engine)
    assert found["id"] == older["id"]
    gone = public_id("event", newer["id"])
    with reading(engine) as connection:
        assert get_event(connection, gone)["id"] == public_id("event", older["id"])
        assert list(events_by_ids(connection, [gone, "ev_0000000000000"])) == [gone]
        log = connection.execute(sa.select(tables.change).where(tables.change.c.kind == "merged")).one()
    assert (log.entity_id, log.replaced_by, log.after) == (newer["id"], older["id"], None)
    assert told_by_log(engine) == told_by_tables(engine)


def test_what_was_cut_is_two_events_and_stays_so_when_read_again(engine: sa.Engine) -> None:
    tell_korean(engine)
    tell_japanese(engine)
    (one,) = events(engine)
    japanese = next(a for a in one["accounts"] if a["prominence"] == "mentioned")
    new = cut(engine, public_id("account", japanese["id"]))
    assert {public_id("event", event["id"]) for event in events(engine)} == {
        public_id("event", one["id"]),
        new,
    }
    assert told_by_log(engine) == told_by_tables(engine)
    tell_korean(engine, "Corrected.", now=LATEST)
    of = told(JAPANESE, 2, "Corrected.", publisher="jp-mofa")
    store(engine, of, [meeting(of, JAPANESE, "HAN Seo-jun", "KURODA Shinji")], now=LATEST)
    assert {public_id("event", event["id"]) for event in events(engine)} == {
        public_id("event", one["id"]),
        new,
    }
    with reading(engine) as connection:
        assert links.list_links(connection) == links.list_suggestions(connection) == []
        assert [link.decision for link in links.list_cuts(connection)] == ["cut"]


def test_a_cut_account_has_its_own_facts_again(engine: sa.Engine) -> None:
    tell_korean(engine, place="Seoul")
    tell_japanese(engine)
    (one,) = events(engine)
    japanese = next(a for a in one["accounts"] if a["prominence"] == "mentioned")
    new = cut(engine, public_id("account", japanese["id"]))
    parted = next(event for event in events(engine) if public_id("event", event["id"]) == new)
    assert (parted["place"], parted["prominence"]) == (None, "mentioned")


def test_an_accepted_pair_is_one_event_until_it_is_cut(engine: sa.Engine) -> None:
    tell_korean(engine)
    of = told(JAPANESE, 2, publisher="us-state")
    store(engine, of, [meeting(of, JAPANESE, when=on(DAY + dt.timedelta(days=4)))], now=LATER)
    older, newer = events(engine)
    one, other = accounts(engine)
    assert accept(engine, one, other) == public_id("event", older["id"])
    (found,) = events(engine)
    assert len(found["accounts"]) == 2
    with reading(engine) as connection:
        (link,) = links.list_links(connection)
        assert (link.decision, link.score) == ("accepted", None)
    assert cut(engine, other) == public_id("event", newer["id"])
    with reading(engine) as connection:
        assert get_event(connection, public_id("event", newer["id"]))["id"] == public_id("event", newer["id"])
    assert told_by_log(engine) == told_by_tables(engine)


def test_a_suggestion_is_listed_with_what_speaks_for_it(engine: sa.Engine) -> None:
    tell_korean(engine)
    of = told(JAPANESE, 2, publisher="us-state")
    store(engine, of, [meeting(of, JAPANESE)], now=LATER)
    assert len(events(engine)) == 2
    with reading(engine) as connection:
        (suggestion,) = links.list_suggestions(connection)
    assert {"type", "days", "parties"} <= {feature.name for feature in suggestion.features}
    accept(engine, suggestion.one.id, suggestion.other.id)
    assert len(events(engine)) == 1


@pytest.mark.parametrize("account", ["ac_0000000000000", "nonsense", "ev_0000000000000"])
def test_an_id_of_no_account_is_said_to_be_none(engine: sa.Engine, account: str) -> None:
    with pytest.raises(NotFound, match="There is no account"):
        cut(engine, account)


def test_there_is_nothing_to_cut_from_a_single_account(engine: sa.Engine) -> None:
    tell_korean(engine)
    with pytest.raises(InvalidLink, match="only account"):
        cut(engine, accounts(engine)[0])


def test_what_one_release_tells_apart_is_never_one_event(engine: sa.Engine) -> None:
    of = told(KOREAN, 1, OTHERS)
    two = [meeting(of, KOREAN, "Han Seo-jun"), meeting(of, OTHERS, "Ryu Hae-won", type=EventType.CALL)]
    store(engine, of, two)
    before = rows(engine)
    with pytest.raises(InvalidLink, match="One release"):
        accept(engine, *accounts(engine))
    assert rows(engine) == before


def test_storing_the_same_once_more_changes_nothing(engine: sa.Engine) -> None:
    for tell in (tell_korean, tell_japanese):
        tell(engine)
    before, log = rows(engine), changes(engine)
    for tell in (tell_japanese, tell_korean):
        tell(engine, now=LATEST)
    assert (rows(engine), changes(engine)) == (before, log)
