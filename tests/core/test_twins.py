"""Code twins: each script compiles, needs no Learnoscope, and finds the numbers of the page's run; a changed one does not."""

import ast
import os
import re
import runpy
import subprocess
import sys
from dataclasses import replace

import pytest

from core import catalogue, compute, twin_check, twins
from core.knobs import validated
from core.playback import Playback, flat_lines
from core.streams import Series
from core.twin_check import Verdict
from core.twins import Check, NoTwin

#: Small runs of every twin, by what they are about.
SMALL = {
    "mlp_regression": {"epochs": 40, "samples": 60, "l2": 0.01, "dropout": 0.1},
    "depth_lab": {"dataset": "digits", "epochs": 1, "depths": (2, 6), "activations": ("relu", "lecun"), "seeds": 2},
    "cnn": {"data": "digits", "epochs": 0.5, "shift": 1, "flip": True, "dropout": 0.2, "weight_decay": 0.01, "train_share": 0.5},
    "attacks": {"data": "digits", "attack": "PGD", "steps": 3, "random_start": True, "epsilon": 0.01, "pictures": 20,
                "light_pictures": 0, "conditioning_pictures": 0},
    "gan_images": {"data": "digits", "steps": 10, "width": 8, "batch_size": 16, "gradient_penalty": 0.1, "conditional": True},
}  # fmt: skip
ALLOWED = {"numpy", "torch", "sklearn"} | set(sys.stdlib_module_names)


def page_of(name, **knobs):
    return validated(catalogue.find(name), SMALL[name] | knobs)


def played(page):
    """The numbers of a run, the earlier ones of each Series included."""
    compute.use("cpu", 1)
    playback, found, streams = Playback(page), {}, page.streams()
    for event in iter(playback.advance, None):
        if isinstance(streams[event.stream], Series):
            lines = flat_lines(event.stream, event.data["lines"])
            found |= {f"{name} at step {event.data['x']:g}": value for name, value in lines.items()}
    return found | playback.metrics


def verdict_of(twin, numbers, folder, capsys):
    """Run in this process, where torch is there already."""
    path = folder / "script.py"
    path.write_text(twin.script, encoding="utf-8")
    capsys.readouterr()
    runpy.run_path(str(path), run_name="__main__")
    said = capsys.readouterr().out
    assert any(twin_check.progress_in(line) for line in said.splitlines())
    return twin_check.compare(twin.checks, numbers, twin_check.numbers_in(said))


def test_there_is_a_small_run_for_every_twin():
    assert set(twins.names()) == set(SMALL) <= set(catalogue.techniques())


#: A change of each script that its numbers must show; the others' comparison is the same code.
TAMPERED = {
    "mlp_regression": ("LEARNING_RATE = 0.01", "LEARNING_RATE = 0.02"),
    "attacks": ("EPSILON = 0.01", "EPSILON = 0.3"),
}


@pytest.mark.parametrize("name", SMALL)
def test_script_and_page_agree_and_a_tampered_script_differs(name, tmp_path, capsys):
    page = page_of(name)
    twin, numbers = twins.twin_of(page), played(page)
    verdict = verdict_of(twin, numbers, tmp_path, capsys)
    assert verdict.agrees, verdict
    assert {row.name for row in verdict.rows} == {check.key for check in twin.checks}
    if name in TAMPERED:
        tampered = replace(twin, script=twin.script.replace(*TAMPERED[name]))
        assert tampered.script != twin.script
        assert not verdict_of(tampered, numbers, tmp_path, capsys).agrees


def test_a_script_runs_where_there_is_no_learnoscope(tmp_path):
    path = tmp_path / "script.py"
    path.write_text(twins.twin_of(page_of("mlp_regression", epochs=1)).script, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = twin_check.command(path)
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=200)
    assert (done.returncode, done.stderr) == (0, "")
    assert set(twin_check.numbers_in(done.stdout)) == {
        f"{n}/{p}" for n in ("loss", "mae", "r2") for p in ("train", "test")
    }


def sources():
    for name in twins.names():
        technique = catalogue.find(name)
        for preset, knobs in {"defaults": {}, "small": SMALL[name], **technique.presets}.items():
            yield pytest.param(technique, knobs, id=f"{name}-{preset}")


@pytest.mark.parametrize(("technique", "knobs"), list(sources()))
def test_scripts_of_all_presets_are_short_and_need_no_learnoscope(technique, knobs):
    page = validated(technique, knobs, check=False)  # a model that must be fetched is refused, too
    try:
        twin = twins.twin_of(page, threads=2)
    except NoTwin as refusal:
        name, value = re.match(r"(\w+) is (.+?), but a script .+; .+", str(refusal)).groups()
        assert repr(getattr(page, name)).startswith(value[:10]) or str(getattr(page, name)) == value
        return
    lines = twin.script.splitlines()
    assert len(lines) <= (127 if knobs == {} else 137) and max(map(len, lines)) <= 120
    assert "$" not in twin.script and "Learnoscope's page" in twin.script
    tree = ast.parse(twin.script)
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= ALLOWED
    assert twin.note.endswith(".") and twin.checks
    compile(tree, "script.py", "exec")


@pytest.mark.parametrize(
    ("name", "knobs", "sentence"),
    [
        ("cnn", {"rotation": 5.0}, "rotation is 5.0, but a script turns no pictures; set rotation to 0.0"),
        ("cnn", {"network": "resnet"}, "network is 'resnet', but a script has a plain stack of layers; choose another network"),
        ("cnn", {"data": "cifar10"}, "data is cifar10, but a script reads mnist, fashion_mnist, digits only; choose one of them"),
        ("attacks", {"attack": "DeepFool"}, "attack is 'DeepFool', but a script knows FGSM, PGD, PGD L2, random noise; choose one of them"),
        ("mlp_regression", {"stop_when": "5 s"}, 'stop_when is "5 s", but a script goes on to its last step; clear stop_when'),
        ("gan_images", {"train": False, "start_from": "mnist_gan"}, "start_from is 'mnist_gan', but a script begins with new weights; set start_from to 'new weights'"),
    ],
)  # fmt: skip
def test_what_a_script_cannot_say_is_refused_in_one_sentence(name, knobs, sentence):
    with pytest.raises(NoTwin) as refusal:
        twins.twin_of(page_of(name, **knobs))
    assert str(refusal.value) == sentence


def test_a_page_without_a_twin_says_which_have_one():
    with pytest.raises(NoTwin, match="k_means has no code twin yet; these have: attacks, cnn, "):
        twins.twin_of(validated(catalogue.find("k_means"), {}))


@pytest.mark.parametrize(
    "knobs",
    [
        {"data": "formula", "formula": "-2x^2 / (1 + x^2) + min(x, pi, 1e3) - step(x)"},
        {"data": "formula", "formula": "x*y - exp(-(x^2 + y^2))"},
        {"data": "formula", "formula": "2"},
        {"data": "bumps"},
        {"data": "drawn", "points": tuple((x / 3, (-1.0) ** x, 0) for x in range(9))},
    ],
)
def test_the_script_makes_the_page_s_examples(knobs):
    import numpy as np

    from core.techniques.fitting._regression_data import examples_of

    page = page_of("mlp_regression", **knobs)
    script = twins.twin_of(page).script
    names = {}
    exec(script[script.index("import json") : script.index("\nactivation =")], names)
    inputs, targets = names["examples"]()
    rows = np.concatenate(names["split"](len(targets)))
    examples, _, _ = examples_of(page)
    np.testing.assert_array_equal(inputs[rows], examples.inputs)
    np.testing.assert_allclose(targets[rows], examples.targets, rtol=1e-14)


# Comparing.


def test_numbers_are_compared_within_their_tolerance_and_side_by_side():
    checks = [Check("a", 0.1), Check("b", 0.1, relative=True), Check("c", 0.1, step=3), Check("never", 1)]
    page = {"a": 1.0, "b": 100.0, "c at step 3": 2.0}
    good = twin_check.compare(checks, page, {"a": 1.05, "b": 109.0, "c at step 3": 2.0})
    assert good.agrees and good.sentence == "They agree: 3 numbers, the largest difference is 9."
    assert [row.tolerance for row in good.rows] == ["0.1", "10 %", "0.1"]
    bad = twin_check.compare(checks, page, {"a": 1.2, "b": 100.0})
    assert bad.sentence == "They differ: 2 of 3 numbers (a, c at step 3) by more than the tolerance."
    assert [(row.difference is None, row.agrees) for row in bad.rows] == [(False, False), (False, True), (True, False)]
    assert (
        twin_check.compare(checks[:1], {"a": 1.0}, {"a": 1.0}).sentence == "They agree: 1 numbers, to the last digit."
    )
    assert not twin_check.compare(checks, {}, {}).agrees
    assert isinstance(bad, Verdict)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_is_none_agrees_with_no_other(value):
    assert not twin_check.compare([Check("a", 1e9)], {"a": 1.0}, {"a": value}).agrees
    assert not twin_check.compare([Check("a", 1e9)], {"a": value}, {"a": 1.0}).agrees


@pytest.mark.parametrize("output", ["", "no json", "[1]", '{"a": "x"}', '{"a": 1}\nmore'])
def test_output_without_numbers_is_told_from_numbers(output):
    assert twin_check.numbers_in(output) is None
    assert twin_check.numbers_in('step 1 of 2\n{"a": 1, "b": 0.5}\n') == {"a": 1.0, "b": 0.5}


# The command line.


def test_export_script_writes_what_the_page_would_run(cli, tmp_path):
    path = tmp_path / "twin.py"
    code, out, err = cli(
        "export-script", "mlp_regression", "--set", "epochs=5", "--set", "hidden-layers=4,4", "--out", path
    )
    assert (code, err) == (0, "")
    assert (
        out.startswith(f"{path}: ")
        and "EPOCHS = 5" in path.read_text()
        and "HIDDEN_LAYERS = [4, 4]" in path.read_text()
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("mlp_regression", "export-script needs the id of a page and --out FILE"),
        ("mlp_regresion --out x.py", 'there is no technique "mlp_regresion"; did you mean "mlp_regression"?'),
        ("mlp_regression --set epoch=3 --out x.py", 'mlp_regression has no knob "epoch"; did you mean "epochs"?'),
        ("mlp_regression --set epochs --out x.py", '--set is "epochs", but accepts KNOB=VALUE'),
        ("mlp_regression --set epochs=0 --out x.py", "epochs is 0, but accepts a whole number from 1 to 10000"),
        ("cnn --set network=resnet --out x.py", "network is 'resnet', but a script has a plain stack of layers; choose another network"),
        ("cnn --threads many --out x.py", '--threads is "many", but accepts a whole number from 1 to 1024'),
    ],
)  # fmt: skip
def test_a_wrong_command_is_one_sentence(cli, arguments, sentence):
    assert cli("export-script", *arguments.split()) == (2, "", f"learnoscope: {sentence}\n")


def test_a_script_that_cannot_be_written_is_one_sentence(cli, tmp_path):
    code, _, err = cli("export-script", "mlp_regression", "--out", tmp_path / "no" / "x.py")
    path = tmp_path / "no" / "x.py"
    assert (code, err) == (1, f"learnoscope: {path} cannot be written: No such file or directory\n")


def test_the_hidden_mode_runs_a_script_as_the_interpreter_does(cli, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["learnoscope"])
    path = tmp_path / "script.py"
    path.write_text("import sys\nprint(__name__, sys.argv[1:])\nsys.exit(3)\n")
    assert cli("--run-script", path, "a") == (3, "__main__ ['a']\n", "")
    path.write_text("raise SystemExit('that was nothing')")
    assert cli("--run-script", path) == (1, "", "learnoscope: that was nothing\n")
    path.write_text("1 / 0")
    with pytest.raises(ZeroDivisionError):
        cli("--run-script", path)
    assert cli("--run-script")[0] == 2
    assert cli("--run-script", tmp_path / "none.py")[2].endswith('none.py", but there is no such file\n')


def test_an_installation_runs_scripts_by_its_console_program(tmp_path, monkeypatch):
    assert twin_check.command(tmp_path / "x.py") == [sys.executable, str(tmp_path / "x.py")]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "learnoscope.exe"))
    assert twin_check.command(tmp_path / "x.py")[0] == str(tmp_path / "learnoscope.exe")
    (tmp_path / "learnoscope-cli.exe").touch()
    found = twin_check.command(tmp_path / "x.py")
    assert found == [str(tmp_path / "learnoscope-cli.exe"), "--run-script", str(tmp_path / "x.py")]


def test_making_scripts_loads_nothing_heavy():
    code = f"""
import sys
from core import catalogue, twins
for name, knobs in {SMALL!r}.items():
    twins.twin_of(catalogue.find(name)(**knobs))
print([m for m in ("torch", "scipy", "sklearn", "pydantic", "PySide6") if m in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=100)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
