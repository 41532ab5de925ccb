"""The matrix products of the layers' own step loops, by the fastest kernel this machine has for them."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

SMALLEST_FOR_ONEDNN = 96 * 96
"""A matrix of fewer weights gains less from oneDNN than its longer call costs."""


def multiplier(weight: Tensor) -> Callable[[Tensor], Tensor]:
    """What multiplies rows (B, K) by one weight (N, K), again and again: rows @ weightᵀ.

    On the CPU in float32 this is oneDNN's kernel, the one torch's own LSTM runs on: up to twice as fast as the BLAS
    behind torch.mm where the two choose different instructions. The plain product is always there.
    """
    if not _onednn_can(weight):
        turned = weight.t().contiguous()
        return lambda rows: torch.mm(rows, turned)
    multiply, kept = torch.ops.mkldnn._linear_pointwise, weight.contiguous()
    return lambda rows: multiply(rows, kept, None, "none", [], "")


def linear(rows: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    """rows @ weightᵀ + bias for rows (M, K), weight (N, K), bias (N)."""
    if not _onednn_can(weight) or not rows.shape[0]:
        return torch.nn.functional.linear(rows, weight, bias)
    multiply = torch.ops.mkldnn._linear_pointwise
    return multiply(rows, weight, bias, "none", [], "")  # type: ignore[no-any-return]


def outer(left: Tensor, right: Tensor) -> Tensor:
    """leftᵀ @ right for (M, N) and (M, K): the sum over M rows of their outer products, (N, K)."""
    return linear(right.t(), left.t()).t() if _onednn_can(left) else left.t() @ right


def _onednn_can(weight: Tensor) -> bool:
    return (
        weight.device.type == "cpu"
        and weight.dtype == torch.float32
        and weight.numel() >= SMALLEST_FOR_ONEDNN
        and torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
        and bool(torch.backends.mkldnn.enabled)
        and hasattr(torch.ops.mkldnn, "_linear_pointwise")
    )
