"""The page on GANs of pictures on MNIST: DCGAN rounds a second against a plain loop and PyTorch's example, and the first digits.

All three train the page's pair of 234,177 and 36,577 weights with batches of 64. The page draws its grid meanwhile; its forward
passes are in bfloat16 where the processor multiplies that, and so are the plain loop's; the example computes in float32. The first digits
are those of the conditional DCGAN: without classes LeNet is not sure of four samples in five within minutes. Needs MNIST; rates are
taken in turns.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from core import compute, datasets
from core.datasets import Images, finish
from core.knobs import validated
from core.playback import Playback
from core.technique import Technique
from core.techniques.generative import _gan_images_measures as measures
from core.techniques.generative.gan_images import GANImages

GOALS = {
    "speed against the bare loop": ">= 0.95",
    "speed against the example's feeding": ">= 2",
    "first recognisable digits, conditional DCGAN [s]": "< 60",
}
#: A generator makes recognisable digits when LeNet is at least 90 % sure of so many, of so many classes (nats).
SURE, ENTROPY = 0.8, 2.0
#: Rounds between two looks at the digits, pictures of a look, and when to give up.
LOOK, PICTURES, GIVE_UP = 50, 500, 240.0


def run(progress: Callable[[str], None], rounds: int = 200, patience: float = GIVE_UP) -> dict[str, float | str]:
    """All figures; a few minutes. Raises DatasetMissing where MNIST is missing."""
    images = datasets.load("mnist")
    compute.use("cpu", compute.cores())
    compute.warm_up()
    page, told = (
        validated(GANImages, GANImages.presets[title] | {"steps": 1_000_000})
        for title in ("DCGAN", "Conditional DCGAN")
    )
    progress(f"{rounds} rounds of each")
    ours, bare, example = _rates([_page(page), _bare(images, page), _example(images, page)], rounds)
    progress(f"the first recognisable digits, at most {patience:.0f} s")
    return {
        "threads": compute.cores(),
        "page [rounds/s]": ours,
        "bare loop [rounds/s]": bare,
        "fed as PyTorch's example [rounds/s]": example,
        "speed against the bare loop": ours / bare,
        "speed against the example's feeding": ours / example,
        "first recognisable digits, conditional DCGAN [s]": _first_digits(told, patience),
    }


def _rates(loops: list[Iterator[None]], rounds: int, pieces: int = 4) -> list[float]:
    """Rounds a second of each loop, in turns; the first rounds pay for what happens once."""
    seconds = [0.0] * len(loops)
    for loop in loops:
        list(itertools.islice(loop, 5))
    each = max(1, rounds // pieces)
    for _, (number, loop) in itertools.product(range(pieces), enumerate(loops)):
        start = time.perf_counter()
        list(itertools.islice(loop, each))
        seconds[number] += time.perf_counter() - start
    return [each * pieces / s for s in seconds]


def _page(page: Technique) -> Iterator[None]:
    """One round at a time of the page, with all that it shows meanwhile."""
    playback, before = Playback(page), 0.0
    while event := playback.advance():
        if event.stream == "progress" and event.data["unit"] == "steps" and event.data["done"] > before:
            before = event.data["done"]
            yield


def _pair(page: Any) -> tuple[Any, Any]:
    """The page's networks, fresh."""
    import torch

    from core.networks import discriminator, generator

    torch.manual_seed(page.seed)
    made = generator.build((1, 28, 28), page.latent, 0, page.kind, page.width)
    return made, discriminator.build((1, 28, 28), 0, page.kind, page.width, page.norm)


def _rounds(page: Any, made: Any, judge: Any, batches: Iterator[Any], fast: bool) -> Iterator[None]:
    """A plain loop, as in PyTorch's DCGAN example; ``batches`` in [-1, 1]. ``fast``: fused Adam, the page's precision."""
    import torch
    from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

    from core.networks.image_network import forward_in
    from core.precision import precision_of

    def adam(network: Any, rate: float) -> torch.optim.Optimizer:
        return torch.optim.Adam(network.parameters(), rate, betas=(page.momentum, 0.999), fused=fast)

    device = torch.device("cpu")
    precision = precision_of(page.precision, device) if fast else torch.float32
    for_made, for_judge = adam(made, page.generator_rate), adam(judge, page.discriminator_rate)
    for real in batches:
        ones = torch.ones(len(real))
        judge.zero_grad()
        with forward_in(precision, device):
            on_real, fake = judge(real), made(torch.randn(len(real), page.latent))
            on_fake = judge(fake.detach())
        cross_entropy(on_real.float(), ones).backward()
        cross_entropy(on_fake.float(), 1 - ones).backward()
        for_judge.step()
        made.zero_grad()
        with forward_in(precision, device):
            on_fake = judge(fake)
        cross_entropy(on_fake.float(), ones).backward()
        for_made.step()
        yield


def _bare(images: Images, page: Any) -> Iterator[None]:
    """By hand for speed: floats in memory, channels last, fused optimizers, the page's precision, nothing measured."""
    import torch

    made, judge = (network.to(memory_format=torch.channels_last) for network in _pair(page))
    pictures = torch.from_numpy(np.array(images.train)).float()[:, None] / 127.5 - 1

    def batches() -> Iterator[torch.Tensor]:
        while True:
            for rows in torch.randperm(len(pictures)).split(page.batch_size):
                yield pictures[rows].contiguous(memory_format=torch.channels_last)

    return _rounds(page, made, judge, batches(), fast=True)


def _example(images: Images, page: Any) -> Iterator[None]:
    """Fed as PyTorch's DCGAN example feeds: a loader with two workers, transforms for each picture."""
    from torch.utils.data import DataLoader, Dataset
    from torchvision import transforms

    transform = transforms.Compose([transforms.Resize(28), transforms.ToTensor(), transforms.Normalize((0.5,), (0.5,))])

    class Pictures(Dataset):
        def __len__(self) -> int:
            return len(images.train)

        def __getitem__(self, row: int) -> Any:
            from PIL import Image

            return transform(Image.fromarray(images.train[row]))

    def batches() -> Iterator[Any]:
        while True:
            yield from DataLoader(Pictures(), page.batch_size, shuffle=True, num_workers=2)

    return _rounds(page, *_pair(page), batches(), fast=False)


def _first_digits(page: Technique, patience: float) -> float:
    """Seconds of the page until its digits are recognisable, without the looks at them; NaN when ``patience`` ends before."""
    playback, seconds, scene = Playback(page), 0.0, None
    looked = 0.0
    while seconds < patience:
        start = time.perf_counter()
        event = playback.advance()
        if event.stream == "scene":
            scene = event.data["product"]
        if scene is None:  # loading
            continue
        seconds += time.perf_counter() - start
        step = event.data["done"] if event.stream == "progress" and event.data["unit"] == "steps" else 0
        if step % LOOK == 0 and step > looked:
            looked = step
            classes = finish(measures.measuring(scene, page.progress, PICTURES, [0, 9])).classes
            if classes.sure >= SURE and classes.entropy > ENTROPY:
                return seconds
    return float("nan")
