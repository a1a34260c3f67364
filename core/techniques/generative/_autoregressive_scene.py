"""What a run of the page on autoregressive pictures has at hand: the network and its data, and what there is to see of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from core import compute, models_library
from core.streams import Event
from core.technique import too_much_memory
from core.techniques.generative._autoregressive_knobs import NEW

if TYPE_CHECKING:
    import torch

    from core.datasets import Images
    from core.generative.autoregressive import Grey, PixelTraining
    from core.networks.pixelcnn import PixelCNN
    from core.techniques.generative.autoregressive import Autoregressive

#: Samples that grow; pictures of the live measurement, and of the last one; those of them that are measured between two events.
SHOWN, LIVE, FINAL, PIECE = 20, 200, 1000, 40
#: Pictures that are brought to few levels between two events.
DRAWN = 5000
#: Of pictures of what a pixel sees: pixels after it, pixels before it that are out of reach, the pixel itself; red, green, blue.
AFTER, BEYOND, ITSELF = (38, 70, 110), (70, 45, 90), (230, 159, 0)


@dataclass
class Scene:
    """``test`` (n, h, w) are level numbers of the test pictures; ``labels`` (``SHOWN``,) of the samples, or None."""

    images: Images
    grey: Grey
    training: PixelTraining
    test: np.ndarray
    alone: float
    published: float | None

    @property
    def network(self) -> PixelCNN:
        """What samples: the average of the weights."""
        return self.training.best

    @property
    def device(self) -> torch.device:
        """Where it is."""
        return next(self.network.parameters()).device

    @property
    def columns(self) -> int | None:
        """Of the samples: one for each class where there are classes, and not too many."""
        classes = self.network.classes
        return classes if 0 < classes <= SHOWN else None

    def classes_of(self, count: int) -> torch.Tensor:
        """Class numbers of so many samples: one after the other, or all none."""
        import torch

        classes = self.network.classes
        numbers = torch.arange(count, device=self.device) % max(1, classes)
        return numbers if classes else torch.zeros_like(numbers)

    def no_class(self, count: int) -> torch.Tensor:
        """The number that stands for no class, so often."""
        import torch

        return torch.full((count,), self.network.classes, device=self.device)

    def original(self, page: Autoregressive) -> np.ndarray:
        """Level numbers of the test picture that the knob names, (h, w)."""
        return self.test[page.picture % len(self.test)]


def scene_of(
    page: Autoregressive, images: Images, resume: dict[str, Any] | None, progress: Callable[..., Event]
) -> Iterator[Event]:
    """A network on the device, ready to learn: returns the Scene. Raises ValueError where it does not fit the pictures or memory."""
    from core.datasets.on_device import OnDevice
    from core.generative import autoregressive as pixels
    from core.precision import fast_precision

    if images.shape[2] != 1:
        raise ValueError(f"the pictures of {images.name} are in colour; this page takes grey ones, such as mnist")
    height, width, _ = images.shape
    network, grey = _network_of(page, images)
    needed = 200 * page.batch_size * height * width * network.place.shape[1] * len(network.layers)
    if problem := too_much_memory(needed + 2 * images.train.nbytes, f"A batch of {page.batch_size} pictures"):
        raise ValueError(problem)
    levels = yield from _quantising(images.train, grey, 0, progress)
    test = yield from _quantising(images.test, grey, 1, progress)
    device = compute.torch_device()
    data = OnDevice(levels, images.train_labels, device)
    training = pixels.PixelTraining(
        network, data.images, data.labels, batch_size=page.batch_size, decay=page.average, seed=page.seed,
        precision=fast_precision(device), resume=resume,
    )  # fmt: skip
    comparable = images.name == "mnist" and grey == "drawn" and not network.classes
    alone = pixels.independent_nats(levels, test, network.levels)
    return Scene(images, grey, training, test, alone, pixels.PUBLISHED_NATS if comparable else None)


def _quantising(pictures: np.ndarray, grey: Grey, part: int, progress: Callable[..., Event]) -> Iterator[Event]:
    """``quantised`` with events; returns the level numbers. ``part`` tells the draws of two parts apart."""
    from core.generative.autoregressive import quantised

    levels = np.empty(pictures.shape, np.uint8)
    for start in range(0, len(pictures), DRAWN):
        piece = slice(start, start + DRAWN)
        levels[piece] = quantised(pictures[piece], grey, seed=[part, start])
        yield progress(start, len(pictures), "pictures", "Levels of grey")
    return levels


def _network_of(page: Autoregressive, images: Images) -> tuple[PixelCNN, Grey]:
    from core.generative.autoregressive import LEVELS
    from core.networks import pixelcnn

    picture, classes = (1, *images.shape[:2]), len(images.classes)
    if page.start_from == NEW:
        compute.seed_everything(page.seed)
        told = classes if page.conditional else 0
        return pixelcnn.build(picture, LEVELS[page.grey], told, page.width, page.depth), page.grey
    network, card = models_library.load(page.start_from)
    if not isinstance(network, pixelcnn.PixelCNN):
        raise ValueError(f'the model "{page.start_from}" does not make pictures pixel by pixel; choose {NEW}')
    if network.picture != picture:
        its, ours = ("x".join(map(str, shape[1:])) for shape in (network.picture, picture))
        raise ValueError(
            f'the model "{page.start_from}" makes pictures of {its}, but those of {images.name} are {ours}; choose data of '
            f"its size, or {NEW}"
        )
    grey = card.get("grey")
    if network.classes not in (0, classes) or LEVELS.get(grey) != network.levels:
        raise ValueError(
            f'the model "{page.start_from}" knows {network.classes} classes and {network.levels} levels of grey ({grey}), '
            f"which do not fit {images.name} with its {classes} classes; choose {NEW}"
        )
    return network.train(), grey


def bits(scene: Scene, nats: float) -> float:
    """Nats a picture as bits a pixel."""
    from core.generative.autoregressive import bits_per_dimension

    return bits_per_dimension(nats, scene.images.shape[:2])


def measuring(scene: Scene, progress: Callable[..., Event], count: int) -> Iterator[Event]:
    """The mean nats a picture of the first so many test pictures, by the average weights, told no class; returns it."""
    import torch

    from core.generative.autoregressive import nats

    some, total = scene.test[:count], 0.0
    for start in range(0, len(some), PIECE):
        levels = torch.from_numpy(some[start : start + PIECE])[:, None].to(scene.device)
        total += float(nats(scene.network, levels, None).double().sum())
        yield progress(start, len(some), "pictures", "Likelihood of test pictures")
    return total / len(some)


class Foreseen(NamedTuple):
    """Of a picture, told all before each pixel: ``chances`` (levels, h, w), the mean level of each pixel in [0, 1], and the bits it costs."""

    chances: np.ndarray
    mean: np.ndarray
    cost: np.ndarray


def foreseen(scene: Scene, levels: np.ndarray) -> Foreseen:
    """What the network says of every pixel of a picture (h, w) of level numbers, each given those before it."""
    import torch

    with torch.no_grad():
        x = torch.from_numpy(levels.copy())[None, None].to(scene.device)
        chances = scene.network(x).softmax(1)[0].cpu().numpy()
    scale = np.linspace(0, 1, len(chances))
    taken = np.take_along_axis(chances, levels[None].astype(np.int64), 0)[0]
    return Foreseen(chances, np.tensordot(scale, chances, 1), -np.log2(taken.clip(min=1e-30)))


def influence(scene: Scene, levels: np.ndarray, at: tuple[int, int]) -> np.ndarray:
    """How strongly the logits of the pixel ``at`` (row, column) depend on each pixel, (h, w): the length of their gradient."""
    import torch

    with torch.enable_grad():
        x = torch.from_numpy(levels.astype(np.float32))[None, None].to(scene.device).requires_grad_()
        logits = scene.network(x)[0, :, at[0], at[1]]
        # Of the differences, for a number added to all logits changes nothing.
        slopes = [torch.autograd.grad(logit, x, retain_graph=True)[0] for logit in logits - logits.mean()]
    return torch.stack(slopes).square().sum(0).sqrt()[0, 0].detach().cpu().numpy()


def sight(scene: Scene, levels: np.ndarray, at: tuple[int, int]) -> np.ndarray:
    """What a pixel is predicted from, (h, w, 3) uint8: the pixels before it in reach are grey, those that matter orange."""
    from core.generative.autoregressive import greys

    slopes = influence(scene, levels, at)
    share = np.sqrt(slopes / max(slopes.max(), 1e-30))[..., None]
    shown = np.repeat(greys(levels, scene.network.levels)[..., None] * 0.8 + 25, 3, 2)
    shown = (1 - 0.75 * share) * shown + 0.75 * share * np.array(ITSELF)
    order = np.arange(levels.size).reshape(levels.shape)
    here = order[at]
    shown[(slopes == 0) & (order < here)] = BEYOND
    shown[order > here] = AFTER
    shown[at] = (255, 255, 255)
    return shown.clip(0, 255).astype(np.uint8)


def fitted_mask(mask: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """A painted mask of any size over a picture of ``shape``: (h, w) bool, each pixel as the painted one at its middle."""
    rows, columns = (
        ((np.arange(there) + 0.5) * here / there).astype(int) for here, there in zip(mask.shape, shape, strict=True)
    )
    return mask[np.ix_(rows, columns)]


def middle(shape: tuple[int, int]) -> np.ndarray:
    """The middle third of the rows of a picture, (h, w) bool: with known pixels before it and after."""
    rows = np.arange(shape[0])[:, None]
    return np.broadcast_to((rows >= shape[0] // 3) & (rows < 2 * shape[0] // 3), shape)


def summary(page: Autoregressive, scene: Scene, final: float | None = None) -> str:
    """The page's note, in Markdown."""
    network, images = scene.network, scene.images
    weights, (height, width) = sum(p.numel() for p in network.parameters()), images.shape[:2]
    lines = [images.note] if images.note else []
    lines.append(
        f"A gated PixelCNN of {weights:,} weights, {len(network.layers)} layers of {network.place.shape[1]} maps; a pixel sees "
        f"{network.reach} rows up. {len(images.train):,} pictures of {images.name}, {height}x{width}, {network.levels} levels "
        f"({scene.grey}); an epoch is {-(-len(images.train) // page.batch_size):,} steps."
    )
    lines.append(
        f"Pixels drawn each on its own would cost {scene.alone:.1f} nats a picture, {bits(scene, scene.alone):.3f} bits a pixel."
    )
    if final is not None:
        count = min(FINAL, len(scene.test))
        lines.append(
            f"**{count:,} test pictures: {final:.2f} nats a picture, {bits(scene, final):.4f} bits a pixel**, no class told."
        )
    if scene.published:
        lines.append(
            f"Published for binarized MNIST: {scene.published:.2f} nats (PixelCNN, van den Oord et al. 2016), by another "
            "draw of the same binarization and over all 10,000 test pictures."
        )
    else:
        lines.append(
            "There is no published likelihood for these pictures: one is known of MNIST *drawn*, no class told."
        )
    return "\n\n".join(lines)
