"""Engine processes as the window uses them: a reading thread for each, one warm spare, and who may use all cores."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from core.compute import cores
from core.engines import EngineHandle
from core.mailbox import Mailbox
from core.technique import Technique

#: Engines that stay around with a finished run's products, for probes.
IDLE_ENGINES = 4
#: Milliseconds after an engine was taken until the next spare warms up, if no run is going then; while one is, its second or
#: two on a core would be missed by the training, so the spare waits, but not for more than so many such delays.
SPARE_DELAY, SPARE_PATIENCE = 2500, 8
#: Seconds that a run gets to stop before its engine is killed.
PATIENCE = 3.0
#: Seconds that all engines together get to end their runs when the window closes.
LAST_WORDS = 1.0


class _Reader(QThread):
    """Carries what the engine says from the pipe into the mailbox, so the window never waits for the pipe."""

    def __init__(self, handle: EngineHandle, mailbox: Mailbox) -> None:
        super().__init__()
        self._handle, self._mailbox = handle, mailbox

    def run(self) -> None:
        try:
            while True:
                for message in self._handle.receive():
                    self._mailbox.put(message)
        except EOFError:
            self._mailbox.put(("died", self._handle.obituary()))


class Engine:
    """One engine process, the thread that reads it, and the mailbox that the window's timer drains."""

    def __init__(self) -> None:
        self._handle = EngineHandle()
        #: Whether it has warmed up and said hello; before that nothing runs in it, however long it takes.
        self.greeted = False
        #: Seconds that it has left to end by itself (see EnginePool.release).
        self.patience = PATIENCE
        self._mailbox = Mailbox()
        self._reader = _Reader(self._handle, self._mailbox)
        self._reader.start()
        self.send = self._handle.send
        self.take = self._mailbox.take

    @property
    def pid(self) -> int:
        return self._handle.pid

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._handle.alive

    def ask_to_end(self) -> None:
        """Closes the pipe: the engine ends its run and exits. Late messages have nowhere to land."""
        self._mailbox.close(drop=True)
        self._handle.hang_up()

    def ended(self) -> bool:
        """Whether process and thread are gone."""
        return not self.alive and self._reader.isFinished()

    def wait(self, seconds: float) -> None:
        """Waits for an engine that was asked to end; one that still warms up has nothing to bring to an end."""
        if self.greeted:
            self._handle.join(seconds)

    def kill(self, wait: bool = True) -> None:
        """Ends the process at once; ``wait`` for it and for the thread that read it."""
        self._handle.kill(wait)
        if wait:
            self._reader.wait()


class EnginePool(QObject):
    """Hands engines to pages. ``machine_known`` carries what the first engine found out about this machine."""

    machine_known = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.machine: dict[str, Any] = {}
        self._spare: Engine | None = None
        self._ending: list[Engine] = []
        self._idle: dict[Any, Engine] = {}
        self._all_core_runs: set[Any] = set()
        self._running: set[Any] = set()
        self._spare_timer = QTimer(self, singleShot=True, interval=SPARE_DELAY)
        self._spare_timer.timeout.connect(self._prepare_when_idle)
        self._postponed = 0
        self._reaper = QTimer(self, interval=100)
        self._reaper.timeout.connect(self._reap)
        self._hello = QTimer(self, interval=50)
        self._hello.timeout.connect(self._listen)
        self._closed = False

    @property
    def warm(self) -> bool:
        """Whether a spare is there, so that Play answers at once."""
        return self._spare is not None

    def prepare(self) -> None:
        """Starts the spare unless there is one."""
        if self._spare is None and not self._closed:
            self._spare = Engine()
            if not self.machine:
                self._hello.start()

    def renew(self) -> None:
        """Replaces the spare by one that begins in the environment as it is now."""
        engine, self._spare = self._spare, None
        self.release(engine)
        self._spare_timer.start()

    def _prepare_when_idle(self) -> None:
        if self._running and self._postponed < SPARE_PATIENCE:
            self._postponed += 1
            self._spare_timer.start()
        else:
            self._postponed = 0
            self.prepare()

    def take(self) -> Engine:
        """An engine for a page; warm when the spare was ready."""
        engine, self._spare = self._spare, None
        if engine and not engine.alive:
            self.release(engine)
            engine = None
        self._spare_timer.start()
        return engine or Engine()

    def release(self, engine: Engine | None, page: Any = None, patience: float = PATIENCE) -> None:
        """Ends an engine without waiting for it; one that does not go by itself within ``patience`` seconds is killed."""
        self.run_ended(page)
        self._idle.pop(page, None)
        if engine is not None:
            engine.patience = patience
            engine.ask_to_end()
            self._ending.append(engine)
            self._reaper.start()

    def threads_for(self, technique: type[Technique], page: Any) -> int:
        """All cores for the first run that profits from them, one thread for every other."""
        if not technique.all_cores or self._all_core_runs - {page}:
            return 1
        self._all_core_runs.add(page)
        return cores()

    def run_ended(self, page: Any) -> None:
        """Frees the cores that ``threads_for`` promised to this page."""
        self._all_core_runs.discard(page)
        self._running.discard(page)

    def idle(self, page: Any, engine: Engine) -> Any | None:
        """Notes that a page's engine has nothing to do; returns the page that must give its engine up, if any."""
        self.run_ended(page)
        self._idle.pop(page, None)
        self._idle[page] = engine
        return next(iter(self._idle)) if len(self._idle) > IDLE_ENGINES else None

    def busy(self, page: Any) -> None:
        """A page's engine runs again."""
        self._idle.pop(page, None)
        self._running.add(page)

    def close(self) -> None:
        """Ends everything; returns when no process and no thread is left."""
        self._closed = True
        for timer in (self._spare_timer, self._reaper, self._hello):
            timer.stop()
        engines = self._ending + ([self._spare] if self._spare else [])
        for engine in engines:
            engine.ask_to_end()
        end = time.monotonic() + LAST_WORDS
        for engine in engines:
            engine.wait(end - time.monotonic())
            engine.kill()
        self._spare, self._ending = None, []

    def _listen(self) -> None:
        if self._spare is None:
            self._hello.stop()
            return
        for message in self._spare.take():
            self._hello.stop()
            if message[0] == "hello":
                self._spare.greeted = True
                self.heard(message[1])
            else:  # it died while it warmed up; a page's own engine will show whether that was chance
                engine, self._spare = self._spare, None
                self.release(engine)
                return

    def heard(self, machine: dict[str, Any]) -> None:
        """An engine has told what machine this is."""
        if not self.machine:
            self.machine = machine
            self.machine_known.emit(machine)

    def _reap(self) -> None:
        for engine in list(self._ending):
            engine.patience -= self._reaper.interval() / 1000
            if not engine.ended() and engine.patience <= 0:
                engine.kill(wait=False)
            if engine.ended():
                engine.kill()  # joins; nothing is left to kill
                self._ending.remove(engine)
        if not self._ending:
            self._reaper.stop()
