"""The twin of the page "CNN"."""

from __future__ import annotations

from core.networks.layer_list import layers_of
from core.precision import bfloat16_on_cpu
from core.techniques.vision._cnn_knobs import NEW
from core.techniques.vision.cnn import CNN
from core.twins import Check, NoTwin, Twin, _layers, _pieces

_TEMPLATE = '''"""A convolutional network learns $data: the network "$network", $epochs epochs by $optimizer.

The run of Learnoscope's page "CNN" as one script: the same pictures, initial weights, batches and steps, so the same
numbers. Change a constant or a layer and see what becomes of them.
"""

$imports
$math

$external
from torch import nn
from torch.nn import functional

# The knobs of the page.
$constants
$folder


$pictures


$dropout


def planes(pixels):
    """uint8 pictures (n, 28, 28) as floats (n, 1, 28, 28) in [0, 1]; channels last in memory, which is fastest."""
    return pixels[:, None].to(torch.float32, memory_format=torch.channels_last).div_(255)


$augment


$schedule


def logits_of(x):
    """The network's answers (n, 10): $precision."""
    x = (x - mean) / std  # networks learn best from numbers around 0 of size 1
    $forward


@torch.no_grad()
def measured(rows):
    """Mean cross-entropy and share right of test pictures, without what belongs to training alone."""
    network.eval()
    logits = torch.cat([logits_of(planes(test[some])) for some in rows.split(500)])
    network.train()
    right = (logits.argmax(1) == test_labels[rows]).float().mean()
    return float(functional.cross_entropy(logits, test_labels[rows])), float(right)


torch.set_num_threads(THREADS)
train, train_labels, test, test_labels = map(torch.from_numpy, pictures())
levels, some = torch.arange(256) / 255, train[:: max(1, len(train) // 6000)]
share = torch.bincount(some.reshape(-1), minlength=256)[None] / some.numel()  # how often each grey level occurs
mean = share @ levels
std = (share @ levels.square() - mean.square()).clamp(min=0).sqrt().clamp(min=1e-3)
$part

torch.manual_seed(SEED)
network = nn.Sequential(
    $layers
).to(memory_format=torch.channels_last)
optimizer = $make

steps_per_epoch = -(-len(train) // BATCH_SIZE)
last = max(1, round(EPOCHS * steps_per_epoch))
sample = torch.from_numpy(np.random.default_rng(0).permutation(len(test))[:256])
numbers = {"loss/test at step 0": measured(sample)[0]}
for step in range(last):
    if step % steps_per_epoch == 0:
        # Every epoch sees the pictures in an order of its own.
        order = np.random.default_rng([SEED, step // steps_per_epoch]).permutation(len(train))
        batches = torch.from_numpy(order).split(BATCH_SIZE)
    $rate
    rows = batches[step % steps_per_epoch]
    optimizer.zero_grad()
    loss = functional.cross_entropy(logits_of($seen), train_labels[rows])
    loss.backward()
    $decay
    optimizer.step()
    if step + 1 in EARLY:
        numbers[f"loss/test at step {step + 1}"] = measured(sample)[0]
    if (step + 1) % max(1, last // 50) == 0:
        print(f"step {step + 1} of {last}: loss of the batch {loss:.4f}", flush=True)

numbers["test cross-entropy"], numbers["test accuracy"] = measured(torch.arange(len(test)))
print(json.dumps(numbers))
'''

_DROPOUT = '''
class Dropout(nn.Module):
    """Inputs set to zero at random while training; nn.Dropout, but of 16 random bits a value instead of 64."""

    def __init__(self, share):
        super().__init__()
        self.share = share

    def forward(self, x):
        if not self.training:
            return x
        x = x.contiguous(memory_format=torch.channels_last if x.ndim == 4 else torch.contiguous_format)
        bits = torch.empty(-(-x.numel() // 4), dtype=torch.int64).random_(-(2**63), None).view(torch.int16)
        kept = bits.as_strided(x.shape, x.stride()) >= round(self.share * 2**16) - 2**15
        return x * (kept * torch.tensor(1 / (1 - self.share), dtype=x.dtype))
'''

_AUGMENT = '''
def augmented(images):
    """Each picture changed in its own way: what it shows stays the same, so this makes more examples of few."""
    n = len(images)
    $flip
    $shift
    return images.contiguous(memory_format=torch.channels_last)
'''
_FLIP = "images = torch.where((torch.rand(n) < 0.5)[:, None, None, None], images.flip(-1), images)  # left to right"
_SHIFT = """
by = [(torch.rand(n) * (2 * SHIFT + 1) - SHIFT - 0.5).round().clamp(-SHIFT, SHIFT).long() for _ in "yx"]
rows, columns = (torch.arange(28) - d[:, None] for d in by)
inside = ((rows >= 0) & (rows < 28))[:, :, None] & ((columns >= 0) & (columns < 28))[:, None, :]
place = rows.clamp(0, 27)[:, :, None] * 28 + columns.clamp(0, 27)[:, None, :]
moved = images.reshape(n, -1).gather(1, place.reshape(n, -1)).reshape(images.shape)
images = moved * inside[:, None]  # black comes in
"""

_SCHEDULES = {
    "cosine": '''
def schedule(share):
    """The factor on the learning rate after this share of all steps: from 1 to 0, like a cosine."""
    return (1 + math.cos(math.pi * share)) / 2
''',
    "one-cycle": '''
def schedule(share):
    """The factor on the learning rate after this share of all steps: up for a quarter of the run, then down to 0."""
    return 0.04 + 0.96 * share / 0.25 if share < 0.25 else (1 - share) / 0.75
''',
}
_PART = """
count = max(10, round(TRAIN_SHARE * len(train)))
chosen = torch.from_numpy(np.sort(np.random.default_rng([SEED, 1]).permutation(len(train))[:count]))
train, train_labels = train[chosen], train_labels[chosen]
"""
_DECAY = """
for w in network.parameters() if WEIGHT_DECAY else []:
    if w.ndim > 1:
        w.grad.add_(w.detach(), alpha=WEIGHT_DECAY)  # the gradient of WEIGHT_DECAY / 2 times the sum of w^2
"""


def twin(page: CNN, threads: int) -> Twin:
    """The script of a run, and what it shares with the page. Raises NoTwin for what no plain stack of layers can be."""
    _check(page)
    reading = _pieces.reading(page.data)
    bf16 = bfloat16_on_cpu(page.precision)
    layers = _layers.sequential(
        (1, 28, 28), 10, layers_of(page.network, page.layers, norm=page.batch_norm, dropout=page.dropout)
    )
    train, _ = _pieces.counts(page.data)
    used = min(train, max(10, round(page.train_share * train)))
    last = max(1, round(page.epochs * -(-used // page.batch_size)))
    early = _pieces.early_steps(last)
    knobs = ["train_share"] * (used < train) + ["learning_rate", "batch_size", "epochs", "seed"]
    knobs += ["weight_decay"] * bool(page.weight_decay) + ["shift"] * bool(page.shift)
    augment = _pieces.fill(_AUGMENT, flip=_FLIP if page.flip else "", shift=_SHIFT.strip() if page.shift else "")
    constants = _pieces.constants(
        page, *knobs,
        threads=threads,
        early=(early, "steps after which the page measures the sample"),
    )  # fmt: skip
    schedule = _SCHEDULES.get(page.schedule, "")
    script = _pieces.fill(
        _TEMPLATE, **reading, constants=constants, data=page.data, network=page.network, epochs=f"{page.epochs:g}",
        optimizer=page.optimizer, math="import math" if page.schedule == "cosine" else "",
        dropout=_DROPOUT if layers.dropout else "",
        augment=augment if page.shift or page.flip else "",
        schedule=schedule,
        precision="convolutions in bfloat16, 8 bits of precision, as on the page" if bf16 else "in float32",
        forward='with torch.autocast("cpu", torch.bfloat16):\n    return network(x).float()' if bf16 else "return network(x)",
        part=_PART if used < train else "",
        layers=layers.source(),
        make=_pieces.optimizer(page.optimizer, decay=bool(page.weight_decay)),
        rate='optimizer.param_groups[0]["lr"] = LEARNING_RATE * schedule(step / last)' if schedule else "",
        seen="augmented(planes(train[rows]))" if page.shift or page.flip else "planes(train[rows])",
        decay=_DECAY if page.weight_decay and page.optimizer != "adamw" else "",
    )  # fmt: skip
    checks = [Check("loss/test", 1e-4, relative=True, step=step) for step in (0, *early)]
    checks += [Check("test cross-entropy", 0.01, relative=True), Check("test accuracy", 0.002)]
    note = "Same pictures, initial weights, batches and steps: the first losses must agree tightly, the final scores closely."
    if bf16:
        note += " The page's run computed in bfloat16, and so does the script."
    return Twin(script, tuple(checks), note)


def _check(page: CNN) -> None:
    if page.network == "resnet":
        raise NoTwin("network is 'resnet', but a script has a plain stack of layers; choose another network")
    _pieces.only(
        page,
        start_from=(NEW, "begins with new weights"),
        rotation=(0.0, "turns no pictures"),
        erase=(0.0, "erases no part of a picture"),
        contrast=(0.0, "changes no contrast"),
    )
