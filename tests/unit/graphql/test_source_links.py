"""Text fragments."""

import pytest

from app.graphql.source_links import source_link

PAGE = "https://example.org/r"


@pytest.mark.parametrize(
    ("url", "words", "link"),
    [
        (PAGE, None, PAGE),
        (PAGE, "  ", PAGE),
        (PAGE, "talks in Seoul", f"{PAGE}#:~:text=talks%20in%20Seoul"),
        (PAGE, "a\n\nb", f"{PAGE}#:~:text=a%20b"),
        (f"{PAGE}#top", "talks", f"{PAGE}#top:~:text=talks"),
        (PAGE, "vice-minister, aide & co", f"{PAGE}#:~:text=vice%2Dminister%2C%20aide%20%26%20co"),
        (PAGE, "북한", f"{PAGE}#:~:text=%EB%B6%81%ED%95%9C"),
        (
            PAGE,
            " ".join(f"word{n}" for n in range(30)),
            f"{PAGE}#:~:text=word0%20word1%20word2%20word3%20word4,word25%20word26%20word27%20word28%20word29",
        ),
    ],
)
def test_link_opens_at_the_words(url: str, words: str | None, link: str) -> None:
    assert source_link(url, words) == link
