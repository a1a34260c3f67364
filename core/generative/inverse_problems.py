"""A diffusion model as prior: filling in what is missing, sharpening what is blurred, enlarging what is small.

The network is the one that was trained to generate; what is known of the picture enters while it samples.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import torch
from torch import Tensor

from core.generative.diffusion import Denoised, Predictor, Schedule, reverse_step, times_of


def inpaint(
    predict: Predictor, noise: Tensor, plan: Schedule, steps: int, eta: float, known: Tensor, mask: Tensor, *,
    repeats: int = 1, limit: float | None = None, generator: torch.Generator | None = None,
) -> Iterator[Denoised]:  # fmt: skip
    """The reverse process with the ``known`` data put in, noised as far as the rest is, after each step.

    ``mask`` is true where data are missing; it and ``known`` broadcast to the noise (n, ...). With ``repeats`` above 1 each
    step is taken so often, noise being added again in between: the filling then takes notice of what stands beside it, as
    RePaint does (Lugmayr et al. 2022, arXiv:2201.09865, algorithm 1).

    Raises:
        ValueError: too few or too many steps, or repeats.
    """
    if repeats < 1:
        raise ValueError(f"each step is taken once or more often, not {repeats} times")
    known, mask = known.expand(noise.shape), mask.expand(noise.shape)

    def fresh() -> Tensor:
        return torch.randn(noise.shape, generator=generator, device=noise.device)

    times, x = times_of(steps), torch.where(mask, noise, plan.noised(known, times_of(steps)[0], noise))
    for t, before in pairwise(times):
        for turn in range(repeats):
            if turn:
                share = plan.kept[t] / plan.kept[before]
                x = share**0.5 * x + (1 - share) ** 0.5 * fresh()
            x, guess = reverse_step(predict, x, t, before, plan, eta, limit=limit, generator=generator)
            x = torch.where(mask, x, plan.noised(known, before, fresh()) if before else known)
        yield Denoised(before, x, torch.where(mask, guess, known))


class Measurement:
    """y = A x + noise: ``matrix`` A (m, d) acts on flattened examples, ``noise`` is the standard deviation, above 0.

    With ``channels`` c above 1 it acts on each of c equal parts of an example alike, the colours of a picture say.

    Raises:
        ValueError: the noise is not above 0.
    """

    def __init__(self, matrix: Tensor, noise: float, channels: int = 1) -> None:
        if not noise > 0:
            raise ValueError(f"the noise of a measurement is {noise}, but has to be above 0")
        self.matrix, self.noise, self.channels = matrix, noise, channels
        # A A^T = U diag(e) U^T, so that systems (c A A^T + noise^2) z = b of any c are solved at once.
        self._values, self._vectors = torch.linalg.eigh((matrix.double() @ matrix.double().T).cpu())
        self._values, self._vectors = self._values.clamp(min=0).to(matrix), self._vectors.to(matrix)

    def __call__(self, x: Tensor) -> Tensor:
        """A x without noise, (n, c m), for x (n, ...)."""
        return (self._parts(x) @ self.matrix.T).flatten(1)

    def transposed(self, y: Tensor) -> Tensor:
        """A^T y, (n, c d), for y (n, c m)."""
        return (self._parts(y) @ self.matrix).flatten(1)

    def solve(self, scale: float, right: Tensor) -> Tensor:
        """z (n, c m) with (scale A A^T + noise^2) z = ``right`` (n, c m)."""
        return (
            (self._parts(right) @ self._vectors / (scale * self._values + self.noise**2)) @ self._vectors.T
        ).flatten(1)

    def _parts(self, x: Tensor) -> Tensor:
        """(n, c, rest) of (n, ...)."""
        return x.reshape(len(x), self.channels, -1)


def conditioned(predict: Predictor, plan: Schedule, measurement: Measurement, measured: Tensor) -> Predictor:
    """A predictor that leads to examples with A x = ``measured`` (n or 1, m): samples of p(x | y), roughly.

    The slope of log p(y | x_t) is added (Dhariwal and Nichol 2021, arXiv:2105.05233, equation 14), with x_0 given x_t taken
    for a Gaussian around the guess, of variance 1 - kept (Song et al. 2023, Pseudoinverse-guided diffusion models,
    equations 7 and 8): exact where the data are normal with variance 1 in every direction.
    """

    def guide(x: Tensor, t: int) -> Tensor:
        with torch.enable_grad():
            x = x.detach().requires_grad_()
            predicted = predict(x, t)
            guess = plan.data(x, predicted, t)
            missing = measured - measurement(guess.detach())
            pull = measurement.transposed(measurement.solve(1 - plan.kept[t], missing))
            (slope,) = torch.autograd.grad((guess.flatten(1) * pull).sum(), x)
        return predicted.detach() - (1 - plan.kept[t]) ** 0.5 * slope

    return guide


def shrinking(side: int, factor: int) -> Tensor:
    """The matrix that takes the mean of each ``factor`` x ``factor`` pixels of a square picture, ((side/factor)^2, side^2).

    Raises:
        ValueError: ``factor`` does not divide ``side``.
    """
    if side % factor:
        raise ValueError(f"a picture of {side}x{side} cannot be shrunk {factor} times: {side} is no multiple of it")
    small = side // factor
    rows = torch.eye(small).repeat_interleave(factor, 1) / factor
    return torch.kron(rows, rows)


def blurring(side: int, width: float) -> Tensor:
    """The matrix of a Gaussian blur with standard deviation ``width`` pixels, (side^2, side^2); its rows' sums are 1."""
    at = torch.arange(side, dtype=torch.float64)
    rows = (-((at - at[:, None]) ** 2) / (2 * width**2)).exp()
    rows = (rows / rows.sum(1, keepdim=True)).float()
    return torch.kron(rows, rows)
