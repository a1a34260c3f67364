"""What a built Learnoscope starts with, the window's program and its console twin alike."""

import multiprocessing
import os
import sys


def main() -> int:
    """``learnoscope`` with the arguments of the process. Returns the exit code."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # a program without a console on Windows
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    # The bundle's libraries are for the bundle: what it starts, a file manager or a browser, takes the system's own.
    original = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if original is not None:
        os.environ["LD_LIBRARY_PATH"] = original
    elif sys.platform == "linux":
        os.environ.pop("LD_LIBRARY_PATH", None)
    multiprocessing.freeze_support()  # engines start here, and never come back
    if sys.argv[1:2] == ["-m"]:  # benchmarks start their children as ``sys.executable -m MODULE``
        import runpy

        module, sys.argv[1:] = sys.argv[2], sys.argv[3:]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        return 0
    from app.__main__ import main as learnoscope

    return learnoscope()


if __name__ == "__main__":
    sys.exit(main())
