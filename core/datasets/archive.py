"""Reading zip files of strangers: nothing is unpacked to disk, and what lies about its size or place is refused."""

from __future__ import annotations

import copy
import stat
import zipfile
import zlib
from pathlib import Path

#: One file in an archive may have this many bytes; a picture has fewer, fer2013.csv has 301 MB.
LARGEST_FILE = 512 * 2**20
#: All files together, unpacked.
LARGEST_TOTAL = 16 * 2**30
#: Pictures hardly shrink when packed and tables to a fifth; a bomb shrinks to a thousandth.
_LARGEST_RATIO, _RATIO_MATTERS = 200, 64 * 2**20
_MOST_FILES = 2_000_000
#: zipfile unpacks this much at least.
_BLOCK = 2**16


class UnsafeArchive(ValueError):
    """This archive is damaged, or made to do harm; the message is one sentence that names it."""


class Archive:
    """The files of a zip archive, checked before anything is read. A context manager.

    Raises:
        UnsafeArchive: it is no zip file, is damaged, encrypted, packed in a rare way, holds links or names outside itself,
            or unpacks to too much.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            raise UnsafeArchive(f"{path.name} is not a zip file, or is damaged ({error})") from None
        try:
            self._members = {m.filename: m for m in self._zip.infolist() if not m.is_dir()}
            self._check()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    @property
    def names(self) -> list[str]:
        """Paths of the files inside, with "/"."""
        return list(self._members)

    def _check(self) -> None:
        name, size = self.path.name, self.path.stat().st_size
        if len(self._members) > _MOST_FILES:
            raise UnsafeArchive(f"{name} holds {len(self._members):,} files; at most {_MOST_FILES:,} are accepted")
        for member in self._zip.infolist():
            if problem := _problem(member):
                raise UnsafeArchive(f"{name} is refused: {_shown(member.filename)} {problem}")
        declared = sum(m.file_size for m in self._members.values())
        packed = sum(m.compress_size for m in self._members.values())
        if packed > size:
            raise UnsafeArchive(f"{name} is refused: its files overlap, as those of a zip bomb do")
        if declared > LARGEST_TOTAL or (declared > _RATIO_MATTERS and declared > _LARGEST_RATIO * size):
            raise UnsafeArchive(
                f"{name} is refused: {size:,} bytes that claim to unpack to {declared:,} are taken for a zip bomb"
            )

    def read(self, name: str) -> bytes:
        """The content of one file, never more than it declared.

        Raises:
            UnsafeArchive: it unpacks to more than it declared.
            ValueError: it is damaged.
        """
        member = self._members[name]
        # One byte more than declared may come out: enough to catch a lie, too little to do harm.
        longer = copy.copy(member)
        longer.file_size += _BLOCK  # at its end zipfile would look at the checksum and call it damage
        try:
            with self._zip.open(longer) as file:
                content = file.read(member.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise ValueError(f"{_shown(name)} in {self.path.name} is damaged ({error})") from None
        if len(content) > member.file_size:
            raise UnsafeArchive(f"{self.path.name} is refused: {_shown(name)} unpacks to more than it declares")
        if len(content) < member.file_size:
            raise ValueError(f"{_shown(name)} in {self.path.name} is damaged (it is shorter than it declares)")
        return content


def _problem(member: zipfile.ZipInfo) -> str:
    """What is wrong with an entry, or ""."""
    parts = member.filename.split("/")
    if not parts[0] or ".." in parts or ":" in parts[0] or "\\" in member.orig_filename:
        return "lies outside the archive"
    if "\0" in member.orig_filename:
        return "has a name with a zero byte"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "is a link"
    if member.flag_bits & 1:
        return "is encrypted"
    # bzip2 and lzma unpack a chunk to any length before one can look.
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is packed in a way other than deflate; pack the archive anew"
    if member.file_size > LARGEST_FILE:
        return f"claims {member.file_size:,} bytes, more than the accepted {LARGEST_FILE:,}"
    return ""


def _shown(name: str) -> str:
    return repr(name if len(name) <= 80 else name[:77] + "...")
