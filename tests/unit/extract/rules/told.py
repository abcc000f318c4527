"""What a short release tells, one line an event: "*aid 2023-05-10 KR:actor MA:target" (*: the main one)."""

from app.domain.values import ExtractedEvent, Extraction
from app.extract import extract
from tests.unit.extract.build import make_release

DAY = "2023-05-10"


def read(publisher: str, title: str | None, *paragraphs: str) -> Extraction:
    return extract(make_release(title, *paragraphs, published_on=DAY, publisher=publisher))


def told(publisher: str, title: str | None, *paragraphs: str) -> set[str]:
    return {_line(event) for event in read(publisher, title, *paragraphs).events}


def _line(event: ExtractedEvent) -> str:
    roles = sorted(f"{code}:{role}" for code, role in event.countries)
    mark = "*" if event.primary else ""
    return " ".join([f"{mark}{event.type}", str(event.when.starts_on), *roles, *event.organisations])
