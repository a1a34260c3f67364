"""Source that several twins share, and how a template is filled."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from core import datasets
from core.datasets.catalogue import CARDS
from core.knobs import knobs_of
from core.technique import Technique
from core.twins import NoTwin

#: Longest line of a script.
_WIDTH = 120
#: Data sets that a script reads by itself: those in MNIST's files, and scikit-learn's digits.
PICTURES = ("mnist", "fashion_mnist", "digits")


def fill(template: str, **parts: Any) -> str:
    """``template`` with each ``$name`` replaced; one alone on its line takes several lines at its indentation, or leaves none."""

    def whole_line(match: re.Match[str]) -> str:
        lines = str(parts[match[2]]).strip("\n").splitlines()
        return "".join(f"{match[1]}{line}".rstrip() + "\n" for line in lines)

    text = re.sub(r"^([ ]*)\$(\w+)\n", whole_line, template, flags=re.MULTILINE)
    text = re.sub(r"\$(\w+)", lambda match: str(parts[match[1]]), text)
    # Where a part was left out, the blank lines around it become as many as one part is followed by.
    return re.sub(r"\n{4,}", "\n\n\n", text)


def quoted(path: Path) -> str:
    """A path as a string literal."""
    return json.dumps(str(path), ensure_ascii=False)


def constants(page: Technique, *names: str, threads: int = 0, **more: tuple[Any, str]) -> str:
    """One line ``NAME = value  # meaning`` for each knob, for ``threads`` (0: none), and for what else a script needs."""
    knobs = knobs_of(type(page))
    if threads:
        more["threads"] = threads, "of the page's run: sums in another order differ in the last digit"
    lines = [_constant(name, getattr(page, name), knobs[name].doc) for name in names]
    return "\n".join([*lines, *(_constant(name, *value) for name, value in more.items())])


def _constant(name: str, value: Any, meaning: str) -> str:
    line = f"{name.upper()} = {list(value) if isinstance(value, tuple) else value!r}"
    for text in (meaning, re.split(r"[;:(]", meaning)[0].strip()):
        if text and len(line) + len(text) + 4 <= _WIDTH:
            return f"{line}  # {text}"
    return line


def refuse(page: Technique, name: str, accepted: str, cure: str) -> NoTwin:
    """The refusal of a knob's value."""
    return NoTwin(f"{name} is {getattr(page, name)!r}, but a script {accepted}; {cure}")


def only(page: Technique, **accepted: tuple[Any, str]) -> None:
    """Raises NoTwin unless each knob has the only value that a script can have; with it stands why."""
    for name, (value, why) in accepted.items():
        if getattr(page, name) != value:
            raise refuse(page, name, why, f"set {name} to {value!r}")


#: Those that pass half of their input on average, as core.networks.mlp has them (which imports torch).
RECTIFIERS = ("relu", "prelu", "elu", "softplus", "gelu", "silu")
#: How each activation is written.
ACTIVATIONS = {
    "identity": "lambda z: z",
    # 0 * z has the gradient that a step has: none.
    "binary_step": "lambda z: (z >= 0).float() + 0 * z",
    "logistic": "torch.sigmoid",
    "tanh": "torch.tanh",
    "arctan": "torch.arctan",
    "relu": "torch.relu",
    "prelu": "lambda z: functional.leaky_relu(z, 0.25)",
    "elu": "functional.elu",
    "softplus": "lambda z: functional.softplus(z, threshold=50)",
    "lecun": "lambda z: 1.7159 * torch.tanh(2 / 3 * z) + 0.01 * z",
    "gelu": "functional.gelu",
    "silu": "functional.silu",
}


def optimizer(name: str, parameters: str = "network.parameters()", decay: bool = False) -> str:
    """The expression that makes an optimizer; ``decay`` leaves weight decay to AdamW."""
    return {
        "adam": f"torch.optim.Adam({parameters}, LEARNING_RATE, fused=True)",
        "adamw": f"torch.optim.AdamW({parameters}, LEARNING_RATE, weight_decay={'WEIGHT_DECAY' if decay else 0}, fused=True)",
        "sgd": f"torch.optim.SGD({parameters}, LEARNING_RATE, fused=True)",
        "momentum": f"torch.optim.SGD({parameters}, LEARNING_RATE, momentum=0.9, fused=True)",
        "l-bfgs": (
            f"torch.optim.LBFGS({parameters}, LEARNING_RATE, max_iter=1, max_eval=25, history_size=10,\n"
            '                              line_search_fn="strong_wolfe", tolerance_grad=0, tolerance_change=0)'
        ),
    }[name]


_IDX = '''
def pictures():
    """Pictures (n, 28, 28) uint8 and their classes (n,), to learn from and to test on."""
    arrays = []
    for name in ("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"):
        content = $content
        # Two zeros, 8 for bytes, the number of axes, the length of each in four bytes, then all the values.
        shape = np.frombuffer(content, ">i4", count=content[3], offset=4)
        values = np.frombuffer(content, np.uint8, offset=4 + 4 * len(shape)).reshape(shape)
        arrays.append(values.astype(np.int64 if "labels" in name else np.uint8))
    return arrays
'''

_DIGITS = '''
def pictures():
    """Digits (n, 28, 28) uint8 and classes (n,), to learn from and to test on; each pixel of 8x8 is drawn threefold."""
    bunch = load_digits()
    small = np.round(bunch.images * (255 / 16)).astype(np.uint8)
    images = np.pad(small.repeat(3, axis=1).repeat(3, axis=2), ((0, 0), (2, 2), (2, 2)))
    order = np.random.Generator(np.random.PCG64(0)).permutation(len(images))
    labels, test, train = bunch.target.astype(np.int64), order[:360], order[360:]
    return images[train], labels[train], images[test], labels[test]
'''


def reading(name: str, knob: str = "data") -> dict[str, str]:
    """Parts of a template that reads the pictures of this data set: ``imports``, ``external``, ``folder`` and ``pictures``.

    A set that is missing becomes the built-in digits, as on the page. Raises NoTwin for a set in other files.
    """
    if name not in PICTURES:
        raise NoTwin(f"{knob} is {name}, but a script reads {', '.join(PICTURES)} only; choose one of them")
    if name != "digits":
        try:
            folder = datasets.find(*CARDS[name].places).resolve()
            packed = not (folder / "train-images-idx3-ubyte").exists()
            content = '(FOLDER / f"{name}-ubyte").read_bytes()'
            if packed:
                content = 'gzip.decompress((FOLDER / f"{name}-ubyte.gz").read_bytes())'
            return {
                "imports": "import gzip\n" * packed + "import json\nfrom pathlib import Path",
                "external": "import numpy as np\nimport torch",
                "folder": f"FOLDER = Path({quoted(folder)})  # where the four files of {CARDS[name].title} lie",
                "pictures": fill(_IDX, content=content),
            }
        except datasets.DatasetMissing:
            pass
    return {
        "imports": "import json",
        "external": "import numpy as np\nimport torch\nfrom sklearn.datasets import load_digits",
        "folder": "",
        "pictures": _DIGITS,
    }


def counts(name: str) -> tuple[int, int]:
    """How many pictures there are to learn from and to test on, of a set or of the digits in its place."""
    try:
        if name != "digits":
            datasets.find(*CARDS[name].places)
        return CARDS[name].counts
    except datasets.DatasetMissing:
        return CARDS["digits"].counts


def early_steps(last: int) -> tuple[int, ...]:
    """Steps 1, 2, 4 and 8 as far as a run of ``last`` steps goes: among the first that pages show."""
    return tuple(step for step in (1, 2, 4, 8) if step <= last)
