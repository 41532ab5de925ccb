"""The matrix products of the layers' own step loops, by the fastest kernel this machine has for them."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

# The BLAS behind torch.mm chooses its instructions by the maker of the CPU, oneDNN by what the CPU can do. Where both
# come to the same, oneDNN's longer call pays for large matrices only.
_SMALLEST_FOR_ONEDNN = 48 * 48 if torch.backends.cpu.get_cpu_capability() == "AVX512" else 256 * 1024


def adder(weight: Tensor) -> Callable[[Tensor, Tensor], object]:
    """What adds the products with one weight (N, K), again and again: target (N, B) += weight @ columns (K, B).

    Sequences stand side by side in columns so that the sum goes where it belongs without being turned round.
    """
    if _onednn_can(weight):
        fused = torch.ops.mkldnn._linear_pointwise.binary
        return lambda target, columns: target.copy_(fused(weight, target, columns.t(), None, "add"))
    return lambda target, columns: torch.addmm(target, weight, columns, out=target)


def linear(rows: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    """rows @ weightᵀ + bias for rows (M, K), weight (N, K), bias (N)."""
    return torch.nn.functional.linear(rows, weight, bias)


def outer(left: Tensor, right: Tensor) -> Tensor:
    """leftᵀ @ right for (M, N) and (M, K): the sum over M rows of their outer products, (N, K)."""
    return left.t() @ right


def _onednn_can(weight: Tensor) -> bool:
    return (
        weight.device.type == "cpu"
        and weight.dtype == torch.float32
        and weight.numel() >= _SMALLEST_FOR_ONEDNN
        and torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
        and bool(torch.backends.mkldnn.enabled)
        and hasattr(torch.ops.mkldnn, "_linear_pointwise")
    )
