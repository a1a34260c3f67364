"""What a person may limit: threads and precision of all runs."""

import os

import pytest
import torch

from core import compute
from core.precision import fast_precision


@pytest.mark.parametrize(
    ("given", "expected"), [("1", 1), ("", None), ("0", None), ("-1", None), ("two", None), ("1000", None)]
)
def test_threads_are_limited_by_a_number_from_one_up(monkeypatch, given, expected):
    monkeypatch.delenv("LEARNOSCOPE_THREADS", raising=False)
    there = compute.cores()
    assert there == (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count())
    monkeypatch.setenv("LEARNOSCOPE_THREADS", given)
    assert compute.cores() == (expected or there)


@pytest.mark.parametrize("fast", [True, False])
def test_precision_can_be_held_at_float32(monkeypatch, fast):
    monkeypatch.setattr(compute, "has_fast_bf16", lambda: fast)
    monkeypatch.delenv("LEARNOSCOPE_PRECISION", raising=False)
    device = torch.device("cpu")
    assert fast_precision(device) == (torch.bfloat16 if fast else torch.float32)
    monkeypatch.setenv("LEARNOSCOPE_PRECISION", "float32")
    assert fast_precision(device) == torch.float32
