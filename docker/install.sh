#!/bin/sh
# Install a wheel and the hashed runtime lock into a new environment without pip: install.sh ENVIRONMENT WHEEL
# $BASE is the interpreter the environment is made of, $PYTHON the one whose pip installs; both python3 if unset.
set -eu
environment=$1 wheel=$2
python=${PYTHON:-python3}
"${BASE:-$python}" -m venv --without-pip "$environment"
install() {
    "$python" -m pip --python "$environment/bin/python" install --quiet --disable-pip-version-check \
        --root-user-action ignore "$@"
}
install --only-binary :all: --require-hashes -r "$(dirname "$0")/../requirements.lock"
install --no-deps --no-index "$wheel"
