import pytest

from app.errors import LayoutChanged
from app.sources.blocks import blocks_of, text_of
from app.sources.markup import Element, is_markup, parse


def outline(element: Element) -> str:
    """The tree in one line: tags in brackets around what they hold."""
    inner = "".join(outline(child) if isinstance(child, Element) else "." for child in element.children)
    return inner if element.tag == "#root" else f"{element.tag}({inner})"


@pytest.mark.parametrize(
    ("page", "tree"),
    [
        ("<p>a<b>b</b>c</p>", "p(.b(.).)"),
        ("<p>a<p>b", "p(.)p(.)"),
        ("<p>a<div>b</div>c", "p(.)div(.)."),
        ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "ul(li(.)li(.ul(li(.)))li(.))"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(.)dd(.)dt(.))"),
        ("<table><tr><td>a<td>b<tr><th>c</table>", "table(tr(td(.)td(.))tr(th(.)))"),
        (
            "<div><b>a</div>b</b>c",
            "div(b(.))..",
        ),
        ("a</p></div>b", ".."),
        ("<div><span><p>a</span>b</p></div>", "div(span(p(..)))"),
        ("<br>a<br/>b<img src=x>c", "br().br().img()."),
        ("<P CLASS=A>a</P >b", "p(.)."),
        ("<!-- <p>no</p> -->a<!doctype html>b<?php c ?>d", "..."),
        ("a<!-- open", "."),
        ("<script>if (a < b) '<p>'</script>c", "script(.)."),
        ("<script>never closed <p>a", "script(.)"),
        ("<title>A &lt;b&gt; c</title>", "title(.)"),
        ("a < b <3 <", "......"),
        ("<p>a</p><a href='cut off", "p(.)a()"),
        ("<a title='1 > 0' href=\"x\">b</a>", "a(.)"),
        ("<a ='x'>b</a>", "a(.)"),
    ],
)
def test_pages_become_the_tree_a_browser_sees(page: str, tree: str) -> None:
    got = outline(parse(page))
    assert got.replace("..", ".").replace("..", ".") == tree.replace("..", ".").replace("..", ".")


def test_attributes_are_read_with_and_without_quotes() -> None:
    element = parse("""<a class="x  y" href='/a?b=1&amp;c=2' id=z data-on hidden CLASS=no>""").find_one(
        "test", "a"
    )
    assert element.attributes == {
        "class": "x  y",
        "href": "/a?b=1&c=2",
        "id": "z",
        "data-on": "",
        "hidden": "",
    }
    assert element.classes == ["x", "y"]


def test_elements_know_where_they_stand() -> None:
    page = "<div><p class=lead>One</p><p>Two</p></div>"
    lead = parse(page).find_one("test", "p", classed="lead")
    assert page[lead.start : lead.end] == "One"


@pytest.mark.parametrize(
    ("page", "found"), [("<div>a</div>", "0 of them"), ("<h1>a</h1><h1>b</h1>", "2 of them")]
)
def test_not_exactly_one_element_means_that_the_layout_changed(page: str, found: str) -> None:
    with pytest.raises(LayoutChanged, match=f"elbonia: looked for one h1, found {found}"):
        parse(page).find_one("elbonia", "h1")


def test_all_elements_are_found_in_order() -> None:
    root = parse("<div><p>a</p><section><p>b</p></section></div><p>c</p>")
    assert [element.start for element in root.find_all("p")] == sorted(e.start for e in root.find_all("p"))
    assert len(root.find_all("p")) == 3
    assert len(root.find_all()) == 5


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("<!DOCTYPE html><html></html>", True),
        ("<p>One<p>Two", True),
        ("<div class=a>One</div>", True),
        ("One<br>Two", True),
        ("The talks <Suggest To A Friend> ended.", False),
        ("If a < b and b > c, then </end>", False),
        ("Plain text.", False),
    ],
)
def test_pages_are_told_from_texts(text: str, is_page: bool) -> None:
    assert is_markup(text) is is_page


@pytest.mark.parametrize(
    "page", ["<div>" * 20_000 + "a", "<b>" * 20_000 + "a", "<p><b>" * 20_000 + "a" + "</p>" * 20_000]
)
def test_deep_nesting_is_no_obstacle(page: str) -> None:
    root = parse(page)
    assert [line.text for block in blocks_of(root, page) for line in block.lines if line.text] == ["a"]
    assert text_of(root, page).text == "a"
