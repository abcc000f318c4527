"""A release's page leads to the same release in the other language, and back."""

import sqlalchemy as sa

from app.db.keys import public_id
from app.ingest.standing import release_key
from app.settings import Settings
from app.web.app import create_app
from tests.build import store
from tests.site import page
from tests.unit.ingest.test_twin_store import CALL_EN, CALL_KO


def test_the_page_of_a_release_links_its_twin(engine: sa.Engine) -> None:
    app = create_app(Settings(base_url="https://readout.example"), engine)
    korean, english = (f"/releases/{public_id('release', release_key(told))}" for told in (CALL_KO, CALL_EN))
    store(engine, CALL_KO)
    assert page(app, korean).all("main a[hreflang]") == []
    store(engine, CALL_EN)
    for own, other, label, language in (
        (korean, english, "English text", "en"),
        (english, korean, "Korean text", "ko"),
    ):
        link = page(app, own).one("main a[hreflang]")
        attributes = link.attributes
        assert (attributes["href"], attributes["hreflang"], link.text()) == (other, language, label)
