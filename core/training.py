"""The one supervised training loop: examples already on the device, one update at a time, resumed exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from core import compute
from core.supervised import OptimizerName


class Step(NamedTuple):
    """Where training stands after an update: ``number`` of updates so far, ``epoch`` as passes over the examples."""

    number: int
    epoch: float


def make_optimizer(name: OptimizerName, parameters: list[nn.Parameter], learning_rate: float) -> torch.optim.Optimizer:
    """The optimizer of that name with its usual constants.

    "adam" (Kingma and Ba 2015), "sgd", "momentum" (Polyak, 0.9), "l-bfgs" (10 pairs, strong Wolfe line search, one
    iteration a step; the learning rate is the first length that the line search tries).
    """
    # One kernel for all parameters: half the cost of a step of a small network. MPS has no such kernel for every version.
    fused = parameters[0].device.type in ("cpu", "cuda")
    match name:
        case "adam":
            return torch.optim.Adam(parameters, learning_rate, fused=fused)
        case "sgd":
            return torch.optim.SGD(parameters, learning_rate, fused=fused)
        case "momentum":
            return torch.optim.SGD(parameters, learning_rate, momentum=0.9, fused=fused)
        case "l-bfgs":
            # max_eval also bounds the line search, which its default for one iteration would leave a single trial.
            return torch.optim.LBFGS(
                parameters, learning_rate, max_iter=1, max_eval=25, history_size=10, line_search_fn="strong_wolfe",
                tolerance_grad=0, tolerance_change=0,
            )  # fmt: skip
    raise ValueError(f'there is no optimizer "{name}"')


class Training:
    """Minimises mean loss + l1 sum|w| + l2/2 sum w^2 over the weights w (biases go free), batch by batch.

    ``loss(outputs, targets)`` returns the mean over a batch. The order of the examples in an epoch depends on ``seed`` and
    the epoch's number alone; L-BFGS takes all examples at once. ``learning_rate``, ``l1`` and ``l2`` may be set at any time.
    ``resume`` is a ``state()`` with its step: training goes on as if it had never stopped, bit for bit.
    """

    def __init__(
        self,
        network: nn.Module,
        loss: Callable[[Tensor, Tensor], Tensor],
        inputs: Tensor,
        targets: Tensor,
        *,
        optimizer: OptimizerName = "adam",
        learning_rate: float = 0.001,
        l1: float = 0.0,
        l2: float = 0.0,
        batch_size: int = 32,
        seed: int = 0,
        resume: dict[str, Any] | None = None,
    ) -> None:
        self.network, self._loss, self._inputs, self._targets = network, loss, inputs, targets
        self._seed, self.l1, self.l2 = seed, l1, l2
        self.batch_size = len(inputs) if optimizer == "l-bfgs" else batch_size
        self._weights = [p for p in network.parameters() if p.ndim > 1]
        self._optimizer = make_optimizer(optimizer, list(network.parameters()), learning_rate)
        self.steps_per_epoch = -(-len(inputs) // self.batch_size)
        self.step = 0
        if resume:
            self.step = resume["step"]
            network.load_state_dict(resume["model"])
            self._optimizer.load_state_dict(resume["optimizer"])
            compute.restore_random_state(resume["random"])
        self.learning_rate = learning_rate

    @property
    def learning_rate(self) -> float:
        """Size of a step."""
        return self._optimizer.param_groups[0]["lr"]

    @learning_rate.setter
    def learning_rate(self, value: float) -> None:
        self._optimizer.param_groups[0]["lr"] = value

    def state(self) -> dict[str, Any]:
        """What a checkpoint holds, beside the step."""
        return {
            "model": self.network.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "random": compute.random_state(),
        }

    def steps(self, epochs: int) -> Iterator[Step]:
        """Trains, yielding after every update, until ``epochs`` passes over the examples are done."""
        batches = None
        while self.step < epochs * self.steps_per_epoch:
            epoch, batch = divmod(self.step, self.steps_per_epoch)
            if batches is None or batch == 0:
                batches = self._batches(epoch)
            self._update(*batches[batch])
            self.step += 1
            yield Step(self.step, self.step / self.steps_per_epoch)

    def _batches(self, epoch: int) -> list[tuple[Tensor, Tensor]]:
        if self.steps_per_epoch == 1:
            return [(self._inputs, self._targets)]
        order = torch.from_numpy(np.random.default_rng([self._seed, epoch]).permutation(len(self._inputs)))
        order = order.to(self._inputs.device)
        inputs, targets = self._inputs[order], self._targets[order]
        return list(zip(inputs.split(self.batch_size), targets.split(self.batch_size), strict=True))

    def _update(self, inputs: Tensor, targets: Tensor) -> None:
        if isinstance(self._optimizer, torch.optim.LBFGS):
            self._optimizer.step(lambda: self._objective(inputs, targets))
        else:
            self._objective(inputs, targets)
            self._optimizer.step()

    def _objective(self, inputs: Tensor, targets: Tensor) -> Tensor:
        """Loss plus penalty of a batch; leaves its gradient in the parameters."""
        self._optimizer.zero_grad()
        loss = self._loss(self.network(inputs), targets)
        loss.backward()
        return loss.detach() + self._penalty() if self.l1 or self.l2 else loss

    @torch.no_grad()
    def _penalty(self) -> Tensor | float:
        """Adds the gradient of the penalties by hand (autograd takes twice as long); their value matters to L-BFGS alone."""
        for weight in self._weights:
            if self.l1:
                weight.grad.add_(weight.sign(), alpha=self.l1)
            if self.l2:
                weight.grad.add_(weight, alpha=self.l2)
        if not isinstance(self._optimizer, torch.optim.LBFGS):
            return 0.0
        return sum(self.l1 * w.abs().sum() + self.l2 / 2 * w.square().sum() for w in self._weights)
