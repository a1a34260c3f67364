"""``python -m tests.core.fake_cli run fakes ...``: the command line over a catalogue of one fake technique."""

import sys

from core import catalogue
from core.cli import main
from tests.core.fakes import Fake

if __name__ == "__main__":
    catalogue.techniques = lambda: {"fakes": Fake}
    sys.exit(main(sys.argv[1:]))
