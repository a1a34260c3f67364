"""The twin of the page "Depth lab"."""

from __future__ import annotations

import itertools

from core.networks.depth_study import Study
from core.techniques.networks.depth_lab import DepthLab
from core.twins import Check, Twin, _pieces

_TEMPLATE = '''"""Gradients that vanish: networks of $depths layers of $width units learn $dataset, one after the other.

The run of Learnoscope's page "Depth lab" as one script. The page writes backpropagation out by hand for all networks at
once; here autograd does it for each. Same data, initial weights, batches and steps, so nearly the same numbers.
"""

$imports

$external
from torch import nn
from torch.nn import functional

# The knobs of the page.
$constants
$folder


$pictures


def order_of(epoch):
    """The order of the training pictures in an epoch: the same for every network, so that they compare."""
    return np.random.Generator(np.random.PCG64([SEED, epoch])).permutation(len(train))


def initial(depth, seed):
    """Layers with weights of the variance of $rule, biases 0; the same for every activation."""
    rng = np.random.Generator(np.random.PCG64([seed, depth]))
    sizes = [784, *[WIDTH] * depth, 10]
    layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
    for layer in layers:
        fan_in, fan_out = layer.in_features, layer.out_features
        limit = np.sqrt(3 * ($variance))  # weights uniform within +-limit have that variance
        weights = rng.uniform(-limit, limit, (fan_out, fan_in))
        layer.weight.data = torch.tensor(weights, dtype=torch.float32)
        nn.init.zeros_(layer.bias)
    return layers


activations = {
    $activations
}


def forward(layers, activation, x):
    """Logits (n, 10) of pictures (n, 784) in [0, 1]."""
    for layer in layers[:-1]:
        x = activation(layer(x))
    return layers[-1](x)


def largest_gradients(layers, activation):
    """The largest gradient of each layer's weights on the first batch: where it is tiny, that layer learns nothing."""
    loss = functional.cross_entropy(forward(layers, activation, first_x), first_y)
    gradients = torch.autograd.grad(loss, [layer.weight for layer in layers])
    return [gradient.abs().max().item() for gradient in gradients]


def learn(layers, activation, begun):
    """Stochastic gradient descent; returns the loss of every step, and the share of test pictures right in the end."""
    optimizer = torch.optim.SGD(layers.parameters(), LEARNING_RATE)
    losses = []
    for epoch in range(EPOCHS):
        order = torch.from_numpy(order_of(epoch))
        for step in range(steps_per_epoch):
            rows = order[step * batch : (step + 1) * batch]
            loss = functional.cross_entropy(forward(layers, activation, train[rows]), train_labels[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.detach())
            done = begun + len(losses)
            if done % 200 == 0:
                print(f"step {done} of {total}", flush=True)
    with torch.no_grad():
        right = (forward(layers, activation, test).argmax(1) == test_labels).float().mean()
    return torch.stack(losses), float(right)


torch.set_num_threads(1)  # networks as narrow as these gain nothing from more
train, train_labels, test, test_labels = map(torch.from_numpy, pictures())
train, test = (part.reshape(len(part), 784) / 255 for part in (train, test))
batch = min(BATCH_SIZE, len(train))
steps_per_epoch = len(train) // batch  # what is left over waits for another order
first = torch.from_numpy(order_of(0)[:batch])
first_x, first_y = train[first], train_labels[first]

seeds = range(SEED, SEED + SEEDS)
total = len(DEPTHS) * len(activations) * SEEDS * EPOCHS * steps_per_epoch
numbers, begun = {}, 0
for depth in DEPTHS:
    for name, activation in activations.items():
        found = []
        for seed in seeds:
            layers = initial(depth, seed)
            gradients = largest_gradients(layers, activation)
            print(f"{depth} {name}: gradient {gradients[0]:.1e} in the first one, {gradients[-1]:.1e} in the last")
            losses, right = learn(layers, activation, begun)
            begun += len(losses)
            if losses.isfinite().all():
                found.append((float(losses[:FIRST_ROUND].mean()), float(losses[-LAST_ROUND:].mean()), right))
        if found:  # a mean over the seeds whose loss has stayed a number
            early, late, share = np.mean(found, axis=0)
            numbers[f"loss/depth {depth}/{name} at step {FIRST_ROUND}"] = early
            numbers[f"loss/depth {depth}/{name}"] = late
            numbers[f"accuracy/depth {depth}/{name}"] = share
print(json.dumps(numbers))
'''

_RULES = {
    "glorot": ("2 / (fan_in + fan_out)", "Glorot and Bengio 2010"),
    "he": ("2 / fan_in", "He et al. 2015"),
    "lecun": ("1 / fan_in", "LeCun et al. 1998"),
}
#: Agreement of the mean loss of the first round.
_FIRST = 1e-4
#: Agreement of that of the last one (a share of it) and of the accuracy; and of deep networks, which rest on a plateau or
#: jump: roundings decide when. On MNIST three epochs of 20 layers of relu came out 0.11 and 0.04 apart, 40 of tanh 0.09 and 0.04.
_LOSS, _ACCURACY = 0.05, 0.02
_DEEP_LOSS, _DEEP_ACCURACY = 0.3, 0.1
_DEEP = 10


def twin(page: DepthLab, threads: int) -> Twin:
    """The script of a run, and what it shares with the page. Raises NoTwin for pictures in other files than MNIST's."""
    reading = _pieces.reading(page.dataset, "dataset")
    depths, activations = tuple(dict.fromkeys(page.depths)), tuple(dict.fromkeys(page.activations))
    study = Study(depths, activations, page.seeds, page.seed, page.initialization, page.width, page.batch_size)
    train, _ = _pieces.counts(page.dataset)
    per_epoch = train // min(page.batch_size, train)
    first = min(study.steps_per_round, per_epoch)
    last = per_epoch % study.steps_per_round or first
    entries = [f'"{name}": {_pieces.ACTIVATIONS[name]},' for name in activations]
    variance, rule = _RULES[page.initialization]
    constants = _pieces.constants(
        page, "width", "epochs", "batch_size", "learning_rate", "seeds", "seed",
        depths=(depths, "Numbers of hidden layers"),
        first_round=(first, "steps whose mean loss is the page's first point"),
        last_round=(last, "steps whose mean loss is its last"),
    )  # fmt: skip
    script = _pieces.fill(
        _TEMPLATE, **reading, constants=constants, variance=variance, rule=rule, width=page.width,
        depths=", ".join(map(str, depths)), dataset=page.dataset,
        activations="\n".join(" ".join(entries[at : at + 2]) for at in range(0, len(entries), 2)),
    )  # fmt: skip
    checks = []
    for depth, name in itertools.product(depths, activations):
        line, deep = f"depth {depth}/{name}", depth > _DEEP
        checks.append(Check(f"loss/{line}", _FIRST, relative=True, step=first))
        checks.append(Check(f"loss/{line}", _DEEP_LOSS if deep else _LOSS, relative=not deep))
        checks.append(Check(f"accuracy/{line}", _DEEP_ACCURACY if deep else _ACCURACY))
    note = (
        "Autograd rounds otherwise than the page's own backpropagation: the first losses must agree tightly, the last ones and "
        f"the accuracies closely, and those of more than {_DEEP} layers in their level only, as roundings decide when these learn."
    )
    return Twin(script, tuple(checks), note)
