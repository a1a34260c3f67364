"""The faces' network as a plain Keras model: built-in layers only, so that any Keras 3 opens its .h5 without our code."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from core.trees import replacing

if TYPE_CHECKING:
    import keras
    from torch import nn

    from core.networks.image_network import ImageNetwork


def write_h5(network: ImageNetwork, path: Path, temperature: float = 1.0) -> float:
    """Writes a network of core.networks.expression_net as .h5: (n, h, w, 1) in [0, 1] to probabilities (n, classes).

    The logits are divided by ``temperature`` inside. The file is opened again and run before it counts; returns the largest
    difference of its probabilities on 8 random pictures.

    Raises:
        ValueError: the probabilities differ by more than 1e-4.
        OSError: the file cannot be written.
    """
    os.environ["KERAS_BACKEND"] = "torch"  # the one that is always here
    import keras
    import torch

    network = network.eval()
    pictures = torch.rand(8, *network.shape, generator=torch.Generator().manual_seed(0))
    expected = (network.predict(pictures.to(network.device)) / temperature).softmax(1).cpu().numpy()
    with replacing(path) as temporary:
        named = temporary.with_name(f"{temporary.name}.h5")  # Keras goes by the suffix
        build(network, temperature).save(named)
        _pack(named)
        model = keras.models.load_model(named, compile=False, safe_mode=True)
        got = model(np.moveaxis(pictures.numpy(), 1, -1), training=False).detach().cpu().numpy()
        named.replace(temporary)
        difference = float(np.abs(got - expected).max())
        if not difference <= 1e-4:
            raise ValueError(f"{path} was not written: Keras' probabilities differ by {difference:.1g}")
    return difference


def _pack(path: Path) -> None:
    """Compresses an HDF5 file's arrays without loss, in a way that every HDF5 library undoes while it reads."""
    import h5py

    def copy(source: h5py.Group, target: h5py.Group) -> None:
        target.attrs.update(source.attrs)
        for name, item in source.items():
            if isinstance(item, h5py.Group):
                copy(item, target.create_group(name, track_order=True))
            else:
                packed = {"compression": "gzip", "shuffle": True} if item.size > 1000 else {}
                target.create_dataset(name, data=item[()], **packed).attrs.update(item.attrs)

    packed = path.with_name(f"{path.name}.packed")
    with h5py.File(path) as source, h5py.File(packed, "w") as target:
        copy(source, target)
    packed.replace(path)


def build(network: ImageNetwork, temperature: float = 1.0) -> keras.Model:
    """The Keras model with the network's weights."""
    import keras

    layers = keras.layers
    channels, height, width = network.shape
    mean, variance = network.mean.cpu().numpy(), network.std.cpu().numpy() ** 2
    faces = keras.Input((height, width, channels), name="faces")
    x = layers.Normalization(mean=mean, variance=variance, name="normalised")(faces)
    for name, layer in network.layers.items():
        match type(layer).__name__:
            case "Conv2d":
                x = _conv(x, layer, name)
            case "BatchNorm2d":
                x = _norm(x, layer, name)
            case "ReLU":
                x = layers.ReLU(name=name)(x)
            case "Residual":
                x = _residual(x, layer, name)
            case "GlobalMean":
                x = layers.GlobalAveragePooling2D(name=name)(x)
            case "Dropout":
                x = layers.Dropout(layer.p, name=name)(x)
            case "Dense":
                x = _dense(x, layer, name, "softmax", temperature)
            case other:
                raise ValueError(f"{name} is a {other}, which has no counterpart here")
    return keras.Model(faces, x, name="expressions")


def _residual(x: Any, block: nn.Module, name: str) -> Any:
    from keras import layers

    h = layers.ReLU(name=f"{name}_relu")(_norm(_conv(x, block.conv1, f"{name}_conv1"), block.norm1, f"{name}_norm1"))
    h = _norm(_conv(h, block.conv2, f"{name}_conv2"), block.norm2, f"{name}_norm2")
    weights = layers.GlobalAveragePooling2D(keepdims=True, name=f"{name}_mean")(h)
    weights = _dense(weights, block.excitation.squeeze, f"{name}_squeeze", "relu")
    weights = _dense(weights, block.excitation.excite, f"{name}_excite", "sigmoid")
    h = layers.Multiply(name=f"{name}_weighted")([h, weights])
    if hasattr(block.pool, "kernel_size"):
        x = layers.AveragePooling2D(block.pool.kernel_size, padding="same", name=f"{name}_pool")(x)
    if hasattr(block.project, "weight"):
        x = _norm(_conv(x, block.project, f"{name}_project"), block.norm, f"{name}_norm")
    return layers.ReLU(name=name)(layers.Add(name=f"{name}_sum")([x, h]))


def _conv(x: Any, conv: nn.Conv2d, name: str) -> Any:
    from keras import layers

    if conv.padding[0]:
        # "same" pads an even edge on one side more than on the other where the stride is 2; torch does not.
        x = layers.ZeroPadding2D(conv.padding, name=f"{name}_pad")(x)
    layer = layers.Conv2D(conv.out_channels, conv.kernel_size, conv.stride, use_bias=False, name=name)
    x = layer(x)
    layer.set_weights([_numbers(conv.weight).transpose(2, 3, 1, 0)])
    return x


def _norm(x: Any, norm: nn.BatchNorm2d, name: str) -> Any:
    from keras import layers

    layer = layers.BatchNormalization(epsilon=norm.eps, name=name)
    x = layer(x)
    layer.set_weights([_numbers(values) for values in (norm.weight, norm.bias, norm.running_mean, norm.running_var)])
    return x


def _dense(x: Any, linear: nn.Linear, name: str, activation: str, divisor: float = 1.0) -> Any:
    from keras import layers

    layer = layers.Dense(linear.out_features, activation, name=name)
    x = layer(x)
    layer.set_weights([_numbers(linear.weight).T / divisor, _numbers(linear.bias) / divisor])
    return x


def _numbers(values: Any) -> np.ndarray:
    return values.detach().cpu().float().contiguous().numpy()
