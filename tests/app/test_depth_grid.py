"""The depth grid's benchmark: runs alone, beside a rival, and says what a failing rival said."""

import sys

import pytest

from app.benchmarks import depth_grid
from tests.core.test_datasets import HAS_MNIST

pytestmark = pytest.mark.skipif(not HAS_MNIST, reason="MNIST is not on this machine")
RIVAL = """
import sys
folder, *options = sys.argv[1:]
assert options == ["--epochs", "1", "--depths", "1"], options
open(folder + "/train-images-idx3-ubyte", "rb").close()
for name in ("relu", "tanh", "sigmoid"):
    print(f"depth 1 {name}: 20.0 s, test accuracy 0.9000")
print("total 60.0 s on Keras 9 with numpy")
"""


def run(monkeypatch, tmp_path, rival):
    script = tmp_path / "rival.py"
    script.write_text(rival)
    monkeypatch.setenv("LEARNOSCOPE_RIVAL_PYTHON", sys.executable)
    monkeypatch.setenv("LEARNOSCOPE_RIVAL_GRID", str(script))
    return depth_grid.run(lambda text: None, epochs=1, depths=(1,))


def test_without_a_rival(monkeypatch):
    monkeypatch.delenv("LEARNOSCOPE_RIVAL_PYTHON", raising=False)
    figures = depth_grid.run(lambda text: None, epochs=1, depths=(1,))
    assert figures["grid [s]"] > 0
    assert figures["rival"].startswith("none")
    assert figures["accuracy 1 relu"] > 0.85
    assert "ratio" not in figures


def test_beside_a_rival(monkeypatch, tmp_path):
    figures = run(monkeypatch, tmp_path, RIVAL)
    assert figures["ratio"] == pytest.approx(60 / figures["grid [s]"])
    assert figures["rival"] == "Keras 9 with numpy"
    assert figures["accuracy 1 logistic"].endswith(", rival 0.9000")


def test_a_failing_rival_is_quoted(monkeypatch, tmp_path):
    with pytest.raises(ChildProcessError, match=r"the rival failed: .*no keras here"):
        run(monkeypatch, tmp_path, "raise SystemExit('no keras here')")
