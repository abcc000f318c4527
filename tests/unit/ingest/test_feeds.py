import datetime as dt
import io

import pytest

from app.domain.values import Document
from app.errors import DocumentTooLarge, UnreadableDocument
from app.ingest.feeds import documents_of_feed
from app.ingest.refused import Refused

LIMIT = 100_000
ITEM = (
    "<item><title>A Meeting &amp;amp; a Call</title><link>https://ministry.example/{n}</link>"
    "<pubDate>Tue, 05 Mar 2024 23:30:00 {zone}</pubDate><description>Short.</description>"
    "<content:encoded><![CDATA[<p>They met.</p><!-- </item> --><p>Item {n}.</p>]]></content:encoded></item>"
)
OPEN = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Ministry of Ruritania</title>'
)
CLOSE = "</channel></rss>"


def rss(*items: str) -> str:
    return OPEN + "".join(items) + CLOSE


def item(n: int = 1, zone: str = "+0000") -> str:
    return ITEM.format(n=n, zone=zone)


class Trickle(io.BytesIO):
    """A stream that gives a few bytes at a time, as networks may."""

    def read(self, _size: int | None = -1, /) -> bytes:
        return super().read(7)


def read(feed: str | bytes, *, limit: int = LIMIT, base_url: str | None = None) -> list[Document | Refused]:
    content = feed if isinstance(feed, bytes) else feed.encode()
    return list(
        documents_of_feed(io.BytesIO(content), name="feed", source=None, limit=limit, base_url=base_url)
    )


def one(feed: str, base_url: str | None = None) -> Document:
    (document,) = read(feed, base_url=base_url)
    assert isinstance(document, Document)
    return document


def test_an_item_becomes_a_document() -> None:
    assert one(rss(item())) == Document(
        name="feed#1",
        content=b"<p>They met.</p><!-- </item> --><p>Item 1.</p>",
        media_type="text/html",
        encoding="utf-8",
        url="https://ministry.example/1",
        stated_title="A Meeting & a Call",
        stated_published_on=dt.date(2024, 3, 5),
        stated_publisher="Ministry of Ruritania",
    )


@pytest.mark.parametrize("zone", ["+0000", "GMT", "-0500", "+0900"])
def test_the_day_is_the_one_printed_whatever_the_zone(zone: str) -> None:
    assert one(rss(item(zone=zone))).stated_published_on == dt.date(2024, 3, 5)


@pytest.mark.parametrize("date", ["<pubDate>soon</pubDate>", "<pubDate>Tue, 45 Mar 2024</pubDate>", ""])
def test_a_day_that_is_none_is_none(date: str) -> None:
    feed = rss(f"<item><link>https://a.example/1</link>{date}<description>Text.</description></item>")
    assert one(feed).stated_published_on is None


def test_the_document_is_the_same_however_the_feed_around_it_changes() -> None:
    other = (
        rss(item(2), item(1))
        .replace("Ministry of Ruritania", "News")
        .replace("<channel>", "<channel><ttl>9</ttl>")
    )
    first, later = one(rss(item(1))), read(other)[1]
    assert isinstance(later, Document)
    assert first.content == later.content


def test_a_description_is_the_text_where_there_is_no_other() -> None:
    feed = rss(
        "<item><link>https://a.example/1</link><description>&lt;p&gt;They met.&lt;/p&gt;</description></item>"
    )
    assert (one(feed).content, one(feed).media_type) == (b"<p>They met.</p>", "text/html")
    plain = rss("<item><link>https://a.example/1</link><description>They met.</description></item>")
    assert (one(plain).content, one(plain).media_type) == (b"They met.", None)


def test_atom_entries_are_read() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Office</title><entry><title>A Call</title>'
        '<link rel="alternate" href="/calls/1"/><published>2024-03-05T23:30:00-05:00</published>'
        "<updated>2024-03-09T00:00:00Z</updated>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They spoke.</p></div></content>'
        "</entry></feed>"
    )
    document = one(feed, base_url="https://ministry.example/feed.atom")
    assert document.url == "https://ministry.example/calls/1"
    assert document.stated_published_on == dt.date(2024, 3, 5)
    assert document.stated_title == "A Call"
    assert b"<p>They spoke.</p>" in document.content


def test_an_atom_update_is_no_publication() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><updated>2024-03-09T00:00:00Z</updated>'
        '<content type="html">&lt;p&gt;Text.&lt;/p&gt;</content></entry></feed>'
    )
    assert one(feed).stated_published_on is None


def test_rss_1_items_are_read() -> None:
    feed = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Office</title>'
        '<items><rdf:Seq/></items></channel><item rdf:about="https://a.example/1"><title>A</title>'
        "<link>https://a.example/1</link><dc:date>2024-03-05</dc:date><description>Text.</description></item>"
        "</rdf:RDF>"
    )
    document = one(feed)
    assert (document.url, document.stated_published_on) == ("https://a.example/1", dt.date(2024, 3, 5))


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        (rss(item(1), item(2), item(3))[: -len(CLOSE) - 40], 2),
        (rss(item(1), item(2))[: -len(CLOSE)], 2),
        ((OPEN + item(1))[: -len("</item>") - 20], 0),
        (OPEN, 0),
    ],
)
def test_a_feed_that_breaks_off_gives_what_came_before_and_says_so(cut: str, whole: int) -> None:
    *documents, refused = read(cut)
    assert [type(document) for document in documents] == [Document] * whole
    assert isinstance(refused, Refused)
    assert isinstance(refused.error, UnreadableDocument)
    assert f"breaks off after {whole} items" in refused.error.message


def test_an_empty_feed_is_no_failure() -> None:
    assert read(rss()) == []


def test_a_feed_is_read_in_whatever_pieces_it_comes() -> None:
    content = rss(*(item(n) for n in range(20))).encode()
    whole = read(content)
    pieces = documents_of_feed(Trickle(content), name="feed", source=None, limit=LIMIT)
    assert list(pieces) == whole
    assert len(whole) == 20


@pytest.mark.parametrize("encoding", ["euc-kr", "utf-16", "utf-8-sig"])
def test_the_encoding_is_told_by_mark_or_declaration(encoding: str) -> None:
    feed = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?><rss><channel><item>'
    feed += "<title>회담</title><link>https://a.example/1</link><description>회담 개최</description></item>"
    feed += CLOSE
    (document,) = read(feed.encode(encoding))
    assert isinstance(document, Document)
    assert (document.stated_title, document.content.decode()) == ("회담", "회담 개최")


def test_an_item_past_the_limit_is_refused_and_the_next_is_read() -> None:
    large = "<item><title>Large</title><description>" + "x" * 900_000 + "</description></item>"
    found = read(rss(item(1), large, item(3)), limit=50_000)
    assert [type(entry) for entry in found] == [Document, Refused, Document]
    assert isinstance(found[1], Refused)
    assert isinstance(found[1].error, DocumentTooLarge)


def test_an_item_past_the_limit_inside_one_section_is_refused_too() -> None:
    large = f"<item><description><![CDATA[{'x' * 2_000_000}]]></description></item>"
    found = read(rss(large, item(2)), limit=50_000)
    assert [type(entry) for entry in found] == [Refused, Document]


def test_an_item_without_text_is_refused_by_its_number() -> None:
    bare = "<item><title>A Meeting</title><link>https://a.example/1</link></item>"
    found = read(rss(bare, item(2)))
    assert isinstance(found[0], Refused)
    assert "feed#1 has a title and a link alone" in found[0].error.message
    assert isinstance(found[1], Document)


def test_an_item_that_is_no_xml_is_read_as_well_as_can_be() -> None:
    loose = "<item><title>A &nbsp; B</title><description>T & more</b></description></item>"
    assert isinstance(read(rss(loose, item(2)))[1], Document)


def test_entities_a_feed_defines_are_not_expanded() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + rss(
        "<item><link>https://a.example/1</link><description>&b; text</description></item>"
    )
    (document,) = read(bomb)
    assert isinstance(document, Document)
    assert b"aaaa" not in document.content
