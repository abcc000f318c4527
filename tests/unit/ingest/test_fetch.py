import gzip
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from app.errors import DocumentTooLarge, FetchFailed
from app.ingest.fetch import USER_AGENT, Fetcher, is_public

BODY = b"<p>The commission met.</p>"
Answer = tuple[int, dict[str, str], bytes]


class Site:
    """A web site on this machine: answers by path, and remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Callable[[], Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                answer = site.answers.get(self.path, (404, {}, b"none"))
                status, headers, body = answer() if callable(answer) else answer
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                try:
                    for start in range(0, len(body), 50_000):
                        self.wfile.write(body[start : start + 50_000])
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                """Tests print nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fetcher(clock: Clock) -> Iterator[Fetcher]:
    with Fetcher(allow_private=True, timeout=5, sleep=clock.sleep, clock=clock) as made:
        yield made


def body_of(fetcher: Fetcher, url: str) -> bytes:
    with fetcher.fetch(url).body as body:
        return body.read()


def test_a_page_is_fetched_with_what_the_server_says_of_it(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = (200, {"Content-Type": "Text/HTML; charset=euc-kr"}, BODY)
    fetched = fetcher.fetch(site.url + "/a")
    with fetched.body as body:
        assert body.read() == BODY
    assert (fetched.url, fetched.media_type, fetched.encoding) == (site.url + "/a", "text/html", "euc-kr")


def test_it_says_who_asks(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = (200, {}, BODY)
    body_of(fetcher, site.url + "/a")
    assert {headers["user-agent"] for _, headers in site.asked} == {USER_AGENT}
    assert {headers["host"] for _, headers in site.asked} == {f"127.0.0.1:{site.port}"}


@pytest.mark.parametrize("status", [404, 410, 500, 204, 304])
def test_any_other_answer_is_a_failure_that_names_it(site: Site, fetcher: Fetcher, status: int) -> None:
    site.answers["/a"] = (status, {}, b"")
    with pytest.raises(FetchFailed, match=f"/a answered {status}"):
        fetcher.fetch(site.url + "/a")


def test_redirects_are_followed_to_the_last_address(site: Site, fetcher: Fetcher) -> None:
    site.answers |= {
        "/a": (301, {"Location": "/b"}, b""),
        "/b": (302, {"Location": site.url + "/c"}, b""),
        "/c": (200, {}, BODY),
    }
    fetched = fetcher.fetch(site.url + "/a")
    fetched.body.close()
    assert fetched.url == site.url + "/c"


def test_five_redirects_are_enough(site: Site, fetcher: Fetcher) -> None:
    for n in range(6):
        site.answers[f"/{n}"] = (302, {"Location": f"/{n + 1}"}, b"")
    site.answers["/6"] = (200, {}, BODY)
    assert body_of(fetcher, site.url + "/1") == BODY
    with pytest.raises(FetchFailed, match="redirects more than 5 times"):
        fetcher.fetch(site.url + "/0")


@pytest.mark.parametrize("target", ["ftp://ministry.example/a", "file:///etc/passwd"])
def test_redirects_stay_with_http(site: Site, fetcher: Fetcher, target: str) -> None:
    site.answers["/a"] = (302, {"Location": target}, b"")
    with pytest.raises(FetchFailed, match="no http or https address"):
        fetcher.fetch(site.url + "/a")


@pytest.mark.parametrize(
    "url", ["ftp://ministry.example/a", "file:///etc/passwd", "http://", "http://[broken"]
)
def test_other_addresses_are_refused(fetcher: Fetcher, url: str) -> None:
    with pytest.raises(FetchFailed):
        fetcher.fetch(url)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "not an address",
    ],
)
def test_private_addresses_are_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are_known(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0x7f000001", "2130706433", "127.1"])
def test_this_machine_is_refused_under_all_its_names(site: Site, host: str) -> None:
    with Fetcher(timeout=5) as fetcher, pytest.raises(FetchFailed):
        fetcher.fetch(f"http://{host}:{site.port}/a")
    assert site.asked == []


def test_a_refusal_names_the_setting() -> None:
    with Fetcher() as fetcher, pytest.raises(FetchFailed, match="READOUT_FETCH_ALLOW_PRIVATE=1"):
        fetcher.fetch("http://127.0.0.1/")


def test_a_name_is_refused_when_one_of_its_addresses_is_private(site: Site) -> None:
    both = ["8.8.8.8", "127.0.0.1"]
    with Fetcher(resolver=lambda *_: both) as fetcher, pytest.raises(FetchFailed, match="private"):
        fetcher.fetch(f"http://ministry.example:{site.port}/a")


def test_a_redirect_to_a_private_address_is_refused() -> None:
    """The first host passes for public; where it sends to does not."""
    private = Site()
    private.answers["/secret"] = (200, {}, BODY)
    public = Site()
    public.answers["/a"] = (302, {"Location": f"http://inside.example:{private.port}/secret"}, b"")
    known = {"public.example": ["127.0.0.1"], "inside.example": ["10.0.0.8"]}

    with (
        Fetcher(
            resolver=lambda host, _: known[host], public=lambda address: address == "127.0.0.1"
        ) as fetcher,
        pytest.raises(FetchFailed, match=r"inside\.example is a private address"),
    ):
        fetcher.fetch(f"http://public.example:{public.port}/a")
    assert private.asked == []
    assert "/a" in public.paths()
    for site in (public, private):
        site.server.shutdown()
        site.server.server_close()


def test_the_connection_goes_to_the_address_that_was_checked(site: Site) -> None:
    """A name that changes its mind after the check gets no connection to where it points then."""
    site.answers["/a"] = (200, {}, BODY)
    lookups: list[str] = []

    def rebinding(host: str, _: int) -> list[str]:
        lookups.append(host)
        return ["127.0.0.1"]

    with Fetcher(allow_private=True, delay=0, resolver=rebinding) as fetcher:
        assert body_of(fetcher, f"http://rebinding.invalid:{site.port}/a") == BODY
    assert lookups == ["rebinding.invalid"] * len(site.asked)
    assert {headers["host"] for _, headers in site.asked} == {f"rebinding.invalid:{site.port}"}


def test_a_host_that_is_not_found_is_a_failure() -> None:
    def nowhere(host: str, _: int) -> list[str]:
        raise OSError(host)

    with Fetcher(resolver=nowhere) as fetcher, pytest.raises(FetchFailed, match="could not be found"):
        fetcher.fetch("http://nowhere.example/")


def test_a_closed_port_is_a_failure(fetcher: Fetcher, site: Site) -> None:
    site.server.shutdown()
    site.server.server_close()
    with pytest.raises(FetchFailed, match="could not be fetched"):
        fetcher.fetch(site.url + "/a")


def test_the_size_limit_holds_while_the_body_comes(site: Site) -> None:
    site.answers["/a"] = (200, {}, b"x" * 3_000_000)
    with Fetcher(allow_private=True, max_bytes=100_000) as fetcher, pytest.raises(DocumentTooLarge):
        fetcher.fetch(site.url + "/a")


def test_the_size_limit_holds_for_what_was_packed(site: Site) -> None:
    packed = gzip.compress(b"x" * 3_000_000)
    assert len(packed) < 100_000
    site.answers["/a"] = (200, {"Content-Encoding": "gzip"}, packed)
    with Fetcher(allow_private=True, max_bytes=100_000) as fetcher, pytest.raises(DocumentTooLarge):
        fetcher.fetch(site.url + "/a")
    with Fetcher(allow_private=True) as fetcher:
        assert body_of(fetcher, site.url + "/a") == b"x" * 3_000_000


@pytest.mark.parametrize("headers", [{"Content-Encoding": "gzip"}, {"Content-Length": "900"}])
def test_a_damaged_or_short_body_is_a_failure(site: Site, headers: dict[str, str]) -> None:
    def answer() -> Answer:
        return 200, {"Connection": "close", **headers}, b"no gzip, and not nine hundred bytes either"

    site.answers["/a"] = answer
    with Fetcher(allow_private=True, timeout=0.5) as fetcher, pytest.raises(FetchFailed):
        fetcher.fetch(site.url + "/a")


def test_a_server_that_does_not_answer_is_given_up(site: Site) -> None:
    def slow() -> Answer:
        time.sleep(1.5)
        return 200, {}, BODY

    site.answers["/a"] = slow
    with Fetcher(allow_private=True, timeout=0.2) as fetcher, pytest.raises(FetchFailed, match="in time"):
        fetcher.fetch(site.url + "/a")


def test_a_body_that_takes_too_long_in_all_is_given_up(site: Site) -> None:
    site.answers["/a"] = (200, {}, b"x" * 2_000_000)
    ticks = iter(range(10_000))
    with (
        Fetcher(allow_private=True, delay=0, deadline=20, clock=lambda: float(next(ticks))) as fetcher,
        pytest.raises(FetchFailed, match="took longer than 20 seconds"),
    ):
        fetcher.fetch(site.url + "/a")


def test_a_host_is_left_its_rest_between_two_requests(site: Site, fetcher: Fetcher, clock: Clock) -> None:
    site.answers["/a"] = (200, {}, BODY)
    body_of(fetcher, site.url + "/a")
    before = list(clock.slept)
    body_of(fetcher, site.url + "/a")
    assert (before, clock.slept) == ([], [1.0])


def test_a_busy_host_is_asked_again_once_when_it_says_so(site: Site, fetcher: Fetcher, clock: Clock) -> None:
    answers = iter([(429, {"Retry-After": "7"}, b""), (200, {}, BODY)])
    site.answers["/a"] = lambda: next(answers)
    assert body_of(fetcher, site.url + "/a") == BODY
    assert clock.slept == [7.0]


@pytest.mark.parametrize("asked", [{}, {"Retry-After": "soon"}, {"Retry-After": "3600"}])
def test_a_busy_host_that_names_no_good_time_is_a_failure(
    site: Site, fetcher: Fetcher, clock: Clock, asked: dict[str, str]
) -> None:
    site.answers["/a"] = (503, asked, b"")
    with pytest.raises(FetchFailed, match="answered 503"):
        fetcher.fetch(site.url + "/a")
    assert clock.slept == []


def test_a_host_that_stays_busy_is_asked_twice_and_no_more(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = (503, {"Retry-After": "1"}, b"")
    with pytest.raises(FetchFailed, match="answered 503"):
        fetcher.fetch(site.url + "/a")
    assert site.paths().count("/a") == 2


def test_robots_rules_are_obeyed_and_asked_for_once(site: Site, fetcher: Fetcher) -> None:
    site.answers |= {
        "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /private/\n"),
        "/a": (200, {}, BODY),
        "/private/a": (200, {}, BODY),
    }
    assert body_of(fetcher, site.url + "/a") == BODY
    with pytest.raises(FetchFailed, match=r"robots\.txt"):
        fetcher.fetch(site.url + "/private/a")
    assert site.paths() == ["/robots.txt", "/a"]


def test_a_site_may_close_itself_to_this_program_by_name(site: Site, fetcher: Fetcher) -> None:
    site.answers |= {"/robots.txt": (200, {}, b"User-agent: Readout\nDisallow: /\n"), "/a": (200, {}, BODY)}
    with pytest.raises(FetchFailed, match=r"robots\.txt"):
        fetcher.fetch(site.url + "/a")


@pytest.mark.parametrize("status", [404, 403, 500])
def test_without_rules_nothing_is_closed(site: Site, fetcher: Fetcher, status: int) -> None:
    site.answers |= {"/robots.txt": (status, {}, b"User-agent: *\nDisallow: /\n"), "/a": (200, {}, BODY)}
    assert body_of(fetcher, site.url + "/a") == BODY
