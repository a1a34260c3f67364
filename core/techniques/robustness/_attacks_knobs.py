"""The knobs of the attacks page, and its presets."""

from __future__ import annotations

from typing import Annotated, Literal

from core import datasets, image_models
from core.image_models import OWN, PHOTOGRAPHS
from core.knobs import Choices, Doc, File, Interval, Live, Log, When

FGSM, PGD, PGD_L2, DEEPFOOL, CW = "FGSM", "PGD", "PGD L2", "DeepFool", "Carlini-Wagner"
UNIVERSAL, NOISE = "universal", "random noise"
#: By the norm of what they may or want to change.
LINF, L2 = (FGSM, PGD, UNIVERSAL, NOISE), (PGD_L2, DEEPFOOL, CW)
#: Those that can aim at a class; those that take steps towards a budget; those that look for the smallest change.
AIMED, STEPPING, SMALLEST = (FGSM, PGD, PGD_L2, CW), (PGD, PGD_L2), (DEEPFOOL, CW)
#: Choices of the second model: none, and the robust one of the library for the same data.
NO_MODEL, ROBUST = "none", "the robust one"
#: No mask, and a softmax at the end, which attacks refuse.
UNMASKED, PROBABILITIES = "none", "probabilities"
#: From here on every picture can be made the same grey.
_MOST_EPSILON = 1.0

Model = Annotated[
    str,
    Choices(image_models.names),
    Doc("The network that is attacked; resnet18 and squeezenet1_1 must be fetched: their run says from where"),
]
Data = Annotated[
    str,
    Choices(lambda: (OWN, *datasets.names(), PHOTOGRAPHS)),
    Doc("Where the pictures come from; they must be of the model's kind. A missing set becomes the built-in digits"),
]
Picture = Annotated[Literal["data set", "file"], Doc("The one picture that is shown large")]
PictureNumber = Annotated[
    int, Interval(ge=0, le=59_999), Live(), When("picture", "data set"), Doc("Which of the test pictures")
]
PictureFile = Annotated[
    str,
    File("Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp)"),
    When("picture", "file"),
    Doc("Any picture; cut and scaled to what the network takes. Its class is what the network answers"),
]
Pictures = Annotated[
    int, Interval(ge=1, le=10_000), Log(), Doc("Test pictures for accuracies and the confusion matrix, drawn at random")
]
OnlyClass = Annotated[int, Interval(ge=-1, le=999), Doc("Takes only pictures of the class of this number; -1: all")]
Mask = Annotated[
    Literal["none", "scaled", "saturated", "quantised", "shattered", "bfloat16", "float16", "probabilities"],
    Doc("Spoils the model's gradients, not its answers: it looks robust and is not. See which lights catch it"),
]
Attack = Annotated[
    Literal["FGSM", "PGD", "universal", "random noise", "PGD L2", "DeepFool", "Carlini-Wagner"],
    Doc(
        "One step, many steps, one change for all pictures, the control; in L2 also two that look for the least change"
    ),
]
Epsilon = Annotated[
    float,
    Interval(ge=0, le=_MOST_EPSILON),
    Live(),
    When("attack", *LINF),
    Doc("Largest change of a pixel, with pixels in [0, 1]; 8/255 is 0.0314"),
]
EpsilonL2 = Annotated[
    float,
    Interval(ge=0, le=20),
    Live(),
    When("attack", *L2),
    Doc("Longest change of a picture: the root of the summed squares of all pixels' changes"),
]
TargetClass = Annotated[
    int,
    Interval(ge=-1, le=999),
    Live(),
    When("attack", *AIMED),
    Doc("Number of the class that the network shall see; -1: any but the true one"),
]
Steps = Annotated[
    int,
    Interval(ge=1, le=1000),
    Log(),
    When("attack", PGD, PGD_L2, DEEPFOOL, CW),
    Doc("Gradients per picture and start"),
]
StepSize = Annotated[
    float, Interval(ge=0, le=5), When("attack", *STEPPING), Doc("Change in one step; 0: 2.5 epsilon / steps")
]
RandomStart = Annotated[
    bool, When("attack", FGSM, *STEPPING), Doc("Begins somewhere within epsilon instead of at the picture itself")
]
Restarts = Annotated[
    int, Interval(ge=1, le=50), When("attack", *STEPPING), Doc("Starts from different places; the best one counts")
]
Momentum = Annotated[
    float, Interval(ge=0, le=0.99), When("attack", *STEPPING), Doc("Share of the last step's direction that is kept")
]
Loss = Annotated[
    Literal["log-odds", "cross-entropy"],
    When("attack", FGSM, *STEPPING),
    Doc("What is climbed: the same direction, but cross-entropy's gradient rounds to nothing where a model is sure"),
]
SecondModel = Annotated[
    str,
    Choices(lambda: (NO_MODEL, ROBUST, *image_models.names())),
    Doc("Attacked as well (dashed), and shown the pictures made for the first one: transfer (dotted)"),
]
ConditioningPictures = Annotated[
    int, Interval(ge=0, le=1000), Log(), Doc("Pictures whose Jacobian and nearest boundary are computed")
]
LightPictures = Annotated[
    int, Interval(ge=0, le=1000), Log(), Doc("Pictures on which the ten checks of the attack are made; 0: none")
]

_SLIDES = {"attack": PGD, "epsilon": 0.3, "steps": 40, "step_size": 0.01, "random_start": True}
PRESETS = {
    "Turn epsilon: FGSM": {},
    "The slides' comparison: plain and robust": {**_SLIDES, "second_model": ROBUST},
    "Make it a three": {"attack": PGD, "epsilon": 0.2, "target_class": 3},
    "The smallest change: DeepFool": {"attack": DEEPFOOL, "pictures": 50},
    "The smallest change: Carlini-Wagner": {"attack": CW, "steps": 100, "pictures": 20, "light_pictures": 10},
    "One change for all pictures": {"attack": UNIVERSAL, "epsilon": 0.25, "steps": 30},
    "Catch it: masked gradients": {"mask": "shattered", "epsilon": 0.2, "pictures": 40},
    "Catch it: gradients in bfloat16": {"mask": "bfloat16", "loss": "cross-entropy", "epsilon": 0.2, "pictures": 40},
    "Panda to gibbon, on a photograph": {"model": "resnet18", "epsilon": 0.007},
    "Colour pictures: 2/255 is enough": {"model": "cifar10_cnn", "attack": PGD, "steps": 10, "epsilon": 0.0078},
}  # fmt: skip
