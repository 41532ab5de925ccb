"""How much memory this process takes, and a bound to what it may take; both on Linux only."""

from __future__ import annotations

from pathlib import Path

STATUS = Path("/proc/self/status")


def _kibibytes(name: str) -> int:
    lines = STATUS.read_text().splitlines() if STATUS.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0)


def peak_megabytes() -> float:
    """The most memory this process ever had resident; 0 where the system does not say."""
    return _kibibytes("VmHWM") / 1024.0


def bound_memory(megabytes: int) -> None:
    """Until the next such call this process gets at most so much memory more; asking for more fails at once."""
    held = _kibibytes("VmSize")
    if held:
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, ((held + megabytes * 1024) * 1024, most))
