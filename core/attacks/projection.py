"""Sizes of perturbations, and the nearest picture that keeps within one. A budget is a norm and its ``epsilon``.

"linf" is the largest change of any value, "l2" the Euclidean length of all changes, both of pictures in [0, 1].
"""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor

Norm = Literal["linf", "l2"]


def norms(delta: Tensor, norm: Norm) -> Tensor:
    """The norm (n,) of each perturbation (n, ...)."""
    flat = delta.flatten(1)
    return flat.abs().amax(1) if known(norm) == "linf" else flat.norm(dim=1)


def project(pictures: Tensor, originals: Tensor, epsilon: float, norm: Norm) -> Tensor:
    """The pictures nearest to these (in Euclidean distance) that are in [0, 1] and within ``epsilon`` of the originals.

    Exact for both norms: for "l2" the answer is the original plus a share t of the change, clipped to [0, 1], with the
    largest t in (0, 1] that keeps the length; scaling first and clipping then would stop short of it.
    """
    if known(norm) == "linf":
        return torch.minimum(torch.maximum(pictures, originals - epsilon), originals + epsilon).clamp_(0, 1)
    delta = (pictures - originals).flatten(1)
    flat = originals.flatten(1)
    size = delta.abs()
    room = torch.where(delta > 0, 1 - flat, flat)
    share = (epsilon / size.norm(dim=1, keepdim=True).clamp(min=torch.finfo(delta.dtype).tiny)).clamp(max=1)
    # The length that clipping leaves unused goes to the pixels that have room; more of them run out of it each time.
    clipped = share * size >= room
    while True:
        left = epsilon**2 - (room * clipped).square().sum(1, keepdim=True)
        free = (size * ~clipped).square().sum(1, keepdim=True)
        share = torch.where(free > 0, (left.clamp(min=0) / free).sqrt().clamp(max=1), share).maximum(share)
        more = share * size >= room
        if torch.equal(more, clipped):
            break
        clipped = more | clipped
    return (originals + (share * delta).reshape(pictures.shape)).clamp_(0, 1)


def random_start(originals: Tensor, epsilon: float, norm: Norm, seed: int = 0) -> Tensor:
    """Pictures drawn from the budget's ball around the originals, clipped to [0, 1]; the same on every device.

    "linf" is uniform in the ball; "l2" is uniform in direction and in length, because of a ball of so many dimensions nearly
    all is surface, which would leave the steps no budget.
    """
    generator = torch.Generator().manual_seed(seed)
    flat = _drawn(originals, generator, norm)
    if norm == "linf":
        delta = (2 * flat - 1) * epsilon
    else:
        radii = torch.rand(len(flat), 1, generator=generator).to(flat)
        delta = flat / flat.norm(dim=1, keepdim=True) * (radii * epsilon)
    return project(originals + delta.reshape(originals.shape), originals, epsilon, norm)


def check_budget(epsilon: float, norm: Norm) -> None:
    """Raises ValueError, one sentence: no such norm, or an epsilon that is negative or no number."""
    known(norm)
    if not 0 <= epsilon < float("inf"):
        raise ValueError(f"epsilon is {epsilon:g}, but must be a number from 0 up (pictures are in [0, 1])")


def known(norm: str) -> str:
    """The norm itself. Raises ValueError where there is none of that name."""
    if norm not in ("linf", "l2"):
        raise ValueError(f'there is no norm "{norm}"; there are "linf" and "l2"')
    return norm


def directions(like: Tensor, seed: int, norm: Norm) -> Tensor:
    """One random perturbation of norm 1 per picture: signs, or uniform on the sphere."""
    flat = _drawn(like, torch.Generator().manual_seed(seed), norm)
    flat = (flat - 0.5).sign() if norm == "linf" else flat / flat.norm(dim=1, keepdim=True)
    return flat.reshape(like.shape)


def _drawn(like: Tensor, generator: torch.Generator, norm: Norm) -> Tensor:
    """Numbers (n, values of a picture), uniform in [0, 1) or normal, drawn on the CPU: the same on every device."""
    draw = torch.rand if known(norm) == "linf" else torch.randn
    return draw(like.flatten(1).shape, generator=generator).to(like.device)
