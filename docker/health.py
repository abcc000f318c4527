"""Health check of the container: `health.py [URL]` ends with 0 when the server is well, else with 1."""

import sys
from urllib.request import urlopen

url = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000/healthz"
try:
    with urlopen(url, timeout=4) as answer:
        sys.exit(answer.status != 200)
except OSError as failure:
    sys.exit(f"{url}: {failure}")
