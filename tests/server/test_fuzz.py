"""Random messages and requests to a real server; see bench.siege for what counts as broken."""

import asyncio

from bench.fuzz import try_message
from bench.serving import serving
from bench.siege import siege

SEED = 5
MESSAGES = 1500
ON_SOCKETS = 1000


def test_messages_are_handed_on_or_refused():
    found = {try_message(SEED, number) for number in range(MESSAGES)}
    assert found == {"taken", "refused"}


def test_a_server_under_siege_answers_everything():
    with serving(sessions=30, messages_per_second=10_000) as server:
        found = asyncio.run(siege(server, SEED, ON_SOCKETS))
    assert found["sent"] + sum(count for what, count in found.items() if what.startswith("HTTP")) == ON_SOCKETS
    for answer in ("opened", "frames", "invalid_message", "invalid_experiment", "HTTP 200", "HTTP 422", "HTTP 404"):
        assert found[answer] > 0, answer
