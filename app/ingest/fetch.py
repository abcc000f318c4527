"""The only door to the network: one GET, with time-outs, a size limit and manners.

Every address that is connected to, at every redirect, was resolved and checked first: private, loopback,
link-local and reserved ones are refused unless `allow_private` says otherwise, and the connection goes to
the very address that was checked, so a name cannot change its mind in between. One request at a time to a
host, with a pause; its robots.txt is obeyed, its "Retry-After" is waited for once.
"""

import ipaddress
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Self
from urllib.robotparser import RobotFileParser

import httpx

from app.errors import DocumentTooLarge, FetchFailed

# A feed may be larger than a document, since it is read item by item; this is where a fetch ends all the
# same.
DEFAULT_MAX_BYTES = 200_000_000
MAX_REDIRECTS = 5
USER_AGENT = "Readout/0.1"
LONGEST_WAIT = 60.0  # seconds that "Retry-After" may ask for
DEADLINE_FACTOR = 6  # a whole fetch may take so many times the time-out of one read
_IN_MEMORY = 1_000_000
_ROBOTS_BYTES = 500_000
_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: the last address, the type the server stated, and the body, to be closed by who reads
    it.
    """

    url: str
    body: IO[bytes]
    media_type: str | None = None
    encoding: str | None = None


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, in the order of the system."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


def is_public(address: str) -> bool:
    """Whether an address is on the public network, an IPv4 address inside an IPv6 one looked through."""
    try:
        ip: IPAddress = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def anything(_address: str) -> bool:
    """Lets every address pass, for those who fetch from their own network."""
    return True


class _CheckedTransport(httpx.BaseTransport):
    """Connects to the address that was checked, under the name that was asked for (Host header and TLS
    alike).
    """

    def __init__(self, allowed: Callable[[str], bool], resolver: Resolver) -> None:
        self._allowed = allowed
        self._resolve = resolver
        self._inner = httpx.HTTPTransport(retries=0, limits=httpx.Limits(max_keepalive_connections=0))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host, port = request.url.host, request.url.port or (443 if request.url.scheme == "https" else 80)
        address = self._checked_address(host, port)
        checked = httpx.Request(
            request.method,
            request.url.copy_with(host=address),
            headers=request.headers,  # carries the Host header made from the name
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": host},
        )
        return self._inner.handle_request(checked)

    def _checked_address(self, host: str, port: int) -> str:
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchFailed(f"The host {host} could not be found.", subject=host) from error
        if not addresses:
            raise FetchFailed(f"The host {host} has no address.", subject=host)
        if not all(map(self._allowed, addresses)):
            raise FetchFailed(
                f"{host} is a private address ({addresses[0]}); "
                "set READOUT_FETCH_ALLOW_PRIVATE=1 to fetch from your own network.",
                subject=host,
            )
        return addresses[0]

    def close(self) -> None:
        self._inner.close()


class Fetcher:
    """Fetches one address after another. Use as a context manager, or `close` it."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        timeout: float = 20.0,
        deadline: float | None = None,
        delay: float = 1.0,
        max_bytes: int = DEFAULT_MAX_BYTES,
        user_agent: str = USER_AGENT,
        resolver: Resolver = resolve,
        public: Callable[[str], bool] = is_public,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._delay = delay
        self._deadline = deadline if deadline is not None else DEADLINE_FACTOR * timeout
        self._max_bytes = max_bytes
        self._sleep = sleep
        self._clock = clock
        self._user_agent = user_agent
        self._last_visit: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser | None] = {}
        self._client = httpx.Client(
            transport=_CheckedTransport(anything if allow_private else public, resolver),
            headers={
                "User-Agent": self._user_agent,
                "Accept-Encoding": "gzip, deflate",  # what cannot blow up a chunk more than a thousandfold
                "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
                "application/xml;q=0.9, text/plain;q=0.8, */*;q=0.5",
            },
            timeout=httpx.Timeout(timeout),
            follow_redirects=False,
            trust_env=False,  # a proxy of the environment would connect where nothing was checked
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._client.close()

    def fetch(self, url: str) -> Fetched:
        """The body behind an address. Raises `FetchFailed`, or `DocumentTooLarge` past the size limit."""
        until = self._clock() + self._deadline
        try:
            return self._fetch(url, until)
        except httpx.TimeoutException as error:
            raise FetchFailed(f"{url} did not answer in time.", subject=url) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError) as error:
            raise FetchFailed(f"{url} could not be fetched: {error}.", subject=url) from error

    def _fetch(self, url: str, until: float) -> Fetched:
        address = httpx.URL(url)
        for _ in range(MAX_REDIRECTS + 1):
            self._check_scheme(address)
            self._check_robots(address, until)
            with self._answer(address, until) as response:
                if response.status_code not in _REDIRECTS or "location" not in response.headers:
                    return self._read(response, address, until)
                address = address.join(response.headers["location"])
        raise FetchFailed(f"{url} redirects more than {MAX_REDIRECTS} times.", subject=url)

    @staticmethod
    def _check_scheme(address: httpx.URL) -> None:
        if address.scheme not in ("http", "https") or not address.host:
            raise FetchFailed(f"{address} is no http or https address.", subject=str(address))

    @contextmanager
    def _answer(self, address: httpx.URL, until: float) -> Iterator[httpx.Response]:
        """The answer of the host; one that is busy and says until when is asked once more."""
        self._pause(address.host)
        with self._client.stream("GET", address) as response:
            wait = _retry_after(response)
            if wait is None or self._clock() + wait > until:
                yield response
                return
        self._sleep(wait)
        with self._client.stream("GET", address) as response:
            yield response

    def _pause(self, host: str) -> None:
        """Leave the host its rest between two requests."""
        last = self._last_visit.get(host)
        if last is not None and (rest := self._delay - (self._clock() - last)) > 0:
            self._sleep(rest)
        self._last_visit[host] = self._clock()

    def _read(self, response: httpx.Response, address: httpx.URL, until: float) -> Fetched:
        url = str(address)
        if response.status_code != 200:
            raise FetchFailed(f"{url} answered {response.status_code} {response.reason_phrase}.", subject=url)
        body = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  # its reader closes it
        try:
            self._copy(response, body, url, until)
        except BaseException:
            body.close()
            raise
        body.seek(0)
        media_type = response.headers.get("content-type", "").split(";", 1)[0].strip().lower() or None
        return Fetched(url, body, media_type, response.charset_encoding)

    def _copy(self, response: httpx.Response, body: IO[bytes], url: str, until: float) -> None:
        """The body, unpacked; the limit holds for the unpacked size, whatever the server says of its
        length.
        """
        size = 0
        for chunk in response.iter_bytes(65_536):
            size += len(chunk)
            if size > self._max_bytes:
                raise DocumentTooLarge(url, self._max_bytes)
            if self._clock() > until:
                raise FetchFailed(f"{url} took longer than {self._deadline:g} seconds.", subject=url)
            body.write(chunk)

    def _check_robots(self, address: httpx.URL, until: float) -> None:
        origin = f"{address.scheme}://{address.netloc.decode()}"
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(origin, until)
        rules = self._robots[origin]
        if rules is not None and not rules.can_fetch(self._user_agent, str(address)):
            raise FetchFailed(
                f"{address} is closed to programs by its site's robots.txt; save the page and ingest that.",
                subject=str(address),
            )

    def _read_robots(self, origin: str, until: float) -> RobotFileParser | None:
        """The site's rules; None where it has none (or hides them), which closes nothing."""
        address = httpx.URL(origin + "/robots.txt")
        try:
            for _ in range(MAX_REDIRECTS + 1):
                self._check_scheme(address)
                with self._client.stream("GET", address) as response:
                    if response.status_code in _REDIRECTS and "location" in response.headers:
                        address = address.join(response.headers["location"])
                        continue
                    return self._parse_robots(response, until) if response.status_code == 200 else None
        except httpx.HTTPError:
            return None  # the page itself will tell what is wrong with the host
        return None

    def _parse_robots(self, response: httpx.Response, until: float) -> RobotFileParser:
        text = b""
        for chunk in response.iter_bytes(65_536):
            text += chunk
            if len(text) > _ROBOTS_BYTES or self._clock() > until:
                break
        rules = RobotFileParser()
        rules.parse(text.decode("utf-8", "replace").splitlines())
        return rules


def _retry_after(response: httpx.Response) -> float | None:
    """For how many seconds a busy host asks to be left alone; None when it is not busy, or asks for too
    long.
    """
    if response.status_code not in _BUSY:
        return None
    asked = response.headers.get("retry-after", "").strip()
    if not asked.isdigit():
        return None
    return float(asked) if float(asked) <= LONGEST_WAIT else None
