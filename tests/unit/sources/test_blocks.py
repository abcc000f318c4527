import pytest

from app.sources.blocks import blocks_of, text_of
from app.sources.markup import parse

PROSE = "This is a sentence of the release itself, long enough to be no entry of any menu on the page."


def lines(page: str, *, furniture: bool = False) -> list[list[str]]:
    return [
        [line.text.strip() for line in block.lines]
        for block in blocks_of(parse(page), page, furniture=furniture)
    ]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>One</p><p>Two</p>", [["One"], ["Two"]]),
        ("<div>One<p>Two</p>Three</div>", [["One"], ["Two"], ["Three"]]),
        ("<p>One<br>Two<br/>Three</p>", [["One", "Two", "Three"]]),
        ("<p>One <b>two</b> <i>three</i>.</p>", [["One two three."]]),
        ("<p>The 5<sup>th</sup> round</p>", [["The 5th round"]]),
        ("<td>One</td><td>Two</td>", [["One"], ["Two"]]),
        ("<pre>One\nTwo\r\nThree</pre>", [["One", "Two", "Three"]]),
        ("<p> </p><p>&nbsp;</p><p>One</p>", [["One"]]),
        ("<p>A &amp; B &#8217; &#x2019; &nbsp; &unknown; &</p>", [["A & B \u2019 \u2019 \xa0 &unknown; &"]]),
    ],
)
def test_blocks_and_lines(page: str, expected: list[list[str]]) -> None:
    assert lines(page) == expected


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><a>Home</a></nav>",
        "<header><a>Ministry</a></header>",
        "<footer>Palace Square 1</footer>",
        "<aside>Related</aside>",
        "<div class='left-menu'>News</div>",
        "<ul id=breadcrumb><li>Top</ul>",
        "<div role=navigation>News</div>",
        "<form><label>Search</label><input></form>",
        "<div hidden>Draft</div>",
        "<div style='display: none'>Draft</div>",
        "<script>var a = '<p>b</p>';</script>",
        "<style>p { color: red }</style>",
        "<noscript>Switch on scripts</noscript>",
        "<select><option>English</select>",
        "<button>Share</button>",
        "<figure><figcaption>The two ministers</figcaption></figure>",
        "<iframe>frame</iframe>",
    ],
)
def test_furniture_is_left_out(furniture: str) -> None:
    assert lines(f"<body>{furniture}<p>{PROSE}</p></body>") == [[PROSE]]


@pytest.mark.parametrize(
    "page",
    [
        f"<form id=aspnetForm><p>{PROSE}</p></form>",
        f"<header><h1>The Title</h1></header><p>{PROSE}</p>",
        f"<div class='content with-sidebar'><p>{PROSE}</p></div>",
        f"<body class='cookies-accepted'><p>{PROSE}</p></body>",
    ],
)
def test_text_within_a_frame_of_furniture_is_kept(page: str) -> None:
    assert [PROSE] in lines(page)


@pytest.mark.parametrize("name", ["cookie-banner", "comments", "consent", "breadcrumb"])
def test_some_furniture_is_left_out_whatever_it_says(name: str) -> None:
    assert lines(f"<div class={name}><p>{PROSE}</p></div><p>Text.</p>") == [["Text."]]


def test_the_header_of_an_article_is_its_own() -> None:
    header = "<header><h2>Title</h2><p>5 March 2024</p></header>"
    assert lines(f"{header}<article>{header}<p>{PROSE}</p></article>") == [
        ["Title"],
        ["5 March 2024"],
        [PROSE],
    ]


def test_furniture_can_be_kept() -> None:
    assert lines("<nav><a>Home</a></nav>", furniture=True) == [["Home"]]


def test_each_character_stands_at_its_source() -> None:
    page = "<p>A &amp; <b>B</b></p>"
    (block,) = blocks_of(parse(page), page)
    line = block.lines[0]
    assert [page[start:end] for start, end in zip(line.starts, line.ends, strict=True)] == [
        "A",
        " ",
        "&amp;",
        " ",
        "B",
    ]


@pytest.mark.parametrize(
    ("page", "linked"), [("<p><a>All</a></p>", 1.0), ("<p>None</p>", 0.0), ("<p>Half<a>Half</a></p>", 0.5)]
)
def test_the_share_of_links_is_told(page: str, linked: float) -> None:
    assert blocks_of(parse(page), page)[0].linked == linked


def test_text_of_an_element_is_one_line() -> None:
    page = "<title> One\n  two &ndash; three </title>"
    assert text_of(parse(page), page).text == "One two \u2013 three"
