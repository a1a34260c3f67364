"""What a run of the page on diffusion of pictures has at hand: real pictures, the network that sees noise in them, fixed noise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from core import compute, models_library
from core.technique import too_much_memory
from core.techniques.generative import _diffusion_images_knobs as knobs
from core.techniques.generative._picture_measures import lenet_for

if TYPE_CHECKING:
    import torch
    from torch import Tensor

    from core.datasets import Images
    from core.generative.diffusion import Denoised, Predictor, Schedule
    from core.generative.image_diffusion import ImageDiffusion
    from core.generative.inverse_problems import Measurement
    from core.networks.image_network import ImageNetwork
    from core.networks.unet import UNet
    from core.techniques.generative.diffusion_images import DiffusionImages

#: Pictures of the grid at most; with so many classes each column is one; real pictures that are noised and guessed.
SHOWN, FEWEST_COLUMNS, MOST_COLUMNS, REAL = 60, 4, 16, 4


@dataclass
class Scene:
    """``noise`` (n, channels, h, w) and ``labels`` (n,) of the grid stay the same all the time; ``columns`` is its width.

    Either a ``loaded`` network or a ``training``. ``real`` (``REAL``, ...) are test pictures, uint8, of the classes
    ``real_labels``. ``lenet`` is the shipped network for MNIST, None with other data; ``reference`` its features of all test
    pictures. ``schedule`` is the name of the ``plan``, ``remark`` a sentence on the network that there is, or "";
    ``walked`` and ``solved`` are what the knobs said when the grid and the inverse problem were last shown to their end.
    """

    images: Images
    plan: Schedule
    precision: torch.dtype
    noise: Tensor
    labels: Tensor
    columns: int
    real: np.ndarray
    real_labels: Tensor
    lenet: ImageNetwork | None
    loaded: UNet | None = None
    training: ImageDiffusion | None = None
    schedule: str = ""
    remark: str = ""
    walked: tuple[Any, ...] | None = None
    solved: tuple[Any, ...] | None = None
    reference: np.ndarray | None = None
    measurements: dict[Any, Measurement] = field(default_factory=dict)

    @property
    def network(self) -> UNet:
        """What samples: the loaded network or the average of the trained one's weights."""
        return self.training.best if self.training else self.loaded

    @property
    def device(self) -> torch.device:
        """Where the network is."""
        return self.noise.device

    def predictor(self, labels: Tensor, guidance: float) -> Predictor:
        """The network as it is now, asked for these classes (n,); guidance -1 tells it none."""
        from core.generative.diffusion import guided
        from core.generative.image_diffusion import seeing_in

        network = seeing_in(self.network, self.precision)
        return guided(network, labels, self.network.classes, guidance)

    def walk(
        self, noise: Tensor, labels: Tensor, *, sampler: str, steps: int, guidance: float, seed: int
    ) -> Iterator[Denoised]:
        """The reverse process from ``noise``; the guesses are kept to what pictures can be."""
        import torch

        from core.generative.diffusion import sample

        random = torch.Generator(noise.device).manual_seed(seed)
        predict = self.predictor(labels, guidance)
        return sample(predict, noise, self.plan, steps, float(sampler == "ddpm"), limit=1.0, generator=random)

    def planes(self, pictures: np.ndarray) -> Tensor:
        """uint8 pictures as the network takes them: (n, channels, h, w) in [-1, 1] on its device."""
        from core.networks.image_network import as_planes, scaled

        return scaled(as_planes(pictures).to(self.device)) * 2 - 1

    def fresh(self, count: int, seed: int) -> Tensor:
        """Standard normal noise for so many pictures."""
        return noise_like(self.network.picture, count, seed, self.device)


def noise_like(picture: Sequence[int], count: int, seed: int, device: torch.device) -> Tensor:
    """Standard normal noise (count, channels, height, width), the same on every device."""
    import torch

    drawn = np.random.default_rng(seed).standard_normal((count, *picture), dtype=np.float32)
    return torch.from_numpy(drawn).to(device)


def shape_of(picture: Sequence[int], width: int) -> tuple[tuple[int, ...], int]:
    """Widths of a U-Net and its patch for pictures (channels, height, width): three resolutions where there is room for them.

    Raises:
        ValueError: pictures of less than 2x2.
    """
    least = min(picture[1:])
    patches = ((4, 64), (2, 16), (1, 0))
    patch = next(p for p, smallest in patches if least >= smallest and not any(side % p for side in picture[1:]))
    levels = next((n for n in (3, 2, 1) if patch * 2**n <= least), 0)
    if not levels:
        raise ValueError(f"pictures of {picture[1]}x{picture[2]} are too small; a U-Net needs 2x2 or more")
    return tuple(width * 2**level for level in range(levels)), patch


def memory_needed(picture: Sequence[int], widths: Sequence[int], patch: int, pictures: int) -> float:
    """Bytes of a training step, roughly: some 40 maps are kept at each resolution for the way back."""
    places = picture[1] * picture[2] / patch**2
    return 4 * pictures * sum(40 * width * places / 4**level for level, width in enumerate(widths))


def scene_of(page: DiffusionImages, images: Images, resume: dict[str, Any] | None) -> Scene:
    """The network on the device, loaded or ready to train. Raises ValueError where it does not fit the pictures or the memory."""
    import torch

    from core.generative.diffusion import schedule
    from core.precision import precision_of

    height, width, channels = images.shape
    picture, classes, device = (channels, height, width), len(images.classes), compute.torch_device()
    if not len(images.test):
        raise ValueError(f"{images.name} has no test pictures; import some as test/class/*")
    loaded, remark, name = None, "", "cosine"
    if page.start in models_library.names():
        loaded, card = models_library.load(page.start)
        if problem := knobs.difference(page.start, card["arguments"], picture, classes, images.name):
            raise ValueError(problem)
        loaded, name = loaded.to(device), card.get("schedule", "cosine")
        remark = f"The network is {page.start}: {card.get('title', '')}."
        if card.get("data") != images.name:
            remark += f" It has learned {card.get('data')}, not {images.name}."
    else:
        name = page.schedule
        if page.start != knobs.NOTHING:
            remark = f"{page.start} is not in the models library, so a network is trained from nothing."
    columns = classes if FEWEST_COLUMNS <= classes <= MOST_COLUMNS else 10
    count, rng = SHOWN // columns * columns, np.random.default_rng([page.seed, 0])
    rows = rng.permutation(len(images.test))[:REAL]
    scene = Scene(
        images=images,
        plan=schedule(name),
        schedule=name,
        precision=precision_of(page.precision, device),
        noise=noise_like(picture, count, page.seed, device),
        labels=torch.arange(count, device=device) % classes,
        columns=columns,
        real=images.test[rows],
        real_labels=torch.from_numpy(images.test_labels[rows]).to(device),
        lenet=lenet_for(images, device) if images.name == "mnist" else None,
        loaded=loaded,
        remark=remark,
    )
    if loaded is None:
        scene.training = _training(page, scene, picture, resume)
    return scene


def _training(
    page: DiffusionImages, scene: Scene, picture: tuple[int, ...], resume: dict[str, Any] | None
) -> ImageDiffusion:
    from core.datasets.on_device import OnDevice
    from core.generative.image_diffusion import ImageDiffusion
    from core.networks import unet

    images, (widths, patch) = scene.images, shape_of(picture, page.width)
    needed = images.train.nbytes + memory_needed(picture, widths, patch, page.batch_size)
    if problem := too_much_memory(needed, f"A U-Net of {page.width} maps with batches of {page.batch_size}"):
        raise ValueError(problem)
    compute.seed_everything(page.seed)
    network = unet.build(picture, len(images.classes), widths, patch)
    data = OnDevice(images.train, images.train_labels, scene.device)
    return ImageDiffusion(
        network, scene.plan, data.images, data.labels, batch_size=page.batch_size, decay=page.average, seed=page.seed,
        precision=scene.precision, resume=resume,
    )  # fmt: skip


def summary(page: DiffusionImages, scene: Scene, *more: str) -> str:
    """The page's note, in Markdown; ``more`` are further paragraphs."""
    network, images = scene.network, scene.images
    weights = sum(p.numel() for p in network.parameters())
    numbers = str(scene.precision).removeprefix("torch.")
    lines = [line for line in (images.note, scene.remark) if line]
    lines.append(f"U-Net of {weights:,} weights, in {numbers} on {scene.device.type}.")
    if scene.training:
        rounds = -(-len(images.train) // page.batch_size)
        lines.append(f"It learns {len(images.train):,} pictures of {images.name}; an epoch is {rounds:,} steps.")
    if scene.lenet is None:
        lines.append(
            "FID-LeNet needs the network for MNIST, which does not know these pictures: samplers are compared by eye."
        )
    return "\n\n".join((*lines, *more))


def kept(page: DiffusionImages, scene: Scene, name: str) -> str:
    """Saves the network as it is now; returns what to tell of it in Markdown.

    Raises:
        ModelError: the name cannot be used.
        OSError: the folder is full or not writable.
    """
    from core.techniques.vision._cnn_library import card

    steps = {"steps": scene.training.step} if scene.training else {}
    about = card(page, f"Diffusion of {scene.images.name}", scene.images, steps)
    path = models_library.save(name, scene.network, about | {"schedule": scene.schedule})
    return f"Saved as **{name}** in `{path.parent}`: choose it as *Start*."
