"""Starts LSTM Sim."""

import sys


def main() -> None:
    """Open the window, or run the command that the arguments name."""
    from ui.cli import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
