"""The grid of the adversarial generator page, samples down and classes across, in the shapes that its streams take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from core.streams import Cell
from core.techniques.vision._insight_views import pixels_of

if TYPE_CHECKING:
    from torch import Tensor

    from core.attacks.adversarial_generator import SimpleGenerators
    from core.attacks.advgan import Generator
    from core.networks.image_network import ImageNetwork
    from core.techniques.robustness._victim import Victim
    from core.techniques.robustness.adversarial_generator import AdversarialGenerator

#: Classes that become columns, and test pictures of a class that are looked through for samples.
MOST_COLUMNS, _SEARCHED = 20, 500
#: Multiplications and additions that follow a stroke of a drawing: about a tenth of a second on two cores.
_STROKE = 8e9
#: Width of a cell's frame in pixels; Okabe and Ito's green for success, their blue for originals, and grey.
_FRAME, _SUCCESS, _ORIGINAL, _PLAIN = 2, (0, 158, 115), (0, 114, 178), (120, 120, 120)


@dataclass
class Grid:
    """Cells (n = samples x columns) row by row: ``samples`` and ``pictures`` (n, channels, h, w), ``truth``, ``targets`` and
    C's ``answers`` (n,), the ``probability`` (n,) of the target, and whether it has ``succeeded`` (n,); ``data`` names the set.

    ``maker`` is the feed-forward generator, or None where each cell has a generator of its own.
    """

    network: ImageNetwork
    data: str
    classes: tuple[str, ...]
    columns: int
    samples: Tensor
    truth: Tensor
    targets: Tensor
    pictures: Tensor
    answers: Tensor
    probability: Tensor
    succeeded: Tensor
    maker: Generator | None = None

    @classmethod
    def of(cls, page: AdversarialGenerator, victim: Victim) -> Grid:
        """Before anything is generated: every picture is its sample. Raises ValueError where there is no such sample."""
        import torch

        from core.attacks.adversarial_generator import every_class

        columns = min(len(victim.classes), MOST_COLUMNS)
        rows = [sample(victim, number, page.sample_number, page.confidence) for number in page.samples]
        chosen = victim.network.encode(victim.images.test[rows])
        samples, targets = every_class(chosen, columns)
        truth = torch.tensor(page.samples, device=samples.device).repeat_interleave(columns)
        network, name = victim.network, victim.images.name
        grid = cls(network, name, victim.classes, columns, samples, truth, targets, samples, truth, truth, truth)
        grid.look(samples)
        return grid

    @property
    def others(self) -> Tensor:
        """Mask (n,) of the cells whose target is not the sample's own class: those that say something."""
        return self.targets != self.truth

    @property
    def example(self) -> int:
        """The cell that is looked into while nobody clicks one: the last that asks for another class."""
        return int(self.others.nonzero()[-1])

    def look(self, pictures: Tensor) -> None:
        """Asks C about new pictures."""
        probabilities = self.network.predict(pictures).softmax(1)
        self.pictures, self.answers = pictures, probabilities.argmax(1)
        self.probability = probabilities.gather(1, self.targets[:, None])[:, 0]
        self.succeeded = self.answers == self.targets

    def follow(self, generators: SimpleGenerators) -> None:
        """Takes over what simple generators know."""
        self.pictures, self.answers = generators.pictures.clone(), generators.answers.clone()
        self.probability, self.succeeded = generators.probability.clone(), generators.succeeded

    def lengths(self, norm: str) -> Tensor:
        """How far (n,) each picture is from its sample."""
        from core.attacks.projection import norms

        return norms(self.pictures - self.samples, norm)

    @property
    def _rows(self) -> int:
        return len(self.targets) // self.columns

    @property
    def _across(self) -> int:
        """Pictures in a line: an original and all its cells, or, of one sample or two, a part of them, lest they get tiny."""
        return -(-(1 + self.columns) // {1: 3, 2: 2}.get(self._rows, 1))

    def mosaic(self) -> dict[str, Any]:
        """Arguments of an ``Image``: each original, blue, before its cells, which are green where they succeeded."""
        originals, success = self.samples[:: self.columns], self.succeeded.tolist()
        lines = []
        for row in range(self._rows):
            tiles = [_framed(pixels_of(originals[row]), _ORIGINAL)]
            for cell in range(row * self.columns, (row + 1) * self.columns):
                tiles.append(_framed(pixels_of(self.pictures[cell]), _SUCCESS if success[cell] else _PLAIN))
            tiles += [np.full_like(tiles[0], _PLAIN)] * (-len(tiles) % self._across)
            lines += [np.concatenate(tiles[k : k + self._across], 1) for k in range(0, len(tiles), self._across)]
        goals = " ".join(self.classes[: self.columns])
        goals = goals if len(goals) <= 40 else "each class in turn"
        return {"image": np.concatenate(lines), "caption": f"{self.data}: originals, then towards {goals}"}

    def cell_at(self, row: int, column: int) -> int:
        """Which cell a pixel of the mosaic belongs to; an original counts as the cell of its own class."""
        height, width = (size + 2 * _FRAME for size in self.samples.shape[2:])
        sample, line = divmod(row // height, -(-(1 + self.columns) // self._across))
        sample, place = min(sample, self._rows - 1), line * self._across + min(column // width, self._across - 1) - 1
        if place < 0:
            place = min(int(self.truth[sample * self.columns]), self.columns - 1)
        return sample * self.columns + min(place, self.columns - 1)

    def gallery(self) -> dict[str, Any]:
        """Arguments of a ``Gallery``: originals and cells, each with C's answer and how sure it is of the target."""
        images, captions, marks = [], [], []
        sure, answers, hit = self.probability.tolist(), self.answers.tolist(), self.succeeded.tolist()
        for row in range(self._rows):
            start = row * self.columns
            images.append(pixels_of(self.samples[start]))
            captions.append(self.classes[int(self.truth[start])])
            marks.append(True)
            for cell in range(start, start + self.columns):
                images.append(pixels_of(self.pictures[cell]))
                # Short, because captions that do not fit a small cell are not drawn.
                share = f" {sure[cell]:.2f}".replace(" 0", " ").replace("1.00", "1.0") if hit[cell] else ""
                captions.append(self._name(answers[cell]) + share)
                marks.append(False)
        columns = 1 + self.columns if self._across > self.columns else None
        return {"images": np.stack(images), "captions": captions, "marks": marks, "columns": columns}

    def _name(self, answer: int) -> str:
        return self.classes[answer] if answer >= 0 else ""

    def matrix(self) -> dict[str, Any]:
        """Arguments of a ``Field``: L2 distances, faded by how unsure C is of the target, framed where it succeeded."""
        shape = self._rows, self.columns
        sure = self.probability.where(~self.succeeded, 1.0).where(self.succeeded, self.probability.clamp(0.15, 0.99))
        return {
            "values": self.lengths("l2").view(shape).round(decimals=2),  # so that numbers fit the cells
            "x_labels": self.classes[: self.columns],
            "y_labels": [self.classes[int(t)] for t in self.truth[:: self.columns]],
            "confidence": sure.view(shape),
        }

    def table(self) -> tuple[list[str], list[list[Cell]]]:
        """Columns and rows of a ``Table``: one row for each cell."""
        lengths = zip(self.lengths("l2").tolist(), self.lengths("linf").tolist(), strict=True)
        cells = zip(
            self.truth.tolist(), self.targets.tolist(), self.answers.tolist(), self.probability.tolist(),
            self.succeeded.tolist(), lengths, strict=True,
        )  # fmt: skip
        rows: list[list[Cell]] = [
            [*map(self._name, (truth, goal, answer)), *(round(v, 4) for v in (sure, l2, linf)), "yes" if hit else "no"]
            for truth, goal, answer, sure, hit, (l2, linf) in cells
        ]
        return ["sample", "asked for", "C says", "p", "L2", "L∞", "success"], rows

    def scores(self) -> dict[str, float]:
        """Over the cells that ask for another class than the sample's: share of success, and mean distances of those."""
        others, hit = self.others, self.others & self.succeeded
        found = {"success": float(hit.sum() / others.sum().clamp(min=1))}
        if hit.any():
            found |= {
                "mean L2": float(self.lengths("l2")[hit].mean()),
                "mean L-infinity": float(self.lengths("linf")[hit].mean()),
            }
        return found


def sample(victim: Victim, wanted: int, number: int, confidence: float) -> int:
    """Row of the test picture number ``number`` of class ``wanted`` that C gives this probability at least.

    Raises:
        ValueError: one sentence, where there is none.
    """
    classes = victim.classes
    if wanted >= len(classes):
        raise ValueError(f"samples has class {wanted}, but {victim.name} has classes 0 to {len(classes) - 1}")
    rows = np.flatnonzero(victim.images.test_labels == wanted)[:_SEARCHED]
    found: list[int] = []
    for start in range(0, len(rows), 50):
        some = rows[start : start + 50]
        sure = victim.network.predict(victim.network.encode(victim.images.test[some])).softmax(1)[:, wanted]
        found += some[(sure >= confidence).cpu().numpy()].tolist()
        if len(found) > number:
            return found[number]
    raise ValueError(
        f"of the first {len(rows)} test pictures of class {wanted} ({classes[wanted]}), {victim.name} is sure of {len(found)} "
        f"(probability {confidence:g}), so there is no number {number}; lower sample_number or confidence"
    )


def side_by_side(sample: Tensor, made: Tensor) -> tuple[np.ndarray, str]:
    """Sample, what was made of it, and the difference around grey, amplified to full contrast; and its L2 length in words."""
    change = made - sample
    reach = float(change.abs().max())
    factor = 0.5 / reach if reach > 1e-6 else 0.0
    shown = [pixels_of(p) for p in (sample, made, (0.5 + factor * change).clamp(0, 1))]
    return np.stack(shown), f"L2 {float(change.norm()):.2f}"


def turned(grid: Grid, picture: Tensor) -> Iterator[Tensor]:
    """A picture (channels, h, w) as every column's class (columns, channels, h, w), as far as it has come: in one pass, or
    by a few rounds of new simple generators, fewer steps of these where C is large: the run waits meanwhile."""
    from core.attacks.adversarial_generator import SimpleGenerators, every_class
    from core.attacks.advgan import attack

    samples, targets = every_class(picture[None], grid.columns)
    if grid.maker is not None:
        yield attack(grid.maker, samples, targets)
        return
    generators = SimpleGenerators(grid.network, samples, targets, learning_rate=0.1, sample_steps=3, class_steps=15)
    left = max(2, int(_STROKE / (3 * grid.columns * grid.network.operations())))
    for step, goal in enumerate(generators.steps(3)):
        left -= goal == "class"
        if not left:
            break
        if step % 5 == 0:
            yield generators.pictures
    generators.settle()
    yield generators.pictures


def _framed(pixels: np.ndarray, color: tuple[int, int, int]) -> np.ndarray:
    """(h, w) or (h, w, 3) in [0, 1] as uint8 (h', w', 3) inside a frame."""
    levels = (255 * pixels + 0.5).astype(np.uint8)
    levels = np.repeat(levels[..., None], 3, 2) if levels.ndim == 2 else levels
    framed = np.empty((levels.shape[0] + 2 * _FRAME, levels.shape[1] + 2 * _FRAME, 3), np.uint8)
    framed[:] = color
    framed[_FRAME:-_FRAME, _FRAME:-_FRAME] = levels
    return framed
