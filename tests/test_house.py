"""The house: imports run one way, and the fence catches a planted breach."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINT = Path(sys.executable).parent / "lint-imports"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(LINT), "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("lstm_sim", "ui"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    for name in ("main.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def test_the_house_is_in_order(copy: Path) -> None:
    done = lint(copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("lstm_sim/cell.py", "import ui.store"),
        ("lstm_sim/frame.py", "from PySide6.QtCore import QObject"),
        ("lstm_sim/session.py", "import torch"),
        ("ui/store.py", "import torch"),
        ("lstm_sim/unit.py", "import lstm_sim.networks.network"),
        ("lstm_sim/training/config.py", "import torch"),
        ("lstm_sim/networks/network.py", "import lstm_sim.training.loop"),
        ("ui/cell/diagram.py", "from ui.cell.timeline import TimelinePanel"),
        ("lstm_sim/activations.py", "import msgspec"),
    ],
)
def test_a_breach_is_caught(copy: Path, file: str, line: str) -> None:
    target = copy / file
    target.write_text(target.read_text() + f"\n{line}\n")
    assert lint(copy).returncode == 1


def test_the_program_starts_without_torch() -> None:
    """Importing torch takes two seconds: the window and the commands that need none must not wait for it."""
    code = "import sys, main, ui.cli, ui.app, ui.commands, lstm_sim.cli; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_no_file_says_todo_and_colours_stand_in_style_only() -> None:
    import re

    for file in [*(ROOT / "ui").rglob("*.py"), *(ROOT / "lstm_sim").rglob("*.py")]:
        text = file.read_text()
        assert not re.search(r"\b(TODO|FIXME|XXX)\b", text), file
        if file.name not in ("style.py", "icons.py"):  # the icons are drawn in black, which is replaced
            assert not re.search(r'"#[0-9A-Fa-f]{6}"', text), file
