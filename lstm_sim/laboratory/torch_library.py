"""torch's library, loaded beside the window."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from importlib.util import find_spec
from pathlib import Path

_SUFFIX = "dylib" if sys.platform == "darwin" else "so"
_LIBRARIES = (("libtorch_global_deps", "RTLD_GLOBAL"), ("libtorch_cpu", "RTLD_LOCAL"))
"""As torch loads them itself: what others need of the first is found by name."""
_LOADING = threading.Lock()
"""`CDLL(None)` keeps the interpreter, too, while it waits for another thread that loads."""


def load_torch_library() -> None:
    """Load the library that `import torch` waits for, to be called in a thread before the import.

    Python 3.11 keeps the interpreter while it loads a library, nearly half a second for this one, and the window
    stands still. A foreign function does not keep it. Where this does not work, nothing happens: `import torch`
    loads the library as ever, or says what is wrong with it.
    """
    found = None if "torch" in sys.modules else find_spec("torch")
    if os.name != "posix" or found is None or found.origin is None:
        return
    with _LOADING:
        load = ctypes.CDLL(None).dlopen
        load.argtypes, load.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
        for name, mode in _LIBRARIES:
            load(bytes(Path(found.origin).parent / "lib" / f"{name}.{_SUFFIX}"), os.RTLD_NOW | getattr(os, mode))
