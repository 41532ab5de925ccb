"""Memory that was freed is kept for what is asked for next: it is not fetched from the system page by page again."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

_COUNTED = """
import resource, numpy as np
from lstm_sim.memory import keep_freed_memory
{first}
def job(): return sum(array[-1] for array in [np.ones(131072) for _ in range(8)])
def faults():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(20): job()
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before
job()
print(faults())
"""


def _has_glibc() -> bool:
    return sys.platform == "linux" and hasattr(ctypes.CDLL(None), "gnu_get_libc_version")


@pytest.mark.skipif(not _has_glibc(), reason="no glibc")
def test_a_job_that_frees_its_arrays_fetches_no_page_again() -> None:
    found = [
        int(
            subprocess.run([sys.executable, "-c", _COUNTED.format(first=first)], check=True, capture_output=True).stdout
        )
        for first in ("", "keep_freed_memory()")
    ]
    assert found[1] < 0.1 * found[0]
