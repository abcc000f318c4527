"""Whether a field is right is judged by the annotation: what agrees is right, what is damaged is wrong."""

import pytest

from app.domain.codes import Confidence
from app.extract import extract
from app.extract.records import as_record
from tests.gold.corpora import Corpus
from tests.gold.judging import Judged, judged_in, pair
from tests.gold.reading import Annotated, Read
from tests.gold.reliability import counts
from tests.unit.extract.build import make_release

RELEASE = make_release(
    "Foreign Ministers of Peru and Chile Meet",
    "Foreign Minister Ana Reyna of Peru met with Foreign Minister Ivo Brandsma of Chile in Lima on May 14.",
    published_on="2018-05-15",
    publisher="nowhere",
)
READ = Read(extract(RELEASE), as_record("x", RELEASE, extract(RELEASE), RELEASE.text))


def annotation(**event: object) -> Annotated:
    """The reading itself as the annotation, with some fields of its event changed."""
    (told,) = READ.record["events"]
    return {"published_on": "2018-05-15", "title": RELEASE.title, "events": [told | event]}


def judged(gold: Annotated) -> list[Judged]:
    document = {"id": "x", "ministry": "Nowhere", "gold": gold}
    return judged_in([Corpus("one", "", False, (document,), {"x": READ})])


def wrong(gold: Annotated) -> set[str]:
    return {row.kind for row in judged(gold) if not row.right}


def test_a_reading_that_is_the_annotation_is_right() -> None:
    kinds = {row.kind for row in judged(annotation())}
    assert {"event of a main event", "when", "place", "country", "participant", "topic"} <= kinds
    assert wrong(annotation()) == set()


@pytest.mark.parametrize(
    ("damage", "kinds"),
    [
        ({"type": "call"}, {"type of a main event"}),
        ({"starts_on": "2018-05-13", "ends_on": "2018-05-13"}, {"when"}),
        ({"place": "Quito"}, {"place"}),
        ({"countries": ["PE"], "subject_countries": []}, {"country"}),
        ({"countries": ["PE"], "subject_countries": ["CL"]}, set()),  # talked about: not judged
        ({"topics": []}, {"topic"}),
        ({"participants": []}, {"participant"}),
        ({"type": "call", "starts_on": "2018-01-01", "ends_on": "2018-01-01"}, {"event of a main event"}),
    ],
)
def test_a_field_that_differs_is_wrong_and_no_other(damage: dict[str, object], kinds: set[str]) -> None:
    assert wrong(annotation(**damage)) == kinds


def test_a_person_of_another_country_has_a_right_name_and_a_wrong_country() -> None:
    (told,) = READ.record["events"]
    people = [person | {"country": "BO"} for person in told["participants"]]
    assert wrong(annotation(participants=people)) == {"country of a participant"}


def test_required_events_choose_before_optional_ones() -> None:
    (told,) = READ.record["events"]
    assert pair([told | {"optional": True}, told], [told]) == {0: 1}


def test_fields_are_counted_by_the_level_they_were_given() -> None:
    rows = [Judged("Nowhere", "colour", "colours.red", right) for right in (True, True, False)]
    assert counts(rows, []) == {(Confidence.LOW, True): 2, (Confidence.LOW, False): 1}
