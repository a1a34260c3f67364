"""Sets Learnoscope up in ``.venv`` and starts it or its tests; needs nothing but Python.

    python3 build_scripts/dev.py run [ARGS]          the window, or `learnoscope ARGS`
    python3 build_scripts/dev.py test [PYTEST ARGS]  ruff and the test suite

The first call installs; a stamp in ``.venv`` lets later ones start at once. Old Pythons must be able to read this
file far enough to be refused in one sentence: no syntax newer than 3.6, no annotations.
"""

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "learnoscope.stamp"
UNFINISHED = VENV / "learnoscope.unfinished"
LOG = VENV / "install.log"
OLDEST, NEWEST = (3, 11), (3, 13)

#: What Qt's xcb plugin and its EGL and GL libraries link to, with the Debian packages; their dependencies bring the rest.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
}
OFFLINE = re.compile(r"Retry\(|ConnectionError|ConnectTimeout|[Nn]ame resolution|getaddrinfo|ProxyError")


class SetupError(Exception):
    """The set-up cannot go on; the message is one sentence for the person at the terminal."""


def working_pythons():
    """Commands on the path that start a Python of the right version (pyenv's may exist and not work)."""
    names = [name for name in ("python3.13", "python3.12", "python3.11") if shutil.which(name)]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return [name for name in names if subprocess.call([name, "-c", ""], **silent) == 0]


def python_refusal(version, implementation, bits, find_others):
    """Why this Python cannot be used, naming one of those that ``find_others`` finds in its place, or None."""
    if OLDEST <= tuple(version[:2]) <= NEWEST and implementation == "cpython" and bits == 64:
        return None
    this = f"this is {bits}-bit {implementation} {'.'.join(map(str, version[:3]))}"
    others = find_others()
    cure = f"use {others[0]} instead of it" if others else "install one from python.org or your package manager"
    return f"Learnoscope needs 64-bit CPython 3.{OLDEST[1]} to 3.{NEWEST[1]}, but {this}; {cure}."


def make_stamp(root, version):
    """Changes whenever the installation must be brought up to date; its second line says where it was made."""
    digest = hashlib.sha256(repr(tuple(version[:2])).encode())
    for path in (root / "pyproject.toml", root / "build_scripts" / "constraints.txt"):
        digest.update(path.read_bytes())
    return f"{digest.hexdigest()}\n{root}"


def read_stamp():
    """The stamp of the last complete installation, "" where there is none."""
    try:
        return STAMP.read_text(encoding="utf-8")
    except OSError:
        return ""


def is_ready(stamp):
    """Whether ``.venv`` is complete and up to date."""
    return read_stamp() == stamp and PYTHON.exists() and not UNFINISHED.exists()


def reason_to_rebuild(version):
    """Why ``.venv`` must be made anew, or None where installing into it is enough."""
    if not VENV.exists():
        return "there is none yet"
    if UNFINISHED.exists():
        return "its installation was interrupted"
    home = read_stamp().partition("\n")[2]
    if home and home != str(ROOT):
        return f"it was moved or copied from {home}"
    probe = [str(PYTHON), "-c", "import sys, pip; print(*sys.version_info[:2], sep='.')"]
    try:
        found = subprocess.run(probe, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "its Python does not work any more"
    wanted = f"{version[0]}.{version[1]}"
    return None if found == wanted else f"it was made by Python {found} and this is {wanted}"


def missing_libraries(load=ctypes.CDLL):
    """The system libraries that Qt needs and the dynamic linker does not find."""
    missing = []
    for name in LIBRARIES:
        try:
            load(name)
        except OSError:
            missing.append(name)
    return missing


def apt_install(packages):
    """The command that installs Debian packages."""
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def libraries_advice(missing, has_apt):
    """One line on what to do about missing system libraries."""
    if has_apt:
        command = " ".join(["sudo", *apt_install([LIBRARIES[name] for name in missing])])
        return f"the window needs system libraries that are missing here; install them with: {command}"
    return f"the window needs system libraries that are missing here: {', '.join(missing)}"


def has_display(platform, environment):
    """Whether a window can be shown here."""
    return platform != "linux" or any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def run_plan(arguments, display):
    """The arguments of ``learnoscope``, environment variables to set, and a line to say first ("" for none)."""
    if arguments or display:
        return arguments, {}, ""
    line = "There is no display here: playing each page offscreen instead, with screenshots in tour/."
    return ["tour", "--out", "tour"], {"QT_QPA_PLATFORM": "offscreen"}, line


def call(command, environment=None, cwd=None):
    """Exit code of a command; 128 + the number of a signal that ended it. What interrupts this process ends the command too."""
    with subprocess.Popen(command, env={**os.environ, **(environment or {})}, cwd=cwd) as child:
        try:
            code = child.wait()
        except KeyboardInterrupt:  # the terminal sent it to the command too, which ends in its own way
            child.wait()
            raise
        except SystemExit:  # SIGTERM reached only this process
            child.terminate()
            raise
    return code if code >= 0 else 128 - code


def apt_succeeds(packages):
    """Installs Debian packages as root; the package lists of a fresh machine are fetched first."""
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    return call(apt_install(packages), quiet) == 0 or (
        call(["apt-get", "update"], quiet) == 0 and call(apt_install(packages), quiet) == 0
    )


def is_debian_root():
    """Whether system packages may be installed without asking."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def check_libraries():
    """Installs missing system libraries as root, else names them: the command line works without them."""
    missing = missing_libraries() if sys.platform == "linux" else []
    if missing and not (is_debian_root() and apt_succeeds([LIBRARIES[name] for name in missing])):
        print(f"dev.py: {libraries_advice(missing, shutil.which('apt-get') is not None)}", file=sys.stderr)


@contextlib.contextmanager
def only_one_at_a_time():
    """Waits while another dev.py sets this checkout up. The lock ends with its process, however that ends."""
    with (ROOT / ".venv.lock").open("w") as lock:
        if os.name == "nt":
            import msvcrt

            while True:
                with contextlib.suppress(OSError):  # it gives up after ten seconds
                    msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def create_venv():
    """An empty ``.venv`` made by the Python that runs this script, marked as unfinished."""
    package = f"python3.{sys.version_info[1]}-venv"  # Debian's Python comes without ensurepip
    if importlib.util.find_spec("ensurepip") is None and not (is_debian_root() and apt_succeeds([package])):
        cure = f"sudo apt-get install -y {package}" if shutil.which("apt-get") else "install its module ensurepip"
        raise SetupError(f"{sys.executable} cannot make virtual environments until you do: {cure}")
    try:
        if VENV.exists():
            shutil.rmtree(VENV)
        VENV.mkdir()
        UNFINISHED.touch()
    except OSError as error:
        raise SetupError(f"{VENV} cannot be replaced ({error}); delete it, then run this again") from None
    # Not sys.executable, which lies inside the old .venv when that one is active.
    if call([getattr(sys, "_base_executable", None) or sys.executable, "-m", "venv", str(VENV)]):
        raise SetupError(f"{sys.executable} -m venv failed; its message is above")


def install(stamp):
    """Brings ``.venv`` up to date, making it anew where that is needed."""
    reason = reason_to_rebuild(sys.version_info)
    if reason:
        print(f"Making .venv ({reason}); PyTorch is large, so this takes minutes.", flush=True)
        create_venv()
    LOG.unlink(missing_ok=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--log", str(LOG)]
    constraints = str(Path("build_scripts", "constraints.txt"))
    if call([*pip, "install", "-c", constraints, "-e", ".[dev]"], cwd=ROOT):
        log = LOG.read_text(encoding="utf-8", errors="replace") if LOG.exists() else ""
        if OFFLINE.search(log):
            raise SetupError("pip cannot reach its package index; connect to the network, then run this again")
        raise SetupError(f"pip could not install Learnoscope; its message is above, everything it did is in {LOG}")
    STAMP.write_text(stamp, encoding="utf-8")
    UNFINISHED.unlink(missing_ok=True)


def prepare():
    """Makes ``.venv`` ready; next to nothing to do when it is."""
    stamp = make_stamp(ROOT, sys.version_info)
    if not is_ready(stamp):
        with only_one_at_a_time():
            if not is_ready(stamp):
                install(stamp)
    check_libraries()


def run(arguments):
    """Becomes ``learnoscope ARGS``."""
    arguments, environment, line = run_plan(arguments, has_display(sys.platform, os.environ))
    if line:
        print(line, flush=True)
    command = [str(PYTHON), "-m", "app", *arguments]
    if os.name == "nt":  # where exec would start a second process and let the terminal go on
        return call(command, environment)
    return os.execve(command[0], command, {**os.environ, **environment})  # never returns


def test(arguments):
    """The worst exit code of ruff and pytest, whose closing line comes last. The whole suite runs on up to four cores at once."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if cores > 1 and all(argument == "--last-failed" for argument in arguments):
        # Whole files stay together: their fixtures are shared.
        arguments = ["-n", str(min(cores, 4)), "--dist", "loadfile", *arguments]
    environment = {} if has_display(sys.platform, os.environ) else {"QT_QPA_PLATFORM": "offscreen"}
    steps = (["ruff", "check"], ["ruff", "format", "--check"], ["pytest", "-q", *arguments])
    return max(call([str(PYTHON), "-m", *step], environment, cwd=ROOT) for step in steps)


def main(arguments):
    """Exit code of the command; 1 when the set-up fails, 2 for a command that does not exist."""
    commands = {"run": run, "test": test}
    bits = 64 if sys.maxsize > 2**32 else 32
    refusal = python_refusal(sys.version_info, sys.implementation.name, bits, working_pythons)
    if refusal:
        print(f"dev.py: {refusal}", file=sys.stderr)
        return 1
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__.rstrip())
        return 0
    if arguments[0] not in commands:
        print(f'dev.py: there is no command "{arguments[0]}"; say run or test', file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        prepare()
        return commands[arguments[0]](arguments[1:])
    except (SetupError, OSError) as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
