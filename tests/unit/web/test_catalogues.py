"""Every word of the pages has its word in every catalogue, with the same things to be put in."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from app.queries.filters import EventFilter
from app.settings import bundled
from app.web import language

MARKS = {"_": None, "gettext": None, "marked": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
PUT_IN = re.compile(r"%\(\w+\)s")
WEB = Path(language.__file__).parent
IN_DEVELOPMENT = ("pages/patterns.py", "patterns.html", "graphiql")


def messages() -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """What modules and templates ask for, with its context."""
    for folder, methods in (
        (WEB, [("**.py", "python")]),
        (
            bundled("templates"),
            [("**.html", "jinja2.ext:babel_extract"), ("**.svg", "jinja2.ext:babel_extract")],
        ),
    ):
        options = {method[0]: {"trimmed": "true"} for method in methods}
        found = extract_from_dir(folder, method_map=methods, options_map=options, keywords=MARKS)
        for name, _line, message, _comments, context in found:
            if not name.startswith(IN_DEVELOPMENT) and message != "label":  # a key, not a message
                yield message, context
    for about in fields(EventFilter):
        yield about.metadata["label"], None


@pytest.fixture(params=[code for code in language.LANGUAGES if code != language.SOURCE])
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    with (language.CATALOGUES / f"{request.param}.po").open("rb") as written:
        return read_po(written, locale=request.param)


def test_no_message_is_missing(catalogue: Catalog) -> None:
    missing = [
        message
        for message, context in messages()
        if (found := catalogue.get(message, context)) is None or not found.string
    ]
    assert not missing


def test_what_is_put_in_is_the_same(catalogue: Catalog) -> None:
    for message in catalogue:
        sources, forms = _texts(message.id), _texts(message.string)
        if any(sources):
            wanted = set(PUT_IN.findall(sources[-1]))
            assert all(set(PUT_IN.findall(form)) == wanted for form in forms), sources


def test_korean_is_polite_throughout() -> None:
    with (language.CATALOGUES / "ko.po").open("rb") as written:
        found = [text for message in read_po(written, locale="ko") for text in _texts(message.string)]
    assert not [text for text in found if re.search(r"(?<!니)다(?:[.:]|$)", text)]


def _texts(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(value) if isinstance(value, (list, tuple)) else []


def test_each_has_a_catalogue_that_can_be_read() -> None:
    for code in language.LANGUAGES:
        assert language.catalogue_of(code).gettext("no such message") == "no such message"
