#!/bin/sh
# Prints the path of a Chromium for the browser tests, and installs one first where there is none.
#
#   tools/chromium.sh [--find]      --find never installs; it fails when nothing is found
#
# Looks at $CHROMIUM, then the PATH, then macOS applications, then Playwright's own download. Installing uses apt on
# Debian and Ubuntu as root, together with the fonts that the three languages need, and Playwright everywhere else.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python

say() { echo "chromium: $*" >&2; }

playwrights_own() {
    [ -x "$python" ] || return 0
    "$python" -c 'from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)' 2>/dev/null || true
}

find_chromium() {
    for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
        if command -v "$name" >/dev/null 2>&1; then command -v "$name"; return; fi
    done
    for path in "/Applications/Chromium.app/Contents/MacOS/Chromium" \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "$(playwrights_own)"; do
        if [ -n "$path" ] && [ -x "$path" ]; then echo "$path"; return; fi
    done
    return 1
}

can_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

# apt can be slow or busy: four tries, further and further apart.
apt() {
    for pause in 5 20 60 0; do
        DEBIAN_FRONTEND=noninteractive apt-get -qy "$@" </dev/null >&2 && return 0
        [ "$pause" = 0 ] || { say "apt-get $1 failed, trying again in $pause s"; sleep "$pause"; }
    done
    return 1
}

# Ubuntu's package is a stub that asks for snap, which no container has.
has_package() { apt-cache policy chromium | grep 'Candidate: [0-9]' | grep -qv snap; }

has_chinese() { command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh family 2>/dev/null)" ]; }

if [ -n "${CHROMIUM:-}" ]; then
    [ -x "$CHROMIUM" ] || { say "CHROMIUM is $CHROMIUM, expected an executable"; exit 1; }
    found=$CHROMIUM
elif ! found=$(find_chromium); then
    if [ "${1:-}" = --find ]; then
        say "none found: install Chromium or Chrome, or set CHROMIUM to one"
        exit 1
    fi
    if can_apt && apt update && has_package && apt install --no-install-recommends chromium; then
        say "installed with apt-get"
    elif [ -x "$python" ]; then
        say "installing Playwright's own"
        if can_apt; then "$python" -m playwright install --with-deps chromium </dev/null >&2
        else "$python" -m playwright install chromium </dev/null >&2; fi
    else
        say "none found and no .venv to install one with: run make setup first"
        exit 1
    fi
    found=$(find_chromium) || { say "still none: install Chromium or Chrome, or set CHROMIUM to one"; exit 1; }
fi

if [ "${1:-}" != --find ] && can_apt && ! has_chinese; then
    apt update && apt install --no-install-recommends fontconfig fonts-noto-cjk fonts-liberation ||
        say "no Chinese font: screenshots will show boxes"
fi

echo "$found"
