"""`pantau up` and `pantau clock`: keep everything running until told to stop.

Called by the command line. It frees what a dead roof had leased, runs clock, dispatcher and indexer as threads and the
page server, the worker and the demo site as children, and starts a child again that died.
"""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING

from django.db import connections

from scheduler import processes, slots, wiring
from scheduler.clock import Ticker, Timetable
from scheduler.dispatch import Dispatcher

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from scheduler.config import Config
    from scheduler.system_clock import SystemClock

RESTART_MIN_S, RESTART_MAX_S = 1.0, 60.0
HEALTHY_S = 120.0  # a child that ran this long is started again without a growing wait
INDEX_EVERY_S = 2.0
MAIL_EVERY_S = 300.0


class Stop:
    """Set by the first SIGTERM or SIGINT; everything that waits looks at it."""

    def __init__(self) -> None:
        """Not stopping yet."""
        self.event = threading.Event()
        self.signalled = False

    def listen(self) -> None:
        """Take over SIGTERM and SIGINT of this process."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - a handler's signature
        self.signalled = True
        self.event.set()


class Indexer(threading.Thread):
    """Follows the state database for as long as it runs: index and outbox; what is down delays it, nothing more."""

    def __init__(
        self, config: Config, clock: SystemClock, stopping: threading.Event, say: Callable[[str], None]
    ) -> None:
        """Keep what the loop needs."""
        super().__init__(name="indexer", daemon=True)
        self._config = config
        self._clock = clock
        self._stopping = stopping
        self._say = say

    def run(self) -> None:
        """Catch up, rest, and say once when the engine is away and once when it is back."""
        down = ""
        mail_at_s = self._clock.monotonic() + MAIL_EVERY_S
        while not self._stopping.is_set():
            if self._clock.monotonic() >= mail_at_s:
                mail_at_s = self._clock.monotonic() + MAIL_EVERY_S
                self._deliver()
            try:
                wiring.catch_up_index(self._config, self._clock)
                if down:
                    self._say("index: the engine answers again and has caught up")
                down = ""
            except Exception as error:  # noqa: BLE001 - the crawl goes on, changes wait in the state database
                if str(error) != down:
                    self._say(f"index: {error}; changes wait in the state database")
                down = str(error)
            self._stopping.wait(INDEX_EVERY_S if not down else INDEX_EVERY_S * 5)
        connections.close_all()

    def _deliver(self) -> None:
        """Try again what a mail server put off; an unclear answer is asked once more, with the same Message-ID."""
        try:
            wiring.deliver_mail(self._config, self._clock.now())
        except Exception as error:  # noqa: BLE001 - the outbox keeps every mail for the next try
            self._say(f"mail: {error}; it stays in the outbox")


class Keeper:
    """Children that must run, each started again after it died: 1 s, doubling to 60 s."""

    def __init__(self, commands: dict[str, list[str]], clock: SystemClock, say: Callable[[str], None]) -> None:
        """`commands`: name -> arguments of `pantau`."""
        self._commands = commands
        self._clock = clock
        self._say = say
        self._children: dict[str, processes.Child] = {}
        self._again: dict[str, tuple[float, float]] = {}
        self._since: dict[str, float] = {}

    def start(self) -> None:
        """Start all of them."""
        for name, arguments in self._commands.items():
            self._children[name] = processes.start(name, arguments)
            self._since[name] = self._clock.monotonic()

    def look(self) -> None:
        """Start again what died and has waited long enough."""
        for name, child in list(self._children.items()):
            code = child.process.poll()
            if code is None:
                continue
            at, wait_s = self._again.get(name, (0.0, RESTART_MIN_S))
            if self._clock.monotonic() - self._since[name] > HEALTHY_S:
                wait_s = RESTART_MIN_S
            if not at:
                self._say(f"{name} ended with code {code}; starting it again in {wait_s:.0f} s")
                self._again[name] = (self._clock.monotonic() + wait_s, min(wait_s * 2, RESTART_MAX_S))
            elif self._clock.monotonic() >= at:
                self._children[name] = processes.start(name, self._commands[name])
                self._since[name] = self._clock.monotonic()
                self._again[name] = (0.0, wait_s)

    def stop(self) -> None:
        """End all of them, as whole trees."""
        processes.stop(list(self._children.values()))


class FirstDigest:
    """The demo's digest: made once, as soon as the first round is fetched, read and indexed, not at tomorrow's hour."""

    def __init__(self, config: Config, clock: SystemClock, wake: Callable[[], None]) -> None:
        """Do nothing unless this is the demo."""
        self._clock = clock
        self._wake = wake
        self._began = clock.now()
        self._waiting = config.demo

    def look(self) -> None:
        """Insert the slot when the first round is over; later calls do nothing."""
        if self._waiting and slots.settled("crawl", self._began) and not wiring.pending() and not wiring.index_lag():
            self._waiting = False
            if slots.insert("digest", f"demo-{self._began.isoformat()}", {}, self._clock.now()):
                self._wake()


def stay_up(config: Config, clock: SystemClock, say: Callable[[str], None], commands: dict[str, list[str]]) -> bool:
    """Run until a signal comes; returns whether one did. `commands` are the children beside clock and indexer."""
    stop = Stop()
    stop.listen()
    slots.free_leases(clock.now())
    slots.prune(clock.now())
    timetable = Timetable(wiring.rhythms_s(config), config.digest.at, config.digest.zone)
    keeper = Keeper(commands, clock, say)
    dispatcher = Dispatcher(config, clock, say)
    ticker = Ticker(timetable, clock, dispatcher.wake)
    indexer = Indexer(config, clock, stop.event, say)
    keeper.start()
    try:
        indexer.start()
        dispatcher.start()
        ticker.start()
        first = FirstDigest(config, clock, dispatcher.wake)
        while not stop.event.wait(1.0):
            keeper.look()
            first.look()
    finally:
        stop.event.set()
        ticker.stop()
        dispatcher.stop()
        keeper.stop()
        indexer.join(timeout=5)
    return stop.signalled
