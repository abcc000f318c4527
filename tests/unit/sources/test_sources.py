import pytest

from app.domain.values import Document
from app.errors import DocumentTooLarge, UnreadableDocument
from app.sources import SOURCES, read_document, release_identity, source_named, source_of

PAGE = (
    b"A Meeting of the Border Commission\n\n5 March 2024\n\n"
    b"The commission met in Strelsau on Monday, and agreed on two crossings."
)


def test_the_source_that_reads_anything_stands_last() -> None:
    assert [source.name for source in SOURCES][-1] == "generic"


def test_a_source_is_found_by_name() -> None:
    assert source_named("kr_mofa").name == "kr_mofa"
    assert source_named("KR-MOFA").name == "kr_mofa"


def test_an_unknown_source_is_an_error_that_lists_the_names() -> None:
    with pytest.raises(UnreadableDocument, match="kr_mofa, us_state, sg_mfa, "):
        source_named("elbonia")


@pytest.mark.parametrize(
    ("url", "text", "name"),
    [
        ("https://www.mofa.go.kr/eng/x", "", "kr_mofa"),
        ("https://gab.mofa.go.kr/eng/x", "", "kr_mofa"),
        ("https://www.state.gov/x/", "", "us_state"),
        ("https://notstate.gov/x/", "", "generic"),
        ("https://ministry.example/x", "본문 바로가기\nPress Releases\nDate\n2024-01-17\nhit\n1", "generic"),
        (None, "본문 바로가기\nPress Releases\nTitle", "kr_mofa"),
        (None, "Press Releases\nTitle\n• Date : 2019-09-20\n• Hit : 4\n", "kr_mofa"),
        (None, "1. The ROK and Ruritania held talks.\n\n2. The ROK side gave thanks.", "kr_mofa"),
        (None, "1. Ruritania and the ROK held talks.\n\n2. Ruritania gave thanks.", "generic"),
        (None, "Title\n\n1. The ROK and Ruritania held talks.\n\n2. The ROK gave thanks.", "generic"),
        (None, "Title\n\nOffice of the Spokesperson\n\nText.", "us_state"),
        ("https://www.mfa.gov.sg/Newsroom/x", "", "sg_mfa"),
        ("https://strelsau-emb.mfa.gov.tr/x", "", "tr_mfa"),
        ("https://www.gov.uk/government/news/x", "", "uk_fcdo"),
        ("https://ministry.example/x", "No: 142, 14 July 2023, Regarding a Matter", "generic"),
        (None, "No: 142, 14 July 2023, Regarding a Matter\n\nText.", "tr_mfa"),
        (None, "No: 142/23, Regarding a Matter\n\nText.", "generic"),
        (None, "Title\n\nFrom: Global Affairs Canada\n\nText.", "ca_gac"),
        (None, "MFA Press Statement: A Visit\n\nText.", "sg_mfa"),
        (None, "14 July 2023 10:20\nTitle\n1362-14-07-2023\nText.", "ru_mfa"),
        (None, "Senator the Hon Flavia Elphberg\nMinister for Foreign Affairs\nTitle", "au_dfat"),
        (None, "The statement of Senator the Hon Flavia Elphberg on trade was read.", "generic"),
        (None, "Title\n\nText.", "generic"),
    ],
)
def test_a_source_is_recognised_by_address_else_by_layout(url: str | None, text: str, name: str) -> None:
    assert source_of(url, text).name == name


def test_the_named_source_reads_what_another_would_recognise() -> None:
    document = Document("page.txt", PAGE, source="generic", url="https://www.mofa.go.kr/eng/x")
    assert read_document(document).source == "generic"


def test_a_document_past_the_limit_is_refused() -> None:
    with pytest.raises(DocumentTooLarge, match=r"page\.txt"):
        read_document(Document("page.txt", PAGE), limit=10)


def test_identity_is_publisher_and_address() -> None:
    one = read_document(Document("a", PAGE, url="http://ministry.example/a?utm_source=feed"))
    other = read_document(
        Document(
            "b", b"Something else was said here, and at some length too.", url="https://ministry.example/a"
        )
    )
    assert release_identity(one) == release_identity(other)


def test_identity_without_an_address_is_what_the_release_says_of_itself() -> None:
    one = release_identity(read_document(Document("a", PAGE)))
    assert one == release_identity(read_document(Document("b", PAGE)))
    for changed in (b"Another Meeting", b"6 March", b"in Zenda"):
        place = {b"Another Meeting": b"A Meeting", b"6 March": b"5 March", b"in Zenda": b"in Strelsau"}[
            changed
        ]
        assert one != release_identity(read_document(Document("c", PAGE.replace(place, changed))))


def test_an_identity_of_its_own_for_each_publisher() -> None:
    one = read_document(Document("a", PAGE, stated_publisher="Ministry of Ruritania"))
    other = read_document(Document("a", PAGE, stated_publisher="Ministry of Elbonia"))
    assert release_identity(one) != release_identity(other)


def test_a_saved_page_knows_its_own_address() -> None:
    page = b'<html><head><link rel="canonical" href="http://ministry.example/a"></head><body><p>Text.</p></body></html>'
    assert read_document(Document("saved.html", page)).url == "https://ministry.example/a"
    assert (
        read_document(Document("u", page, url="https://ministry.example/b")).url
        == "https://ministry.example/b"
    )


@pytest.mark.parametrize("link", ["javascript:alert(1)", "http://[", "mailto:office@ministry.example"])
def test_what_is_no_web_address_is_not_kept_as_one(link: str) -> None:
    assert read_document(Document("item", PAGE, url=link)).url is None
