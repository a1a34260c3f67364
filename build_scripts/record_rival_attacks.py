"""Records what torchattacks and foolbox achieve on the shipped MNIST network, for tests/core/test_attacks_rivals.py.

Run it from the repository's root, after the network has changed, with an interpreter that has both libraries and what
core.attacks imports; MNIST must be found (LEARNOSCOPE_DATA):

    PYTHONPATH=. python build_scripts/record_rival_attacks.py
"""

from __future__ import annotations

import json
from pathlib import Path

from core import compute, models_library
from core.benchmarks import _attack_rivals as rivals

TARGET = Path(__file__).parents[1] / "tests" / "core" / "rival_attacks.json"
#: The first so many test pictures; slow attacks get fewer, so that a test can repeat them.
PICTURES = dict.fromkeys(rivals.BUDGETS, 200) | {
    "PGD-40 L2": 100,
    "DeepFool": 40,
    "DeepFool L-infinity": 40,
    "CW-L2": 10,
}


def main() -> None:
    """Runs every attack of both libraries once and writes accuracies and mean distances."""
    compute.use("cpu", 1)
    found = rivals.compare(PICTURES, {"torchattacks": rivals.torchattacks(), "foolbox": rivals.foolbox()}, print)
    attacks = {
        name: {"budget": rivals.BUDGETS[name], "rows": [0, PICTURES[name]]}
        | {
            library: {key: round(value, 5) for key, value in figures.items() if key != "seconds"}
            for library, figures in libraries.items()
        }
        for name, libraries in found.items()
    }
    record = {
        "model": "mnist_cnn",
        "sha256": models_library.card("mnist_cnn")["sha256"],
        "data": "MNIST test pictures, rows as given, 100 at a time",
        "versions": rivals.versions(),
        "attacks": attacks,
    }
    TARGET.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    print(f"wrote {TARGET}")


if __name__ == "__main__":
    main()
