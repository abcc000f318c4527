"""Documents that a client names instead of sending: by `documentId`, or by its hash as Apollo's clients.

A registered document (`registered.py`) is always known. Any other is remembered once it was sent together
with its name and has run, until newer ones need its room; who is told PERSISTED_QUERY_NOT_FOUND sends the
text again. An operator may allow registered documents alone.
"""

from collections.abc import Mapping
from dataclasses import replace

from app.graphql.bounded import Bounded
from app.graphql.errors import RequestError
from app.graphql.limits import LIMITS
from app.graphql.registered import document_id, registered_documents
from app.graphql.requests import DocumentName, GraphQLRequest

ENTRY_BYTES = 400  # what keeping one costs beside its text: the id, and the places of both


class UnknownDocument(RequestError):
    """A well-formed request whose document cannot be run; its status is that of any request error."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(400, code, message)


class Documents:
    """What one process knows: the registered documents, and those it was lately sent."""

    def __init__(self, registered: Mapping[str, str] | None = None, *, registered_only: bool = False) -> None:
        self._registered = registered_documents() if registered is None else registered
        self._registered_only = registered_only
        self._remembered: Bounded[str] = Bounded(LIMITS.remembered_bytes)

    def resolve(self, asked: GraphQLRequest) -> GraphQLRequest:
        """The request with the text of its document; `UnknownDocument` where there is none that may run."""
        text = asked.query or self._text_of(asked.document)
        if asked.document and asked.query and document_id(text) != asked.document.id:
            raise RequestError(
                400,
                "PERSISTED_QUERY_MISMATCH",
                f"The document has the id {document_id(text)}, the request names {asked.document.id}.",
            )
        if self._registered_only and (not text or document_id(text) not in self._registered):
            raise UnknownDocument(
                "DOCUMENT_NOT_REGISTERED",
                "Only registered documents are run here; /graphql/documents.json lists those of the program.",
            )
        if not text:
            raise UnknownDocument("PERSISTED_QUERY_NOT_FOUND", _not_found(asked.document))
        return replace(asked, query=text)

    def remember(self, ran: GraphQLRequest) -> None:
        """Keeps the document of a resolved request, if it came with its name."""
        if ran.document and ran.document.id not in self._registered:
            self._remembered.keep(ran.document.id, ran.query, ENTRY_BYTES + len(ran.query.encode()))

    def _text_of(self, name: DocumentName | None) -> str:
        if name is None:
            return ""
        return self._registered.get(name.id) or self._remembered.find(name.id) or ""


def _not_found(name: DocumentName | None) -> str:
    """Apollo's clients know this message, and send the text next."""
    if name is None or name.automatic:
        return "PersistedQueryNotFound"
    return f"No document is known as {name.id[:100]!r}; send its text with it once."
