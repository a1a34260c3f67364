"""Pictures and sentences of the page on GANs of the plane, in the shapes that its streams take."""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from core.generative.plane_measures import counted
from core.generative.plane_targets import Target
from core.techniques.generative._plane_views import CELLS, SIDE, goal_of, plane_points

if TYPE_CHECKING:
    from core.generative.plane_gan import PlaneGan
    from core.techniques.generative.gan2d import GAN2D

#: Generated points that are measured, those of them that are drawn, and arrows on these.
MEASURED, DRAWN, ARROWS = 2000, 300, 120
#: The warped grid has so many cells a side, all of the same probability, and so many points along a line.
GRID, ALONG = 12, 49

#: What a player is about to do, and what has come of it: slow motion.
BEFORE = {
    "discriminator": "Noise has become generated points; beside as many real ones, it is to tell them apart.",
    "generator": "New noise, new points: the arrows say where each one would have to go to look more real.",
}
AFTER = {
    "discriminator": "The map has changed: orange where it now expects real points, blue where generated ones.",
    "generator": "The same noise as before the step now leads to points further along the arrows.",
}


class Scene(NamedTuple):
    """What pictures show: the game, the target with ``cells`` (``CELLS``, ``CELLS``) of exact probability, fixed ``noise``
    (``MEASURED``, d) that becomes the generated points, and as many ``real`` points (``MEASURED``, 2)."""

    game: PlaneGan
    target: Target
    cells: np.ndarray
    noise: np.ndarray
    real: np.ndarray


def scene_of(page: GAN2D, game: PlaneGan) -> Scene:
    """The scene of a page's knobs; the noise has the dimensions that the game's generator takes."""
    goal = goal_of(page.target, page.points, page.spread)
    rng = np.random.default_rng([page.seed, 0])
    noise = drawn_noise(page.noise, MEASURED, game.generator.sizes[0], rng)
    return Scene(game, goal, goal.cell_probabilities(CELLS), noise, goal.sample(MEASURED, rng))


def drawn_noise(
    kind: Literal["gaussian", "uniform"], count: int, dimensions: int, rng: np.random.Generator
) -> np.ndarray:
    """Noise (count, dimensions), float32: standard normal, or uniform in [-1, 1]."""
    if kind == "gaussian":
        return rng.standard_normal((count, dimensions), dtype=np.float32)
    return rng.uniform(-1, 1, (count, dimensions)).astype(np.float32)


def noise_lines(kind: Literal["gaussian", "uniform"], dimensions: int) -> tuple[np.ndarray, dict[str, slice]]:
    """Noise (n, dimensions) along the lines of a grid, and which rows belong to which family of lines.

    Lines cut each dimension into parts of equal probability, so every cell holds the same share of all samples. A row of
    NaN ends each line.
    """
    levels = np.arange(1, GRID) / GRID
    shares = np.linspace(0.01, 0.99, ALONG)
    place = np.vectorize(NormalDist().inv_cdf) if kind == "gaussian" else lambda share: 2 * share - 1
    along = np.append(place(shares), np.nan).astype(np.float32)
    if dimensions == 1:
        return along[:, None], {"all noise": slice(None)}
    lines = np.array([np.stack([along, np.full_like(along, level)], 1) for level in place(levels)], np.float32)
    rows = lines.reshape(-1, 2)
    return np.concatenate([rows, rows[:, ::-1]]), {"z1 varies": slice(len(rows)), "z2 varies": slice(len(rows), None)}


def warped(game: PlaneGan, kind: Literal["gaussian", "uniform"]) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Arguments of a ``Curve``: where the generator puts the lines of ``noise_lines``, each family a line of its own name."""
    noise, families = noise_lines(kind, game.generator.sizes[0])
    x, y = game.generate(noise).cpu().numpy().T
    heights = {}
    for name, rows in families.items():
        heights[name] = np.full_like(y, np.nan)
        heights[name][rows] = y[rows]
    return x, heights


def verdict_map(scene: Scene, loss: str) -> np.ndarray:
    """How real the discriminator finds each place of the plane, (``SIDE``, ``SIDE``), 0 undecided.

    A Wasserstein critic's outputs mean something only as differences; the middle between real and generated ones is 0.
    """
    from core.generative.gan_losses import LOSSES

    outputs = scene.game.outputs(plane_points(scene.target.extent))
    if loss == "wasserstein":
        fakes = scene.game.generate(scene.noise[:DRAWN])
        outputs = outputs - (scene.game.outputs(scene.real[:DRAWN]).mean() + scene.game.outputs(fakes).mean()) / 2
    return LOSSES[loss].verdict(outputs).reshape(SIDE, SIDE).cpu().numpy()


def surplus(scene: Scene, fakes: np.ndarray) -> np.ndarray:
    """Probability that each cell still misses (positive) or has too much of, in units of the fullest cell of the target."""
    missing = scene.cells - counted(fakes, scene.target.extent, CELLS)
    return missing / scene.cells.max()


def machine(scene: Scene, loss: str, noise: np.ndarray, batch: int, turn: str = "") -> list[dict[str, Any]]:
    """The game as boxes of a ``Diagram``, with one ``noise`` (d,) and the first real point flowing through.

    ``turn`` is the player to be marked, "generator" or "discriminator".
    """
    game = scene.game
    fake, real = game.generate(noise[None]).cpu().numpy()[0], scene.real[0]
    says = [_said(value, loss) for value in game.outputs(np.stack([fake, real])).tolist()]

    def box(name: str, kind: str, columns: int, player: Any = None) -> dict[str, Any]:
        weights = sum(p.numel() for p in player.parameters) if player else 0
        name = f"▶ {name}" if name.lower() == turn else name
        return {"name": name, "kind": kind, "shape": (batch, columns), "parameters": weights}

    # Numbers stand in the names: where a card is small, those are all that fits.
    return [
        box(f"z = {numbers(noise)}", "noise", len(noise)),
        box("Generator", " → ".join(map(str, game.generator.sizes)), 2, game.generator),
        box(f"G(z) = {numbers(fake)}", "fake", 2),
        box(f"or x = {numbers(real)}", "real", 2),
        box("Discriminator", " → ".join(map(str, game.discriminator.sizes)), 1, game.discriminator),
        box(f"D(G(z)) {says[0]}, D(x) {says[1]}", "verdict", 1),
    ]


def numbers(values: np.ndarray) -> str:
    """(0.31, -1.20)"""
    return "(" + ", ".join(f"{value:.2f}" for value in values) + ")"


def _said(output: float, loss: str) -> str:
    if loss in ("minimax", "non-saturating"):
        return f"{1 / (1 + np.exp(-np.clip(output, -50, 50))):.0%}"
    return f"{output:.2f}"


def insides(scene: Scene, noise: np.ndarray) -> tuple[dict[str, Any], dict[str, Any]]:
    """Arguments of a ``Diagram`` for generator and discriminator, filled with what one ``noise`` (d,) makes their units say."""
    import torch

    game = scene.game
    with torch.no_grad():
        z = torch.as_tensor(noise[None], device=game.device)
        generated = [z, *game.generator.network.layer_outputs(z)]
        judged = [generated[-1], *game.discriminator.network.layer_outputs(generated[-1])]
    # One name a layer: beside 32 units, those of a pair would stand in each other.
    return (
        game.generator.network.drawing(["z"], ["x"], [values[0] for values in generated]),
        game.discriminator.network.drawing(["x"], ["D(x)"], [values[0] for values in judged]),
    )
