"""The rows of a release, its document and its stances."""

import json
import random
import zlib

from app.db.keys import derive_key
from app.domain.codes import Prominence, ReleaseKind
from app.domain.values import Document
from app.extract import EXTRACTOR_VERSION, digest
from app.ingest.changes import Image, Noun
from app.ingest.digests import fingerprint, stated_values, text_digest
from app.ingest.hanging import day_number
from app.ingest.reading import fresh_key
from app.ingest.tellings import Telling
from tests.bench.archive.events import add_event, facts_of
from tests.bench.archive.plot import plot_event
from tests.bench.archive.prose import Prose, write_release
from tests.bench.archive.rows import Portion, Scene, day, instant
from tests.bench.archive.shape import EVENTS_OF_RELEASE

_DICTIONARIES = digest()


def add_release(portion: Portion, scene: Scene, chance: random.Random) -> None:
    """One release with its events; its number is that of its document too."""
    plots = [plot_event(scene.cast, scene.published_on, chance) for _ in range(EVENTS_OF_RELEASE)]
    prose = write_release(plots, scene.publisher.country or "", scene.number, chance)
    text = prose.text
    image = _release(scene, prose, text)
    _add_document(portion, scene, image)
    now = instant(scene.now)
    portion.rows["release"].append(
        image
        | {"published_on": day(scene.published_on), "sort_day": day_number(scene.published_on)}
        | {"created_at": now, "updated_at": now}
        | {"extractor_version": EXTRACTOR_VERSION, "dictionary_digest": _DICTIONARIES}
    )
    _add_stances(portion, image)
    portion.texts["release"][image["id"]] = text
    portion.log(Noun.RELEASE, image, scene.now)
    taken: set[int] = set()
    for n, (plot, told) in enumerate(zip(plots, prose.events, strict=True)):
        facts = facts_of(scene, plot, told, text, primary=not n or chance.random() < 0.3)
        facts["heading"] = prose.title if facts["account"]["prominence"] == Prominence.PRIMARY else ""
        look = (facts["type"], day(plot.starts_on) or "unknown", *sorted(code for code, _ in plot.countries))
        alone = fresh_key(image["id"], look, taken)
        taken.add(alone)
        account = derive_key("account", str(alone), str(image["id"]))
        add_event(portion, scene, Telling(account, image["id"], alone, None, facts), plot)


def _release(scene: Scene, prose: Prose, text: str) -> Image:
    url = f"https://releases.example/{scene.publisher.slug}/{scene.number + 1}"
    identity = f"{scene.publisher.slug}\n{url}"
    sha256 = text_digest(prose.title, text)
    version = {"title": prose.title, "body_start": prose.body_start}
    return {
        "id": derive_key("release", identity),
        "identity": identity,
        "publisher": scene.publisher.slug,
        "source": "generic",
        "url": url,
        "kind": ReleaseKind.PRESS_RELEASE.value,
        "language": "en",
        "heading": prose.title,
        "published_on": scene.published_on,
        "paraphrase": False,
        "text": text,
        "revision": 1,
        "text_sha256": sha256,
        "created_at": scene.now,
        "updated_at": scene.now,
        "withdrawn_at": None,
        "withdrawn_reason": None,
        "revisions": [version | {"number": 1, "sha256": sha256, "captured_at": scene.now}],
        "stances": [
            {
                "act": act.value,
                "actors": [scene.publisher.country],
                "targets": [target],
                "revision": 1,
                "start": span[0],
                "end": span[1],
                "rule": f"stance.{act.value}",
            }
            for act, span, target in prose.stances
        ],
    } | version


def _add_document(portion: Portion, scene: Scene, release: Image) -> None:
    document = Document(
        name=f"archive:{scene.number + 1}",
        content=release["text"].encode(),
        media_type="text/plain",
        url=release["url"],
        stated_title=release["title"],
        stated_published_on=scene.published_on,
        stated_publisher=scene.publisher.name,
    )
    portion.rows["document"].append(
        {
            "id": scene.number + 1,
            "fingerprint": fingerprint(document),
            "release_id": release["id"],
            "name": document.name,
            "url": document.url,
            "media_type": document.media_type,
            "stated": json.dumps(stated_values(document), sort_keys=True),
            "content": zlib.compress(document.content, 1),
            "captured_at": instant(scene.now),
        }
    )
    portion.rows["release_revision"].append(
        release["revisions"][0]
        | {"release_id": release["id"], "text": release["text"], "document_id": scene.number + 1}
        | {"captured_at": instant(scene.now)}
    )


def _add_stances(portion: Portion, release: Image) -> None:
    for ordinal, stance in enumerate(release["stances"]):
        own = {"release_id": release["id"], "ordinal": ordinal}
        portion.rows["stance"].append(own | stance)
        for side in ("actor", "target"):
            party = {"side": side, "place": 0, "code": stance[f"{side}s"][0]}
            portion.rows["stance_party"].append(own | party)
