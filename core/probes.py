"""Probes: how a person plays with what a run has made so far, also in the middle of training.

A probe is a method of a technique, marked ``@probe("Draw a digit")``. Parameters without an annotation are products by
name; parameters with one are hands-on inputs. It yields events like ``run`` does.
"""

from __future__ import annotations

import contextlib
import inspect
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import numpy as np

#: Annotation of array inputs: ``Annotated[Array, Canvas(28, 28)]``.
Array = np.ndarray


@dataclass(frozen=True)
class Canvas:
    """A drawing surface; the probe gets a (height, width) float32 array in [0, 1], white on black, at every stroke."""

    height: int
    width: int


@dataclass(frozen=True)
class Mask:
    """A surface to paint what is missing; the probe gets a (height, width) bool array, True where painted, after every stroke.

    ``over`` names an Image stream whose newest picture shows through below the paint.
    """

    height: int
    width: int
    over: str = ""


@dataclass(frozen=True)
class PlotPoint:
    """A click in the plot that shows ``stream``; the probe gets a (2,) float64 array (x, y)."""

    stream: str


@dataclass(frozen=True)
class Cell:
    """A click in the matrix or picture that shows ``stream``, a Field with labels or an Image; the probe gets a (2,) int64
    array (row, column)."""

    stream: str


@dataclass(frozen=True)
class Slider:
    """A number from ``lo`` to ``hi``, sent as the slider moves."""

    lo: float
    hi: float
    start: float


@dataclass(frozen=True)
class OpenFile:
    """A file from disk, chosen or dropped on the page; the probe gets its path (str). ``filter`` as "Pictures (*.png *.jpg)"."""

    filter: str


@dataclass(frozen=True)
class Entry:
    """A line of text, sent by Enter or by a button called ``action``; the probe gets it stripped (str), never empty.

    ``hint`` stands in the field while it is empty.
    """

    action: str
    hint: str = ""


Input = Canvas | Mask | PlotPoint | Cell | Slider | OpenFile | Entry


@dataclass(frozen=True)
class Probe:
    """A probe as the window and the engine see it."""

    name: str
    label: str
    products: tuple[str, ...]
    inputs: dict[str, Input]


def probe(label: str) -> Callable[[Callable], Callable]:
    """Marks a method as a probe; ``label`` is the heading over its inputs."""

    def mark(function: Callable) -> Callable:
        function.__probe__ = label
        return function

    return mark


def products_of(method: Callable) -> tuple[str, ...]:
    """The products that a probe or ``redraw`` takes, by the names of its parameters without an annotation."""
    parameters = inspect.signature(method).parameters.values()
    return tuple(p.name for p in parameters if p.name != "self" and p.annotation is p.empty)


def probes_of(technique: type) -> dict[str, Probe]:
    """The probes of a technique by method name."""
    found = {}
    for name, method in inspect.getmembers(technique, lambda m: hasattr(m, "__probe__")):
        hints = get_type_hints(method, include_extras=True)
        inputs = {
            p: next(m for m in get_args(hint) if isinstance(m, Input))
            for p, hint in hints.items()
            if get_origin(hint) is Annotated
        }
        found[name] = Probe(name, method.__probe__, products_of(method), inputs)
    return found


@contextlib.contextmanager
def undisturbed(products: dict[str, Any]) -> Iterator[None]:
    """Restores random state, train/eval mode and gradients afterwards: a run with probes equals the run without."""
    torch = sys.modules.get("torch")
    python_state, numpy_state = random.getstate(), np.random.get_state()
    torch_state = torch.get_rng_state() if torch else None
    cuda_states = torch.cuda.get_rng_state_all() if torch and torch.cuda.is_initialized() else None
    modules = [p for p in products.values() if torch and isinstance(p, torch.nn.Module)]
    modes = [(m, m.training) for product in modules for m in product.modules()]
    gradients = [(p, p.grad) for product in modules for p in product.parameters()]
    for parameter, _ in gradients:
        parameter.grad = None
    try:
        yield
    finally:
        for module, training in modes:
            module.training = training
        for parameter, gradient in gradients:
            parameter.grad = gradient
        random.setstate(python_state)
        np.random.set_state(numpy_state)
        if torch and torch_state is not None:
            torch.set_rng_state(torch_state)
        if torch and cuda_states is not None:
            torch.cuda.set_rng_state_all(cuda_states)
