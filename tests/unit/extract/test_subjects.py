"""Countries that an event is only about, by the sentence that tells it."""

import pytest

from app.extract import extract
from tests.unit.extract.build import make_release

TITLE = "Minister Holds Talks with Japan"
CASES = (
    ("held a consultation on North Korea with his Japanese counterpart", ("KP",)),
    ("met with Foreign Minister Sato Jun of Japan to discuss the situation in Sudan and Yemen", ("SD", "YE")),
    ("held a consultation on the crisis in Japan with his Japanese counterpart", ()),
    ("met with Foreign Minister Sato Jun of Japan, who arrived from Sudan", ()),
    ("held talks with Foreign Minister Sato Jun of Japan on Iran's nuclear programme", ()),
)


@pytest.mark.parametrize(("told", "codes"), CASES)
def test_subject_countries(told: str, codes: tuple[str, ...]) -> None:
    release = make_release(TITLE, f"Minister Kim Min-ho {told} on March 3.")
    (event,) = (event for event in extract(release).events if event.primary)
    assert event.subject_countries == codes
