"""One form for all spellings of an address, since a release's id derives from it.

http and https, upper and lower case of the host, default ports, fragments, session ids and tracking
parameters make no difference. What else identifies (or does not) is known by the source of the host: see
`Source.canonical_url`.
"""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id|mkt_tok|_ga|_gl|"
    r"_hs(?:enc|mi)|vero_id|wt\.?mc_id|at_(?:medium|campaign)\w*|pk_\w+|mtm_\w+|piwik_\w+|ref_src|ref_url|cmpid|"
    r"s_cid|spm|phpsessid|jsessionid",
    re.IGNORECASE,
)
_SESSION = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
_SCHEMES = ("http", "https")
_SAFE_IN_PATH = "/:@!$&'()*+,;=-._~"


def fold_url(url: str) -> str:
    """The address in the form that all its spellings share; what is no web address stays as it is."""
    url = "".join(url.split())
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return url
    if parts.scheme.lower() not in _SCHEMES or not host:
        return url
    host = host.lower().rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    # A port of its own speaks the scheme it speaks: folding it would break the link.
    own_port = port is not None and port not in (80, 443)
    scheme = parts.scheme.lower() if own_port else "https"
    path = quote(
        unquote(_SESSION.sub("", parts.path) or "/", errors="surrogateescape"),
        safe=_SAFE_IN_PATH,
        errors="surrogateescape",
    )
    return urlunsplit((scheme, f"{host}:{port}" if own_port else host, path, fold_query(parts.query), ""))


def fold_query(query: str) -> str:
    """Parameters without tracking, in one order."""
    if "=" not in query:
        return query  # "?dtl/33875/title": the whole is the key
    kept = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
        if not _TRACKING.fullmatch(name)
    ]
    return urlencode(sorted(kept), errors="surrogateescape")


def keep_parameters(url: str, *names: str) -> str:
    """The address with these parameters alone, where it has the first of them; else as it is."""
    parts = urlsplit(url)
    found = dict(parse_qsl(parts.query, keep_blank_values=True))
    if names[0] not in found:
        return url
    return urlunsplit(
        parts._replace(query=urlencode([(name, found[name]) for name in names if name in found]))
    )


def with_host(url: str, host: str) -> str:
    """The address at another host."""
    return urlunsplit(urlsplit(url)._replace(netloc=host))


def with_slash(url: str) -> str:
    """The address with a slash behind its path, unless a file name stands there."""
    parts = urlsplit(url)
    is_file = parts.path.endswith("/") or "." in parts.path.rsplit("/", 1)[-1]
    return url if is_file else urlunsplit(parts._replace(path=parts.path + "/"))


@lru_cache(maxsize=256)  # each source asks whether the address is its own
def host_of(url: str | None) -> str | None:
    """The host of a web address, or None."""
    try:
        return urlsplit(url or "").hostname or None
    except ValueError:
        return None


def is_web_address(url: str | None) -> bool:
    """Whether this is an address that a browser could open: http or https, with a host."""
    try:
        parts = urlsplit((url or "").strip())
        return parts.scheme.lower() in _SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def is_within(host: str | None, hosts: tuple[str, ...]) -> bool:
    """Whether a host is one of these or a subdomain of one."""
    return host is not None and any(host == known or host.endswith("." + known) for known in hosts)
