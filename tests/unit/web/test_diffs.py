"""What changed between versions, as readers see it."""

from hypothesis import given
from hypothesis import strategies as st

from app.web.diffs import AROUND, Kind, Stretch, changes

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=1, max_size=8).map(" ".join)
TEXTS = st.lists(WORDS, min_size=1, max_size=5).map("\n\n".join)


def test_a_word_that_changed_stands_between_those_around_it() -> None:
    (paragraph,) = changes("Title\n\nThey met on May 3 in Seoul.", "Title\n\nThey met on May 4 in Seoul.")
    assert paragraph == (
        Stretch("They met on May", Kind.SAME),
        Stretch("3", Kind.REMOVED),
        Stretch("4", Kind.ADDED),
        Stretch("in Seoul.", Kind.SAME),
    )


def test_what_is_far_from_the_change_is_cut() -> None:
    words = [f"w{n}" for n in range(60)]
    ((before, removed, added, after),) = changes(" ".join(words), " ".join([*words[:30], "new", *words[31:]]))
    assert (removed.text, added.text) == ("w30", "new")
    assert before.text == "… " + " ".join(words[30 - AROUND : 30])
    assert after.text == " ".join(words[31 : 31 + AROUND]) + " …"


def test_paragraphs_come_and_go_whole() -> None:
    assert changes("a\n\nb", "a\n\nb\n\nc") == ((Stretch("c", Kind.ADDED),),)
    assert changes("a\n\nb", "b") == ((Stretch("a", Kind.REMOVED),),)


def test_a_paragraph_that_changed_is_found_where_others_came_and_went() -> None:
    before = "Opening words.\n\nThe ministers met in Seoul on May 3.\n\nA closing that is gone."
    after = "The ministers met in Seoul on May 4.\n\nThey will meet again."
    kinds = [[stretch.kind for stretch in paragraph] for paragraph in changes(before, after)]
    assert kinds == [
        [Kind.REMOVED],
        [Kind.SAME, Kind.REMOVED, Kind.ADDED],
        [Kind.REMOVED],
        [Kind.ADDED],
    ]


@given(TEXTS, TEXTS)
def test_every_change_is_told_and_nothing_else(before: str, after: str) -> None:
    told = [stretch for paragraph in changes(before, after) for stretch in paragraph]
    assert bool(told) == (before != after)
    for kind, text in ((Kind.REMOVED, before), (Kind.ADDED, after)):
        assert all(stretch.text in text for stretch in told if stretch.kind is kind)
