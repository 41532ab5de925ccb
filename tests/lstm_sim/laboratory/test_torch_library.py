"""torch's library loaded beside the window: other threads go on meanwhile, and torch is the same."""

from __future__ import annotations

import subprocess
import sys

import pytest

posix = pytest.mark.skipif(sys.platform == "win32", reason="libraries are loaded otherwise there")


def python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120).stdout


@posix
def test_other_threads_go_on_while_it_is_loaded() -> None:
    assert (
        python(
            "import ctypes, sys, threading, time; from lstm_sim.laboratory.torch_library import load_torch_library\n"
            "sys.setswitchinterval(1e-4)\n"
            "thread = threading.Thread(target=load_torch_library)\n"
            "thread.start()\n"
            "beats = 0\n"
            "while thread.is_alive(): time.sleep(0.001); beats += 1\n"
            "from importlib.util import find_spec; from pathlib import Path\n"
            "file = next((Path(find_spec('torch').origin).parent / 'lib').glob('libtorch_cpu.*'))\n"
            "assert 'torch' not in sys.modules\n"
            "ctypes.CDLL(str(file), mode=4 if sys.platform == 'linux' else 0)  # RTLD_NOLOAD: it is there\n"
            "print(beats > 20)"
        )
        == "True\n"
    )  # half a second of beats; one or two, if the interpreter is kept


@posix
def test_torch_is_the_same_afterwards() -> None:
    work = "import torch; torch.manual_seed(0); print(torch.randn(64, 64).exp().sum().item(), torch.get_num_threads())"
    ahead = "from lstm_sim.laboratory.torch_library import load_torch_library; load_torch_library(); "
    assert python(ahead + work) == python(work)


def test_nothing_happens_without_torch() -> None:
    assert (
        python(
            "import importlib.util, lstm_sim.laboratory.torch_library as made\n"
            "made.find_spec = lambda name: None\n"
            "print(made.load_torch_library())"
        )
        == "None\n"
    )
