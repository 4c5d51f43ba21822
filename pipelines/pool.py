"""The parent's side of the parser children: hands out tasks, keeps their order, ends what exceeds its limits.

Called by the worker and replay, from a process without threads. Every task gets an answer: items, or a named loss. An
unexplained death is tried once more in a fresh child; a limit never.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from dataclasses import dataclass, replace
from multiprocessing import connection, forkserver
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from pipelines import canonical, child
from pipelines.child import Answer, Limits, Task
from pipelines.knowledge.files import shipped_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from pipelines.record import ExtractionResult, Item

_TASKS_PER_CHILD: Final = 500  # then a fresh one: what libraries leak stays small
_ANSWER_BYTES: Final = 64 * 1024 * 1024
_END_S: Final = 5.0
_AHEAD: Final = 4  # tasks in flight per child, so that one slow page does not idle the others

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Job(Generic[Key]):
    """A task with its bodies, and the caller's own key; `lost` is set when it cannot even be tried."""

    key: Key
    task: Task
    bodies: tuple[bytes, ...]
    lost: ExtractionResult | None = None
    reason: str = ""
    wants_stand_in: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a job: its items, or a loss with the item that stands in for it."""

    items: tuple[Item, ...] = ()
    lost: ExtractionResult | None = None
    reason: str = ""
    stand_in: Item | None = None


@dataclass(slots=True)
class _Slot(Generic[Key]):
    job: Job[Key]
    loss: Answer | None = None  # the first loss, while its stand-in is being made
    deaths: int = 0
    result: Result | None = None


@dataclass(slots=True)
class _Child(Generic[Key]):
    process: BaseProcess
    pipe: Connection
    slot: _Slot[Key] | None = None
    deadline_s: float = 0.0
    done: int = 0


class Pool(Generic[Key]):
    """A few parser children; a context manager that ends them all."""

    def __init__(self, jobs: int = 1, limits: Limits | None = None) -> None:
        """Remember how many children may run at once; they start with the first task."""
        self._jobs = max(1, jobs)
        self._limits = limits or Limits()
        self._context: Any = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["pipelines.child"])
        self._children: list[_Child[Key]] = []
        self._queue: deque[_Slot[Key]] = deque()
        self.killed = 0
        self.deaths = 0

    def __enter__(self) -> Pool[Key]:
        """Return itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """End every child, also in the middle of a task."""
        for each in self._children:
            each.pipe.close()
            each.process.kill()
        for each in self._children:
            each.process.join(_END_S)
        self._children.clear()

    @staticmethod
    def release() -> None:
        """End the forkserver (about 50 MB) until the next task; for a worker that has nothing to do for a while."""
        server: Any = forkserver._forkserver  # noqa: SLF001 - there is no public way to end it
        server._stop()  # noqa: SLF001 - as the library's own tests do

    def run(self, jobs: Iterable[Job[Key]]) -> Iterator[tuple[Job[Key], Result]]:
        """Yield every job with its result, in the order given; jobs are drawn only as children become free."""
        source, order = iter(jobs), deque[_Slot[Key]]()
        drained = False
        while not drained or order:
            while not drained and len(order) < self._jobs * _AHEAD and not self._queue and self._has_room():
                job = next(source, None)
                if job is None:
                    drained = True
                else:
                    order.append(_Slot(job))
                    self._enter(order[-1])
                    self._pump()
            while order and order[0].result is not None:
                slot = order.popleft()
                yield slot.job, slot.result or Result()
            if order and order[0].result is None:
                self._wait()
                self._pump()

    def _enter(self, slot: _Slot[Key]) -> None:
        if slot.job.lost is None:
            self._queue.append(slot)
        else:
            self._lose(slot, Answer(lost=slot.job.lost, reason=slot.job.reason))

    def _has_room(self) -> bool:
        return len(self._children) < self._jobs or any(each.slot is None for each in self._children)

    def _pump(self) -> None:
        """Give waiting slots to free children."""
        while self._queue and self._has_room():
            slot = self._queue.popleft()
            worker = next((each for each in self._children if each.slot is None), None) or self._start()
            task, bodies = slot.job.task, slot.job.bodies
            if slot.loss is not None:
                task = replace(task, lost=slot.loss.lost, reason=slot.loss.reason)
                bodies = (b"",) * len(task.captures)
            worker.slot, worker.deadline_s = slot, time.monotonic() + self._limits.wall_s
            try:
                worker.pipe.send_bytes(canonical.encode(task))
                for body in bodies:
                    worker.pipe.send_bytes(body)
            except OSError:  # it is gone, or it refused the body and said why before it left
                self._answered(worker)
                if worker in self._children:
                    self._remove(worker)

    def _start(self) -> _Child[Key]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=child.serve, args=self._handed(theirs), daemon=True)
        process.start()
        theirs.close()
        self._children.append(_Child(process, ours))
        return self._children[-1]

    def _handed(self, pipe: Connection) -> tuple[Connection, Limits, child.Own]:
        """What a child starts with: the forkserver has loaded the shipped knowledge, but nothing of the operator's."""
        known = child.KNOWLEDGE
        model = () if shipped_model() else (known.model,)
        return pipe, self._limits, child.Own(known.candidates.rows, model)

    def _wait(self) -> None:
        """Wait for the next answer, death or deadline, and settle it."""
        busy = [each for each in self._children if each.slot is not None]
        until = min((each.deadline_s for each in busy), default=time.monotonic())
        connection.wait([each.pipe for each in busy], max(0.0, until - time.monotonic()))
        for each in busy:
            if each.pipe.poll():
                self._answered(each)
            elif time.monotonic() >= each.deadline_s:
                self._end(each, Answer(lost="timed_out", reason=f"no answer within {self._limits.wall_s:g} s"))

    def _answered(self, worker: _Child[Key]) -> None:
        try:
            answer = child.parse_answer(worker.pipe.recv_bytes(_ANSWER_BYTES))
        except (EOFError, ConnectionError):
            self._buried(worker)
            return
        except (OSError, ValueError, KeyError, TypeError) as error:
            self._end(worker, Answer(lost="crashed", reason=f"unreadable answer: {type(error).__name__}"))
            return
        slot, worker.slot = worker.slot, None
        worker.done += 1
        if worker.done >= _TASKS_PER_CHILD:
            self._remove(worker)
        if slot is not None:
            self._settle(slot, answer)

    def _buried(self, worker: _Child[Key]) -> None:
        """A child died by itself: a limit is named, anything else is tried once more."""
        worker.process.join(_END_S)
        code = worker.process.exitcode
        if code == -signal.SIGXCPU:
            self._end(worker, Answer(lost="timed_out", reason=f"more than {self._limits.cpu_s} s of CPU"))
            return
        self.deaths += 1
        slot = worker.slot
        self._remove(worker)
        if slot is None:
            return
        slot.deaths += 1
        if slot.deaths == 1:
            self._queue.append(slot)
        else:
            self._settle(slot, Answer(lost="crashed", reason=f"its reader died twice (exit code {code})"))

    def _end(self, worker: _Child[Key], answer: Answer) -> None:
        slot = worker.slot
        self.killed += 1
        self._remove(worker)
        if slot is not None:
            self._settle(slot, answer)

    def _remove(self, worker: _Child[Key]) -> None:
        self._children.remove(worker)
        worker.pipe.close()
        worker.process.kill()
        worker.process.join(_END_S)

    def _settle(self, slot: _Slot[Key], answer: Answer) -> None:
        if slot.loss is not None:  # this was the stand-in's turn; when that fails too, the loss stands alone
            stand_in = answer.items[0] if answer.items else None
            slot.result = Result(lost=slot.loss.lost, reason=slot.loss.reason, stand_in=stand_in)
        elif answer.lost is None:
            slot.result = Result(items=answer.items)
        else:
            self._lose(slot, answer)

    def _lose(self, slot: _Slot[Key], answer: Answer) -> None:
        if not slot.job.wants_stand_in:
            slot.result = Result(lost=answer.lost, reason=answer.reason)
            return
        slot.loss, slot.deaths = answer, 1  # a stand-in is tried once
        self._queue.append(slot)
