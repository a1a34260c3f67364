"""Does Langevin training make small networks more robust than SGD and Adam? Equal tuning, several seeds, a table.

    python build_scripts/study_langevin_robustness.py            # writes resources/studies/langevin_robustness.md

Every scheme gets the same budget: ``TRIALS`` random recipes, each judged by its clean validation accuracy (mean of 3 seeds;
ties by validation loss), never by robustness. The winner is then trained on fresh data sets and initial weights, the same
ones for all schemes, so that schemes are compared pair by pair; intervals are 95 % (Student's t over seeds).
"""

from __future__ import annotations

import argparse
import dataclasses
import platform
import sys
import time
import zlib
from pathlib import Path

import numpy as np
import torch
from scipy import stats
from torch.nn.functional import cross_entropy

from core import compute, datasets
from core.attacks.gradients import predict
from core.optimizers.recipes import SCHEMES, Recipe
from core.optimizers.twins import Twin
from core.techniques.robustness._langevin_measures import scores, smoothness
from core.techniques.robustness._langevin_scene import Scene, make_network, picture_scene, plane_scene

TARGET = Path(__file__).parents[1] / "resources" / "studies" / "langevin_robustness.md"
COMPARED = ("SGD", "Adam", "SGLD", "BAOAB", "BAOAB circle", "BAOAB orthogonal")
TRIALS, TUNING_SEEDS = 8, (100, 101, 102)
TEMPERATURES = (0.0, 1e-5, 1e-4, 1e-3, 1e-2)
BATCH = 32


@dataclasses.dataclass(frozen=True)
class Task:
    """A data set with its size of training set, noise, network, length of training, number of seeds and attacks' epsilon."""

    data: str
    count: int
    noise: float
    hidden: tuple[int, ...]
    activation: str
    steps: int
    seeds: int
    epsilon: float

    def scene(self, seeds: tuple[int, ...], tuning: bool) -> Scene:
        """Data of its own for each seed."""
        if self.data == "mnist":
            return picture_scene(datasets.load_or_builtin("mnist"), self.count, seeds, held_out=tuning)
        return plane_scene(self.data, self.count, self.noise, seeds)


TASKS = (
    Task("moons", 100, 0.8, (32, 32), "tanh", 1500, 10, 0.04),
    Task("spirals", 300, 0.2, (32, 32), "relu", 2000, 10, 0.02),
    Task("mnist", 500, 0.0, (48, 48), "relu", 600, 5, 0.05),
)


def trial(name: str, rng: np.random.Generator) -> Recipe:
    """A random recipe: log-uniform rates, weight decay, temperature and the constraint's size."""

    def between(low: float, high: float) -> float:
        return float(np.exp(rng.uniform(np.log(low), np.log(high))))

    family, constraint = SCHEMES[name]
    found = Recipe(learning_rate=between(0.01, 0.2), adam_rate=between(0.001, 0.03), weight_decay=between(1e-5, 1e-2))
    if family not in ("sgd", "adam"):
        found = dataclasses.replace(found, temperature=between(1e-7, 1e-3))
    if constraint == "circle":
        found = dataclasses.replace(found, radius=between(1.5, 10))
    if constraint == "orthogonality":
        found = dataclasses.replace(found, gain=between(0.5, 4))
    return found


def train(task: Task, scene: Scene, name: str, recipe: Recipe, seeds: tuple[int, ...]) -> Twin:
    """One network a seed; ten samples of the second half for averaging."""
    network = make_network(scene, task.hidden, task.activation, len(seeds), seeds[0])
    twin = Twin(name, name, network, recipe, seeds[0])
    rng = np.random.default_rng(seeds[0])
    for step in range(1, task.steps + 1):
        rows = torch.from_numpy(rng.integers(0, scene.x.shape[1], BATCH))
        twin.train(*scene.batch(rows, len(seeds)))
        if step > task.steps // 2 and step % (task.steps // 20) == 0:
            twin.sample(10)
    return twin


def tuned(task: Task, name: str) -> tuple[Recipe, float]:
    """The recipe with the best clean validation accuracy, and that accuracy."""
    scene = task.scene(TUNING_SEEDS, tuning=True)
    rng = np.random.default_rng([zlib.crc32(f"{task.data} {name}".encode())])
    results = []
    for _ in range(TRIALS):
        recipe = trial(name, rng)
        network = train(task, scene, name, recipe, TUNING_SEEDS).network
        pictures, labels = scene.exam(len(TUNING_SEEDS))
        loss = float(cross_entropy(predict(network, pictures), labels))
        accuracy = float(scores(scene, network, len(TUNING_SEEDS)).mean())
        results.append((accuracy, -loss if np.isfinite(loss) else -np.inf, recipe))
    accuracy, _, recipe = max(results, key=lambda result: result[:2])
    return recipe, accuracy


def measured(task: Task, scene: Scene, twin: Twin) -> dict[str, np.ndarray]:
    """Each measure (seeds,), accuracies in per cent; "mean" is the average over samples."""
    members, strongest = task.seeds, scene.kinds[-1]
    found = {kind: 100 * scores(scene, twin.network, members, task.epsilon, kind) for kind in scene.kinds}
    for kind in ("clean", strongest):
        found[f"mean: {kind}"] = 100 * scores(scene, twin.average, members, task.epsilon, kind)
    curvature, found["margin"] = smoothness(scene, twin.network, members)
    return found | ({"curvature": curvature} if scene.on_plane else {})


def cells(found: dict[str, np.ndarray]) -> list[str]:
    """A row of the table: intervals where seeds are accuracies."""
    return [f"{v.mean():.2f}" if kind in ("margin", "curvature") else f"{v.mean():.1f} ± {interval(v):.1f}" for kind, v in found.items()]  # fmt: skip


def interval(values: np.ndarray) -> float:
    """Half the width of the 95 % interval of the mean."""
    return float(stats.t.ppf(0.975, len(values) - 1) * values.std(ddof=1) / np.sqrt(len(values)))


def table(columns: list[str], rows: list[list[str]]) -> str:
    """Markdown."""
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (columns, ["---"] * len(columns), *rows))


def verdict(change: np.ndarray) -> str:
    """A difference over seeds in words."""
    half = interval(change)
    word = "better" if change.mean() > half else "worse" if change.mean() < -half else "no difference shown"
    return f"{change.mean():+.1f} ± {half:.1f} ({word})"


def study(task: Task) -> str:
    """One data set's section."""
    seeds = tuple(range(task.seeds))
    scene, started = task.scene(seeds, tuning=False), time.process_time()
    results, recipes = {}, {}
    for name in COMPARED:
        recipes[name], validation = tuned(task, name)
        results[name] = measured(task, scene, train(task, scene, name, recipes[name], seeds))
        print(f"{task.data:8} {name:18} validation {validation:.3f}", {k: round(float(v.mean()), 2) for k, v in results[name].items()}, f"{time.process_time() - started:.0f} s", flush=True)  # fmt: skip
    measures = list(next(iter(results.values())))
    text = [
        f"## {task.data}, {task.count} training examples, epsilon {task.epsilon:g}, {task.seeds} seeds",
        table(["scheme", *measures], [[name, *cells(found)] for name, found in results.items()]),
    ]
    strongest = scene.kinds[-1]
    best = max(("SGD", "Adam"), key=lambda name: results[name][strongest].mean())
    compared = ("clean", strongest, f"mean: {strongest}")
    differences = [
        [name, *(verdict(results[name][kind] - results[best][kind]) for kind in compared)] for name in COMPARED[2:]
    ]
    text += [
        f"Pairwise difference from {best}, the better of SGD and Adam under *{strongest}*, in points:",
        table(["scheme", *compared], differences),
    ]
    rows = []
    for temperature in TEMPERATURES:
        recipe = dataclasses.replace(recipes["BAOAB"], temperature=temperature)
        rows.append([f"{temperature:g}", *cells(measured(task, scene, train(task, scene, "BAOAB", recipe, seeds)))])
        print(f"{task.data:8} T = {temperature:g}", rows[-1], flush=True)
    text += [
        "BAOAB's recipe at other temperatures:",
        table(["T", *measures], rows),
        "Recipes: " + "; ".join(f"{name} {_short(recipe, name)}" for name, recipe in recipes.items()) + ".",
    ]
    return "\n\n".join(text)


def _short(recipe: Recipe, name: str) -> str:
    family, constraint = SCHEMES[name]
    shown = ["adam_rate" if family == "adam" else "learning_rate", "weight_decay"]
    shown += ["temperature"] * (family not in ("sgd", "adam"))
    shown += {"circle": ["radius"], "orthogonality": ["gain"]}.get(constraint, [])
    return ", ".join(f"{field} {getattr(recipe, field):.2g}" for field in shown)


def main() -> int:
    """Runs the study and writes its table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--tasks", nargs="*", default=[task.data for task in TASKS], help="which data sets")
    parser.add_argument("--out", type=Path, default=TARGET, help="where the table goes")
    options = parser.parse_args()
    compute.use("cpu", 1)
    started = time.process_time()
    sections = [study(task) for task in TASKS if task.data in options.tasks]
    head = (
        "# Langevin training and robustness: the study\n\n"
        f"Measured {time.strftime('%Y-%m-%d')} by `build_scripts/study_langevin_robustness.py` on one core "
        f"({platform.machine()}, torch {torch.__version__}), {(time.process_time() - started) / 60:.0f} minutes. "
        f"{TRIALS} random recipes for each scheme, chosen by clean validation accuracy of {len(TUNING_SEEDS)} seeds. Accuracies "
        "in per cent with 95 % intervals over seeds; epsilon is in [0, 1], on the plane a share of its width of 15; PGD has 10 "
        "steps, \"every place\" looks at 15 x 15 places of the square; margin and curvature in units of the plane (margin on pictures: first-order, L2). \"mean\" averages the "
        "predictions of ten samples of the second half of training, for SGD and Adam too."
    )  # fmt: skip
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text("\n\n".join([head, *sections]) + "\n", encoding="utf-8")
    print(f"written: {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
