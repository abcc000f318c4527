"""The language of a page: where templates and modules take their words from, and where its pages stand.

English is the source, and a message is its own key. Templates call `_("…")`, `ngettext("%(num)s event", …)`
or `{% trans %}`, modules import `gettext` as `_`; both look up the catalogue in force where they run. The
pages of another language stand below its code, `/ko/countries/JP`: `LanguageMiddleware` puts it in force for
the request. Feeds, calendars and pictures, which people read, have a language too; what is for programs alone
is the same in all.

Another language is a line in `LANGUAGES` and a catalogue in `app/web/catalogues/`.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SOURCE = "en"
LANGUAGES = {SOURCE: "English", "ko": "한국어"}  # code and own name
FIRST_BEYOND_LATIN = "\u0370"  # where Greek begins
CATALOGUES = Path(__file__).parent / "catalogues"

code: ContextVar[str] = ContextVar("language", default=SOURCE)
catalogue: ContextVar[NullTranslations] = ContextVar("catalogue", default=NullTranslations())  # noqa: B039 (immutable)

# Links of our own pages, as templates write them; text is escaped, so no text looks like one. What is for
# programs alone, the API and files have one address in all languages.
_LINK = re.compile(
    r'(?<= )((?:data-hx-get|href|action)=")/'
    r'(?!static/|graphql/|[^"?#]*\.(?:json|jsonld|ndjson|csv|txt)\b)'
)
_MOVING = (b"location", b"hx-push-url", b"hx-replace-url")


def gettext(message: str) -> str:
    return catalogue.get().gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The form that a number takes; `%(num)s` in it is left to the caller."""
    return catalogue.get().ngettext(one, many, n)


def counted(one: str, many: str, n: int) -> str:
    """The same with the number put in, its thousands apart, as templates have it."""
    return ngettext(one, many, n).replace("%(num)s", f"{n:,}")


def pgettext(context: str, message: str) -> str:
    """Of a word that is two words in another language: "From" of a day, "From" of a sender."""
    return catalogue.get().pgettext(context, message)


def marked(message: str) -> str:
    """The message as it is: for tables of words, which are looked up where they are printed."""
    return message


@contextmanager
def in_force(language: str) -> Iterator[None]:
    tokens = code.set(language), catalogue.set(catalogue_of(language))
    try:
        yield
    finally:
        code.reset(tokens[0])
        catalogue.reset(tokens[1])


@cache
def catalogue_of(language: str) -> NullTranslations:
    if language == SOURCE:
        return NullTranslations()
    compiled = BytesIO()
    with (CATALOGUES / f"{language}.po").open("rb") as written:
        write_mo(compiled, read_po(written, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def is_of_source(text: str) -> bool:
    """Whether a name or an office stands in the page as releases in the source language write it: its letters
    are Latin ones, those of the language in force are not."""
    return _is_latin(text) and not _is_latin(LANGUAGES[code.get()])


def _is_latin(text: str) -> bool:
    """No letter is of another script."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all(letter < FIRST_BEYOND_LATIN for letter in letters)


def localised(markup: str) -> str:
    """A page whose links stay in the language in force."""
    language = code.get()
    return markup if language == SOURCE else _LINK.sub(rf"\g<1>/{language}/", markup)


def address(url: str, language: str) -> str:
    """The absolute address of a page, given in the source language, in another one."""
    if language == SOURCE:
        return url
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"/{language}{parts.path}"))


class LanguageMiddleware:
    """Serves `/ko/…` as what stands at `/…`, with the language in force."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        language, path = parted(scope["path"]) if scope["type"] == "http" else (SOURCE, "")
        if language == SOURCE:
            await self.app(scope, receive, send)
            return

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [_within(language, *header) for header in message["headers"]]
            await send(message)

        with in_force(language):
            await self.app({**scope, "path": path, "raw_path": path.encode()}, receive, send_on)


def parted(path: str) -> tuple[str, str]:
    """The language of a path, and what stands in it."""
    language, _, rest = path[1:].partition("/")
    return (language, f"/{rest}") if language in LANGUAGES and language != SOURCE else (SOURCE, path)


def _within(language: str, name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """Headers that lead to another page lead to it in the same language."""
    leads = name.lower() in _MOVING and value.startswith(b"/")
    return name, f"/{language}".encode() + value if leads else value
