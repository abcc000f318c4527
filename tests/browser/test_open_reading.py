"""CORS as a real browser takes it: a page of another origin reads the API and the feeds."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser

READ = """async (address) => {
    const api = `${address}/graphql`;
    const posted = await fetch(api, {
        method: "POST",
        headers: {"Content-Type": "application/json", "X-Request-ID": "from-elsewhere"},
        body: JSON.stringify({query: "{ __typename }"}),
    });
    const asked = `${api}?query={__typename}`;
    const headers = {"Accept": "application/json"};
    const tag = (await fetch(asked, {headers})).headers.get("ETag");
    const again = await fetch(asked, {headers: {...headers, "If-None-Match": tag}, cache: "no-store"});
    const feed = await fetch(`${address}/events.atom`);
    const page = await fetch(`${address}/about`).then(() => "read", () => "refused");
    return {
        posted: (await posted.json()).data, id: posted.headers.get("X-Request-ID"), again: again.status,
        feed: feed.status, page,
    };
}"""


class Empty(BaseHTTPRequestHandler):
    """A page of somebody else's."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def elsewhere() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Empty) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_page_of_another_origin_reads_what_is_for_programs(
    context: BrowserContext, address: str, elsewhere: str
) -> None:
    page = context.new_page()
    page.goto(elsewhere)
    assert page.evaluate(READ, address) == {
        "posted": {"__typename": "Query"},
        "id": "from-elsewhere",
        "again": 304,
        "feed": 200,
        "page": "refused",
    }
