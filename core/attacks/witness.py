"""A witness of what an attack does with a model: in which mode it asks, what comes out, what gradients come back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from torch import Tensor, nn

from core.attacks.gradients import returns_probabilities


@dataclass
class Witness:
    """What an attack did with a model: ``passes`` through it, those in ``training`` mode, those with ``probabilities`` as output.

    ``zero`` (n,) tells which pictures of the first pass that gradients came back from have a gradient of exactly 0; None
    where the attack asked for none.
    """

    passes: int = 0
    training: int = 0
    probabilities: int = 0
    zero: Tensor | None = None
    _first: int | None = field(default=None, repr=False)

    def saw(self, model: nn.Module, inputs: tuple[Any, ...], output: Tensor) -> None:
        """Forward hook of the model."""
        self.passes += 1
        self.training += any(module.training for module in model.modules())
        self.probabilities += returns_probabilities(output.detach())
        if inputs[0].requires_grad and self._first is None:
            inputs[0].register_hook(lambda gradient, number=self.passes: self._came_back(gradient, number))

    def _came_back(self, gradient: Tensor, number: int) -> None:
        if self._first not in (None, number):
            return
        try:
            gradient.data_ptr()
        except RuntimeError:  # inside vmap a gradient must not be kept
            return
        zero = gradient.detach().flatten(1).count_nonzero(1) == 0
        # One pass may be differentiated several times: class by class, say.
        self.zero = zero if self._first is None else self.zero & zero
        self._first = number


@contextmanager
def watching(model: nn.Module, witness: Witness | None = None) -> Iterator[Witness]:
    """A witness, a new one unless given, of all that goes through the model inside the block. Never yield from a run in it."""
    witness = witness or Witness()
    hook = model.register_forward_hook(witness.saw)
    try:
        yield witness
    finally:
        hook.remove()
