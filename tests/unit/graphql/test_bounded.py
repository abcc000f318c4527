"""What is kept within a bound of bytes."""

from app.graphql.bounded import Bounded


def test_what_was_not_asked_for_longest_goes_first() -> None:
    kept: Bounded[str] = Bounded(20)
    kept.keep("a", "A", 10)
    kept.keep("b", "B", 10)
    assert kept.find("a") == "A"
    kept.keep("c", "C", 10)
    assert [kept.find(name) for name in "abc"] == ["A", None, "C"]


def test_stays_within_its_bytes_whatever_is_kept() -> None:
    kept: Bounded[int] = Bounded(1_000)
    for n in range(200):
        kept.keep(str(n), n, n)
        kept.keep(str(n), n, n)
        assert kept.bytes <= 1_000
    assert kept.find("199") == 199


def test_what_is_kept_again_counts_once() -> None:
    kept: Bounded[str] = Bounded(20)
    kept.keep("a", "A", 15)
    kept.keep("a", "B", 5)
    assert (kept.find("a"), kept.bytes) == ("B", 5)


def test_what_is_too_large_is_not_kept() -> None:
    kept: Bounded[str] = Bounded(20)
    kept.keep("a", "A", 21)
    assert (kept.find("a"), kept.bytes) == (None, 0)
