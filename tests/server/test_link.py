"""The codec between web process and worker."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.hosts.link import HEADER, Kind, Record, Unpacker, pack

records = st.builds(Record, st.sampled_from(Kind), st.integers(0, 2**32 - 1), st.binary(max_size=300))


def test_bytes_of_a_record():
    assert pack(Kind.COMMAND, 7, b"{}") == b"\x02\x00\x00\x00\x01\x07\x00\x00\x00{}"


@given(st.lists(records, max_size=8), st.lists(st.integers(1, 40), min_size=1, max_size=50))
def test_records_survive_any_cuts(sent: list[Record], cuts: list[int]):
    stream = b"".join(pack(*record) for record in sent)
    unpacker, received, place = Unpacker(), [], 0
    for cut in cuts:
        received += unpacker.feed(stream[place : place + cut])
        place += cut
    received += unpacker.feed(stream[place:])
    assert received == sent


def test_a_stream_out_of_step_is_noticed():
    with pytest.raises(ValueError, match="at most"):
        Unpacker().feed(HEADER.pack(2**31, 1, 0))
    with pytest.raises(ValueError, match="99"):
        Unpacker().feed(HEADER.pack(0, 99, 0))
