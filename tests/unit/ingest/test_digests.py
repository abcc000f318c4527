"""When two documents, or two texts, are the same."""

import dataclasses
import datetime as dt

import pytest

from app.domain.codes import ReleaseKind
from app.domain.values import Document
from app.ingest.digests import fingerprint, text_digest
from tests.build import document

ARRIVED = document("words", url="https://www.mofa.go.kr/1")


@pytest.mark.parametrize(
    "other",
    [
        dataclasses.replace(ARRIVED, content=b"word"),
        dataclasses.replace(ARRIVED, url="https://www.mofa.go.kr/2"),
        dataclasses.replace(ARRIVED, url=None),
        dataclasses.replace(ARRIVED, source="kr_mofa"),
        dataclasses.replace(ARRIVED, media_type="text/html"),
        dataclasses.replace(ARRIVED, encoding="cp949"),
        dataclasses.replace(ARRIVED, stated_title="Talks"),
        dataclasses.replace(ARRIVED, stated_published_on=dt.date(2024, 5, 3)),
        dataclasses.replace(ARRIVED, stated_publisher="KR MOFA"),
        dataclasses.replace(ARRIVED, stated_language="ko"),
        dataclasses.replace(ARRIVED, stated_kind=ReleaseKind.READOUT),
        dataclasses.replace(ARRIVED, paraphrase=True),
        dataclasses.replace(ARRIVED, url=None, content=b"https://www.mofa.go.kr/1words"),
    ],
)
def test_whatever_differs_makes_another_document(other: Document) -> None:
    assert fingerprint(other) != fingerprint(ARRIVED)


def test_documents_that_state_neither_language_nor_kind_keep_their_digest() -> None:
    digest = "ed5103b2c2747e121a405b692e04ce13e778eec1917f0a19238b6fe250a0f4b2"
    assert fingerprint(ARRIVED) == digest


def test_the_name_of_the_file_makes_no_difference() -> None:
    assert fingerprint(dataclasses.replace(ARRIVED, name="copy.txt")) == fingerprint(ARRIVED)


@pytest.mark.parametrize(
    ("title", "text", "same"),
    [
        ("Talks", "Talks\n\nThey met.", True),
        ("Talks ", "Talks\n\n They\u00a0met. ", True),
        ("Talks", "Talks\n\nThey  \n met.", True),
        ("Talk", "Talks\n\nThey met.", False),
        (None, "Talks\n\nThey met.", False),
        ("Talks", "Talks\n\nThey met", False),
        ("Talks", "Talks\n\nthey met.", False),
    ],
)
def test_white_space_makes_no_difference_to_a_text(title: str | None, text: str, same: bool) -> None:
    assert (text_digest(title, text) == text_digest("Talks", "Talks\n\nThey met.")) is same
