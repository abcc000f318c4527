"""As much of curl as the documents use, for machines without it."""

import argparse
import sys
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

parser = argparse.ArgumentParser()
parser.add_argument("-s", action="store_true")
parser.add_argument("-N", action="store_true")
parser.add_argument("-G", action="store_true")
parser.add_argument("-H", action="append", default=[])
parser.add_argument("-d")
parser.add_argument("--data-urlencode", action="append", default=[])
parser.add_argument("url")
given = parser.parse_args()

headers = dict(header.split(": ", 1) for header in given.H)
pairs = (pair.split("=", 1) for pair in given.data_urlencode)
query = "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs)
url = f"{given.url}?{query}" if given.G and query else given.url
try:
    with urlopen(Request(url, given.d.encode() if given.d else None, headers), timeout=20) as answer:
        while part := answer.read1():
            sys.stdout.buffer.write(part)
            sys.stdout.buffer.flush()
except BrokenPipeError:
    pass  # whoever reads has had enough
except HTTPError as error:
    sys.stdout.buffer.write(error.read())
