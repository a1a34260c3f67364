"""The language of layer lists, such as ``conv 16 5, relu, pool, dense 64, relu``, and well-known networks in it. No torch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from core.nearest import nearest

#: Smallest, largest and usual value of each kind's numbers (None: it must be given); "valid" is extra, for convolutions.
_NUMBERS: dict[str, tuple[tuple[float, float, float | None], ...]] = {
    "conv": ((1, 1024, None), (1, 15, 3)),
    "pool": ((2, 8, 2),),
    "meanpool": ((2, 8, 2),),
    "dense": ((1, 4096, None),),
    "dropout": ((0, 0.9, 0.5),),
    **dict.fromkeys(("norm", "globalpool", "relu", "tanh", "gelu", "silu", "sigmoid"), ()),
}
_USAGE = "write conv FILTERS [SIZE] [valid], pool [SIZE], meanpool [SIZE], globalpool, norm, dropout [SHARE], dense UNITS or relu, tanh, gelu, silu, sigmoid"
MOST_LAYERS = 60

NetworkName = Literal["slides", "lenet5", "fast", "fast dense", "pytorch example", "resnet", "free"]

#: Every network but "resnet" and "free". "slides": two convolutions, pooling, fully connected. "lenet5": LeCun et al.
#: 1998 with full connections between feature maps. "fast" and "fast dense": pooling comes before norm and activation, which
#: then see a quarter of the values.
LISTS: dict[str, tuple[str, ...]] = {
    "slides": ("conv 16 3", "relu", "pool", "conv 32 3", "relu", "pool", "dense 64", "relu"),
    "lenet5": ("conv 6 5", "tanh", "meanpool", "conv 16 5 valid", "tanh", "meanpool", "dense 120", "tanh", "dense 84", "tanh"),
    "fast": ("conv 16 5", "pool", "norm", "relu", "conv 32 3", "pool", "norm", "relu", "conv 64 3", "pool", "norm", "relu"),
    "fast dense": ("conv 16 5", "pool", "norm", "relu", "conv 32 5 valid", "pool", "norm", "relu", "dense 128", "norm", "relu"),
    "pytorch example": (
        "conv 32 3 valid", "relu", "conv 64 3 valid", "relu", "pool", "dropout 0.25", "dense 128", "relu", "dropout 0.5",
    ),
}  # fmt: skip


class LayerError(ValueError):
    """A layer that is none, or that does not fit where it stands; the message is one sentence."""


class Layer(NamedTuple):
    """``kind`` and its ``numbers``: of a convolution filters, size and padding, of pooling its size, ..."""

    kind: str
    numbers: tuple[float, ...]


def parse(text: str) -> Layer:
    """One layer of a list. Raises LayerError."""
    kind, *words = text.split() or [""]
    if kind not in _NUMBERS:
        raise LayerError(f'"{text}" is no layer{nearest(kind, list(_NUMBERS)) or "; " + _USAGE}')
    valid = kind == "conv" and words[-1:] == ["valid"]
    words = words[:-1] if valid else words
    accepted = _NUMBERS[kind]
    usual = [default for _, _, default in accepted]
    try:
        numbers = [float(word) if kind == "dropout" else int(word) for word in words] + usual[len(words) :]
    except ValueError:
        raise LayerError(f'"{text}" is no layer; {_USAGE}') from None
    if len(numbers) != len(accepted) or None in numbers:
        raise LayerError(f'"{text}" has too {"few" if None in numbers else "many"} numbers; {_USAGE}')
    for number, (lo, hi, _) in zip(numbers, accepted, strict=True):
        if not lo <= number <= hi:
            raise LayerError(f'"{text}" has {number:g} where {lo:g} to {hi:g} is accepted')
    if kind == "conv":
        numbers.append(0 if valid else numbers[1] // 2)
    return Layer(kind, tuple(numbers))


def problem(layers: Sequence[str]) -> str | None:
    """What is wrong with a list, as far as that can be told without a picture, or None."""
    if len(layers) > MOST_LAYERS:
        return f"it has {len(layers)} layers, but at most {MOST_LAYERS} are accepted"
    try:
        for text in layers:
            parse(text)
    except LayerError as error:
        return str(error)
    return None


def layers_of(network: str, free: Sequence[str] = (), *, norm: bool = False, dropout: float = 0.0) -> list[str]:
    """The list of a network by name ("free" is ``free``), with batch norm after each convolution and dropout where asked.

    Dropout stands before the first dense layer and between dense layers (their inputs, Srivastava et al. 2014).
    """
    layers = list(LISTS.get(network, free))
    if norm and "norm" not in layers:
        layers = [entry for text in layers for entry in ([text, "norm"] if parse(text).kind == "conv" else [text])]
    if dropout:
        drop = f"dropout {dropout:g}"
        layers = [entry for text in layers for entry in ([drop, text] if parse(text).kind == "dense" else [text])] + [
            drop
        ]
    return layers
