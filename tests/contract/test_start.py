"""What a server loads before it answers: no more than it takes to tell what was read."""

import subprocess
import sys

LATER = ["alembic", "feedparser", "httpx", "app.extract.annotate", "app.extract.steps", "app.ingest.pipeline"]


def test_what_reads_documents_is_loaded_with_the_first_that_is_handed_in() -> None:
    told = "import sys, app.cli.serve, app.web.app; print('\\n'.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert not set(LATER) & set(loaded.stdout.split())
