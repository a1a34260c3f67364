"""Worker processes that share arrays and advance several independent tracks of work in lockstep.

What a track computes never depends on which worker does it, or on how many there are: state lives in shared arrays and
the requests of one track are performed in order.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import connection, get_context
from multiprocessing.sharedctypes import RawArray
from pathlib import Path
from typing import Any

import numpy as np

#: Requests that wait at a worker while it works, so that it never waits for the parent between two of them.
_QUEUE = 2
_AVX512 = {"avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl"}


class WorkerFailed(RuntimeError):
    """A worker raised (the message ends with its traceback) or died."""


class SharedArray:
    """A numpy array of zeros that workers see too: pass it among their arguments and read ``array`` on either side."""

    def __init__(self, shape: Sequence[int], dtype: Any) -> None:
        self._shape, self._dtype = tuple(shape), np.dtype(dtype)
        self._memory = RawArray("b", int(np.prod(self._shape, dtype=np.int64)) * self._dtype.itemsize)

    @classmethod
    def of(cls, values: np.ndarray) -> SharedArray:
        """A shared copy of ``values``."""
        shared = cls(values.shape, values.dtype)
        shared.array[...] = values
        return shared

    @property
    def array(self) -> np.ndarray:
        """The values, writable on both sides."""
        count = int(np.prod(self._shape, dtype=np.int64))
        return np.frombuffer(self._memory, self._dtype, count).reshape(self._shape)


class WorkerPool:
    """``count`` spawned processes, each with its own ``perform = make(*arguments)`` that answers ``perform(track, request)``.

    Use it as a context manager; leaving it kills the workers at once. They ignore Ctrl+C, use one thread each, and end by
    themselves when this process dies.
    """

    def __init__(self, make: Callable[..., Callable[[int, Any], Any]], arguments: Sequence[Any], count: int) -> None:
        context = get_context("spawn")
        self._pipes: list[connection.Connection] = []
        self._processes = []
        try:
            with _worker_environment():
                for _ in range(count):
                    ours, theirs = context.Pipe()
                    process = context.Process(target=_work, args=(theirs, make, tuple(arguments)), daemon=True)
                    process.start()
                    theirs.close()  # only the worker holds this end now, so its death is an end of file here
                    self._pipes.append(ours)
                    self._processes.append(process)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def lockstep(self, requests: Iterator[Any], tracks: int, ahead: int = 1) -> Iterator[tuple[Any, list[Any]]]:
        """Each request goes to every track; yields (request, one answer a track), request after request.

        A track may be ``ahead`` requests in front of the last one yielded and no more, so workers come to rest while the
        consumer does not ask. A request is taken from ``requests`` only when it is that near.

        Raises:
            WorkerFailed: a worker raised or died.
        """
        waiting: deque[tuple[Any, list[Any], set[int]]] = deque()  # request, answers, tracks without an answer
        first = 0  # number of the oldest waiting request
        position = [0] * tracks  # next request of each track
        handed: list[deque[tuple[int, int]]] = [deque() for _ in self._pipes]  # (track, request number) at each worker
        while True:
            for request in itertools.islice(requests, ahead + 1 - len(waiting)):
                waiting.append((request, [None] * tracks, set(range(tracks))))
            if not waiting:
                return
            self._hand_out(waiting, first, position, handed)
            if waiting[0][2]:
                for worker in self._answering():
                    track, number = handed[worker].popleft()
                    _, answers, missing = waiting[number - first]
                    answers[track] = self._receive(worker)
                    missing.discard(track)
            else:
                request, answers, _ = waiting.popleft()
                first += 1
                yield request, answers

    def _hand_out(self, waiting: deque, first: int, position: list[int], handed: list[deque]) -> None:
        """Gives idle workers the tracks that are furthest behind; a track stays with its worker until that has answered."""
        owner = {track: worker for worker, queue in enumerate(handed) for track, _ in queue}
        for length in range(_QUEUE):
            for worker, queue in enumerate(handed):
                if len(queue) > length:
                    continue
                free = [
                    (number, track)
                    for track, number in enumerate(position)
                    if number < first + len(waiting) and owner.get(track, worker) == worker
                ]
                if free:
                    number, track = min(free)
                    self._send(worker, (track, waiting[number - first][0]))
                    queue.append((track, number))
                    owner[track] = worker
                    position[track] += 1

    def _send(self, worker: int, message: Any) -> None:
        try:
            self._pipes[worker].send(message)
        except OSError as error:
            raise self._died(worker) from error

    def _answering(self) -> list[int]:
        ready = connection.wait(self._pipes)
        return [worker for worker, pipe in enumerate(self._pipes) if pipe in ready]

    def _receive(self, worker: int) -> Any:
        try:
            answer, failure = self._pipes[worker].recv()
        except (EOFError, OSError) as error:
            raise self._died(worker) from error
        if failure:
            raise WorkerFailed(f"a worker process failed:\n{failure}")
        return answer

    def _died(self, worker: int) -> WorkerFailed:
        process = self._processes[worker]
        process.join(1)
        return WorkerFailed(f"a worker process ended unexpectedly (exit code {process.exitcode})")

    def close(self) -> None:
        """Ends the workers now, whatever they are doing."""
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.join()
            process.close()
        for pipe in self._pipes:
            pipe.close()
        self._processes, self._pipes = [], []


@contextlib.contextmanager
def _worker_environment() -> Iterator[None]:
    """What a worker has to inherit, because it counts before its first line runs: thread counts, and SIGINT held back."""
    threads = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
    changes = dict.fromkeys(threads, "1")
    if "OPENBLAS_CORETYPE" not in os.environ and _has_avx512():
        # OpenBLAS takes newer AMD processors for Haswell; with its AVX-512 kernels small products take half the time.
        changes["OPENBLAS_CORETYPE"] = "SKYLAKEX"
    before = {name: os.environ.get(name) for name in changes}
    os.environ.update(changes)
    masked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if hasattr(signal, "pthread_sigmask") else None
    try:
        yield
    finally:
        if masked is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, masked)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _has_avx512() -> bool:
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    line = next((line for line in flags.splitlines() if line.startswith("flags")), "")
    return set(line.split()) >= _AVX512


def _work(pipe: connection.Connection, make: Callable[..., Callable[[int, Any], Any]], arguments: tuple) -> None:
    """A worker's whole life; it ends when the parent's end of the pipe closes, also when the parent was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    try:
        perform = make(*arguments)
        while True:
            try:
                track, request = pipe.recv()
            except (EOFError, OSError):
                return
            pipe.send((perform(track, request), ""))
    except BaseException:
        with contextlib.suppress(OSError):
            pipe.send((None, traceback.format_exc()))
