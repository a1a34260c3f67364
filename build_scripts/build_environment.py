"""Makes the environment that bundles are built from, with torch for the CPU: ``python build_scripts/build_environment.py``.

It lies in ``build/environment``. On Linux, torch for the CPU alone is not what an index offers first: name the index that has it
with ``--torch-index`` (or LEARNOSCOPE_TORCH_INDEX), or a file with ``--torch FILE.whl``. On Windows and macOS neither is needed.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
#: torch with its companions, and what only a CUDA build of it needs.
_TORCH = re.compile(r"(torch|torchvision|triton|nvidia-|cuda-)")
#: torchvision registers how these of its operators act on shapes, which fails where its library is for CUDA and does not load.
_PATCH = """

if not _has_ops():
    for _name in ("nms", "qnms"):
        torch.library.define(f"torchvision::{_name}", "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
"""


def requirements() -> list[str]:
    """What Learnoscope needs, without torch and torchvision, and what builds the bundle."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["bundle"]]
    return [requirement for requirement in needed if not _TORCH.match(requirement)]


def constraints() -> str:
    """The pinned versions, without those of torch's builds."""
    lines = (HERE / "constraints.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not _TORCH.match(line))


def pinned(name: str) -> str:
    """The pinned requirement of a distribution. Raises LookupError where it has none."""
    for line in (HERE / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(f"{name}=="):
            return line
    raise LookupError(f"constraints.txt pins no {name}")


def declare_operators(site: Path) -> None:
    """Lets torchvision load beside a torch for the CPU when its own library is for CUDA: nothing here calls those operators."""
    file = site / "torchvision" / "extension.py"
    text = file.read_text(encoding="utf-8")
    if _PATCH not in text:
        file.write_text(text + _PATCH, encoding="utf-8")


def make(folder: Path, torch: str, index: str) -> Path:
    """Makes or completes the environment and returns its Python.

    Raises:
        subprocess.CalledProcessError: pip failed; its messages are above.
        OSError: the folder cannot be written.
    """
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [str(python), "-m", "pip", "install", "--no-compile"]
    where = ["--index-url", index] if index else []
    pins = folder / "constraints.txt"
    pins.write_text(constraints(), encoding="utf-8")
    subprocess.run([*pip, *where, torch or pinned("torch")], check=True)
    subprocess.run([*pip, *where, "--no-deps", pinned("torchvision")], check=True)
    subprocess.run([*pip, "-c", str(pins), *requirements()], check=True)
    subprocess.run([*pip, "--no-deps", "--editable", str(ROOT)], check=True)
    declare_operators(Path(subprocess.check_output([python, "-c", _SITE], text=True).strip()))
    subprocess.run([python, "-c", "import torchvision"], check=True)
    return python


_SITE = "import sysconfig; print(sysconfig.get_path('purelib'))"


def main(arguments: list[str]) -> int:
    """Exit code 0, or 1 with a sentence."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "environment")
    parser.add_argument("--torch", default="", metavar="FILE", help="a wheel of torch for the CPU")
    parser.add_argument("--torch-index", default=os.environ.get("LEARNOSCOPE_TORCH_INDEX", ""), metavar="URL")
    options = parser.parse_args(arguments)
    try:
        python = make(options.folder, options.torch, options.torch_index)
    except (subprocess.CalledProcessError, LookupError, OSError) as error:
        print(f"build_environment.py: {error}", file=sys.stderr)
        return 1
    print(f"Build with: {python} build_scripts/build_app.py --check")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
