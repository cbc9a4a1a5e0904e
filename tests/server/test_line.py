"""The queue for a place."""

from server.hosts.line import Line


class Person:
    """Somebody who remembers what was said."""

    def __init__(self) -> None:
        self.told: list[int] = []

    def stands(self, position: int) -> None:
        self.told.append(position)


def test_everybody_is_told_where_they_stand_when_it_changes():
    line, people = Line(5), [Person() for _ in range(3)]
    for person in people:
        assert line.join(person)
    line.leave(people[0])
    line.leave(people[0])
    assert [person.told for person in people] == [[1], [2, 1], [3, 2]]
    assert list(line) == people[1:]


def test_a_queue_is_as_long_as_it_may_be():
    line, first, second = Line(1), Person(), Person()
    assert line.join(first)
    assert not line.join(second)
    assert line.join(first)
    assert (len(line), first.told, second.told) == (1, [1], [])
