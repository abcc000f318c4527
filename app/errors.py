"""Every failure Readout knows by name.

Each carries a stable `code`, a `kind` that the edges translate (HTTP status, GraphQL `extensions.code`,
exit status) and one sentence that says what to do. The inner rooms raise these and know no HTTP. To add
one, subclass `AppError`, set `code` and `kind`, and describe it in `docs/api.md`; a test compares.
"""

from enum import StrEnum


class Kind(StrEnum):
    INVALID = "invalid"
    UNAUTHENTICATED = "unauthenticated"
    FORBIDDEN = "forbidden"
    MISSING = "missing"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    UNAVAILABLE = "unavailable"


class AppError(Exception):
    """A failure with a name: `code` for programs, `kind` for edges, the message for people."""

    code = "ERROR"
    kind = Kind.INVALID

    def __init__(self, message: str, *, subject: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.subject = subject


class InvalidFilter(AppError):
    """A filter value that means nothing; `subject` is the URL parameter or input field.

    Where several values are wrong, the first is the failure and `others` are the rest.
    """

    code = "INVALID_FILTER"

    def __init__(
        self, field: str, given: object, reason: str, others: tuple["InvalidFilter", ...] = ()
    ) -> None:
        super().__init__(f"{field}: {given!r} {reason}", subject=field)
        self.field = field
        self.given = given
        self.reason = reason
        self.others = others


class InvalidPage(AppError):
    """Paging arguments that contradict each other, a page size out of range or a cursor that is not ours."""

    code = "INVALID_PAGE"


class NotFound(AppError):
    """Nothing is stored under that id."""

    code = "NOT_FOUND"
    kind = Kind.MISSING

    def __init__(self, noun: str, key: str) -> None:
        super().__init__(f"There is no {noun} {key[:80]!r}.", subject=key)


class Unauthenticated(AppError):
    """An API key that is needed and missing, or was sent and is not known, expired or revoked."""

    code = "UNAUTHENTICATED"
    kind = Kind.UNAUTHENTICATED


class Forbidden(AppError):
    """An API key without the scope for what it is to do."""

    code = "FORBIDDEN"
    kind = Kind.FORBIDDEN


class UnreadableDocument(AppError):
    """A document in which no release was found; the message says what was looked for."""

    code = "UNREADABLE_DOCUMENT"
    kind = Kind.UNREADABLE


class LayoutChanged(UnreadableDocument):
    """A ministry's page without the part its reader relies on."""

    code = "LAYOUT_CHANGED"

    def __init__(self, source: str, looked_for: str, found: str) -> None:
        super().__init__(f"{source}: looked for {looked_for}, found {found}.", subject=source)


class DocumentTooLarge(AppError):
    """A document past the size limit (`READOUT_MAX_DOCUMENT_BYTES`)."""

    code = "DOCUMENT_TOO_LARGE"
    kind = Kind.TOO_LARGE

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(
            f"{name} is larger than {limit:,} bytes; raise READOUT_MAX_DOCUMENT_BYTES to read it.",
            subject=name,
        )


class FetchFailed(AppError):
    """A URL that could not be fetched, or that may not be (private address, foreign scheme)."""

    code = "FETCH_FAILED"
    kind = Kind.UNAVAILABLE


class QueryTooLarge(AppError):
    """A query past a published limit; the message tells what was asked and what is allowed."""

    code = "QUERY_TOO_LARGE"
    kind = Kind.TOO_LARGE


class InvalidLink(AppError):
    """Two accounts that cannot be parted, or cannot be one event."""

    code = "INVALID_LINK"


class AlreadyDecided(AppError):
    """A proposed correction that an editor accepted or declined before."""

    code = "ALREADY_DECIDED"


class DatabaseNotReady(AppError):
    """The database is not at the program's version, is locked, full or cannot be reached."""

    code = "DATABASE_NOT_READY"
    kind = Kind.UNAVAILABLE


class InvalidSetting(AppError):
    """An environment variable that cannot be used; `subject` is its name."""

    code = "INVALID_SETTING"
