"""The knobs of the robust training page, and its presets."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from core import datasets, models_library
from core.knobs import Checked, Choices, Doc, Interval, Live, Log, When

MethodName = Literal["plain", "noise", "fgsm", "fast", "n-fgsm", "pgd", "trades"]
METHODS = get_args(MethodName)
NetworkName = Literal["small", "medium", "resnet"]

#: Layer lists. Both pool before the activation, which then sees a quarter of the values.
LAYERS: dict[str, tuple[str, ...]] = {
    "small": ("conv 16 5", "pool", "relu", "conv 32 3", "pool", "relu", "dense 64", "relu"),
    "medium": ("conv 32 5", "pool", "relu", "conv 64 3", "pool", "relu", "conv 64 3", "relu", "dense 128", "relu"),
}


def _problem_with_saving(name: str) -> str | None:
    """The longest of the names under which the twins are kept must be one."""
    return models_library.check_name(f"{name}-{max(METHODS, key=len)}") if name else None


Data = Annotated[
    str,
    Choices(datasets.names),
    Doc("The pictures to tell apart; where a set is missing, the built-in digits stand in"),
]
Method = Annotated[
    MethodName,
    Doc(
        "What the robust network learns from: noisy pictures; one step of an attack without (fgsm) and with a random start "
        "(fast) or more noise (n-fgsm); several steps (pgd); pictures and their attacked copies (trades)"
    ),
]
Twin = Annotated[
    MethodName, Doc("How the network beside it is trained, from the same first weights and in the same order")
]
Epsilon = Annotated[
    float,
    Interval(ge=0.002, le=0.5),
    Log(),
    Doc("Largest change of a pixel (0 black, 1 white); 0.0314 is 8/255, MNIST's usual 0.3 is 76.5/255"),
]
Steps = Annotated[
    int, Interval(ge=1, le=40), Live(), When("method", "pgd", "trades"), Doc("Steps of the attack in each update")
]
StepSize = Annotated[
    float,
    Interval(ge=0, le=4),
    Live(),
    Doc(
        "Length of an attack's step as a multiple of epsilon; 0: the method's own (1.25 fast, 2.5 / steps pgd, else 1)"
    ),
]
Noise = Annotated[
    float,
    Interval(ge=0, le=5),
    Live(),
    When("method", "noise", "n-fgsm"),
    Doc("Size of the noise as a multiple of epsilon; 0: the method's own (deviation 1 for noise, range 2 for n-fgsm)"),
]
Beta = Annotated[
    float,
    Interval(ge=0, le=20),
    Live(),
    When("method", "trades"),
    Doc("Weight of answering alike to a picture and its attacked copy: more is more robust and less accurate"),
]
WarmUp = Annotated[
    float,
    Interval(ge=0, le=5),
    Doc("Epochs over which epsilon grows to its value; helps where nothing is learned at first"),
]
EarlyStopping = Annotated[
    bool,
    Doc(
        "At the end the robust network returns to the update after which it stood PGD best, on training pictures that are "
        "held out for this, as many as the sample"
    ),
]
Network = Annotated[
    NetworkName,
    Doc("small: two convolutions and a dense layer; medium: three; resnet: residual, for colour pictures and GPUs"),
]
PartialEpochs = Annotated[
    float, Interval(ge=0.01, le=1000), Log(), Doc("Passes over the training pictures; 0.5 is half of one")
]
AttackSteps = Annotated[
    int, Interval(ge=2, le=200), Log(), Doc("Steps of the PGD attack that measures; more than those trained on")
]
Sample = Annotated[
    int,
    Interval(ge=20, le=2000),
    Log(),
    Doc("Test pictures that are attacked while training; five times as many at the end"),
]
Generator = Annotated[
    bool, Doc("At the end, adversarial generators are trained against both networks, one for each class")
]
SaveAs = Annotated[
    str,
    Checked(_problem_with_saving),
    Doc("At the end, both networks are kept in the models library under this name with -METHOD behind it"),
]

#: One step from one side of the budget to the other: within 200 updates the network learns to hide from just that step.
_TOO_LONG = {
    "data": "digits", "epsilon": 0.22, "step_size": 2.0, "learning_rate": 0.004, "epochs": 14.0, "attack_steps": 10,
}  # fmt: skip

PRESETS = {
    "Fast training on MNIST": {},
    "Catastrophic overfitting": _TOO_LONG,
    "Cured by a shorter step": {**_TOO_LONG, "step_size": 1.0},
    "Cured by early stopping": {**_TOO_LONG, "early_stopping": True},
    "Cured by a random start (MNIST)": {"twin": "fgsm", "method": "fast", "epochs": 1.0},
    "Cured by noise (MNIST)": {"twin": "fgsm", "method": "n-fgsm", "epochs": 1.0},
    "Noise is no defence": {"method": "noise"},
    "Several steps (Madry)": {"method": "pgd"},
    "TRADES": {"method": "trades"},
    "CIFAR-10 at 8/255": {"data": "cifar10", "epsilon": 0.0314, "network": "medium", "epochs": 5.0},
    "Built-in digits": {
        "data": "digits", "epsilon": 0.1, "learning_rate": 0.004, "epochs": 4.0, "attack_steps": 10, "sample": 50,
    },
}  # fmt: skip
