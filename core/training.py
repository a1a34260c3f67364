"""The one supervised training loop: examples already on the device, one update at a time, resumed exactly."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from core import compute
from core.networks.image_network import forward_in
from core.supervised import OptimizerName

ScheduleName = Literal["constant", "cosine", "one-cycle"]


class Step(NamedTuple):
    """Where training stands after an update: ``number`` of updates so far, ``epoch`` as passes over the examples."""

    number: int
    epoch: float


class Batch(NamedTuple):
    """What the last update saw: ``outputs`` of the network before it, ``targets``, and the mean ``loss``; all detached."""

    outputs: Tensor
    targets: Tensor
    loss: Tensor


def schedule(name: ScheduleName) -> Callable[[float], float]:
    """The factor on the learning rate as a function of the share of all updates done, from 0 to 1.

    "cosine" falls from 1 to 0 (Loshchilov and Hutter 2017); "one-cycle" rises straight from 1/25 to 1 over the first quarter
    and falls straight to 0 (Smith and Topin 2018).
    """
    match name:
        case "constant":
            return lambda share: 1.0
        case "cosine":
            return lambda share: (1 + math.cos(math.pi * share)) / 2
        case "one-cycle":
            return lambda share: 0.04 + 0.96 * share / 0.25 if share < 0.25 else (1 - share) / 0.75
    raise ValueError(f'there is no schedule "{name}"')


def make_optimizer(
    name: OptimizerName | Literal["adamw"],
    parameters: list[nn.Parameter],
    learning_rate: float,
    weight_decay: float = 0.0,
) -> torch.optim.Optimizer:
    """The optimizer of that name with its usual constants.

    "adam" (Kingma and Ba 2015), "adamw" (Loshchilov and Hutter 2019, the one that uses ``weight_decay``), "sgd", "momentum"
    (Polyak, 0.9), "l-bfgs" (10 pairs, strong Wolfe line search, one iteration a step; the learning rate is the first length
    that the line search tries).
    """
    # One kernel for all parameters: half the cost of a step of a small network. MPS has no such kernel for every version.
    fused = parameters[0].device.type in ("cpu", "cuda")
    match name:
        case "adam":
            return torch.optim.Adam(parameters, learning_rate, fused=fused)
        case "adamw":
            return torch.optim.AdamW(parameters, learning_rate, weight_decay=weight_decay, fused=fused)
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

    For pictures: ``prepare`` turns the inputs of a batch into what the network takes (uint8 into floats, augmented), so they
    may lie on the device as uint8; ``precision`` is the dtype of the forward pass; ``rate`` is a ``schedule``.
    ``perturb`` then makes, from the network as it is, these inputs and the targets, what the network learns from (see
    core.adversarial_training); it is called in float32 and outside autocast.
    ``optimizer`` may be one of torch's own, whose groups keep the ratios of their learning rates. ``batch`` is what the last
    update saw.
    """

    batch: Batch

    def __init__(
        self,
        network: nn.Module,
        loss: Callable[[Tensor, Tensor], Tensor],
        inputs: Tensor,
        targets: Tensor,
        *,
        optimizer: OptimizerName | Literal["adamw"] | torch.optim.Optimizer = "adam",
        learning_rate: float = 0.001,
        rate: Callable[[float], float] | None = None,
        weight_decay: float = 0.0,
        l1: float = 0.0,
        l2: float = 0.0,
        batch_size: int = 32,
        seed: int = 0,
        prepare: Callable[[Tensor], Tensor] | None = None,
        perturb: Callable[[nn.Module, Tensor, Tensor], Tensor] | None = None,
        precision: torch.dtype = torch.float32,
        resume: dict[str, Any] | None = None,
    ) -> None:
        self.network, self._loss, self._inputs, self._targets = network, loss, inputs, targets
        self._seed, self.l1, self.l2 = seed, l1, l2
        self.batch_size = len(inputs) if optimizer == "l-bfgs" else batch_size
        self._prepare, self._perturb, self._precision, self._rate = prepare, perturb, precision, rate
        parameters = [p for p in network.parameters() if p.requires_grad]
        self._weights = [p for p in parameters if p.ndim > 1]
        named = isinstance(optimizer, str)
        self._optimizer = make_optimizer(optimizer, parameters, learning_rate, weight_decay) if named else optimizer
        groups = self._optimizer.param_groups
        self._ratios = [group["lr"] / groups[0]["lr"] for group in groups]
        self.steps_per_epoch = -(-len(inputs) // self.batch_size)
        self.step = 0
        if resume:
            self.step = resume["step"]
            network.load_state_dict(resume["model"])
            restore_optimizer(self._optimizer, resume["optimizer"])
            compute.restore_random_state(resume["random"])
        self.learning_rate = learning_rate

    def __len__(self) -> int:
        """Number of examples."""
        return len(self._inputs)

    @property
    def learning_rate(self) -> float:
        """Size of a step, before the schedule's factor."""
        return self._learning_rate

    @learning_rate.setter
    def learning_rate(self, value: float) -> None:
        self._learning_rate = value
        self._set_rates(1.0)

    def _set_rates(self, factor: float) -> None:
        for group, ratio in zip(self._optimizer.param_groups, self._ratios, strict=True):
            group["lr"] = self._learning_rate * ratio * factor

    def state(self) -> dict[str, Any]:
        """What a checkpoint holds, beside the step."""
        return {
            "model": self.network.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "random": compute.random_state(),
        }

    def steps(self, epochs: float) -> Iterator[Step]:
        """Trains, yielding after every update, until ``epochs`` passes over the examples are done; parts of one count."""
        batches, last = None, self.last_step(epochs)
        while self.step < last:
            epoch, batch = divmod(self.step, self.steps_per_epoch)
            if batches is None or batch == 0:
                batches = self._batches(epoch)
            if self._rate:
                self._set_rates(self._rate(self.step / last))
            self._update(*batches[batch])
            self.step += 1
            yield Step(self.step, self.step / self.steps_per_epoch)

    def last_step(self, epochs: float) -> int:
        """The number of the last update of so many epochs."""
        return max(1, round(epochs * self.steps_per_epoch))

    def _batches(self, epoch: int) -> Sequence[tuple[Tensor, Tensor]]:
        if self.steps_per_epoch == 1 and not self._prepare:
            return [(self._inputs, self._targets)]
        order = torch.from_numpy(np.random.default_rng([self._seed, epoch]).permutation(len(self._inputs)))
        order = order.to(self._inputs.device)
        if self._prepare:
            return _Gathered(self._inputs, self._targets, order.split(self.batch_size))
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
        outputs = self._forward(inputs, targets)
        loss = self._loss(outputs, targets)
        loss.backward()
        self.batch = Batch(outputs.detach(), targets, loss.detach())
        return loss.detach() + self._penalty() if self.l1 or self.l2 else loss

    def _forward(self, inputs: Tensor, targets: Tensor) -> Tensor:
        if self._prepare:
            inputs = self._prepare(inputs)
        if self._perturb:
            inputs = self._perturb(self.network, inputs, targets)
        if self._precision == torch.float32:
            return self.network(inputs)
        with forward_in(self._precision, inputs.device):
            outputs = self.network(inputs)
        return outputs.float()

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


def restore_optimizer(optimizer: torch.optim.Optimizer, state: dict[str, Any]) -> None:
    """Goes back to a ``state_dict()``, which stays as it is."""
    # Copied: the optimizer would go on in the checkpoint's own tensors, which one may go back to once more.
    optimizer.load_state_dict(copy.deepcopy(state))
    for parameter, kept in optimizer.state.items():
        for name, value in kept.items():
            # Fused kernels read both in the order they lie in memory, and a file forgets channels_last.
            if isinstance(value, Tensor) and value.shape == parameter.shape:
                kept[name] = torch.empty_like(parameter).copy_(value)


class _Gathered(Sequence[tuple[Tensor, Tensor]]):
    """The batches of an epoch, each gathered when it is its turn: a shuffled copy of all pictures would stall the page."""

    def __init__(self, inputs: Tensor, targets: Tensor, orders: Sequence[Tensor]) -> None:
        self._inputs, self._targets, self._orders = inputs, targets, orders

    def __len__(self) -> int:
        return len(self._orders)

    def __getitem__(self, number: int) -> tuple[Tensor, Tensor]:
        order = self._orders[number]
        return self._inputs[order], self._targets[order]
