"""How a gradient becomes a step: the schedule, clipping, the optimizer; and what is said when that goes wrong."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterable
from functools import cache

import torch
from torch import Tensor

from lstm_sim.errors import InputError, Said, said
from lstm_sim.training.config import Config, Optimizer, Schedule


def learning_rate(config: Config, step: int, steps: int) -> float:
    """The learning rate of step `step` (counted from 0) of `steps`.

    It rises in equal parts over the first ⌊warmup · steps⌋ steps, is at its value on the next, and falls from there as
    the schedule says: it would be 0 one step after the last.
    """
    warmup = int(config.warmup * steps)
    if step < warmup:
        return config.learning_rate * (step + 1) / (warmup + 1)
    share = (step - warmup) / max(steps - warmup, 1)
    if config.schedule is Schedule.LINEAR:
        return config.learning_rate * (1.0 - share)
    if config.schedule is Schedule.COSINE:
        return config.learning_rate * 0.5 * (1.0 + math.cos(math.pi * share))
    return config.learning_rate


def clip(parameters: Iterable[Tensor], by_norm: float, by_value: float) -> tuple[float, float]:
    """Clip the gradient in place: if ‖g‖ ≥ θ then g ← θ·g/‖g‖, then each component to ±value; 0 does not clip.

    Returns the norm before clipping and the share of the components that were changed. A gradient whose norm is no
    finite number is left as it is.
    """
    gradients = [p.grad for p in parameters if p.grad is not None]
    if not gradients:
        return 0.0, 0.0
    norm = _norm(gradients)
    if math.isinf(norm):
        # The squares of a gradient that explodes leave float32 long before it does.
        norm = _norm([g.detach().cpu().double() for g in gradients])
    if not math.isfinite(norm):
        return norm, 0.0
    clipped = 0.0
    if by_norm and norm >= by_norm:
        torch._foreach_mul_(gradients, by_norm / norm)
        clipped = 1.0
    if by_value:
        if not clipped:
            changed = sum(int((g.abs() > by_value).sum()) for g in gradients)
            clipped = changed / sum(g.numel() for g in gradients)
        torch._foreach_clamp_min_(gradients, -by_value)
        torch._foreach_clamp_max_(gradients, by_value)
    return norm, clipped


def _norm(gradients: list[Tensor]) -> float:
    return float(torch.linalg.vector_norm(torch.stack(torch._foreach_norm(gradients))))


def make_optimizer(config: Config, parameters: Iterable[torch.nn.Parameter]) -> torch.optim.Optimizer:
    """The optimizer of a config: torch's own, its settings those of torch where the config has none."""
    rate, decay = config.learning_rate, config.weight_decay
    if config.optimizer is Optimizer.SGD:
        return _uncompiled(torch.optim.SGD)(parameters, lr=rate, momentum=config.momentum, weight_decay=decay)
    if config.optimizer is Optimizer.RMSPROP:
        return _uncompiled(torch.optim.RMSprop)(parameters, lr=rate, weight_decay=decay)
    made = torch.optim.Adam if config.optimizer is Optimizer.ADAM else torch.optim.AdamW
    return _uncompiled(made)(parameters, lr=rate, weight_decay=decay, fused=True)


@cache
def _uncompiled(made: type[torch.optim.Optimizer]) -> Callable[..., torch.optim.Optimizer]:
    """The same optimizer without the wrappers that keep torch.compile out of its methods.

    The first call of any of them imports the whole compiler, which takes seconds in which a run can neither begin nor
    be ended; nothing here is compiled. What is left away of `step` is that it asks for no gradients, which is added.
    """
    methods = {
        name: inspect.unwrap(getattr(made, name))
        for name in ("add_param_group", "zero_grad", "state_dict", "load_state_dict")
    }
    methods["step"] = torch.no_grad()(inspect.unwrap(made.step))
    return type(made.__name__, (made,), methods)


def moments_kept(config: Config) -> tuple[str, ...]:
    """What the optimizer remembers of each parameter once it has made a step, by torch's names."""
    if config.optimizer is Optimizer.SGD:
        return ("momentum_buffer",) if config.momentum else ()
    if config.optimizer is Optimizer.RMSPROP:
        return ("step", "square_avg")
    return ("step", "exp_avg", "exp_avg_sq")


def are_finite(tensors: Iterable[Tensor]) -> bool:
    """True if none of them holds an infinity or a NaN."""
    return all(bool(torch.isfinite(tensor).all()) for tensor in tensors)


def diverged(config: Config, problem: Said) -> InputError:
    """The error of a run that has left the numbers a computer can hold, and what to do about it."""
    if config.clip_norm or config.clip_value:
        remedy = said("Train anew with a learning rate smaller than {0}.", config.learning_rate)
    else:
        remedy = said(
            "Train anew with a learning rate smaller than {0}, or clip the gradient, for instance to a norm of 1.",
            config.learning_rate,
        )
    return InputError(problem, remedy=remedy)
