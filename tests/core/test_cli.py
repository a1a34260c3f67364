"""The command line as scripts rely on it: help, lists, exit codes, and one sentence for whatever is wrong."""

import json

import pytest

from core import catalogue
from core.cli import SUBCOMMANDS
from core.cli_options import glued

# Asking for help, lists.


def test_help_names_every_subcommand(cli):
    for arguments in ([], ["--help"], ["-h"]):
        code, out, err = cli(*arguments)
        assert (code, err) == (0, "")
        assert all(f"learnoscope {name}" in out for name in SUBCOMMANDS)
    assert cli("--version")[1].startswith("learnoscope ")


def test_help_of_a_technique_shows_each_knob_with_bounds_default_and_meaning(cli, fake_catalogue):
    code, out, _ = cli("run", "fakes", "--help")
    words = " ".join(out.split())
    assert code == 0
    assert "--noise X Size of a step (a number from -1 to 1; default 0.5)" in words
    assert "--negative true|false Walk to the left (true or false; default false; matters when mode is walk)" in words
    assert "What happens halfway, 100 % of the time (walk, raise, diverge, print; default walk)" in words
    assert "each a whole number from 1 to 512; default 4, 2)" in words
    assert "Broken walk: mode=raise, steps=10" in words


def test_list_has_every_technique(cli):
    code, out, _ = cli("list", "--json")
    rows = json.loads(out)
    assert code == 0
    assert [row["id"] for row in rows] == list(catalogue.techniques())
    assert all(set(row) == {"id", "family", "title", "summary"} and all(row.values()) for row in rows)
    assert len(cli("list")[1].splitlines()) == len(rows)


@pytest.mark.parametrize("subcommand", SUBCOMMANDS)
def test_every_subcommand_has_help(cli, subcommand):
    code, out, err = cli(subcommand, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"usage: learnoscope {subcommand}")


# One sentence, exit code 2.


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("runn", 'learnoscope has no subcommand "runn"; did you mean "run"?'),
        ("run", "learnoscope run needs the id of a technique; see learnoscope list"),
        ("run fake", 'there is no technique "fake"; did you mean "fakes"?'),
        ("run xyz", 'there is no technique "xyz"; see learnoscope list'),
        ("run --jsn fakes", 'run has no option --jsn; did you mean "--json"?'),
        ("run fakes --nois 1", 'run has no option --nois; did you mean "--noise"?'),
        ("run fakes --learning 1", 'run has no option --learning; did you mean "--learning-rate"?'),
        ("run fakes extra", '"extra" is one argument too many for run'),
        ("run fakes --noise 3", "noise is 3.0, but accepts a number from -1 to 1"),
        ("run fakes --noise nan", "noise is nan, but accepts a number from -1 to 1"),
        ("run fakes --noise", "--noise needs a value: a number from -1 to 1"),
        ("run fakes --steps 1.5", "steps is '1.5', but accepts a whole number from 1 to 1000000"),
        ("run fakes --mode wolk", "mode is 'wolk', but accepts walk, raise, diverge, print; did you mean \"walk\"?"),
        ("run fakes --hidden 4,x", "hidden is '4,x', but accepts a comma-separated list, each a whole number from 1 to 512"),
        ("run fakes --stop-when never", 'stop_when is \'never\': "never" is not a stop rule'),
        ("run fakes --preset Brokn", 'fakes has no preset "Brokn"; did you mean "Broken walk"?'),
        ("run fakes --device cuda", 'fakes computes on cpu only, not on "cuda"'),
        ("run fakes --device gpu", '--device is "gpu", but accepts cpu, cuda, cuda:N, mps or auto'),
        ("run fakes --threads 0", '--threads is "0", but accepts a whole number from 1 to 1024'),
        ("run fakes --max-seconds -1", '--max-seconds is "-1", but accepts a number from 0 to 1e+09'),
        ("run --from nowhere.json", "there is no file nowhere.json"),
        ("list --jsn", 'list has no option --jsn; did you mean "--json"?'),
        ("bench contrakt", 'there is no benchmark "contrakt"; did you mean "contract"?'),
    ],
)  # fmt: skip
def test_wrong_arguments_are_one_sentence(cli, fake_catalogue, arguments, sentence):
    code, out, err = cli(*arguments.split(" "))
    assert (code, out) == (2, "")
    assert err.startswith(f"learnoscope: {sentence}")
    assert err.count("\n") == 1


def test_options_are_never_abbreviated_and_dashes_are_underscores(cli, fake_catalogue):
    assert cli("run", "fakes", "--learning_rate", "0.5", "--max_seconds=9", "--stop_when", "")[0] == 0
    assert cli("run", "fakes", "--learning-rat", "0.5")[0] == 2
    assert cli("run", "fakes", "--step", "3")[0] == 2


def test_values_may_look_like_options():
    assert glued(["--x", "-1:2:0,-3:4:1", "--json", "--formula", "-x**2", "id"]) == [
        "--x=-1:2:0,-3:4:1",
        "--json",
        "--formula=-x**2",
        "id",
    ]
