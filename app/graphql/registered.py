"""Documents that are registered: those that come with the program, and those of an operator's manifest.

To register one of ours, put a file with one operation into `library/`. Its first line is a comment that
says what it answers; a second one, `# Variables: {…}`, has values to try it with. The explorer lists, in the
order of the files, those that run as they stand. The id of a document is the digest of its file.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graphql import GraphQLError, NonNullTypeNode, OperationDefinitionNode, parse

from app.errors import InvalidSetting

FOLDER = Path(__file__).parent / "library"
TITLE = "# "
VARIABLES = "# Variables: "
SETTING = "READOUT_GRAPHQL_MANIFEST"


@dataclass(frozen=True)
class Operation:
    """A document of ours with one operation."""

    name: str
    kind: str
    title: str
    document: str
    variables: dict[str, Any]
    runs_as_it_stands: bool

    @property
    def id(self) -> str:
        return document_id(self.document)


def document_id(document: str) -> str:
    """The name that the GraphQL over HTTP specification gives a document."""
    return f"sha256:{hashlib.sha256(document.encode()).hexdigest()}"


@cache
def operations() -> tuple[Operation, ...]:
    """Ours, in the order of their files."""
    return tuple(_read(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.graphql")))


def manifest() -> dict[str, Any]:
    """Ours in the form that Apollo's tools write and read."""
    return {
        "format": "apollo-persisted-query-manifest",
        "version": 1,
        "operations": [
            {"id": each.id, "name": each.name, "type": each.kind, "body": each.document}
            for each in operations()
        ],
    }


def registered_documents(manifest_path: Path | None = None) -> dict[str, str]:
    """All documents by id: ours, and those of an operator's manifest."""
    return {each.id: each.document for each in operations()} | (
        _read_manifest(manifest_path) if manifest_path else {}
    )


def _read(document: str) -> Operation:
    title, second, *_ = document.splitlines()
    variables = json.loads(second.removeprefix(VARIABLES)) if second.startswith(VARIABLES) else {}
    (operation,) = (each for each in parse(document).definitions if isinstance(each, OperationDefinitionNode))
    needed = {
        each.variable.name.value
        for each in operation.variable_definitions or ()
        if isinstance(each.type, NonNullTypeNode) and each.default_value is None
    }
    return Operation(
        name=operation.name.value if operation.name else "",
        kind=operation.operation.value,
        title=title.removeprefix(TITLE),
        document=document,
        variables=variables,
        runs_as_it_stands=needed <= variables.keys(),
    )


def _read_manifest(path: Path) -> dict[str, str]:
    """Either form that clients' build tools write: Apollo's list, or an object of texts by id."""
    try:
        documents = dict(_entries(json.loads(path.read_text(encoding="utf-8"))))
        for document in documents.values():
            parse(document)
    except OSError as error:
        raise _unusable(path, error.strerror or "it cannot be read") from None
    except GraphQLError as error:
        raise _unusable(path, error.message) from None
    except (ValueError, TypeError, KeyError, AttributeError):
        raise _unusable(path, 'it is neither {"id": "document", …} nor a manifest of Apollo') from None
    return documents


def _entries(read: Any) -> Iterator[tuple[str, str]]:
    """Each document under its digest; an id of another kind names it too."""
    pairs = read.items()
    if "operations" in read and "format" in read:
        pairs = [(each["id"], each["body"]) for each in read["operations"]]
    for name, document in pairs:
        yield str(name), document
        yield document_id(document), document


def _unusable(path: Path, reason: str) -> InvalidSetting:
    return InvalidSetting(f"{SETTING}: {path} cannot be used: {reason}.", subject=SETTING)
