"""What crashed windows leave behind is taken away, and nothing else."""

import os
import subprocess
import sys

from app.saving import remove_stale_rescues, rescue_file, rescue_folder
from core.catalogue import find


def test_only_the_files_of_windows_that_are_gone_are_removed():
    remove_stale_rescues()  # there is no folder yet
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    mine = rescue_file(find("perceptron"))
    rescue_folder().mkdir(parents=True)
    kept = [mine, mine.with_name("perceptron-x.safetensors"), mine.with_name("notes.txt")]
    stale = mine.with_name(f"perceptron-{gone.pid}.safetensors")
    for path in (*kept, stale):
        path.touch()
    remove_stale_rescues()
    assert sorted(rescue_folder().iterdir()) == sorted(kept)
    assert str(os.getpid()) in mine.name
