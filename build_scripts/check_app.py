"""Plays a built bundle as a person would, where no Python can be found: ``python build_scripts/check_app.py dist/learnoscope``.

It starts the window and measures how long that takes, runs the commands, a script and the camera on a film, and plays every
page. Linux needs Xvfb where there is no display. The pictures of the pages go to ``--out``.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
#: Seconds from the start of the process to the first painted window that answers, and tries of which the best counts.
LATEST_WINDOW, STARTS = 2.0, 5
#: Libraries that the window's process must not have loaded.
HEAVY = ("libtorch", "onnxruntime", "libopencv", "cv2.abi3")
#: What a script of a person's may ask: the sources of every technique are there, and what the engines need.
SCRIPT = """\
import inspect, os
os.environ["KERAS_BACKEND"] = "torch"
from core.catalogue import problems, techniques
from core.run_file import version
assert not problems, problems
lengths = [len(inspect.getsource(technique)) for technique in techniques().values()]
import cv2, keras, onnx, onnxruntime, onnxscript, scipy.stats, sklearn.datasets, torch, torchvision
assert len(sklearn.datasets.load_digits().target) == 1797
assert "missing" not in map(version, ("learnoscope", "torch", "numpy")), "versions"
print(len(lengths), "techniques with source,", version("learnoscope"), "on torch", torch.__version__)
"""


class Failed(Exception):
    """Something did not play; the message says what."""


class Bundle:
    """The programs of a bundle, run in an environment where the path holds nothing."""

    def __init__(self, folder: Path, home: Path, display: dict[str, str]) -> None:
        end = ".exe" if sys.platform == "win32" else ""
        self.window, self.twin = folder / f"learnoscope{end}", folder / f"learnoscope-cli{end}"
        if not self.twin.is_file():
            raise Failed(f"there is no {self.twin}")
        (home / "empty").mkdir(exist_ok=True)
        kept = ("LANG", "SYSTEMROOT", "TEMP", "TMP", "LEARNOSCOPE_DATA", "OMP_NUM_THREADS")
        self._environment = {name: os.environ[name] for name in kept if name in os.environ} | display
        self._environment |= {"PATH": str(home / "empty"), "HOME": str(home), "USERPROFILE": str(home)}
        self._environment |= {"LEARNOSCOPE_CONFIG": str(home), "LOCALAPPDATA": str(home), "APPDATA": str(home)}
        self._home = home

    def start(self, program: Path, *arguments: str, **options: object) -> subprocess.Popen:
        """A process of one of the two programs."""
        return subprocess.Popen([program, *arguments], env=self._environment, cwd=self._home, text=True, **options)

    def says(self, *arguments: str, seconds: float = 300) -> str:
        """What ``learnoscope-cli`` prints. Raises Failed where it ends otherwise than by exit code 0, or not at all."""
        process = self.start(self.twin, *arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            out, error = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Failed(f"{' '.join(arguments)} took more than {seconds:.0f} s") from None
        if process.returncode:
            raise Failed(f"{' '.join(arguments)} ended with code {process.returncode}: {(error or out).strip()[-800:]}")
        return out


def check_window(bundle: Bundle) -> str:
    """The window comes up in time, from the program without a console, and has loaded nothing heavy."""
    if sys.platform == "win32":
        return "start not measured: on Windows that program has no output"
    seconds, busy = [], []
    for _ in range(STARTS):
        begun = time.time()
        process = bundle.start(bundle.window, "-m", "app.benchmarks._child", "startup", stdout=subprocess.PIPE)
        out = process.stdout.read()
        _, process.returncode, used = os.wait4(process.pid, 0)
        if not out.strip():
            raise Failed(f"the window did not open (wait status {process.returncode})")
        seconds.append(json.loads(out.splitlines()[-1])["interactive"] - begun)
        busy.append(used.ru_utime + used.ru_stime)
    said = f"window up in {min(seconds):.2f} s (of {', '.join(f'{s:.2f}' for s in seconds)}), {min(busy):.2f} s of computing"
    # Where others compute as well, the window waits for them: what it computes itself is what an idle machine would take.
    if min(*seconds, *busy) > LATEST_WINDOW:
        raise Failed(f"{said}, but it has to be {LATEST_WINDOW} s")
    return f"{said}{_loaded(bundle)}"


def _loaded(bundle: Bundle) -> str:
    """What the running window's process has mapped, where the system tells; raises Failed for what it must not have."""
    maps = Path("/proc/self/maps")
    if not maps.exists():
        return ""
    process = bundle.start(bundle.window, "polynomial")
    try:
        time.sleep(15)
        if process.poll() is not None:
            raise Failed(f"the window closed by itself with code {process.returncode}")
        mapped = Path(f"/proc/{process.pid}/maps").read_text()
    finally:
        process.terminate()
        process.wait(30)
    if found := [name for name in HEAVY if name in mapped]:
        raise Failed(f"the window's process has loaded {', '.join(found)}")
    return ", without torch in its process"


def check_commands(bundle: Bundle, home: Path) -> str:
    """Versions, the catalogue, a run with torch, the camera on a film, an export, and a script."""
    version = bundle.says("--version").strip()
    names = [entry["id"] for entry in json.loads(bundle.says("list", "--json"))]
    missing = [f["name"] for f in json.loads(bundle.says("doctor", "--json")) if f["value"] == "missing"]
    if missing:
        raise Failed(f"doctor misses {', '.join(missing)}")
    bundle.says("run", "mlp_classification", "--max-seconds", "3", "--out", str(home / "run"))
    film = home / "film.avi"
    write_film(film)
    lines = bundle.says("camera", "--source", str(film), "--json").splitlines()
    if not any('"label"' in line or '"faces": [{' in line for line in lines):
        raise Failed(f"the camera found no face in the film: {lines[:1]}")
    bundle.says("models", "export", "mnist_cnn", str(home / "digits.onnx"))
    script = home / "own script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    said = bundle.says("--run-script", str(script)).strip()
    return f"{version}: {len(names)} techniques, {len(lines)} lines from a film; {said}"


def check_pages(bundle: Bundle, out: Path, seconds: float) -> str:
    """Every page plays in the window; its picture goes to ``out``."""
    printed = bundle.says("tour", "--out", str(out), "--seconds", str(seconds), seconds=3600)
    lines = printed.strip().splitlines()
    if trouble := [line for line in lines if "problem:" in line or "empty:" in line]:
        raise Failed("; ".join(trouble))
    return "\n".join([*lines, f"{len(lines)} pages played"])


def write_film(path: Path, frames: int = 20) -> None:
    """A short film of the portrait that comes along, moving."""
    import cv2
    import numpy as np

    from core.expressions.demo import portrait_path

    face = cv2.resize(cv2.imread(str(portrait_path())), (320, 320))
    film = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), 10, (640, 480))
    for frame in range(frames):
        canvas = np.full((480, 640, 3), 127, np.uint8)
        canvas[80:400, 40 + 10 * frame : 360 + 10 * frame] = face
        film.write(canvas)
    film.release()


@contextlib.contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The variables of a display: the one that is there, or a virtual one."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "XAUTHORITY")
    here = {name: os.environ[name] for name in names if os.environ.get(name)}
    if sys.platform != "linux" or "DISPLAY" in here or "WAYLAND_DISPLAY" in here:
        yield here
        return
    if not (program := shutil.which("Xvfb")):
        raise Failed("there is no display; Xvfb would be one (Debian's package xvfb)")
    read, write = os.pipe()
    command = [program, "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as numbers:
            yield here | {"DISPLAY": f":{numbers.readline().strip()}"}
    finally:
        server.terminate()
        server.wait()


def main(arguments: list[str]) -> int:
    """Exit code 0, or 1 with what did not play."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the bundle")
    parser.add_argument("--out", type=Path, default=Path("build") / "tour", help="folder for pictures of the pages")
    parser.add_argument("--seconds", type=float, default=2.0, help="how long each page plays (default 2)")
    parser.add_argument("--quick", action="store_true", help="do not play the pages")
    options = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="learnoscope check ") as home, screen() as display:
            bundle = Bundle(options.folder.resolve(), Path(home), display)
            print(check_window(bundle), flush=True)
            print(check_commands(bundle, Path(home)), flush=True)
            if not options.quick:
                print(check_pages(bundle, options.out.resolve(), options.seconds), flush=True)
    except (Failed, OSError, subprocess.TimeoutExpired) as error:
        print(f"check_app.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
