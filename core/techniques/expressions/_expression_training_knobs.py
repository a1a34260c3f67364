"""The knobs of the expression training page, and its presets."""

from __future__ import annotations

from typing import Annotated

from core import datasets
from core.knobs import Choices, Doc, Interval, Live

#: What the page's probes take: where to keep the network.
KEEP_AS, CAMERA_AS = "a name", "a name for the file"

Data = Annotated[
    str,
    Choices(datasets.names),
    Doc("Labelled faces, or any pictures that you imported; where they are missing, the built-in digits stand in"),
]
LeaveOutDoubles = Annotated[
    bool,
    Doc("Leave out the training pictures that are in the sets to choose and to test on, too, exactly or very nearly"),
]
Widths = Annotated[
    tuple[Annotated[int, Interval(ge=4, le=512)], ...],
    Doc("Feature maps of each stage of the network; where their number changes, the picture is halved"),
]
Blocks = Annotated[int, Interval(ge=1, le=4), Doc("Residual blocks of two convolutions in each stage")]
Dropout = Annotated[
    float, Interval(ge=0, le=0.9), Doc("Probability that an input of the last layer is set to zero in a training step")
]
LabelSmoothing = Annotated[
    float,
    Interval(ge=0, le=0.5),
    Live(),
    Doc("Share of each label that is given to all classes alike: labels of faces are often wrong, and certainty costs"),
]
Mixup = Annotated[
    float,
    Interval(ge=0, le=2),
    Live(),
    Doc("Blends each training picture with another one and asks for both labels; 0: never, 1: any blend is as likely"),
]
Scale = Annotated[
    float, Interval(ge=0, le=0.5), Live(), Doc("Enlarges or reduces each training picture by up to this share")
]
Brightness = Annotated[
    float, Interval(ge=0, le=0.9), Live(), Doc("Makes each training picture darker or brighter by up to this share")
]

PRESETS = {
    "Two minutes": {},
    "Learnt by heart": {
        "train_share": 0.1, "epochs": 20.0, "schedule": "constant", "learning_rate": 0.002, "weight_decay": 0.0,
        "dropout": 0.0, "label_smoothing": 0.0, "flip": False, "shift": 0,
    },
    "Long": {
        "widths": (48, 96, 192, 384), "epochs": 60.0, "dropout": 0.4, "shift": 4, "rotation": 12.0, "scale": 0.15,
        "contrast": 0.3, "brightness": 0.3, "erase": 0.3, "mixup": 0.2, "leave_out_doubles": True,
    },
}  # fmt: skip
