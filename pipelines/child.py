"""What runs in a parser child: one task after the other, under limits, over one pipe. It parses what may be hostile.

Started by `pipelines.pool` from a forkserver that has imported this module (knowledge included) and has no thread, no
reactor and no database connection. A child never opens a file, a socket or the database; it answers in canonical JSON,
so that nothing it says is ever unpickled.
"""

from __future__ import annotations

import json
import math
import os
import resource
import signal
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipelines import canonical, extract
from pipelines.knowledge import load
from pipelines.process import knowledge_version, process, tag
from pipelines.record import Capture, ExtractionResult, Page, Recipe

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from pipelines.knowledge import Knowledge
    from pipelines.knowledge.candidates import Candidate
    from pipelines.knowledge.model_file import Model
    from pipelines.record import Item

_MIB = 1024 * 1024
KNOWLEDGE = load()  # once in the forkserver, which knows no list of candidates: every child shares its pages


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may cost. `memory_bytes` is address space, so libraries count: about 512 MiB resident."""

    cpu_s: int = 5
    wall_s: float = 20.0
    memory_bytes: int = 768 * _MIB
    body_bytes: int = 8 * _MIB
    text_bytes: int = 2 * _MIB
    open_files: int = 64


@dataclass(frozen=True, slots=True)
class Task:
    """One address group to read; `lost` asks for the stand-in of a reading that failed (result, reason) instead."""

    recipe: Recipe
    captures: tuple[Capture, ...]
    lost: ExtractionResult | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a child says: items, or the result and reason of a failure that it noticed itself."""

    items: tuple[Item, ...] = ()
    lost: ExtractionResult | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Own:
    """What the parent knows beside the shipped knowledge; read once, by the parent, and never by a child.

    `model` is empty where the shipped one holds, else it has one member: another model, or None for none.
    """

    candidates: tuple[Candidate, ...] = ()
    model: tuple[Model | None, ...] = ()

    def beside(self, knowledge: Knowledge) -> Knowledge:
        """Return the shipped knowledge with what is in here."""
        if self.candidates:
            knowledge = knowledge.with_candidates(self.candidates)
        return knowledge.with_model(self.model[0]) if self.model else knowledge


def serve(pipe: Connection, limits: Limits, own: Own) -> None:
    """Answer tasks until the pipe closes: a task as canonical JSON, then one message per body; one message back."""
    knowledge = own.beside(KNOWLEDGE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's Ctrl-C is the parent's to judge
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_NOFILE, (limits.open_files, limits.open_files))
    while True:
        try:
            task = canonical.decode(Task, pipe.recv_bytes())
            bodies = tuple(pipe.recv_bytes() for _capture in task.captures)
        except (EOFError, OSError):
            return
        except MemoryError:  # the pipe is out of step now: say so and make room for a fresh child
            pipe.send_bytes(canonical.encode(_too_big(limits)))
            return
        _allow_cpu(limits.cpu_s)
        pipe.send_bytes(canonical.encode(_answer(task, bodies, limits, knowledge)))


def read(task: Task, bodies: tuple[bytes, ...], knowledge: Knowledge = KNOWLEDGE) -> tuple[Item, ...]:
    """Return the items of a task; pure, and without limits when it is called in one's own process."""
    pages = tuple(Page(capture, body) for capture, body in zip(task.captures, bodies, strict=True))
    if task.lost is None:
        return process(pages, task.recipe, knowledge)
    item = tag(extract.hint_item(pages, task.recipe, task.lost, task.reason), knowledge)
    return (replace(item, knowledge_version=knowledge_version(knowledge, task.recipe)),)


def _answer(task: Task, bodies: tuple[bytes, ...], limits: Limits, knowledge: Knowledge) -> Answer:
    try:
        items = read(task, bodies, knowledge)
    except MemoryError:
        return _too_big(limits)
    except RecursionError:
        return Answer(lost="refused_shape", reason="nested deeper than the reader goes")
    except Exception as error:  # noqa: BLE001 - whatever a page provokes is that page's outcome, named and counted
        return Answer(lost="crashed", reason=f"{type(error).__name__}: {error}"[:500])
    longest = max((len(item.text.encode("utf-8", "surrogatepass")) for item in items), default=0)
    if longest > limits.text_bytes:
        return Answer(lost="too_big", reason=f"{longest} bytes of text, at most {limits.text_bytes} are kept")
    return Answer(items=items)


def _too_big(limits: Limits) -> Answer:
    return Answer(lost="too_big", reason=f"needs more than {limits.memory_bytes // _MIB} MiB of address space")


def _allow_cpu(seconds: int) -> None:
    """Let this process use `seconds` more: the kernel ends it with SIGXCPU behind them."""
    used = math.ceil(sum(os.times()[:2]))
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, hard))


def parse_answer(data: bytes) -> Answer:
    """Return a child's answer; raises ValueError, KeyError or TypeError on anything that is none."""
    if not isinstance(json.loads(data.decode("utf-8", "surrogatepass")), dict):
        raise TypeError("an answer is one JSON object")
    return canonical.decode(Answer, data)
