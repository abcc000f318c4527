"""The language of a page: where templates and modules take their words from.

English is the source, and a message is its own key. Templates call `_("…")`, `ngettext("%(num)s event", …)`
or `{% trans %}`, modules import `gettext` as `_`; both look up the catalogue in force where they run. Another
language is one catalogue and a place that puts it in force.
"""

from contextvars import ContextVar
from gettext import NullTranslations

SOURCE = "en"

catalogue: ContextVar[NullTranslations] = ContextVar("catalogue", default=NullTranslations())  # noqa: B039 (immutable)


def gettext(message: str) -> str:
    return catalogue.get().gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The form that a number takes; `%(num)s` in it is left to the caller."""
    return catalogue.get().ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """Of a word that is two words in another language: "From" of a day, "From" of a sender."""
    return catalogue.get().pgettext(context, message)
