"""Every page on a GPU, where there is one: the same curves as on the CPU, to what float32 rounding leaves."""

import itertools

import numpy as np
import pytest
import torch

from core import compute
from core.catalogue import techniques
from core.playback import Playback, flat_lines
from core.streams import Series

EVENTS = 120


def curves(technique, device):
    """{line: values} of the Series in the first events."""
    compute.use(device, 1)
    playback = Playback(technique())
    found = {}
    for event in itertools.islice(iter(playback.advance, None), EVENTS):
        if isinstance(technique.streams()[event.stream], Series):
            for line, value in flat_lines(event.stream, event.data["lines"]).items():
                found.setdefault(line, []).append(value)
    playback.close()
    return found


@pytest.mark.parametrize("technique", techniques().values(), ids=techniques().keys())
def test_the_gpu_draws_the_same_curves(technique, monkeypatch):
    if "cuda" not in technique.devices:
        pytest.skip(f"{technique.id()} has no GPU code, and its page says so")
    if not torch.cuda.is_available():
        pytest.skip("there is no CUDA device here")
    monkeypatch.setenv("LEARNOSCOPE_DATA", "")
    try:
        on_gpu, on_cpu = curves(technique, "cuda"), curves(technique, "cpu")
    finally:
        compute.use("cpu", 1)
    assert on_gpu.keys() == on_cpu.keys()
    for line, values in on_cpu.items():
        shared = min(len(values), len(on_gpu[line]), 20)
        assert shared
        np.testing.assert_allclose(on_gpu[line][:shared], values[:shared], rtol=0.02, atol=0.02, err_msg=line)
