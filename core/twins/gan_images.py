"""The twin of the page "GAN on pictures"."""

from __future__ import annotations

from core.precision import bfloat16_on_cpu
from core.techniques.generative._gan_images_library import NEW
from core.techniques.generative.gan_images import GANImages
from core.twins import Check, Twin, _pieces

_TEMPLATE = '''"""A generator of pictures against a discriminator, on $data: $kind, $loss loss.

The game of Learnoscope's page "GAN on pictures" as one script: the same pictures, noise, initial weights and steps, so
the same losses. Change a constant and see what becomes of them.
"""

$imports

$external
from torch import nn
from torch.nn import functional
$spectral

# The knobs of the page.
$constants
$folder


$pictures


$maps


class Flat(nn.Module):
    """Feature maps or pictures (n, c, h, w) as numbers (n, h * w * c)."""

    def forward(self, x):
        return x.permute(0, 2, 3, 1).flatten(1)


$weights


$condition


$penalty


def learn(optimizer, loss):
    """One step of one player, and its loss; the other player's weights get no gradient."""
    parameters = optimizer.param_groups[0]["params"]
    for parameter, gradient in zip(parameters, torch.autograd.grad(loss, parameters)):
        parameter.grad = gradient
    optimizer.step()
    return loss.detach()


torch.set_num_threads(THREADS)
fast = torch.autocast("cpu", torch.bfloat16, enabled=BFLOAT16)
train, labels, _, _ = map(torch.from_numpy, pictures())
batch = min(BATCH_SIZE, len(train))
torch.manual_seed(SEED)
$networks
generator, discriminator = (player.to(memory_format=torch.channels_last) for player in (generator, discriminator))
# Two learning rates, and little momentum: with much of it games circle instead of coming to rest.
g_optimizer = torch.optim.Adam(generator.parameters(), GENERATOR_RATE, betas=(MOMENTUM, 0.999), fused=True)
d_optimizer = torch.optim.Adam(discriminator.parameters(), DISCRIMINATOR_RATE, betas=(MOMENTUM, 0.999), fused=True)

numbers = {}
for step in range(1, STEPS + 1):
    for turn in range(DISCRIMINATOR_STEPS):
        epoch, place = divmod((step - 1) * DISCRIMINATOR_STEPS + turn, len(train) // batch)
        order = np.random.default_rng([SEED, epoch]).permutation(len(train))  # each epoch has its own
        rows = torch.from_numpy(order[place * batch : (place + 1) * batch])
        x, y = train[rows][:, None].to(torch.float32, memory_format=torch.channels_last), labels[rows]
        x = x.div_(127.5).sub_(1)  # (n, 1, 28, 28) in [-1, 1], as a tanh makes them
        # Only the last pictures of a round teach the generator, so only they need its gradients.
        with torch.set_grad_enabled(turn == DISCRIMINATOR_STEPS - 1), fast:
            $noise
            fake = generator($given)
        with fast:
            on_real, on_fake = judge(x, y).float(), judge(fake.detach(), y).float()
        $penalise
        d_loss = learn(d_optimizer, $d_loss)
    with fast:
        on_fake_now = judge(fake, y).float()
    g_loss = learn(g_optimizer, $g_loss)
    if step in EARLY or step == STEPS:
        at = f" at step {step}" if step < STEPS else ""
        numbers |= {f"losses/generator{at}": float(g_loss), f"losses/discriminator{at}": float(d_loss)}
    if step % 20 == 0 or step == STEPS:
        print(f"round {step} of {STEPS}: generator {g_loss:.4f}, discriminator {d_loss:.4f}", flush=True)

for line, output in {"D(x), real": on_real.detach(), "D(G(z)), generated": on_fake.detach()}.items():
    numbers[f"verdict/{line}"] = float($verdict)
print(json.dumps(numbers))
'''

_MAPS = '''
class Maps(nn.Module):
    """Numbers (n, c * h * w) as feature maps (n, c, h, w), channels last in memory, as convolutions are fastest."""

    def forward(self, x):
        return x.view(len(x), 7, 7, -1).permute(0, 3, 1, 2)
'''
_WEIGHTS = '''
def small_weights(network):
    """Weights from N(0, 0.02^2), those of norms from N(1, 0.02^2), biases 0 (Radford et al. 2016)."""
    for name, parameter in network.named_parameters():
        if name.endswith("bias"):
            nn.init.zeros_(parameter)
        else:  # the weights of a norm have one dimension
            nn.init.normal_(parameter, float(parameter.ndim == 1), 0.02)
'''
_FREE = '''
def judge(x, y):
    """The discriminator's outputs (n,): large where it takes a picture for real; of which class is not looked at."""
    return discriminator(x)[:, 0]
'''
_TOLD = '''
def judge(x, y):
    """The discriminator's outputs (n,): large where a picture is real and, by its features, of this class."""
    *layers, output, embedding = discriminator
    for layer in layers:
        x = layer(x)
    return output(x)[:, 0] + (embedding(y) * x).sum(1)
'''
_R1 = '''
def penalty(x, y):
    """The discriminator's squared slope at real pictures: it becomes flat there, so the game comes to rest (R1)."""
    x = x.detach().requires_grad_()
    (slope,) = torch.autograd.grad(judge(x, y).sum(), x, create_graph=True)
    return slope.flatten(1).square().sum(1).mean()
'''
_WASSERSTEIN = '''
def penalty(x, y):
    """(slope - 1)^2 of the critic between real and generated pictures: keeps it 1-Lipschitz (Gulrajani et al. 2017)."""
    x = x.detach().requires_grad_()
    (slope,) = torch.autograd.grad(judge(x, y).sum(), x, create_graph=True)
    return ((slope.flatten(1).square().sum(1) + 1e-12).sqrt() - 1).square().mean()
'''
_NETWORKS = {
    "dcgan": """
generator = nn.Sequential(
    nn.Linear($inputs, 2 * WIDTH * 7 * 7, bias=False), Maps(), nn.BatchNorm2d(2 * WIDTH), nn.ReLU(),
    nn.ConvTranspose2d(2 * WIDTH, WIDTH, 4, 2, 1, bias=False), nn.BatchNorm2d(WIDTH), nn.ReLU(),
    nn.ConvTranspose2d(WIDTH, 1, 4, 2, 1), nn.Tanh(),
)
small_weights(generator)
discriminator = nn.Sequential(
    nn.Conv2d(1, WIDTH, 4, 2, 1), nn.LeakyReLU(0.2),
    nn.Conv2d(WIDTH, 2 * WIDTH, 4, 2, 1$bias),$norm nn.LeakyReLU(0.2), Flat(),
    nn.Linear(2 * WIDTH * 7 * 7, 1),$embedding
)
$initialise
""",
    "mlp": """
generator = nn.Sequential(
    nn.Linear($inputs, 256, bias=False), nn.BatchNorm1d(256), nn.LeakyReLU(0.2),
    nn.Linear(256, 512, bias=False), nn.BatchNorm1d(512), nn.LeakyReLU(0.2),
    nn.Linear(512, 28 * 28), nn.Tanh(), nn.Unflatten(1, (1, 28, 28)),
)
small_weights(generator)
discriminator = nn.Sequential(
    Flat(), nn.Linear(28 * 28, 512), nn.LeakyReLU(0.2), nn.Linear(512, 256), nn.LeakyReLU(0.2),
    nn.Linear(256, 1),$embedding
)
$initialise
""",
}
_SPECTRAL = """
for layer in discriminator:
    if isinstance(layer, (nn.Linear, nn.Conv2d, nn.Embedding)):
        spectral_norm(layer)  # largest singular value 1, so that no change of a picture counts more than its size
"""
_TELL = "functional.softplus(-on_real).mean() + functional.softplus(on_fake).mean()"
#: The discriminator's loss, the generator's, and D's mean answer.
_LOSSES = {
    "minimax": (_TELL, "-functional.softplus(on_fake_now).mean()", "(torch.tanh(output / 2).mean() + 1) / 2"),
    "non-saturating": (_TELL, "functional.softplus(-on_fake_now).mean()", "(torch.tanh(output / 2).mean() + 1) / 2"),
    "least squares": (
        "((on_real - 1).square().mean() + on_fake.square().mean()) / 2",
        "(on_fake_now - 1).square().mean() / 2",
        "((2 * output - 1).clamp(-1, 1).mean() + 1) / 2",
    ),
    "wasserstein": ("on_fake.mean() - on_real.mean()", "-on_fake_now.mean()", "output.mean()"),
    "hinge": (
        "functional.relu(1 - on_real).mean() + functional.relu(1 + on_fake).mean()",
        "-on_fake_now.mean()",
        "(output.clamp(-1, 1).mean() + 1) / 2",
    ),
}


def twin(page: GANImages, threads: int) -> Twin:
    """The script of a game's losses. Raises NoTwin where it begins with a trained generator or does not learn."""
    _pieces.only(page, start_from=(NEW, "begins with new weights"), train=(True, "is about learning"))
    reading = _pieces.reading(page.data)
    early = _pieces.early_steps(page.steps - 1)
    bf16 = bfloat16_on_cpu(page.precision)
    batch_norm, spectral = page.norm == "batch" and page.kind == "dcgan", page.norm == "spectral"
    initialise = ["small_weights(discriminator)"] * batch_norm
    initialise += ["nn.init.normal_(discriminator[-1].weight, 0, 0.02)"] * (page.conditional and not batch_norm)
    features = "2 * WIDTH * 7 * 7" if page.kind == "dcgan" else "256"
    networks = _pieces.fill(
        _NETWORKS[page.kind],
        inputs="LATENT + 10" if page.conditional else "LATENT",
        bias=", bias=False" if batch_norm else "",
        norm=" nn.BatchNorm2d(2 * WIDTH)," if batch_norm else "",
        embedding=f" nn.Embedding(10, {features})," if page.conditional else "",
        initialise="\n".join([*initialise, *([_SPECTRAL] if spectral else [])]),
    )
    wasserstein, penalised = page.loss == "wasserstein", bool(page.gradient_penalty)
    penalty, penalise = "", ""
    if penalised and wasserstein:
        penalty = _WASSERSTEIN
        penalise = "between = x + torch.rand(len(x)).reshape(-1, 1, 1, 1) * (fake.detach() - x)\n"
    elif penalised:
        penalty = _R1
    if penalised:
        penalise += f"extra = GRADIENT_PENALTY * penalty({'between' if wasserstein else 'x'}, y)"
    d_loss, g_loss, verdict = _LOSSES[page.loss]
    knobs = ["width"] * (page.kind == "dcgan") + ["latent"] + ["gradient_penalty"] * penalised
    knobs += ["discriminator_steps", "generator_rate", "discriminator_rate", "momentum", "batch_size", "steps", "seed"]
    script = _pieces.fill(
        _TEMPLATE, **reading, data=page.data, kind=("conditional " if page.conditional else "") + page.kind, loss=page.loss,
        spectral="from torch.nn.utils.parametrizations import spectral_norm" if spectral else "",
        constants=_pieces.constants(
            page, *knobs,
            threads=threads,
            early=(early, "rounds whose losses are kept besides the last"),
            bfloat16=(bf16, "8 bits of precision, as on the page" if bf16 else "the page computes in float32"),
        ),
        weights=_WEIGHTS, condition=(_TOLD if page.conditional else _FREE), penalty=penalty,
        maps=_MAPS if page.kind == "dcgan" else "",
        noise="noise = torch.randn(len(x), LATENT)" if page.conditional else "",
        given="torch.cat([noise, functional.one_hot(y, 10).to(noise)], 1)" if page.conditional else "torch.randn(len(x), LATENT)",
        penalise=penalise,
        networks=networks, d_loss=d_loss + " + extra" * penalised, g_loss=g_loss, verdict=verdict,
    )  # fmt: skip
    # A critic's scores have no scale of their own; in practice they reach some tens.
    scale = 10 if wasserstein else 1
    checks = [
        Check(f"losses/{who}", _FIRST * scale, step=step) for step in early for who in ("generator", "discriminator")
    ]
    checks += [Check(f"losses/{who}", _LAST * scale) for who in ("generator", "discriminator")]
    checks += [Check(f"verdict/{line}", _LAST * scale) for line in ("D(x), real", "D(G(z)), generated")]
    note = (
        "A game amplifies every rounding: the first losses must agree tightly, the last ones in their level only. The moving "
        "average and the measures of quality are the page's alone."
    )
    return Twin(script, tuple(checks), note)


#: Agreement of the first losses, and of the last ones and the verdicts.
_FIRST, _LAST = 1e-4, 0.3
