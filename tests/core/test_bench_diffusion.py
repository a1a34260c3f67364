"""The benchmark of diffusion on pictures runs to the end and keeps to its figures."""

from core.benchmarks import diffusion
from core.cli_bench import benchmarks, goal_for


def test_it_measures_with_or_without_the_shipped_network():
    told = []
    figures = diffusion.run(told.append, steps=1, repeats=1)
    assert "diffusion" in benchmarks()
    assert set(diffusion.GOALS) <= set(figures)
    assert figures["64 digits, 25 DDIM steps [s]"] > 0 and figures["in float32 [s]"] > 0
    assert 0 <= figures["root mean square of the difference [grey levels of 255]"] < 255  # one step is no walk
    assert told and goal_for("64 digits, 25 DDIM steps [s]", diffusion.GOALS) == "< 3"
