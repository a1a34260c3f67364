"""The game on the plane: its steps against plain PyTorch, its failures and their cures, and what its page promises."""

import dataclasses

import numpy as np
import pytest
import torch

from core import compute
from core.generative.plane_gan import PlaneGan, Rules
from core.generative.plane_targets import target
from core.knobs import KnobError, validated
from core.playback import Diverged, Playback
from core.techniques.generative import _gan2d_views as views
from core.techniques.generative import _plane_views as plane
from core.techniques.generative.gan2d import DRAW, GAN2D, MEASURE

CPU = torch.device("cpu")
RULES = Rules("non-saturating", 0.1, "adam", 0.5, 1e-3, 2e-3)


@pytest.fixture(autouse=True)
def one_thread():
    """As the page runs."""
    compute.use("cpu", 1)


def batches(count, rounds, dimensions=2):
    """Real points, noise for each player and shares between, for each round."""
    rng = np.random.default_rng(0)
    for _ in range(rounds):
        noises = [rng.standard_normal((count, dimensions), dtype=np.float32) for _ in range(2)]
        yield target("ring", 0.1).sample(count, rng), *noises, rng.random(count)


def play(page, until=None, edits=()):
    """Plays a page to its end, or until the step; ``edits`` are (step, {knob: value}) made on the way. Events and playback."""
    playback, events, edits = Playback(page), [], list(edits)
    while (event := playback.advance()) is not None:
        events.append(event)
        if edits and playback.step >= edits[0][0]:
            playback.edit(dataclasses.replace(playback.technique, **edits.pop(0)[1]))
        if until is not None and playback.step >= until:
            break
    return events, playback


def line(events, stream, name):
    """Values of a line over the run."""
    return [e.data["lines"][name] for e in events if e.stream == stream]


def product(events):
    return next(e.data["product"] for e in events if e.stream == "game")


def preset(name, **changes):
    return validated(GAN2D, GAN2D.presets[name] | {"draw_every": 10_000} | changes)


def weights(player):
    return torch.cat([p.detach().flatten() for p in player.parameters])


# The game.


@pytest.mark.parametrize("loss", ["minimax", "non-saturating", "least squares", "hinge", "wasserstein"])
def test_steps_are_those_of_a_plain_loop(loss):
    """Autograd through ``nn.Sequential`` and torch's own Adam, the losses as the papers write them."""
    rules = RULES._replace(loss=loss)
    game = PlaneGan((2, 8, 2), (2, 8, 1), "tanh", CPU, 3)
    plain = []
    for player in (game.generator, game.discriminator):
        a, b = player.network.layers
        net = torch.nn.Sequential(
            torch.nn.Linear(a.in_features, 8), torch.nn.Tanh(), torch.nn.Linear(8, b.out_features)
        )
        net[0].load_state_dict(a.state_dict())
        net[2].load_state_dict(b.state_dict())
        plain.append(net)
    generator, discriminator = plain
    g_adam = torch.optim.Adam(generator.parameters(), 1e-3, betas=(0.5, 0.999))
    d_adam = torch.optim.Adam(discriminator.parameters(), 2e-3, betas=(0.5, 0.999))
    written = {
        "minimax": (lambda r, f: -(r.sigmoid().log() + (1 - f.sigmoid()).log()).mean(), lambda f: (1 - f.sigmoid()).log().mean()),
        "non-saturating": (lambda r, f: -(r.sigmoid().log() + (1 - f.sigmoid()).log()).mean(), lambda f: -f.sigmoid().log().mean()),
        "least squares": (lambda r, f: ((r - 1) ** 2 + f**2).mean() / 2, lambda f: ((f - 1) ** 2).mean() / 2),
        "hinge": (lambda r, f: ((1 - r).clamp(min=0) + (1 + f).clamp(min=0)).mean(), lambda f: -f.mean()),
        "wasserstein": (lambda r, f: (f - r).mean(), lambda f: -f.mean()),
    }[loss]  # fmt: skip
    for real, first, second, shares in batches(16, 5):
        game.teach_discriminator(real, first, shares, rules)
        game.teach_generator(second, rules)
        x, fake = torch.from_numpy(real), generator(torch.from_numpy(first)).detach()
        share = torch.from_numpy(shares).float()[:, None]
        at = ((1 - share) * x + share * fake if loss == "wasserstein" else x.clone()).requires_grad_()
        (slope,) = torch.autograd.grad(discriminator(at).sum(), at, create_graph=True)
        penalty = ((slope.norm(dim=1) - 1) ** 2 if loss == "wasserstein" else slope.pow(2).sum(1)).mean()
        d_adam.zero_grad()
        (written[0](discriminator(x), discriminator(fake)) + 0.1 * penalty).backward()
        d_adam.step()
        g_adam.zero_grad()
        written[1](discriminator(generator(torch.from_numpy(second)))).backward()
        g_adam.step()
    for player, net in zip((game.generator, game.discriminator), plain, strict=True):
        expected = torch.cat([p.detach().flatten() for p in net.parameters()])
        torch.testing.assert_close(weights(player), expected, atol=2e-5, rtol=1e-4)


def test_the_pull_is_minus_the_slope_of_each_point_s_own_loss():
    game = PlaneGan((2, 8, 2), (2, 8, 1), "tanh", CPU, 0)
    points, step = np.array([(0.3, -0.5), (1.0, 2.0)], np.float32), 1e-2
    pull = game.pull(points, "non-saturating")
    for axis in (0, 1):
        shift = np.zeros_like(points)
        shift[:, axis] = step
        ahead, behind = (torch.nn.functional.softplus(-game.outputs(points + s)).numpy() for s in (shift, -shift))
        np.testing.assert_allclose(pull[:, axis], -(ahead - behind) / (2 * step), atol=1e-3)
    assert game.pull(points[:0], "hinge").shape == (0, 2)


@pytest.mark.parametrize("optimizer", ["adam", "sgd"])
def test_a_loaded_game_goes_on_exactly(optimizer):
    rules, rounds = RULES._replace(optimizer=optimizer, loss="wasserstein"), list(batches(8, 6))
    one = PlaneGan((2, 4, 2), (2, 4, 1), "relu", CPU, 0)
    other = PlaneGan((2, 5, 2), (2, 1), "tanh", CPU, 9)
    for number, (real, first, second, shares) in enumerate(rounds):
        if number == 3:
            state = one.copied()
            other.load(state)
        for game in (one, other)[: 1 + (number >= 3)]:
            game.teach_discriminator(real, first, shares, rules)
            game.teach_generator(second, rules)
    assert torch.equal(weights(one.generator), weights(other.generator))
    assert torch.equal(weights(one.discriminator), weights(other.discriminator))
    again = PlaneGan((2, 4, 2), (2, 4, 1), "relu", CPU, 0)
    again.load(state)  # what was played since left it alone
    assert not torch.equal(weights(again.generator), weights(one.generator))


def test_only_the_player_whose_layers_change_starts_anew():
    game = PlaneGan((2, 4, 2), (2, 4, 1), "relu", CPU, 0)
    before = game.generator
    game.reshape((2, 4, 2), (2, 6, 6, 1), "relu")
    assert game.generator is before
    assert game.discriminator.sizes == (2, 6, 6, 1)
    game.reshape((2, 4, 2), (2, 6, 6, 1), "tanh")
    assert game.generator is not before


# The page: what its presets promise, with a fixed seed.


def test_the_ring_gets_all_modes_at_high_quality():
    events, playback = play(preset("Eight modes", seed=1, steps=3000, stop_when="meter/quality >= 0.75"))
    assert playback.ended.startswith("reached")
    assert playback.metrics["meter/covered"] == 1
    assert playback.metrics["meter/evenness"] > 0.98
    js = line(events, "divergence", "JS")
    assert js[-1] < 0.6 * js[0]
    assert max(line(events, "divergence", "JS of real points")) < 0.02


def test_mode_collapse_and_its_cure():
    collapsed, cured = (
        play(preset(name, steps=6 * MEASURE))[1].metrics for name in ("Mode collapse", "Mode collapse, cured")
    )
    assert collapsed["meter/covered"] <= 6 / 8
    assert collapsed["meter/evenness"] < 0.8
    assert collapsed["meter/quality"] > 0.4  # what it makes begins to look right
    assert cured["meter/covered"] == 1
    assert cured["meter/evenness"] > 0.95


def test_the_vanishing_gradient_and_its_cure_while_it_plays():
    page = preset("Vanishing gradient", steps=380)
    begin = 2 * MEASURE * 3  # well after the head start
    events, playback = play(page, edits=[(begin, {"loss": "non-saturating"})])
    pulls = line(events, "gradients", "pull on a point")
    moves = line(events, "movement", f"in {MEASURE} rounds")
    stuck, freed = moves[begin // MEASURE - 1], moves[begin // MEASURE]
    assert stuck < 0.05
    assert freed > 10 * stuck
    assert max(pulls[-2:]) > 100 * min(pulls)
    assert playback.metrics["meter/covered"] == 1


def test_oscillation_and_its_cure():
    ways = {}
    for name in ("Oscillation", "Oscillation, cured"):
        events, playback = play(preset(name, steps=12 * MEASURE))
        ways[name] = np.mean(line(events, "movement", f"in {MEASURE} rounds")[6:])
    assert ways["Oscillation"] > 1
    assert ways["Oscillation, cured"] < ways["Oscillation"] / 3
    assert playback.metrics["meter/covered"] > 0.8


# The page: its knobs and pictures.


def test_slow_motion_is_the_same_game_shown_in_halves():
    quick, slow = (play(preset("Eight modes", steps=3, discriminator_steps=2, slow_motion=s))[0] for s in (False, True))
    assert torch.equal(weights(product(quick).generator), weights(product(slow).generator))
    positions = [e.data["done"] for e in slow if e.stream == "progress"]
    halves = np.unique(np.round(np.array(positions) * 6)).astype(int).tolist()
    assert halves == list(range(1, 19))
    marked = [
        next((n["name"] for n in e.data["layers"] if "▶" in n["name"]), "") for e in slow if e.stream == "diagram"
    ]
    assert marked[1:7] == ["▶ Discriminator"] * 4 + ["▶ Generator"] * 2
    said = [e.data["markdown"] for e in slow if e.stream == "remark"]
    assert [text.split(".")[0] for text in said[:6]] == [
        f"**The {player}{what}" for player in ("discriminator", "discriminator", "generator") for what in ("'s turn", " has learned")
    ]  # fmt: skip


@pytest.mark.parametrize(("plays", "frozen"), [("discriminator", "generator"), ("generator", "discriminator")])
def test_one_player_can_play_alone(plays, frozen):
    page = preset("Eight modes", steps=3, plays=plays)
    game = product(play(page)[0])
    untouched = PlaneGan(*page.sizes, page.activation, CPU, page.seed)
    assert torch.equal(weights(getattr(game, frozen)), weights(getattr(untouched, frozen)))
    assert not torch.equal(weights(getattr(game, plays)), weights(getattr(untouched, plays)))


def test_everything_can_be_edited_while_it_plays():
    edits = [
        (2, {"generator_layers": (6,), "loss": "hinge"}),
        (4, {"noise_dimensions": 1, "noise": "uniform", "optimizer": "sgd"}),
        (6, {"points": ((1.0, 1.0, 0), (0.0, 4.0, 1)), "loss": "wasserstein"}),
        (8, {"discriminator_layers": (), "activation": "tanh", "discriminator_steps": 3, "batch_size": 7}),
    ]
    events, playback = play(GAN2D(steps=12, draw_every=1), edits=edits)
    assert playback.ended == "finished"
    game = product(events)
    assert (game.generator.sizes, game.discriminator.sizes) == ((1, 6, 2), (2, 1))
    centres = [e.data for e in events if e.stream == "centres"]
    assert [len(c["x"]) for c in centres] == [8, 2]
    last = {e.stream: e.data for e in events}
    assert last["verdict"]["extent"] == (-4.4, 4.4, -4.4, 4.4)
    assert list(last["warp"]["lines"]) == ["all noise"]


def test_an_exploded_game_names_who_and_keeps_its_last_good_points():
    playback, events = Playback(preset("Wasserstein", gradient_penalty=0.0, discriminator_rate=10.0, steps=50)), []
    with pytest.raises(Diverged, match=r"discriminator's loss became .* round .* Wasserstein critic"):
        while (event := playback.advance()) is not None:
            events.append(event)
    assert np.isfinite(product(events).generate(np.zeros((3, 2), np.float32)).numpy()).all()
    assert all(np.isfinite(e.data["x"]).all() for e in events if e.stream == "fake")
    broken, game = Playback(preset("Eight modes", steps=DRAW * 3)), None
    with pytest.raises(Diverged, match="discriminator's loss became nan in round 6"):
        while (event := broken.advance()) is not None:
            game = event.data["product"] if event.stream == "game" else game
            if broken.step == 5:
                game.generator.parameters[0].data.fill_(torch.nan)  # what it makes then ruins the other player
    assert game.generator.is_finite


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"points": ((9.0, 0.0, 0),)}, "outside -6 to 6"),
        ({"generator_layers": (4,) * 6}, "6 hidden layers"),
        ({"discriminator_layers": (500,)}, "from 1 to 128"),
        ({"loss": "wassertsein"}, 'did you mean "wasserstein"'),
        ({"noise_dimensions": 3}, "from 1 to 2"),
    ],
)
def test_bad_knobs_are_refused_in_a_sentence(knobs, sentence):
    with pytest.raises(KnobError, match=sentence):
        validated(GAN2D, knobs)


def test_cells_of_the_grid_are_equally_likely():
    rng = np.random.default_rng(0)
    for kind in ("gaussian", "uniform"):
        noise, families = views.noise_lines(kind, 2)
        levels = np.unique(noise[families["z1 varies"]][:, 1])
        assert len(levels) == views.GRID - 1
        drawn = views.drawn_noise(kind, 40_000, 2, rng)[:, 0]
        np.testing.assert_allclose((drawn[:, None] < levels).mean(0), np.arange(1, 12) / 12, atol=0.01)
        assert noise[families["z2 varies"]].shape == noise[families["z1 varies"]].shape


def test_arrows_point_along_the_pull_and_are_cut():
    drawn = plane.arrows(np.zeros((2, 2)), np.array([(1.0, 0), (0, 100.0)])).reshape(2, 6, 2)
    np.testing.assert_allclose(drawn[:, 1], [(plane.ARROW, 0), (0, plane.LONGEST)])
    assert np.isnan(drawn[:, 5]).all()


def test_the_machine_shows_the_numbers_that_flow_through_it():
    events, _ = play(GAN2D(steps=1))
    page, game = GAN2D(), product(events)
    answers = {e.stream: e.data for e in page.send(game, 0.5, -1.0)}
    noise = np.array([[0.5, -1.0]], np.float32)
    x, y = game.generate(noise).numpy()[0]
    assert (answers["sent"]["x"], answers["sent"]["y"]) == (pytest.approx(x), pytest.approx(y))
    names = [layer["name"] for layer in answers["diagram"]["layers"]]
    assert names[0] == "z = (0.50, -1.00)"
    assert names[2] == f"G(z) = ({x:.2f}, {y:.2f})"
    real = game.outputs(game.generate(noise).numpy()).sigmoid().item()
    assert names[5].startswith(f"D(G(z)) {real:.0%}")
    generator, discriminator = answers["inside_generator"], answers["inside_discriminator"]
    assert generator["activations"][-1].tolist() == [pytest.approx(x), pytest.approx(y)]
    np.testing.assert_array_equal(discriminator["activations"][0], generator["activations"][-1])
    last = game.outputs(game.generate(noise).numpy()).item()
    assert discriminator["activations"][-1].tolist() == [pytest.approx(last, rel=1e-4)]


def test_the_gpu_plays_the_same_game():
    if not torch.cuda.is_available():
        pytest.skip("there is no CUDA device here")
    games = [PlaneGan((2, 16, 2), (2, 16, 1), "tanh", CPU, 0) for _ in range(2)]
    games[1] = PlaneGan((2, 16, 2), (2, 16, 1), "tanh", torch.device("cuda"), 0)
    games[1].load(games[0].copied())
    for real, first, second, shares in batches(64, 20):
        losses = [(g.teach_discriminator(real, first, shares, RULES), g.teach_generator(second, RULES)) for g in games]
        assert losses[0] == pytest.approx(losses[1], rel=1e-3)
    np.testing.assert_allclose(weights(games[1].generator).cpu(), weights(games[0].generator), atol=1e-3)
