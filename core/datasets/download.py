"""Fetches published files: resumed where the last try ended, checked before anybody sees them, all of a set or nothing."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from core.datasets import Report, Work, no_such, user_folder
from core.datasets.catalogue import CARDS, DatasetCard, RemoteFile
from core.datasets.stored import disk_sentence
from core.datasets.verify import digest

#: Seconds without a byte after which a server counts as gone.
_TIMEOUT = 20.0
#: Times that one server may break off before the next one is asked.
_DROPS = 5
_CHUNK = 2**16
#: Bytes that stay free on the disk.
_SPARE = 2**24


class FetchFailed(OSError):
    """A file could not be fetched; the message is one sentence."""


class _Unreachable(Exception):
    """The server, or the way to it, failed; another try may go on where this one ended."""


class _WrongFile(Exception):
    """What came is not the published file and has to go."""


def fetch(name: str) -> Work[Path]:
    """Fetches a data set of the catalogue into the user's data folder and returns that folder.

    Proxies are taken from the environment. Closing the generator cancels; what has come stays, and the next call goes on
    from there. Files that are not the published ones are removed, and the next mirror is asked.

    Raises:
        ValueError: nothing has this name, or it cannot be fetched.
        FetchFailed: no network, no space, no permission, a wrong file, or another process fetches it at the moment.
    """
    card = CARDS.get(name)
    if card is None:
        raise ValueError(no_such(name))
    if not card.files:
        raise ValueError(f"{name} cannot be fetched: {card.how_to_get or 'it is built in'}")
    return (yield from fetch_files(name, card.files, user_folder()))


def fetch_files(name: str, files: Sequence[RemoteFile], home: Path) -> Work[Path]:
    """Puts ``files`` at their paths below ``home``, which is returned; see ``fetch``."""
    stage = home / f".fetching-{name}"
    try:
        stage.mkdir(parents=True, exist_ok=True)
        with _alone(stage / "lock", name):
            _check_space(name, files, stage, home)
            total, done = sum(file.size for file in files), 0
            for file in files:
                yield from _file(file, stage / file.path, done, total)
                done += file.size
            _publish(files, stage, home)
            shutil.rmtree(stage, ignore_errors=True)
    except FetchFailed:
        raise
    except OSError as error:
        raise FetchFailed(disk_sentence(name, home, error)) from error
    return home


def is_fetched(card: DatasetCard) -> bool:
    """Whether the set lies in the user's data folder as ``fetch`` leaves it."""
    return bool(card.files) and all((user_folder() / file.path).is_file() for file in card.files)


def remove(card: DatasetCard) -> None:
    """Deletes what ``fetch`` has fetched, and nothing else. Raises OSError."""
    home = user_folder()
    for file in card.files:
        (home / file.path).unlink(missing_ok=True)
    for parent in {Path(file.path).parent for file in card.files}:
        for folder in (parent, *parent.parents):
            if folder != Path():
                with contextlib.suppress(OSError):  # other files lie there, too
                    (home / folder).rmdir()
    shutil.rmtree(home / f".fetching-{card.name}", ignore_errors=True)


def _file(file: RemoteFile, target: Path, before: int, total: int) -> Work[None]:
    """One file, verified, at ``target``; ``before`` bytes of the ``total`` came with earlier files."""
    if target.is_file() and target.stat().st_size == file.size:
        return  # it was verified before it got this name
    target.parent.mkdir(parents=True, exist_ok=True)
    part, title = target.with_name(target.name + ".part"), Path(file.path).name
    problem = ""
    for url in file.urls:
        for _ in range(_DROPS):
            had = part.stat().st_size if part.exists() else 0
            try:
                yield from _receive(url, file, part, before, total)
                algorithm, _, published = file.checksum.partition(":")
                found = yield from digest(part, algorithm)
                if found != published:
                    raise _WrongFile(f"{_host(url)} gave a file with the {algorithm} {found}, not {published}")
                part.replace(target)
                return
            except _WrongFile as error:
                problem = f"{title} is not the published file and was removed: {error}"
                part.unlink(missing_ok=True)
                if not had:
                    break
            except _Unreachable as error:
                problem, come = f"{title} could not be fetched: {error}", part.stat().st_size if part.exists() else 0
                if come:
                    problem += f"; the {come:,} bytes that came are kept, and the next try goes on there"
                if come <= had:
                    break
    raise FetchFailed(problem)


def _receive(url: str, file: RemoteFile, part: Path, before: int, total: int) -> Work[None]:
    """Completes ``part`` to ``file.size`` bytes. Raises _Unreachable or _WrongFile."""
    start, label = part.stat().st_size if part.exists() else 0, f"Fetching {Path(file.path).name}"
    if start > file.size:
        raise _WrongFile("more had come than there is")
    yield Report(before + start, total, label)
    if start == file.size:
        return
    with _answer(url, start) as answer:
        start = _checked_start(answer, url, start, file.size)
        with part.open("r+b" if start else "wb") as out:
            out.seek(start)
            while start < file.size and (chunk := _read(answer, url)):
                start += len(chunk)
                if start > file.size:
                    raise _WrongFile(f"{_host(url)} sent more than the {file.size:,} bytes that it has")
                out.write(chunk)
                yield Report(before + start, total, label)
            out.truncate()
            out.flush()
            os.fsync(out.fileno())
        if start < file.size:
            raise _Unreachable(f"{_host(url)} broke off after {start:,} of {file.size:,} bytes")
        if _read(answer, url):
            raise _WrongFile(f"{_host(url)} sent more than the {file.size:,} bytes that it has")


@contextlib.contextmanager
def _answer(url: str, start: int) -> Iterator[http.client.HTTPResponse]:
    # Packed on the way by the server, neither its length nor a range of it would mean anything.
    headers = {"User-Agent": "learnoscope", "Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
    # A new opener, because the one that urlopen keeps has the proxies of its first use.
    opener = urllib.request.build_opener()
    try:
        answer = opener.open(urllib.request.Request(url, headers=headers), timeout=_TIMEOUT)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 416:
            raise _WrongFile(f"{_host(url)} has fewer than {start:,} bytes") from None
        raise _Unreachable(f"{_host(url)} answered {error.code} {error.reason}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _Unreachable(f"{_host(url)} cannot be reached ({_reason(error)})") from None
    with answer:
        yield answer


def _checked_start(answer: http.client.HTTPResponse, url: str, start: int, size: int) -> int:
    """The byte with which the answer begins: 0 when the server knows no ranges. Raises _WrongFile."""
    whole = answer.headers.get("Content-Length", "")
    if answer.status == 206:
        match = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", answer.headers.get("Content-Range", ""))
        if not match or int(match[1]) != start:
            raise _WrongFile(f"{_host(url)} sent another part than was asked for")
        whole = match[2] if match[2] != "*" else ""
    else:
        start = 0
    if whole.isdecimal() and int(whole) != size:
        raise _WrongFile(f"{_host(url)} has a file of {int(whole):,} bytes, but it has {size:,}")
    return start


def _read(answer: http.client.HTTPResponse, url: str) -> bytes:
    """What has come, b"" at the end; not more than there is at once, so that a slow server does not hold up a cancel."""
    try:
        return answer.read1(_CHUNK)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _Unreachable(f"{_host(url)} broke off ({_reason(error)})") from None


def _publish(files: Sequence[RemoteFile], stage: Path, home: Path) -> None:
    """A new folder appears as a whole; files that belong into one that is there are moved one after the other."""
    for folder in {Path(file.path).parent for file in files}:
        if folder != Path() and not (home / folder).exists():
            (home / folder).parent.mkdir(parents=True, exist_ok=True)
            (stage / folder).rename(home / folder)
    for file in files:
        if (stage / file.path).exists():
            (stage / file.path).replace(home / file.path)


@contextlib.contextmanager
def _alone(path: Path, name: str) -> Iterator[None]:
    """Keeps other processes out; the lock goes with the process, whatever ends it."""
    with path.open("a+b") as file:
        try:
            if os.name == "nt":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise FetchFailed(f"{name} is being fetched already, in another window or terminal") from None
        yield


def _check_space(name: str, files: Sequence[RemoteFile], stage: Path, home: Path) -> None:
    here = sum(path.stat().st_size for path in stage.rglob("*") if path.is_file())
    needed, free = sum(file.size for file in files) - here, shutil.disk_usage(home).free
    if needed + _SPARE > free:
        raise FetchFailed(f"{name} needs {_megabytes(needed)}, but {home} has only {_megabytes(free)} left")


def _host(url: str) -> str:
    return urlsplit(url).hostname or url


def _reason(error: BaseException) -> str:
    """Why, in few words; urllib packs errors into errors."""
    while isinstance(inner := getattr(error, "reason", None), BaseException):
        error = inner
    text = getattr(error, "strerror", None) or getattr(error, "reason", None) or str(error) or type(error).__name__
    return str(text).partition("\n")[0][:200]


def _megabytes(size: float) -> str:
    return f"{size / 1e6:,.1f} MB"
