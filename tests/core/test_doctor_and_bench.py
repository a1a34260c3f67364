"""doctor and bench: one line a finding, figures beside goals."""

import json

from core.cli_bench import benchmarks, goal_for, met


def test_doctor_is_one_line_each(cli):
    code, out, _ = cli("doctor", "--json")
    findings = json.loads(out)
    assert code == 0
    names = [finding["name"] for finding in findings]
    for name in ("python", "torch", "devices", "precision", "cores", "cameras", "memory", "disk", "display"):
        assert name in names
    assert all("\n" not in finding["value"] + finding["cure"] for finding in findings)
    assert len(cli("doctor")[1].splitlines()) == len(findings)


def test_doctor_names_a_cure_for_what_is_missing(cli, monkeypatch):
    monkeypatch.setattr("core.cli_doctor.version", lambda name: "missing" if name == "keras" else "1.0")
    monkeypatch.setenv("LEARNOSCOPE_DATA", "")
    monkeypatch.setenv("XDG_DATA_HOME", "/nowhere")
    monkeypatch.setattr("core.cli_doctor._cameras", lambda: 1 / 0)
    out = cli("doctor")[1]
    assert any(line.startswith("keras") and "missing  -> " in line for line in out.splitlines())
    assert "cannot be told (ZeroDivisionError" in out


def test_bench_prints_figures_beside_goals(cli, fake_catalogue, monkeypatch):
    assert "contract" in benchmarks()
    monkeypatch.setattr("core.compute.warm_up", lambda: None)
    code, out, err = cli("bench", "contract")
    assert code == 0
    line = next(line for line in out.splitlines() if line.startswith("  fakes longest gap [s]"))
    assert " ".join(line.split()).endswith("goal < 0.1 ok")
    assert err == "contract: fakes, at most 5 s\n"
    result = json.loads(cli("bench", "contract", "--json")[1])
    assert result["benchmark"] == "contract"
    assert result["figures"]["fakes events"] == 50
    assert result["goals"] == {"fakes longest gap [s]": "< 0.1"}
    assert result["missed"] == []


def test_goals():
    goals = {"startup [s]": 0.7, "* share": ">= 0.95", "* gap [s]": "< 0.1"}
    assert goal_for("startup [s]", goals) == "<= 0.7"
    assert goal_for("page gap [s]", goals) == "< 0.1"
    assert goal_for("other", goals) == ""
    assert [met(">= 0.95", v) for v in (0.95, 0.94, "no rival")] == [True, False, None]
    assert met("<= 0.7", 0.7) is True
    assert met("", 3) is None
