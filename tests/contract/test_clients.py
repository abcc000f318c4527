"""The programs for clients in docs/api.md ask for what the schema has; that they run is tried by hand."""

import re

import pytest
from graphql import parse, validate

from app.graphql.schema import schema
from tests.documents import FENCE, ROOT

PROGRAMS = [
    (match[1], match[3])
    for match in FENCE.finditer((ROOT / "docs" / "api.md").read_text(encoding="utf-8"))
    if match[1] in ("js", "ts", "py")
]
DOCUMENT = re.compile(r'(?:gql|graphql)\(?(?:`|""")(.+?)(?:`|""")', re.DOTALL)
DOCUMENTS = [document for _, program in PROGRAMS for document in DOCUMENT.findall(program)]


def test_there_is_a_program_in_each_language_with_a_document() -> None:
    assert {language for language, _ in PROGRAMS} == {"js", "ts", "py"}
    assert len(DOCUMENTS) >= 4


@pytest.mark.parametrize("document", DOCUMENTS)
def test_document_fits_the_schema(document: str) -> None:
    assert validate(schema.graphql_schema, parse(document)) == []


@pytest.mark.parametrize("program", [program for language, program in PROGRAMS if language == "py"])
def test_program_in_python_is_python(program: str) -> None:
    compile(program, "docs/api.md", "exec")
