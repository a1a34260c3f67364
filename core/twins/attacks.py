"""The twin of the page "Attacks"."""

from __future__ import annotations

from core import models_library
from core.image_models import OWN
from core.networks.pretrained import WEIGHTS
from core.techniques.robustness import _attacks_knobs as knobs
from core.techniques.robustness._attacks_methods import NOISE_SEED
from core.techniques.robustness._attacks_scene import nominal_piece
from core.techniques.robustness.attacks import Attacks
from core.twins import Check, NoTwin, Twin, _layers, _pieces
from core.twins._attack_source import EXPRESSED, attack_source

_TEMPLATE = '''"""Small changes of pictures that change what a network sees: $attack on the trained network "$model".

The accuracies of Learnoscope's page "Attacks" as one script: the same weights, pictures and steps, so the same numbers.
Change a constant and see what becomes of them.
"""

$imports

$external
from torch import nn
$functional

# The knobs of the page.
$constants
WEIGHTS = Path($weights)
$folder


$pictures


def read_weights():
    """Tensors by name from a safetensors file: the length of a header in JSON, the header, then all the numbers."""
    content, tensors = WEIGHTS.read_bytes(), {}
    start = 8 + int.from_bytes(content[:8], "little")
    for name, entry in json.loads(content[8:start]).items():
        first, end = entry["data_offsets"]
        kind = {"F32": np.float32, "I64": np.int64}[entry["dtype"]]
        tensors[name] = torch.tensor(np.frombuffer(content[start + first : start + end], kind).reshape(entry["shape"]))
    return tensors


def network(x):
    """Logits (n, 10) of pictures (n, 1, 28, 28) in [0, 1]."""
    return layers((x - weights["mean"]) / weights["std"])


$code


torch.set_num_threads(THREADS)
layers = nn.Sequential(OrderedDict([
    $layers
])).eval()
weights = read_weights()
layers.load_state_dict({name.removeprefix("layers."): w for name, w in weights.items() if name.startswith("layers.")})
layers.requires_grad_(False)  # the network stays as it is; what changes are the pictures
_, _, test, truth = pictures()
order = np.random.default_rng([SEED, 1]).permutation(len(truth))
order = order$only[:PICTURES]
images = torch.from_numpy(test[order])[:, None].to(torch.float32, memory_format=torch.channels_last).div_(255)
labels = torch.from_numpy(truth[order])

clean, still = [], []
for start in range(0, len(labels), PIECE):
    x, y = images[start : start + PIECE], labels[start : start + PIECE]
    found = attacked(x, y)
    right = network(x).argmax(1) == y
    clean.append(right)
    # Who is wrong to begin with stays wrong: no attack raises an accuracy by curing a picture.
    still.append(right & (network(found).argmax(1) == y))
    print(f"picture {start + len(y)} of {len(labels)}: largest change {(found - x).abs().max():.4f}", flush=True)
clean, still = torch.cat(clean), torch.cat(still)
numbers = {"clean accuracy": clean, "accuracy under attack": still}
print(json.dumps({name: int(mask.sum()) / len(mask) for name, mask in numbers.items()}))
'''


def twin(page: Attacks, threads: int) -> Twin:
    """The script of the two accuracies. Raises NoTwin for attacks and networks that it does not know."""
    if page.attack not in EXPRESSED:
        raise _pieces.refuse(page, "attack", f"knows {', '.join(EXPRESSED)}", "choose one of them")
    _pieces.only(page, mask=(knobs.UNMASKED, "attacks the network as it is"))
    layers, data = _network(page)
    reading = _pieces.reading(data)
    imports = reading.pop("imports").removesuffix("\nfrom pathlib import Path")
    constants, code = attack_source(page)
    piece = nominal_piece(layers.operations)
    script = _pieces.fill(
        _TEMPLATE, **reading, imports=f"{imports}\nfrom collections import OrderedDict\nfrom pathlib import Path", attack=page.attack, functional="from torch.nn import functional" if "functional." in code else "", model=page.model, code=code,
        weights=_pieces.quoted(models_library.path_of(page.model).resolve()),
        layers=layers.source(named=True).replace("Dropout", "nn.Dropout"),
        constants=_pieces.constants(
            page, "pictures", *["only_class"] * (page.only_class >= 0), "seed", *constants,
            **({"step_size": (_step_size(page), "Change in one step")} if "steps" in constants else {}),
            **({"noise_seed": (NOISE_SEED, "not that of random starts")} if page.attack == knobs.NOISE else {}),
            piece=(piece, "pictures that are attacked at a time"),
            threads=threads,
        ),
        only="[truth[order] == ONLY_CLASS]" if page.only_class >= 0 else "",
    )  # fmt: skip
    _, test = _pieces.counts(data)
    # One picture may lie on the edge of a decision.
    allowed = 1.5 / min(page.pictures, test if page.only_class < 0 else test // 20)
    checks = Check("clean accuracy", allowed), Check("accuracy under attack", allowed)
    note = "Compared are the two accuracies, to one picture; curves, lights and a second model are the page's alone."
    return Twin(script, checks, note)


def _network(page: Attacks) -> tuple[_layers.Layers, str]:
    """Layers of the attacked model, and the name of the pictures that it is shown."""
    if page.model in WEIGHTS:
        raise _pieces.refuse(
            page, "model", "attacks a plain stack of layers", "choose mnist_cnn or another CNN for digits"
        )
    card = models_library.card(page.model)
    arguments = card["arguments"]
    if card.get("network") != "cnn" or arguments["shape"] != [1, 28, 28]:
        raise NoTwin(
            f"model is {page.model!r}, but a script attacks a plain stack of layers for grey pictures of 28x28; choose mnist_cnn"
        )
    name = card["data"] if page.data == OWN else page.data
    return _layers.sequential(arguments["shape"], arguments["classes"], arguments["layers"]), name


def _step_size(page: Attacks) -> float:
    return page.step_size or 2.5 * (page.epsilon if page.attack == knobs.PGD else page.epsilon_l2) / page.steps
