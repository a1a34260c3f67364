"""Our attacks beside what torchattacks and foolbox achieved on the same network, pictures and budgets (recorded)."""

import json
from functools import cache
from pathlib import Path

import pytest

from core import compute, datasets, models_library
from core.attacks.gradients import cross_entropy
from core.benchmarks import _attack_rivals as rivals

RECORD = json.loads(Path(__file__).with_name("rival_attacks.json").read_text(encoding="utf-8"))
RECORDED = RECORD["attacks"]


@pytest.fixture(scope="module", autouse=True)
def mnist():
    try:
        datasets.find("MNIST/raw")
    except datasets.DatasetMissing as error:
        pytest.skip(str(error))
    compute.use("cpu", 1)


@cache
def ours(name):
    counts = {name: RECORDED[name]["rows"][1]}
    return rivals.compare(counts, {"ours": rivals.ours()}, lambda text: None)[name]["ours"]


def test_the_record_is_of_the_network_that_is_shipped():
    card = models_library.card(RECORD["model"])
    assert card["sha256"] == RECORD["sha256"], "run build_scripts/record_rival_attacks.py again"
    assert set(RECORDED) == set(rivals.BUDGETS)


@pytest.mark.parametrize("name", RECORDED)
def test_no_more_accuracy_is_left_than_by_either_rival(name):
    for library in ("torchattacks", "foolbox"):
        if library in RECORDED[name]:
            assert ours(name)["accuracy"] <= RECORDED[name][library]["accuracy"] + 1e-9


@pytest.mark.parametrize(("name", "norm"), [("DeepFool", "l2"), ("DeepFool L-infinity", "linf"), ("CW-L2", "l2")])
def test_distances_are_no_longer_than_those_of_either_rival(name, norm):
    for library in ("torchattacks", "foolbox"):
        if library in RECORDED[name]:
            assert ours(name)[norm] <= RECORDED[name][library][norm] * 1.001


def test_the_plain_gradient_sign_step_agrees_within_a_point():
    from core.attacks.fgsm import fgsm

    literal = {"FGSM": lambda model, x, y: fgsm(model, x, y, rivals.EPSILON, loss=cross_entropy)}
    found = rivals.compare({"FGSM": RECORDED["FGSM"]["rows"][1]}, {"ours": literal}, lambda text: None)["FGSM"]["ours"]
    for library in ("torchattacks", "foolbox"):
        assert abs(found["accuracy"] - RECORDED["FGSM"][library]["accuracy"]) <= 0.01
        assert found["l2"] == pytest.approx(RECORDED["FGSM"][library]["l2"], rel=0.01)
