"""Fixtures: one server for the tests of a file, and clients of it."""

from collections.abc import Callable, Iterator

import pytest

from tests.server.running import Player, Running, running, until, workers


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("cache")) as server:
        yield server


@pytest.fixture
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server with two workers, and one to spare."""
    with running(tmp_path_factory.mktemp("cache"), workers=2) as server:
        until(lambda: all(worker.ready for worker in workers(server)))
        yield server


@pytest.fixture
def connect(server: Running) -> Iterator[Callable[[], Player]]:
    """Connects clients, and closes them after the test."""
    players: list[Player] = []

    def make() -> Player:
        players.append(Player(server.url))
        return players[-1]

    yield make
    for player in players:
        player.close()


@pytest.fixture
def player(connect: Callable[[], Player]) -> Player:
    return connect()
