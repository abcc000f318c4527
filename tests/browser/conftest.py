"""A real server and a real Chromium. A machine without one skips; with READOUT_REQUIRE_BROWSER=1 it fails.

Module-scoped: Playwright keeps a loop running in its thread, and other tests start loops of their own.
"""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import sqlalchemy as sa
import uvicorn
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
    expect,
    sync_playwright,
)

from app.cli.serve import SERVER
from app.settings import Settings
from app.web.app import create_app
from tests.databases import Databases
from tests.site import fill

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        if os.environ.get("READOUT_REQUIRE_BROWSER") == "1":
            pytest.fail("READOUT_REQUIRE_BROWSER=1, but no Chromium was found")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def archive(databases: Databases) -> Iterator[sa.Engine]:
    """The database of the server, with the archive of `tests/site.py`."""
    engine = databases.create("sqlite")
    fill(engine)
    yield engine
    databases.drop(engine)


@pytest.fixture(scope="module")
def address(archive: sa.Engine) -> Iterator[str]:
    """A server of the archive."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        config = uvicorn.Config(
            create_app(Settings(development=True), archive), **{**SERVER, "log_level": "error"}
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@dataclass
class Visit:
    """A page in the browser, what it said to the console and whom it asked."""

    page: Page
    address: str
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)  # of these
    loads: int = 0
    requests: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    def watch(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", self._fail)
        self.page.on("request", self._note)

    def _hear(self, message: ConsoleMessage) -> None:
        self.console.append(message.text)
        if message.type == "error":
            self.errors.append(message.text)

    def _fail(self, error: Error) -> None:
        self.console.append(str(error))
        self.errors.append(str(error))

    def _note(self, request: Request) -> None:
        self.requests.append(request.url)
        self.loads += request.is_navigation_request()


def settle(page: Page, address: str) -> None:
    """Wait until what leads to the address has been drawn: the address alone changes before the page does."""
    expect(page).to_have_url(address)
    expect(page.locator(".htmx-request")).to_have_count(0)


def go_back(page: Page, address: str) -> None:
    """Go back to the address and wait for its page: nothing of the one left stands any more."""
    page.locator("#main > *").first.evaluate("one => { one.dataset.left = '' }")
    page.go_back()
    settle(page, address)
    expect(page.locator("[data-left]")).to_have_count(0)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.fixture
def visit(context: BrowserContext, address: str) -> Visit:
    made = Visit(context.new_page(), address)
    made.watch()
    return made


@pytest.fixture
def plain_visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Without JavaScript."""
    made = browser.new_context(java_script_enabled=False)
    yield Visit(made.new_page(), address)
    made.close()
