"""A linear-chain conditional random field over the labels of a sequence (Lafferty, McCallum & Pereira 2001)."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class CRF(nn.Module):
    """Scores whole label sequences: the sum of each step's score and of each transition's, start and end included.

    Scores are (T, B, K), labels (T, B), lengths (B) with 1 ≤ length ≤ T.
    """

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(labels, labels))
        self.start = nn.Parameter(torch.zeros(labels))
        self.end = nn.Parameter(torch.zeros(labels))

    def log_likelihood(self, scores: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
        """log P(labels | scores) of each sequence, (B)."""
        return self._score(scores, labels, lengths) - self.log_partition(scores, lengths)

    def _score(self, scores: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
        steps, batch, _ = scores.shape
        real = torch.arange(steps, device=scores.device)[:, None] < lengths
        emitted = (scores.gather(2, labels[:, :, None])[:, :, 0] * real).sum(0)
        moved = (self.transitions[labels[:-1], labels[1:]] * real[1:]).sum(0)
        last = labels[lengths - 1, torch.arange(batch, device=scores.device)]
        return emitted + moved + self.start[labels[0]] + self.end[last]

    def log_partition(self, scores: Tensor, lengths: Tensor) -> Tensor:
        """log of the sum of exp(score) over all label sequences, (B): the forward algorithm.

        Each step is one matrix product of exponentials, scaled by the largest of each sequence.
        """
        transitions = (self.transitions - self.transitions.max()).exp()
        largest = self.transitions.max()
        smallest = torch.finfo(scores.dtype).tiny
        alpha = scores[0] + self.start
        rows = scores.unbind(0)
        ended = lengths.tolist()
        shortest = min(ended)
        for t in range(1, len(rows)):
            top = alpha.detach().amax(1, keepdim=True)
            step = torch.log((alpha - top).exp() @ transitions + smallest) + (top + largest) + rows[t]
            alpha = step if t < shortest else torch.where((t < lengths)[:, None], step, alpha)
        return torch.logsumexp(alpha + self.end, dim=1)

    def marginals(self, scores: Tensor, lengths: Tensor) -> Tensor:
        """P(label at each step | scores), (T, B, K): the gradient of the log partition; 0 beyond a sequence's end."""
        with torch.enable_grad():
            held = scores.detach().requires_grad_()
            (probabilities,) = torch.autograd.grad(self.log_partition(held, lengths).sum(), held)
        return probabilities

    @torch.no_grad()
    def decode(self, scores: Tensor, lengths: Tensor) -> Tensor:
        """The likeliest label sequences, (T, B): Viterbi's algorithm; 0 beyond a sequence's end."""
        steps = scores.shape[0]
        best = scores[0] + self.start
        came_from = []
        for t in range(1, steps):
            through, index = (best[:, :, None] + self.transitions).max(1)
            inside = (t < lengths)[:, None]
            best = torch.where(inside, through + scores[t], best)
            came_from.append(torch.where(inside, index, torch.arange(index.shape[1], device=index.device)))
        label = (best + self.end).argmax(1)
        path = [label]
        for index in reversed(came_from):
            label = index.gather(1, label[:, None])[:, 0]
            path.append(label)
        labels = torch.stack(path[::-1])
        return labels * (torch.arange(steps, device=scores.device)[:, None] < lengths)
