"""The command line called in this process, over a catalogue of one fake technique where a test asks for it."""

import pytest

from core import catalogue
from core.cli import main
from tests.core.fakes import Fake


@pytest.fixture
def fake_catalogue(monkeypatch):
    """The catalogue holds the fake technique only."""
    monkeypatch.setattr(catalogue, "techniques", lambda: {"fakes": Fake})


@pytest.fixture
def cli(capsys):
    """Runs a command line; returns its exit code, what it printed, and what it complained about."""

    def call(*arguments):
        capsys.readouterr()
        code = main([str(a) for a in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call
