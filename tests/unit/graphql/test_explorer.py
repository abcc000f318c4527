"""The page at /graphql, as a browser without script meets it."""

from urllib.parse import quote, urlencode

import pytest
from starlette.applications import Starlette

from app.settings import Settings
from app.web.app import create_app
from tests.databases import Databases
from tests.unit.graphql.serving import Api
from tests.unit.web.asking import ask

HTML = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
FORM = {**HTML, "content-type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def app(databases: Databases) -> Starlette:
    api = Api.over(databases.create("sqlite"))
    return create_app(Settings(), api.engine)


def test_browser_gets_a_page_with_form_examples_and_schema(app: Starlette) -> None:
    response = ask(app, "GET", "/graphql", HTML)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/html")
    for part in ('<form method="get" action="/graphql"', 'name="query"', 'name="variables"', "?type=Event"):
        assert part in response.text
    assert "<script>" not in response.text
    assert "unsafe" not in response.headers["content-security-policy"]
    assert "Accept" in response.headers["vary"]


def test_program_gets_json_at_the_same_address(app: Starlette) -> None:
    response = ask(app, "GET", "/graphql?query={__typename}", {"accept": "application/json"})
    assert response.json()["data"] == {"__typename": "Query"}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_query_is_run_and_its_answer_coloured(app: Starlette, method: str) -> None:
    form = urlencode(
        {"query": "query($n: Int) { events(first: $n) { totalCount } }", "variables": '{"n": 3}'}
    )
    if method == "GET":
        response = ask(app, "GET", f"/graphql?{form}", HTML)
    else:
        response = ask(app, "POST", "/graphql", FORM, form.encode())
    assert response.status_code == 200
    assert '<span class="key">&#34;totalCount&#34;</span>: <span class="number">60</span>' in response.text
    assert "Cost 150 of 30,000." in response.text
    assert "{&#34;n&#34;: 3}" in response.text


@pytest.mark.parametrize(
    ("form", "status", "words"),
    [
        ({"query": "{"}, 400, "Syntax Error"),
        ({"query": "{ nothing }"}, 400, "Cannot query field"),
        ({"query": "{ __typename }", "variables": "{"}, 400, "not JSON"),
        ({"query": "{ __typename }", "variables": "[]"}, 400, "JSON object"),
        ({"query": "{ events(first: -1) { totalCount } }"}, 200, "first is -1"),
        ({"query": "mutation { x }"}, 405, "POST"),
    ],
)
def test_mistake_is_shown_on_the_page(app: Starlette, form: dict[str, str], status: int, words: str) -> None:
    response = ask(app, "GET", f"/graphql?{urlencode(form)}", HTML)
    assert response.status_code == status
    alert = response.text.split('role="alert"', 1)[1].split("</p>", 1)[0]
    assert words in alert


def test_what_was_asked_is_shown_as_text_never_as_markup(app: Starlette) -> None:
    query = quote('{ events(filter: {search: "</textarea><script>alert(1)</script>"}) { totalCount } }')
    response = ask(app, "GET", f"/graphql?query={query}&variables=<b>", HTML)
    assert "<script>alert" not in response.text
    assert "<b>" not in response.text


def test_form_of_another_kind_is_refused_on_the_page(app: Starlette) -> None:
    response = ask(app, "POST", "/graphql", {**HTML, "content-type": "multipart/form-data; boundary=x"}, b"x")
    assert response.status_code == 415
    assert 'role="alert"' in response.text


def test_type_is_read_with_its_fields_and_arguments(app: Starlette) -> None:
    response = ask(app, "GET", "/graphql?type=Event", HTML)
    assert response.status_code == 200
    for part in ("<h1><code>Event</code></h1>", "<code>participations</code>", '?type=ParticipationRole"'):
        assert part in response.text


@pytest.mark.parametrize("name", ["Nothing", "__Schema", "<script>"])
def test_unknown_type_is_not_found(app: Starlette, name: str) -> None:
    response = ask(app, "GET", f"/graphql?type={quote(name)}", HTML)
    assert response.status_code == 404
    assert "No such type" in response.text


def test_every_type_has_a_page(app: Starlette) -> None:
    listing = ask(app, "GET", "/graphql", HTML).text
    names = {part.split('"', 1)[0] for part in listing.split("/graphql?type=")[1:]}
    assert {"Query", "Event", "EventFilter", "EventType", "Date", "Node"} <= names
    for name in names:
        assert ask(app, "GET", f"/graphql?type={name}", HTML).status_code == 200
