"""The same attacks from three libraries on the same pictures: ours, torchattacks, foolbox.

Runs under the interpreter that has the rivals (and what our own core.attacks needs), so that all share one torch:
``python -m core.benchmarks._attack_rivals '{"FGSM": 1000, ...}'`` prints progress on stderr and one JSON object.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

EPSILON, STEP, STEPS = 0.3, 0.01, 40
EPSILON_L2, STEP_L2 = 2.0, 0.1
SEARCHES, SEARCH_STEPS, CONSTANT = 5, 200, 1.0
#: What each attack is run with; the rest is every library's own default.
BUDGETS = {
    "FGSM": f"L-infinity, epsilon {EPSILON}",
    "PGD-40": f"L-infinity, epsilon {EPSILON}, step {STEP}, {STEPS} steps, one random start",
    "PGD-40 L2": f"L2, epsilon {EPSILON_L2}, step {STEP_L2}, {STEPS} steps, one random start",
    "DeepFool": "L2, at most 50 steps, overshoot 0.02",
    "DeepFool L-infinity": "L-infinity, at most 50 steps, overshoot 0.02",
    "CW-L2": f"{SEARCHES} searches of {SEARCH_STEPS} steps from constant {CONSTANT:g}; torchattacks, which does not search, {SEARCHES * SEARCH_STEPS} steps",
}
#: All libraries get the pictures this many at a time.
BATCH = 100

#: Model, pictures in [0, 1] and labels to adversarial pictures.
Attack = Callable[[Any, Any, Any], Any]


def ours() -> dict[str, Attack]:
    """Our attacks by name; "PGD-40, none dropped" also goes on with pictures that fool already."""
    from core.attacks.carlini_wagner import carlini_wagner
    from core.attacks.deepfool import deepfool
    from core.attacks.fgsm import fgsm
    from core.attacks.pgd import pgd

    linf = {"epsilon": EPSILON, "step_size": STEP, "steps": STEPS}
    return {
        "FGSM": partial(fgsm, epsilon=EPSILON),
        "PGD-40": partial(pgd, **linf),
        "PGD-40, none dropped": partial(pgd, **linf, drop_fooled=False),
        "PGD-40 L2": partial(pgd, epsilon=EPSILON_L2, step_size=STEP_L2, steps=STEPS, norm="l2"),
        "DeepFool": deepfool,
        "DeepFool L-infinity": partial(deepfool, norm="linf"),
        "CW-L2": partial(carlini_wagner, searches=SEARCHES, steps=SEARCH_STEPS, initial_constant=CONSTANT),
    }


def torchattacks() -> dict[str, Attack]:
    """torchattacks' by the same names; it has no DeepFool for L-infinity."""
    import torchattacks as library

    made = {
        "FGSM": partial(library.FGSM, eps=EPSILON),
        "PGD-40": partial(library.PGD, eps=EPSILON, alpha=STEP, steps=STEPS),
        "PGD-40 L2": partial(library.PGDL2, eps=EPSILON_L2, alpha=STEP_L2, steps=STEPS),
        "DeepFool": partial(library.DeepFool, steps=50, overshoot=0.02),
        "CW-L2": partial(library.CW, c=CONSTANT, steps=SEARCHES * SEARCH_STEPS, lr=0.01),
    }
    return {name: lambda model, x, y, make=make: make(model)(x, y) for name, make in made.items()}


def foolbox() -> dict[str, Attack]:
    """foolbox's by the same names."""
    import foolbox as library

    made = {
        "FGSM": (library.attacks.LinfFastGradientAttack(), EPSILON),
        "PGD-40": (library.attacks.LinfPGD(abs_stepsize=STEP, steps=STEPS), EPSILON),
        "PGD-40 L2": (library.attacks.L2PGD(abs_stepsize=STEP_L2, steps=STEPS), EPSILON_L2),
        "DeepFool": (library.attacks.L2DeepFoolAttack(steps=50, overshoot=0.02), None),
        "DeepFool L-infinity": (library.attacks.LinfDeepFoolAttack(steps=50, overshoot=0.02), None),
        "CW-L2": (
            library.attacks.L2CarliniWagnerAttack(
                binary_search_steps=SEARCHES, steps=SEARCH_STEPS, stepsize=0.01, initial_const=CONSTANT
            ),
            None,
        ),
    }

    def call(attack: Any, epsilon: float | None, model: Any, x: Any, y: Any) -> Any:
        return attack(library.PyTorchModel(model, bounds=(0, 1)), x, y, epsilons=epsilon)[1]

    return {name: partial(call, attack, epsilon) for name, (attack, epsilon) in made.items()}


def compare(
    counts: Mapping[str, int],
    libraries: Mapping[str, dict[str, Attack]],
    progress: Callable[[str], None],
    rounds: int = 1,
) -> dict[str, dict[str, dict[str, float]]]:
    """For each attack on the first ``counts`` MNIST test pictures, and each library that has it: what ``measured`` says.

    The libraries take turns, ``rounds`` times where a turn is short; ``seconds`` is their median, of more than one round only
    without what happens once.
    """
    import numpy as np
    import torch

    from core import datasets, models_library

    model, _ = models_library.load("mnist_cnn")
    images = datasets.load("mnist")
    figures: dict[str, dict[str, dict[str, float]]] = {}
    for name, count in counts.items():
        progress(f"{name}, {count} pictures")
        # Contiguous, as anybody has them who makes them from an array.
        pictures = torch.from_numpy(images.test[:count] / np.float32(255))[:, None]
        labels = torch.from_numpy(images.test_labels[:count].astype("int64"))
        having = {library: attacks[name] for library, attacks in libraries.items() if name in attacks}
        for attack in (
            having.values() if rounds > 1 else ()
        ):  # who counts seconds: the first call pays for what happens once
            attack(model, pictures[:2], labels[:2])
        runs: dict[str, list[dict[str, float]]] = {library: [] for library in having}
        for _ in range(rounds):
            for library, attack in having.items():
                runs[library].append(measured(model, attack, pictures, labels))
            if max(run[-1]["seconds"] for run in runs.values()) > 30:
                break
        figures[name] = {
            library: several[0] | {"seconds": sorted(run["seconds"] for run in several)[len(several) // 2]}
            for library, several in runs.items()
        }
    return figures


def measured(model: Any, attack: Attack, pictures: Any, labels: Any) -> dict[str, float]:
    """``seconds`` of the attack, ``accuracy`` left, and mean ``l2`` and ``linf`` distance of the pictures that now fool."""
    import torch

    from core.attacks import measure
    from core.attacks.projection import norms

    torch.manual_seed(0)
    start = time.perf_counter()
    found = [attack(model, x, y) for x, y in zip(pictures.split(BATCH), labels.split(BATCH), strict=True)]
    seconds = time.perf_counter() - start
    adversarial = torch.cat(found).detach()
    fools = measure.answers(model, adversarial) != labels
    delta = (adversarial - pictures)[fools]
    mean = {norm: float(norms(delta, norm).mean()) if len(delta) else float("nan") for norm in ("l2", "linf")}
    return {"seconds": seconds, "accuracy": measure.accuracy_under(model, pictures, adversarial, labels), **mean}


def versions() -> dict[str, str]:
    """Of all that compete."""
    from importlib.metadata import version

    return {name: version(name) for name in ("torch", "torchattacks", "foolbox")}


def main() -> None:
    """Compares all three and prints what ``compare`` returns, with the versions."""
    from core import compute

    compute.use("cpu", compute.cores())
    compute.warm_up()
    everyone = {"ours": ours(), "torchattacks": torchattacks(), "foolbox": foolbox()}
    figures = compare(
        json.loads(sys.argv[1]), everyone, lambda text: print(text, file=sys.stderr, flush=True), rounds=3
    )
    print(json.dumps({"versions": versions(), "figures": figures}))


if __name__ == "__main__":
    main()
