#!/bin/sh
# Build the wheel of this checkout: build-wheel.sh FOLDER. The interpreter ($PYTHON) has docker/wheel.lock installed.
set -eu
exec "${PYTHON:-python3}" -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation \
    --wheel-dir "$1" "$(dirname "$0")/.."
