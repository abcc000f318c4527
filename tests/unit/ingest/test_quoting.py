"""What is kept of an extractor's reading."""

import dataclasses

import pytest

from app.domain.codes import DiplomaticAct
from app.domain.text import Span
from app.domain.values import Extraction, Stance
from app.ingest.quoting import read_with
from tests.build import event, extraction, release

WORDS = "They met in Lima."
TOLD = release(f"{WORDS}\n\nThey left.")
MET = event(TOLD, WORDS)
BEHIND = Span(len(TOLD.text) - 3, len(TOLD.text) + 1)
BLANK = Span(TOLD.text.index("\n\n"), TOLD.text.index("\n\n") + 2)


def read(*events: object, stances: tuple[Stance, ...] = ()) -> Extraction:
    made = dataclasses.replace(extraction(*events), stances=stances)  # type: ignore[arg-type]
    return read_with(lambda _: made, TOLD)


@pytest.mark.parametrize("span", [BEHIND, BLANK])
def test_what_quotes_nothing_is_dropped(span: Span) -> None:
    elsewhere = dataclasses.replace(MET, span=span)
    unproven = dataclasses.replace(MET, evidence=(MET.evidence[0]._replace(span=span),))
    undated = dataclasses.replace(MET, when=dataclasses.replace(MET.when, span=span))
    found = read(MET, elsewhere, unproven, undated, stances=(Stance(DiplomaticAct.URGE, (), (), span, "x"),))
    assert found.events == (MET,)
    assert found.stances == ()
    assert found.notes == ("4 dropped: offsets that quote nothing of the text",)


def test_what_quotes_is_left_as_it_is() -> None:
    found = read(MET)
    assert (found.events, found.notes) == ((MET,), ())
