"""`python -m lstm_sim`: the commands that need no screen."""

import sys

from lstm_sim.cli import run

sys.exit(run(sys.argv[1:]))
