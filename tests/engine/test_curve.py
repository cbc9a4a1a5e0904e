"""The learning curve stays bounded, keeps both ends, and does not depend on who reads it."""

import numpy as np
import pytest

from engine.curve import LIMIT, Curve, Row


def row(epoch: int) -> Row:
    return Row(epoch, 10 * epoch, 1 / (1 + epoch), 0.5, 0.75, float("nan"))


def recorded(count: int) -> Curve:
    curve = Curve()
    for epoch in range(count):
        curve.record(row(epoch))
    return curve


def test_rows_are_float32_columns():
    rows = recorded(3).rows
    assert rows.dtype == np.float32
    np.testing.assert_array_equal(rows[2], np.array(row(2), np.float32))
    assert Curve().rows.shape == (0, 6)


@pytest.mark.parametrize("count", [1, 2, LIMIT, LIMIT + 1, LIMIT + 2, 2 * LIMIT + 1, 10_000])
def test_it_is_bounded_and_keeps_first_and_last(count: int):
    curve = recorded(count)
    epochs = curve.rows[:, 0]
    assert len(epochs) <= LIMIT + 1
    assert epochs[0] == 0
    assert epochs[-1] == count - 1
    assert (epochs[:-1] % curve.stride == 0).all()
    assert (np.diff(epochs[:-1]) == curve.stride).all()


def test_the_stride_doubles_when_the_limit_is_passed():
    assert recorded(LIMIT).stride == 1
    assert recorded(LIMIT + 1).stride == 2
    assert recorded(2 * LIMIT).stride == 2
    assert recorded(2 * LIMIT + 1).stride == 4


def test_a_reader_that_appends_has_what_is_kept():
    curve, mark, seen = Curve(), None, np.empty((0, 6), np.float32)
    for epoch in range(3 * LIMIT):
        curve.record(row(epoch))
        if epoch % 37 == 0:
            news = curve.since(mark)
            if news is not None:
                mark = news.mark
                seen = news.rows if news.reset else np.concatenate((seen, news.rows))
                assert news.stride == curve.stride
            assert len(seen) <= LIMIT
            np.testing.assert_array_equal(seen[:, 0], np.arange(0, epoch + 1, curve.stride))


def test_no_news_when_nothing_was_kept():
    curve = recorded(5)
    news = curve.since(None)
    assert news is not None
    assert news.reset
    assert curve.since(news.mark) is None


def test_another_curve_replaces_what_a_reader_has():
    news = recorded(5).since(None)
    assert news is not None
    again = recorded(5).since(news.mark)
    assert again is not None
    assert again.reset
    assert len(again.rows) == 5


@pytest.mark.parametrize("count", [1, 2, 100, LIMIT + 1, LIMIT + 4, 7000])
def test_a_restored_curve_goes_on_alike(count: int):
    curve = recorded(count)
    restored = Curve.restored(**curve.state())  # type: ignore[arg-type]
    for epoch in range(count, count + 2500):
        curve.record(row(epoch))
        restored.record(row(epoch))
    assert restored.stride == curve.stride
    assert restored.rows.tobytes() == curve.rows.tobytes()


@pytest.mark.parametrize("count", [1, 40, 2040, 3000, 7000, 20_000])
def test_a_curve_cut_short_goes_on_as_it_did(count: int):
    whole = recorded(count)
    for cut in (0, count // 3, count // 2, count - 1):
        curve = whole.until(cut)
        assert curve.rows[:, 0].tolist() == [epoch for epoch in whole.rows[:, 0] if epoch <= cut]
        for epoch in range(cut + 1, count):
            curve.record(row(epoch))
        assert (curve.stride, curve.rows.tobytes()) == (whole.stride, whole.rows.tobytes())


def test_a_curve_takes_no_more_room_than_its_limit():
    for limit in (5, 256, LIMIT):
        curve = Curve(limit)
        for epoch in range(5 * limit):
            curve.record(row(epoch))
            assert len(curve.rows) <= limit + 1
        assert len(curve._kept) <= limit + 1
        assert Curve.restored(**curve.state()).limit == limit  # type: ignore[arg-type]
