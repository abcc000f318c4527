"""`make bench`: prints how fast the program is on this machine."""

import argparse
import sys

from tests.bench import extraction


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each text is read (5)")
    parser.add_argument("--floor", type=float, default=0.0, help="releases a second that it must reach")
    given = parser.parse_args()
    result = extraction.measure(extraction.releases(), given.rounds)
    sys.stdout.write(extraction.table(result))
    return 0 if result.per_second >= given.floor else 1


if __name__ == "__main__":
    raise SystemExit(main())
