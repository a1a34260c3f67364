"""The library of trained networks: those shipped in ``models/`` and the user's own, as safetensors with a card each.

A model is ``<name>.safetensors`` and ``<name>.json``. The card names the module of core.networks and the JSON arguments
that build the network, never code, and tells what it was trained on, how well it does, its licence, the command that made
it and the sha256 of the weights. Names are cheap to ask for; torch is imported only to load, save or export.
"""

from __future__ import annotations

import copy
import hashlib
import importlib
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.nearest import nearest
from core.trees import replacing

if TYPE_CHECKING:
    from torch import Tensor, nn

SHIPPED = Path(__file__).parents[1] / "models"
#: Modules of core.networks whose ``build`` a card may name.
NETWORKS = ("autoencoder", "cnn", "discriminator", "expression_net", "generator", "mlp", "pixelcnn", "resnet", "unet")
#: What every card says, in this order.
FIELDS = ("title", "network", "arguments", "data", "classes", "accuracy", "licence", "command", "made", "sha256")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_MOST_CARD_BYTES = 2**20


class ModelError(ValueError):
    """A model that is missing or damaged, or a name that cannot be used; the message is one sentence."""


def user_folder() -> Path:
    """Where the user's own models lie: LEARNOSCOPE_MODELS, or ``models`` in the user's data folder."""
    from platformdirs import user_data_path

    named = os.environ.get("LEARNOSCOPE_MODELS")
    return Path(named) if named else user_data_path("learnoscope", appauthor=False) / "models"


def names() -> tuple[str, ...]:
    """Every model by name: the shipped ones, then the user's. Reads two folders, no file."""
    found: dict[str, None] = {}
    for folder in (SHIPPED, user_folder()):
        if folder.is_dir():
            found |= dict.fromkeys(
                sorted(p.stem for p in folder.glob("*.safetensors") if p.with_suffix(".json").exists())
            )
    return tuple(found)


def check_name(name: str) -> str | None:
    """Why a model cannot be saved under this name, or None."""
    if not _NAME.fullmatch(name):
        return "a model's name is 1 to 40 small letters, digits, - and _, starting with a letter or digit"
    if (SHIPPED / f"{name}.safetensors").exists():
        return "that is a shipped model, choose another name"
    return None


def path_of(name: str) -> Path:
    """The weights of a model; its card lies beside it. Raises ModelError."""
    for folder in (SHIPPED, user_folder()):
        if _NAME.fullmatch(name) and (folder / f"{name}.safetensors").is_file():
            return folder / f"{name}.safetensors"
    raise ModelError(
        f'there is no model "{name}"{nearest(name, names()) or "; there are " + (", ".join(names()) or "none")}'
    )


def card(name: str) -> dict[str, Any]:
    """What a model says of itself (see ``FIELDS``). Raises ModelError."""
    return _read_card(path_of(name).with_suffix(".json"))


def load(name: str) -> tuple[nn.Module, dict[str, Any]]:
    """The network of a model, on the CPU in evaluation mode, and its card. Raises ModelError."""
    return read(path_of(name))


def read(path: Path) -> tuple[nn.Module, dict[str, Any]]:
    """The network in a safetensors file with a card beside it, and the card.

    Raises:
        ModelError: one sentence, when either is missing, damaged, or contradicts the other.
    """
    import torch
    from safetensors import SafetensorError
    from safetensors.torch import load as parse

    found = _read_card(path.with_suffix(".json"))
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror or error}") from None
    if hashlib.sha256(content).hexdigest() != found.get("sha256"):
        raise ModelError(f"{path} is damaged or incomplete: its sha256 is not the one in its card")
    if found.get("network") not in NETWORKS:
        raise ModelError(f"{path} names the network {found.get('network')!r}, but known are {', '.join(NETWORKS)}")
    try:
        # On the meta device a network of any size costs nothing: the file's own size bounds what is allocated.
        with torch.device("meta"):
            network = importlib.import_module(f"core.networks.{found['network']}").build(**found["arguments"])
        state = {k: v.float() if v.dtype == torch.float16 else v for k, v in parse(content).items()}
        network.load_state_dict(state, assign=True)
    except (SafetensorError, RuntimeError, ValueError, TypeError, KeyError, OverflowError, AttributeError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise ModelError(f"{path} does not hold the network that its card describes ({reason})") from None
    return network.eval(), found


def save(name: str, network: nn.Module, about: Mapping[str, Any], folder: Path | None = None) -> Path:
    """Puts a network into the library (by default the user's) under ``name``, replacing an own model of that name.

    ``about`` fills the card: those of ``FIELDS`` that the network itself does not say.

    Raises:
        ModelError: the name cannot be used.
        OSError: the folder is full or not writable.
    """
    problem = check_name(name) if folder is None else None
    if problem:
        raise ModelError(f'"{name}" is no name for a model: {problem}')
    folder = folder or user_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.safetensors"
    write(path, network, about)
    return path


def write(path: Path, network: nn.Module, about: Mapping[str, Any]) -> None:
    """Writes weights and card, each at once or not at all; what float16 holds exactly takes half the room. Raises OSError."""
    from safetensors.torch import save as serialise

    # Cloned, because tied weights share memory, which the format refuses.
    state = {k: _stored(v.detach().cpu().contiguous().clone()) for k, v in network.state_dict().items()}
    content = serialise(state)
    spec = getattr(network, "spec", None) or {"network": None, "arguments": None}
    known = {**about, **spec, "sha256": hashlib.sha256(content).hexdigest()}
    known["parameters"] = sum(p.numel() for p in network.parameters())
    known["tensors"] = {k: [str(v.dtype).removeprefix("torch."), *v.shape] for k, v in state.items()}
    ordered = {key: known[key] for key in (*FIELDS, *known) if key in known}
    with replacing(path) as temporary:
        temporary.write_bytes(content)
    with replacing(path.with_suffix(".json")) as temporary:
        temporary.write_text(json.dumps(ordered, indent=2, allow_nan=False) + "\n", encoding="utf-8")


def round_to_half(network: nn.Module) -> None:
    """Rounds kernels and matrices to what float16 holds, so that files of the network take half the room."""
    for value in network.parameters():
        if value.ndim > 1:
            value.data = value.data.half().float()


def _stored(value: Tensor) -> Tensor:
    """A matrix or kernel as float16 where nothing is lost by it."""
    import torch

    if value.ndim < 2 or value.dtype != torch.float32:
        return value
    half = value.half()
    return half if torch.equal(half.float(), value) else value


def export_onnx(network: nn.Module, path: Path, metadata: Mapping[str, Any] | None = None) -> float:
    """Writes an image network as ONNX, pictures (n, channels, height, width) in [0, 1] to logits, any n; ``metadata`` as JSON.

    The file is run in ONNX Runtime before it counts; returns the largest difference between the two on 8 random pictures,
    relative to the largest logit.

    Raises:
        ModelError: they differ by more than 1e-4.
        OSError: the file cannot be written.
    """
    import onnxruntime
    import torch

    network = copy.deepcopy(network).eval().cpu()  # a network that is being trained stays where and as it is
    generator = torch.Generator().manual_seed(0)
    pictures = torch.rand(8, *network.shape, generator=generator)
    with torch.no_grad():
        expected = network(pictures)
    sizes = {"x": {0: torch.export.Dim("pictures")}}
    program = torch.onnx.export(
        network, (pictures[:2],), dynamo=True, verbose=False, input_names=["pictures"], output_names=["logits"],
        dynamic_shapes=sizes,
    )  # fmt: skip
    program.model.metadata_props.update({key: json.dumps(value) for key, value in (metadata or {}).items()})
    for node in program.model.graph:
        node.metadata_props.clear()  # stack traces, with the folders of whoever exported it
    with replacing(path) as temporary:
        program.save(temporary)
        session = onnxruntime.InferenceSession(temporary, providers=["CPUExecutionProvider"])
        got = torch.from_numpy(session.run(None, {session.get_inputs()[0].name: pictures.numpy()})[0])
        difference = float((got - expected).abs().max() / expected.abs().max().clamp(min=1))
        if not difference <= 1e-4:
            raise ModelError(f"{path} was not written: ONNX Runtime's outputs differ by {difference:.1g}")
    return difference


def _read_card(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _MOST_CARD_BYTES:
            raise ModelError(f"{path} is no card: it is larger than 1 MiB")
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror or error}") from None
    except (ValueError, RecursionError):
        raise ModelError(f"{path} is no card: it is not JSON") from None
    if not isinstance(found, dict) or not isinstance(found.get("arguments"), dict):
        raise ModelError(f"{path} is no card of a network: it needs an object of arguments")
    return found
