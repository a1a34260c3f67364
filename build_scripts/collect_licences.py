"""Collects the licences of everything in the bundle in one file: distributions, Python, Qt, fonts, system libraries.

python build_scripts/collect_licences.py [FILE] [LIBRARY ...]

Without FILE it prints one line for each. The spec calls ``collected`` with the libraries that PyInstaller takes from the system.
"""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from core import licences  # noqa: E402
from core.licences import Notice  # noqa: E402

#: Texts that a distribution names and does not carry.
_MISSING = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "flatbuffers": ("Apache-2.0.txt",),
}
#: Licences that neither metadata nor files name: it is a list of packages, which have their own.
_NAMED = {"cuda-toolkit": "NVIDIA Proprietary Software"}
_QT = """\
Qt is used under the GNU Lesser General Public License, version 3. Its libraries lie unchanged in the folder PySide6 of this
program and may be replaced by others of the same interface. Their sources: https://code.qt.io, and for the Python side
https://code.qt.io/cgit/pyside/pyside-setup.git. The modules of Qt and their own third parties: https://doc.qt.io/qt-6/licenses-used-in-qt.html"""


def collected(libraries: Iterable[str] = ()) -> str:
    """The file's content; ``libraries`` are paths of bundled libraries, those of the system among them get their notices, too."""
    return licences.as_text(all_notices(libraries))


def all_notices(libraries: Iterable[str] = ()) -> list[Notice]:
    """A notice for each part of the bundle.

    Raises:
        LookupError: a distribution has neither a text nor a named licence.
    """
    found = [_completed(licences.notice(distribution)) for distribution in licences.runtime_distributions()]
    if silent := [notice.name for notice in found if not (notice.licence or notice.text)]:
        raise LookupError(f"no licence is known of {', '.join(silent)}")
    font = (HERE.parent / "resources" / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    return [*found, python_notice(), Notice("Inter", "font", "OFL-1.1", font), *_system_notices(libraries)]


def python_notice() -> Notice:
    """The interpreter that the bundle carries."""
    number = ".".join(map(str, sys.version_info[:3]))
    places = (Path(sysconfig.get_path("stdlib"), "LICENSE.txt"), Path(sys.base_prefix, "LICENSE.txt"))
    text = next((p.read_text(encoding="utf-8", errors="replace") for p in places if p.is_file()), "")
    return Notice("Python", number, "PSF-2.0", text or "https://docs.python.org/3/license.html")


def _completed(notice: Notice) -> Notice:
    key = licences.normal(notice.name)
    texts = [(HERE / "licences" / name).read_text(encoding="utf-8") for name in _MISSING.get(key, ())]
    own = [_QT] if len(texts) > 1 else []
    licence = notice.licence or _NAMED.get(key, "")
    return Notice(notice.name, notice.version, licence, "\n\n".join([*own, notice.text, *texts]).strip())


def _system_notices(libraries: Iterable[str]) -> list[Notice]:
    """Libraries that PyInstaller has taken from a Debian system, by package; elsewhere there are none, or none is known."""
    if not shutil.which("dpkg"):
        return []
    packages = {package for path in libraries if path.startswith(("/lib", "/usr/lib")) for package in _package(path)}
    found = []
    for name in sorted(packages):
        file = Path("/usr/share/doc", name.partition(":")[0], "copyright")
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        number = _output("dpkg-query", "-W", "-f", "${Version}", name)
        found.append(Notice(name.partition(":")[0], number or "system", "see the text", text))
    return found


def _package(path: str) -> list[str]:
    """The Debian package that owns a file; on merged systems it may be known without the leading /usr."""
    for name in (path, path.removeprefix("/usr"), f"/usr{path}", str(Path(path).resolve())):
        if line := _output("dpkg", "-S", name):
            return [line.splitlines()[0].rpartition(": ")[0].split(",")[0]]
    return []


@functools.cache
def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def main(arguments: list[str]) -> int:
    """Writes or lists; returns 0, or 1 with a sentence where a licence is missing or the file cannot be written."""
    try:
        found = all_notices(arguments[1:])
        if arguments:
            Path(arguments[0]).write_text(licences.as_text(found), encoding="utf-8")
    except (LookupError, OSError) as error:
        print(f"collect_licences.py: {error}", file=sys.stderr)
        return 1
    for notice in found if not arguments else ():
        print(f"{notice.name:30} {notice.version:20} {notice.licence[:70]:70} {len(notice.text):>8,} characters")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
