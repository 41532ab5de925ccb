"""How much a session holds, and how large its numbers may be."""

MAX_STEPS = 2_000
"""The longest sequence a session holds: the longest whose run still fits one frame."""
MAX_INPUTS = 64
"""The most inputs x₁ … x_n of a session."""
MAX_UNITS = 16
"""The most units of a session's layer."""
LARGEST = 1e6
"""The largest magnitude a session's number may have."""
