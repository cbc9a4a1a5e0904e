"""A visitor who does things at random, and keeps a record from which the run can be repeated without a server.

Whatever changes the model is done while the run is paused, so that the step at which it was done is known. All else
(watching, speed, lost connections, stalls, dying workers) must not change what is computed.
"""

import asyncio
import random
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np

from bench.life import Life, Rows, no_rows
from bench.line import Line, Message, Packed, State

PATIENCE = 30.0
LONG_STALL = 13.0
"""Longer than the server waits for a reader."""
PROBES = ("data", "parameters", "neurons", "surface", "space", "straight_cut", "gradients", "point", "valley")
INDEXED = ("point", "valley")
SMALLEST = 10
"""No network here has fewer parameters, and no data fewer points."""


class Visitor:
    """One visitor with one run at a time.

    Args:
        address: of the server.
        experiments: what may be opened.
        seed: of all that is done.
        long_stalls: whether to stop reading for so long that the server breaks off.
    """

    def __init__(self, address: str, experiments: list[dict[str, Any]], seed: int, *, long_stalls: bool = True) -> None:
        self.trouble: list[str] = []
        self.counts: Counter[str] = Counter()
        self.lives: list[Life] = []
        self.restored: list[float] = []
        self._address = address
        self._experiments = experiments
        self._dice = random.Random(seed)
        self._long_stalls = long_stalls
        self._stalled = False
        self._name = f"visitor {seed}"
        self._line: Line
        self._token = ""
        self._parameters = 0
        self._life: Life | None = None
        self._rows: Rows = no_rows()
        self._state: State | None = None
        self._expected: set[tuple[int | None, str]] = set()
        self._waiting: list[tuple[Callable[[Message], bool], asyncio.Future[Message]]] = []

    async def visit(self, seconds: float) -> None:
        """Does things for so long, then stands still so that the last run can be looked at."""
        try:
            async with asyncio.timeout(seconds + 4 * PATIENCE):
                await self._connect()
                await self._open()
                end = asyncio.get_running_loop().time() + seconds
                while asyncio.get_running_loop().time() < end:
                    await self._do_something()
                await self._end()
        except (ConnectionError, TimeoutError) as error:
            self._complain(f"gave up: {error!r}, last {self._state}")
        self._line.close()

    def _complain(self, what: str) -> None:
        self.trouble.append(f"{self._name}: {what}")

    # What is heard

    def _hear(self, line: Line, message: Message) -> None:
        if line is not self._line:
            return
        if isinstance(message, State):
            self._see(message)
        else:
            self._note(message)
        for waiting in list(self._waiting):
            wanted, answer = waiting
            if not answer.done() and wanted(message):
                answer.set_result(message)

    def _see(self, state: State) -> None:
        self.counts["frames"] += 1
        if state.diverged and not (self._state and self._state.diverged):
            self.counts["diverged"] += 1
        self._state = state
        if state.curve is not None:
            packed = msgspec.msgpack.decode(state.curve.rows, type=Packed)
            rows = np.frombuffer(packed.data, "<f4").reshape(packed.shape)
            self._rows = rows if state.curve.reset else np.concatenate([self._rows, rows])

    def _note(self, event: dict[str, Any]) -> None:
        kind = event["type"]
        self.counts[kind] += 1
        if kind == "changed":
            self._parameters = event["description"]["parameters"]
        elif kind == "opened":
            self._token = event["token"]
            self._parameters = event["description"]["parameters"]
        elif kind == "restored" and not self._stalled:
            self.restored.append(asyncio.get_running_loop().time())
        elif kind == "error" and (event["seq"], event["code"]) not in self._expected:
            self._complain(f"refused: {event}")
        elif kind == "lost":
            self._complain("the run is lost")

    async def _wait(self, wanted: Callable[[Message], bool], what: str) -> Message:
        answer: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        waiting = wanted, answer
        self._waiting.append(waiting)
        try:
            async with asyncio.timeout(PATIENCE):
                return await answer
        except TimeoutError:
            self._complain(f"no answer to {what} within {PATIENCE:.0f} s, last {self._state}")
            raise
        finally:
            self._waiting.remove(waiting)

    async def _event(self, kind: str, seq: int) -> dict[str, Any]:
        """The event that answers the command of this number."""

        def is_answer(message: Message) -> bool:
            return isinstance(message, dict) and message["type"] in (kind, "error") and message.get("seq") == seq

        event = await self._wait(is_answer, kind)
        assert isinstance(event, dict)
        return event

    async def _ask(self, kind: str, **fields: Any) -> State:
        """Sends a command, and waits for a frame after it."""
        return await self._seen(self._line.send(kind, **fields), f"{kind} {fields}")

    async def _seen(self, seq: int, what: str) -> State:
        """The newest frame, once there is one after the command of this number."""
        if self._state is None or self._state.seq < seq:
            await self._wait(lambda heard: isinstance(heard, State) and heard.seq >= seq, what)
        assert self._state is not None
        return self._state

    # What is done

    async def _do_something(self) -> None:
        deeds: list[tuple[Callable[[], Any], float]] = [
            (self._train, 5),
            (self._change, 3),
            (self._step, 1),
            (self._seek, 2),
            (self._branch, 0.7),
            (self._watch, 2),
            (self._look_away, 0.7),
            (self._blunder, 1),
            (self._reconnect, 0.7),
            (self._stall, 0.5),
            (self._reset, 0.4),
            (self._open, 0.3),
        ]
        (deed,) = self._dice.choices([deed for deed, _ in deeds], [weight for _, weight in deeds])
        await deed()

    async def _pause(self) -> State:
        state = await self._ask("pause")
        if state.playing:
            self._complain(f"plays after a pause: {state}")
        return state

    async def _train(self) -> None:
        self._line.send("speed", steps_per_frame=self._dice.choice([1, 3, 10, 50, 50, 200, 200, 0]))
        self._line.send("play")
        await asyncio.sleep(self._dice.uniform(0.1, 2.0))

    async def _change(self) -> None:
        """Changes the model, at a step that is known."""
        state = await self._pause()
        draw = self._dice.random()
        if draw < 0.25:
            await self._replace(state)
        elif draw < 0.6:
            changes = {"learner.optimizer.rate": self._dice.choice([0.003, 0.01, 0.03, 0.1])}
            if self._dice.random() < 0.4:
                changes = {"learner.l2": self._dice.choice([0.0, 0.001, 0.01])}
            seq = self._line.send("tune", changes=changes)
            if (await self._event("tuned", seq))["type"] == "tuned":
                self._record(await self._seen(seq, "tune"), state.step, "tune", changes)
        else:
            action = self._action()
            self._record(await self._ask("act", action=action), state.step, "act", action)

    async def _replace(self, state: State) -> None:
        """Goes on with another network."""
        assert self._life is not None
        experiment = self._life.now()
        experiment["network"]["layers"][0]["units"] = self._dice.randint(3, 9)
        seq = self._line.send("change", experiment=experiment)
        if (await self._event("changed", seq))["type"] == "changed":
            self._record(await self._seen(seq, "change"), state.step, "change", experiment)

    async def _seek(self) -> None:
        """Looks at the past; what it does next may begin there."""
        state = await self._pause()
        for _ in range(self._dice.randint(1, 8)):
            wanted = self._dice.randint(0, state.latest)
            seen, restored = await self._ask("seek", step=wanted), self.counts["restored"]
            if seen.step > wanted or (seen.latest != state.latest and not restored):
                self._complain(f"a seek to {wanted} of {state.latest} led to {seen}")
        self.counts["seeks"] += 1

    async def _branch(self) -> None:
        """Trains a second lane with the same settings: it has to stay equal."""
        state = await self._pause()
        await self._ask("seek", step=state.latest)  # in the past its parent would have edits to come
        seq = self._line.send("branch", focus=False)
        (lane,) = (told["lane"] for told in (await self._event("lanes", seq))["lanes"][1:])
        await self._train()
        await self._pause()

        def level(message: Message) -> bool:
            return isinstance(message, State) and all(other.step == message.step for other in message.others)

        seen = self._state if self._state and level(self._state) else await self._wait(level, "a pause of two lanes")
        assert isinstance(seen, State)
        if any(other.loss_train != seen.loss_train for other in seen.others):
            self._complain(f"a branch went its own way: {seen}")
        self.counts["branches"] += 1
        seq = self._line.send("drop", lane=lane)
        await self._event("lanes", seq)

    def _action(self) -> dict[str, Any]:
        dice = self._dice
        if dice.random() < 0.7:
            index = dice.randrange(self._parameters)
            return {"kind": "set_parameter", "index": index, "value": dice.uniform(-2, 2)}
        numbers = np.array([dice.gauss(0, 0.5) for _ in range(self._parameters)], "<f4")
        return {"kind": "set_parameters", "parameters": urlsafe_b64encode(numbers.tobytes()).decode().rstrip("=")}

    def _record(self, after: State, step: int, kind: str, what: dict[str, Any]) -> None:
        """Notes what was done; in the past it has made an end of what lay beyond, unless it changed nothing."""
        self.counts[kind] += 1
        assert self._life is not None
        if after.latest <= step:
            self._life.deeds = [deed for deed in self._life.deeds if deed[0] <= step] + [(step, kind, what)]

    async def _step(self) -> None:
        """Takes steps by hand, and sees that it was so many."""
        state = await self._pause()
        count, restored = self._dice.randint(1, 200), self.counts["restored"]
        self._line.send("step", unit="batch", count=count)
        wanted = state.step + count

        def done(message: Message) -> bool:
            died = self.counts["restored"] > restored
            return died or (isinstance(message, State) and (message.step >= wanted or message.diverged))

        await self._wait(done, f"step {count}")

    async def _watch(self) -> None:
        names = self._dice.sample(PROBES, self._dice.randint(0, len(PROBES)))
        probes = {
            name: {
                "probe": name,
                "hz": self._dice.choice([2, 10, 30]),
                "options": {"index": self._dice.randrange(SMALLEST)} if name in INDEXED else {},
            }
            for name in names
        }
        self._line.send("watch", probes=probes)

    async def _look_away(self) -> None:
        self._line.send("attend", watching=False, keep_training=self._dice.random() < 0.5)
        await asyncio.sleep(self._dice.uniform(0.1, 1.0))
        await self._ask("attend", watching=True)

    async def _blunder(self) -> None:
        """Asks what is refused."""
        bad: list[tuple[str, dict[str, Any], str]] = [
            ("tune", {"changes": {"seed": 3}}, "invalid_change"),
            ("tune", {"changes": {"learner.optimizer.rate": -1}}, "invalid_change"),
            ("act", {"action": {"kind": "set_parameter", "index": 99_999, "value": 1.0}}, "invalid_action"),
            ("watch", {"probes": {"a": {"probe": "nonsense"}}}, "invalid_probe"),
            ("step", {"count": -1}, "invalid_message"),
            ("dance", {}, "invalid_message"),
            ("open", {"experiment": {"version": 1, "seed": "x"}}, "invalid_experiment"),
        ]
        kind, fields, code = self._dice.choice(bad)
        self._expected.add((self._line.seq + 1, code))
        seq = self._line.send(kind, **fields)
        if (await self._event("error", seq))["code"] != code:
            self._complain(f"expected {code} for {kind} {fields}")

    async def _reset(self) -> None:
        await self._end()
        assert self._life is not None
        experiment = self._life.now()
        state = await self._ask("reset")
        self.counts["resets"] += 1
        if state.step != 0 or state.playing:
            self._complain(f"a reset led to {state}")
        self._life = Life(experiment)

    async def _open(self) -> None:
        """Opens another run; the one before is over."""
        if self._life is not None:
            await self._end()
        experiment = {**self._dice.choice(self._experiments), "seed": self._dice.randrange(1000)}
        seq = self._line.send("open", experiment=experiment)
        opened = await self._event("opened", seq)
        if opened["type"] == "opened":
            self._life = Life(opened["experiment"])
            await self._seen(seq, "open")
        await self._watch()

    async def _end(self) -> None:
        """Pauses, and keeps what has become of the run."""
        state = await self._pause()
        if state.step < state.latest:
            state = await self._ask("seek", step=state.latest)
        life = self._life
        assert life is not None
        life.rows, life.step, life.loss = self._rows, state.step, state.loss_train
        self.lives.append(life)

    # Connections

    async def _connect(self) -> None:
        self._line = Line(self._address, self._hear, narrow=self._dice.random() < 0.3)
        self._state, self._expected = None, set()
        await self._line.connect()

    async def _reconnect(self) -> None:
        """Loses the connection, and takes the run up again on another."""
        self.counts["reconnects"] += 1
        line = self._line
        if self._dice.random() < 0.5:
            line.cut()
        else:
            line.close()
        await asyncio.sleep(self._dice.choice([0.0, 0.05, 0.5]))
        await self._resume()

    async def _resume(self) -> None:
        await self._connect()
        seq = self._line.send("resume", token=self._token)
        opened = await self._event("opened", seq)
        if opened["type"] == "opened" and not opened["resumed"]:
            self._complain("a resumed run began anew")
        await self._seen(seq, "resume")
        await self._watch()

    async def _stall(self) -> None:
        """Stops reading for a while; the server may break off."""
        long = self._long_stalls and self._dice.random() < 0.2
        self.counts["long stalls" if long else "stalls"] += 1
        self._stalled = True
        self._line.stall(True)
        await asyncio.sleep(LONG_STALL if long else self._dice.uniform(0.5, 3.0))
        self._line.stall(False)
        await asyncio.sleep(0.2)
        self._stalled = False
        if not self._line.alive:
            self.counts["cut off"] += 1
            await self._resume()
