#!/bin/sh
# Prints the Python to make the virtual environment with: 3.11 or newer, with venv. PYTHON names another one.
set -eu
for python in ${PYTHON:-python3 python3.13 python3.12 python3.11 python}; do
    if "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        command -v "$python"
        exit 0
    fi
done
echo "Python 3.11 or newer with venv is needed: found $(python3 --version 2>&1 || true)." >&2
echo "Install it (on Debian and Ubuntu: python3 and python3-venv), or set PYTHON to one." >&2
exit 1
