"""Settings, read once from `READOUT_*` variables into one frozen object; and where the shipped files lie.

Only the command line, the web application and the migrations look here; all else is told what it needs.
`docs/operating.md` describes each variable, a test compares.
"""

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from app.errors import InvalidSetting

N = TypeVar("N", int, float)

DEFAULT_DATABASE_URL = "sqlite:///readout.db"


@dataclass(frozen=True)
class Settings:
    """Every variable with its default; sizes in bytes, times in seconds."""

    database_url: str = DEFAULT_DATABASE_URL
    base_url: str | None = None  # public address for absolute links; None: as the request came
    max_document_bytes: int = 10_000_000
    corrections_per_hour: int = 10  # that a reader without a key may propose
    fetch_allow_private: bool = False
    fetch_timeout: float = 20.0
    fetch_delay: float = 1.0  # between two requests to one host
    graphql_documents: str = "any"  # or "registered": no others are run
    graphql_manifest: Path | None = None  # further registered documents
    rate_limit_readers: int = (
        3_000_000  # points of cost that one address may ask for in a minute; 0: no limit
    )
    rate_limit_keys: int = 6_000_000  # the same for one API key
    development: bool = False  # shows pages that are for those who build the site
    trusted_proxies: str = "127.0.0.1"  # whose word is taken on the address of a visitor
    log_level: str = "info"
    log_format: str = "json"  # or "console"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Raises `InvalidSetting` naming the variable that cannot be used."""
        env = os.environ if environment is None else environment
        return cls(
            database_url=env.get("READOUT_DATABASE_URL") or DEFAULT_DATABASE_URL,
            base_url=(env.get("READOUT_BASE_URL") or "").rstrip("/") or None,
            max_document_bytes=_number(env, "READOUT_MAX_DOCUMENT_BYTES", cls.max_document_bytes, least=1),
            corrections_per_hour=_number(
                env, "READOUT_CORRECTIONS_PER_HOUR", cls.corrections_per_hour, least=1
            ),
            fetch_allow_private=_flag(env, "READOUT_FETCH_ALLOW_PRIVATE"),
            fetch_timeout=_number(env, "READOUT_FETCH_TIMEOUT", cls.fetch_timeout, least=0.1),
            fetch_delay=_number(env, "READOUT_FETCH_DELAY", cls.fetch_delay, least=0.0),
            graphql_documents=_choice(
                env, "READOUT_GRAPHQL_DOCUMENTS", cls.graphql_documents, ("any", "registered")
            ),
            graphql_manifest=_path(env, "READOUT_GRAPHQL_MANIFEST"),
            rate_limit_readers=_number(env, "READOUT_RATE_LIMIT_READERS", cls.rate_limit_readers, least=0),
            rate_limit_keys=_number(env, "READOUT_RATE_LIMIT_KEYS", cls.rate_limit_keys, least=0),
            development=_flag(env, "READOUT_DEVELOPMENT"),
            trusted_proxies=_networks(env, "READOUT_TRUSTED_PROXIES", cls.trusted_proxies),
            log_level=_choice(env, "READOUT_LOG_LEVEL", cls.log_level, ("debug", "info", "warning", "error")),
            log_format=_choice(env, "READOUT_LOG_FORMAT", cls.log_format, ("json", "console")),
        )


def _number(env: Mapping[str, str], name: str, default: N, *, least: N) -> N:
    given = env.get(name)
    if not given:
        return default
    try:
        value = type(default)(given)
    except ValueError:
        raise InvalidSetting(f"{name}: {given!r} is not a number.", subject=name) from None
    if value < least:
        raise InvalidSetting(f"{name}: {given} is less than {least}.", subject=name)
    return value


def _path(env: Mapping[str, str], name: str) -> Path | None:
    return Path(env[name]) if env.get(name) else None


def _networks(env: Mapping[str, str], name: str, default: str) -> str:
    given = env.get(name) or default
    for each in given.split(","):
        try:
            ipaddress.ip_network(each.strip(), strict=False)
        except ValueError:
            raise InvalidSetting(
                f"{name}: {each.strip()!r} is no address or network.", subject=name
            ) from None
    return given


def _flag(env: Mapping[str, str], name: str) -> bool:
    return _choice(env, name, "0", ("0", "1")) == "1"


def _choice(env: Mapping[str, str], name: str, default: str, allowed: tuple[str, ...]) -> str:
    given = (env.get(name) or default).lower()
    if given not in allowed:
        raise InvalidSetting(f"{name}: {given!r} is none of {', '.join(allowed)}.", subject=name)
    return given


def bundled(name: str) -> Path:
    """A shipped folder or file (`templates`, `static`, `migrations`, `samples`, `schema.graphql`).

    In an installed wheel it lies in `app/_bundle`, in a checkout at the top level.
    """
    package = Path(__file__).resolve().parent
    inside = package / "_bundle" / name
    return inside if inside.exists() else package.parent / name
