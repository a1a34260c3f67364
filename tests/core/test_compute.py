"""The process that a run computes in."""

import platform
import subprocess
import sys

import pytest

_FAULTS = """
import resource
import numpy as np
from core import compute
compute.use("cpu", 1)
def work():
    for _ in range(20):
        [np.ones(1 << 20, np.uint8) for _ in range(8)]
work()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
work()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries keep memory in other ways")
def test_what_a_step_frees_is_there_for_the_next_one():
    done = subprocess.run([sys.executable, "-c", _FAULTS], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 100  # 160 MiB have 40,960 pages
