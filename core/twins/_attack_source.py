"""The attacks as functions of a script."""

from __future__ import annotations

from core.techniques.robustness import _attacks_knobs as knobs
from core.techniques.robustness.attacks import Attacks
from core.twins import _pieces

#: Those that a script can say.
EXPRESSED = (knobs.FGSM, knobs.PGD, knobs.PGD_L2, knobs.NOISE)

_OBJECTIVE = '''
def objective(logits, y):
    """What is climbed (n,): $objective_doc."""
    $objective


def slope(x, y):
    """Logits, and each picture's gradient of the objective with respect to its own pixels."""
    x = x.clone().requires_grad_()
    logits = network(x)
    (gradient,) = torch.autograd.grad(objective(logits, y).sum(), x)
    return logits.detach(), gradient
'''
_LOSSES = {
    "log-odds": (
        "log-odds of another class, whose gradient never rounds to 0 as cross-entropy's does",
        "others = logits.scatter(1, y[:, None], -torch.inf)\n"
        "return {sign}(others.logsumexp(1) - logits.gather(1, y[:, None]).squeeze(1))",
    ),
    "cross-entropy": ("cross-entropy", 'return {sign}functional.cross_entropy(logits, y, reduction="none")'),
}
_LINF = '''
def project(x, originals):
    """The nearest pictures in [0, 1] no pixel of which differs by more than EPSILON."""
    return torch.minimum(torch.maximum(x, originals - EPSILON), originals + EPSILON).clamp(0, 1)
'''
_L2 = '''
def project(x, originals):
    """The nearest pictures in [0, 1] within Euclidean distance EPSILON_L2: the change shortened, clipped, and what clipping
    leaves unused given to the pixels that have room."""
    delta, flat = (x - originals).flatten(1), originals.flatten(1)
    size, room = delta.abs(), torch.where(delta > 0, 1 - flat, flat)
    share = (EPSILON_L2 / size.norm(dim=1, keepdim=True).clamp(min=1e-38)).clamp(max=1)
    clipped = share * size >= room
    while True:
        left = EPSILON_L2**2 - (room * clipped).square().sum(1, keepdim=True)
        free = (size * ~clipped).square().sum(1, keepdim=True)
        share = torch.where(free > 0, (left.clamp(min=0) / free).sqrt().clamp(max=1), share).maximum(share)
        more = clipped | (share * size >= room)
        if torch.equal(more, clipped):
            return (originals + (share * delta).reshape(x.shape)).clamp(0, 1)
        clipped = more
'''
_START = '''
def random_start(originals, seed):
    """Pictures somewhere within the budget: two attacks from different places find more than one."""
    $draw
    return project(originals + delta.reshape(originals.shape), originals)
'''
_DRAW = {
    "linf": "generator = torch.Generator().manual_seed(seed)\n"
    "delta = (2 * torch.rand(originals.flatten(1).shape, generator=generator) - 1) * EPSILON",
    "l2": "generator = torch.Generator().manual_seed(seed)\n"
    "flat = torch.randn(originals.flatten(1).shape, generator=generator)\n"
    "radii = torch.rand(len(flat), 1, generator=generator)\n"
    "delta = flat / flat.norm(dim=1, keepdim=True) * (radii * EPSILON_L2)",
}
_FGSM = '''
def attacked(x, y):
    """One step along the signs of the gradient, which is the best there is if the network is linear."""
    start = $start
    return project(start + $size * slope(start, y)[1].sign(), x)
'''
_PGD = '''
def attacked(originals, y):
    """Step by step up the objective, projected back into the budget each time; who is fooled is left alone."""
    result, standing = originals.clone(), torch.arange(len(y))
    for restart in range(RESTARTS):
        rows, x = standing, $start
        $velocity
        for step in range(STEPS):
            logits, gradient = slope(x, y[rows])
            done = logits.argmax(1) $goal
            result[rows[done]] = x[done]
            $kept = (t[~done] for t in ($kept))
            if not len(rows):
                return result
            $momentum
            x = project(x + STEP_SIZE * $direction, originals[rows])
        result[rows] = x
        standing = rows[network(x).argmax(1) $missed]
    return result
'''
_MOMENTUM = """
gradient = velocity = MOMENTUM * velocity + gradient / gradient.abs().mean((1, 2, 3), keepdim=True).clamp(min=1e-38)
"""
_LENGTH_ONE = '''
def of_length_one(gradient):
    """Each picture's gradient at length 1: the steepest way for a step of a given length."""
    flat = gradient.flatten(1)
    flat = flat / flat.abs().amax(1, keepdim=True).clamp(min=1e-38)  # first to size 1: squares of small numbers round to 0
    return (flat / flat.norm(dim=1, keepdim=True).clamp(min=1)).reshape(gradient.shape)
'''
_NOISE = '''
def attacked(x, y):
    """No attack, the control: random signs of the budget's size. What falls to this would fall to anything."""
    generator = torch.Generator().manual_seed(SEED + NOISE_SEED)
    signs = (torch.rand(x.flatten(1).shape, generator=generator) - 0.5).sign()
    return project(x + EPSILON * signs.reshape(x.shape), x)
'''


def attack_source(page: Attacks) -> tuple[list[str], str]:
    """Names of the knobs that matter, and the functions of the page's attack."""
    linf, aimed = page.attack in knobs.LINF, page.target_class >= 0 and page.attack in knobs.AIMED
    names = ["epsilon" if linf else "epsilon_l2"]
    project = _LINF if linf else _L2
    if page.attack == knobs.NOISE:
        return names, _joined(project, _NOISE)
    names += ["target_class"] * aimed
    doc, lines = _LOSSES[page.loss]
    doc = f"minus the {doc.split(',')[0]} than TARGET_CLASS" if aimed else doc
    objective = lines.format(sign="-" if aimed else "").splitlines()
    objective = ["y = torch.full_like(y, TARGET_CLASS)"] * aimed + objective
    parts = [_pieces.fill(_OBJECTIVE, objective_doc=doc, objective="\n".join(objective)), project]
    if page.random_start:
        parts.append(_pieces.fill(_START, draw=_DRAW["linf" if linf else "l2"]))
    if page.attack == knobs.FGSM:
        start, size = ("random_start(x, SEED)", "1.25 * EPSILON") if page.random_start else ("x", "EPSILON")
        return names, _joined(*parts, _pieces.fill(_FGSM, start=start, size=size))
    names += ["steps", "restarts", *["momentum"] * bool(page.momentum)]
    velocity, momentum = ("velocity = torch.zeros_like(x)", _MOMENTUM.strip()) if page.momentum else ("", "")
    kept = "rows, x, gradient" + ", velocity" * bool(page.momentum)
    goal, missed = ("== TARGET_CLASS", "!= TARGET_CLASS") if aimed else ("!= y[rows]", "== y[rows]")
    start = "random_start(originals, SEED + restart)[standing]" if page.random_start else "originals[standing]"
    direction = "gradient.sign()" if linf else "of_length_one(gradient)"
    parts += [] if linf else [_LENGTH_ONE]
    return names, _joined(*parts, _pieces.fill(
        _PGD, start=start, direction=direction, velocity=velocity, momentum=momentum, kept=kept, goal=goal, missed=missed,
    ))  # fmt: skip


def _joined(*parts: str) -> str:
    return "\n\n\n".join(part for part in parts)
