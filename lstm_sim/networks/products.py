"""The matrix products of the layers' own step loops, by the fastest kernel this machine has for them.

The BLAS behind torch.mm chooses its instructions by the maker of the CPU, oneDNN by what the CPU can do. Where both
come to the same, oneDNN is the faster one only for a large matrix.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

_WIDE = torch.backends.cpu.get_cpu_capability() == "AVX512"
_SMALLEST = 96 * 96 if _WIDE else 512 * 512
"""The weights of the smallest matrix whose product with few columns is left to oneDNN."""
_FEWEST = 0 if _WIDE else 2**20
"""The smallest matrix whose product with many columns is left to oneDNN: it gains a tenth there."""
_DEEP, _HEIGHT = 2048, 512
"""oneDNN loses a quarter of its speed on a matrix of so many columns, unless it is given so many rows at a time."""
_UNDIVIDED = 2**18
"""Multiplications in the largest product that is left to numpy: a call costs least there, and OpenBLAS divides none so
small among threads."""
_NUMPYS = {torch.float32: np.float32, torch.float64: np.float64}


def adder(weight: Tensor, columns: int) -> tuple[Callable[[Any, Any], object], Callable[[Tensor], Sequence[Any]]]:
    """What adds the products with one weight (N, K), again and again: target (N, B) += weight @ columns (K, B).

    Beside it, what cuts a tensor (T, N, B) or (T, K, B) into the pieces that it takes.
    """
    if weight.numel() * columns <= _UNDIVIDED and weight.device.type == "cpu" and weight.dtype in _NUMPYS:
        matrix, product = weight.detach().numpy(), np.empty((weight.shape[0], columns), _NUMPYS[weight.dtype])

        def add_small(target: np.ndarray, of: np.ndarray) -> None:
            np.dot(matrix, of, out=product)
            np.add(target, product, out=target)

        return add_small, lambda tensor: list(tensor.detach().numpy())
    if weight.numel() >= _SMALLEST and _onednn_takes(weight):
        multiply, height = torch.ops.mkldnn._linear_pointwise, _HEIGHT if weight.shape[1] >= _DEEP else weight.shape[0]
        kept = [weight[top : top + height].contiguous() for top in range(0, weight.shape[0], height)]

        def add_large(target: Tensor, of: Tensor) -> None:
            for place, part in enumerate(kept):
                rows = target[place * height : (place + 1) * height]
                rows.add_(multiply(part, of.t(), None, "none", [], ""))

        return add_large, torch.unbind
    return lambda target, of: target.addmm_(weight, of), torch.unbind


def linear(rows: Tensor, weight: Tensor) -> Tensor:
    """rows @ weightᵀ for many rows (M, K) and a weight (N, K)."""
    dense = weight.is_contiguous() or weight.t().is_contiguous()  # oneDNN is slower than anything on a part of a matrix
    if dense and weight.numel() >= _SMALLEST and rows.numel() >= _FEWEST and _onednn_takes(rows):
        product: Tensor = torch.ops.mkldnn._linear_pointwise(rows, weight, None, "none", [], "")
        return product
    return torch.nn.functional.linear(rows, weight)


def _onednn_takes(matrix: Tensor) -> bool:
    return (
        matrix.device.type == "cpu"
        and matrix.dtype == torch.float32
        and torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
        and bool(torch.backends.mkldnn.enabled)
        and hasattr(torch.ops.mkldnn, "_linear_pointwise")
    )
