"""The loop: against plain torch, deterministic, left and gone on with anywhere, stopped before it diverges."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from lstm_sim.checkpoints.checkpoint import read_checkpoint
from lstm_sim.checkpoints.keeping import checkpoint_of, resume, train
from lstm_sim.data.batches import TaggedSentences, epoch_order
from lstm_sim.data.sentences import Corpus, Sentence
from lstm_sim.data.travel import balanced_pairs, travel_corpus
from lstm_sim.errors import InputError
from lstm_sim.networks.architecture import Head, Kind
from lstm_sim.training import loop, problem
from lstm_sim.training.config import Config, Optimizer, Schedule, Task, recipe
from lstm_sim.training.loop import Progress, Run
from lstm_sim.training.metrics import Scores, SpanScores, answers_of
from tests.lstm_sim.training import samples
from tests.lstm_sim.training.samples import assert_same, begin, full_config, plain_config, without_time, write_corpus


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpus(tmp_path)


# Against plain torch


def reference(config: Config) -> tuple[list[float], list[float], list[float], list[nn.Parameter], list[torch.Tensor]]:
    """The same training in plain torch: losses, norms, clipped shares, last weights, their averages."""
    run = begin(config)
    network, data = run.network, run.problem.training_data(0)
    network.dropout.share = 0.0
    parameters = list(network.parameters())
    made: Callable[..., torch.optim.Optimizer] = {
        Optimizer.SGD: lambda p: torch.optim.SGD(p, 1.0, momentum=config.momentum, weight_decay=config.weight_decay),
        Optimizer.RMSPROP: lambda p: torch.optim.RMSprop(p, 1.0, weight_decay=config.weight_decay),
        Optimizer.ADAM: lambda p: torch.optim.Adam(p, 1.0, weight_decay=config.weight_decay),
        Optimizer.ADAMW: lambda p: torch.optim.AdamW(p, 1.0, weight_decay=config.weight_decay),
    }[config.optimizer]
    optimizer = made(parameters)
    averages = [p.detach().clone() for p in parameters]
    order = torch.Generator().manual_seed(config.seed + 1)
    losses, norms, shares = [], [], []
    steps = config.epochs * math.ceil(len(data) / config.batch_size)
    warmup = int(config.warmup * steps)
    step = 0
    for _ in range(config.epochs):
        for places in epoch_order(data.lengths, config.batch_size, order):
            batch = data.batch(places)
            labels = torch.where(batch.counted, batch.targets, -100)
            loss = nn.functional.cross_entropy(
                network(batch.inputs).flatten(0, 1), labels.flatten(), label_smoothing=config.label_smoothing
            )
            optimizer.zero_grad()
            loss.backward()
            joined = torch.cat([p.grad.flatten() for p in parameters])
            norm, share = joined.norm(), 0.0
            if config.clip_norm and norm >= config.clip_norm:
                for p in parameters:
                    p.grad = config.clip_norm * p.grad / norm
                share = 1.0
            if config.clip_value:
                share = share or (joined.abs() > config.clip_value).float().mean().item()
                nn.utils.clip_grad_value_(parameters, config.clip_value)
            fall = (step - warmup) / (steps - warmup)
            cosine = 0.5 + 0.5 * math.cos(math.pi * fall)
            falling = {Schedule.CONSTANT: 1.0, Schedule.LINEAR: 1.0 - fall, Schedule.COSINE: cosine}
            rate = falling[config.schedule]
            rate = (step + 1) / (warmup + 1) if step < warmup else rate
            optimizer.param_groups[0]["lr"] = config.learning_rate * rate
            optimizer.step()
            step += 1
            decay = min(config.average, (1 + step) / (10 + step))
            averages = [decay * a + (1.0 - decay) * p.detach() for a, p in zip(averages, parameters, strict=True)]
            losses.append(loss.item())
            norms.append(norm.item())
            shares.append(share)
    return losses, norms, shares, parameters, averages


@pytest.mark.parametrize("optimizer", Optimizer)
@pytest.mark.parametrize(
    "how",
    [
        {},
        {"schedule": Schedule.LINEAR, "clip_norm": 0.5, "average": 0.99, "weight_decay": 0.1},
        {"schedule": Schedule.COSINE, "warmup": 0.3, "clip_value": 0.02, "label_smoothing": 0.2, "average": 0.5},
    ],
    ids=["plain", "linear-norm", "cosine-value"],
)
def test_every_step_is_that_of_plain_torch(optimizer: Optimizer, how: dict[str, Any], folder: Path) -> None:
    rate = {Optimizer.SGD: 0.3, Optimizer.RMSPROP: 0.01}.get(optimizer, 0.02)
    config = plain_config(folder, optimizer=optimizer, learning_rate=rate, **how)
    losses, norms, shares, weights, averages = reference(config)
    run = begin(config)
    steps = list(run.advance())
    close = {"rtol": 2e-5, "atol": 2e-6}
    torch.testing.assert_close([p.loss for p in steps], losses, **close)
    torch.testing.assert_close([p.gradient_norm for p in steps], norms, **close)
    torch.testing.assert_close([p.clipped for p in steps], shares, rtol=0, atol=0.01)
    if how:
        assert max(shares) > 0.0 and min(shares) < 1.0
    for mine, theirs in zip(run.network.parameters(), weights, strict=True):
        torch.testing.assert_close(mine, theirs, **close)
    for mine, theirs in zip(run.average or [], averages if config.average else [], strict=True):
        torch.testing.assert_close(mine, theirs, **close)
    assert losses[-1] < losses[0]


def test_progress_counts(folder: Path) -> None:
    config = plain_config(folder, schedule=Schedule.LINEAR)
    steps = list(begin(config).advance())
    assert [p.step for p in steps] == list(range(1, 13)) and {p.steps for p in steps} == {12}
    assert [p.epoch for p in steps] == [1] * 4 + [2] * 4 + [3] * 4 and {p.epochs for p in steps} == {3}
    assert [p.learning_rate for p in steps] == pytest.approx([0.02 * (1 - k / 12) for k in range(12)])
    assert sorted(p.sequences for p in steps) == [1] * 3 + [4] * 9
    assert [p.scores is not None for p in steps] == [False, False, False, True] * 3
    assert [p.finished for p in steps] == [False] * 11 + [True]
    assert all(p.seconds > 0.0 for p in steps)


def test_small_data_is_gone_through_more_often(folder: Path) -> None:
    config = plain_config(folder, schedule=Schedule.LINEAR, least_steps=17)  # four steps an epoch
    run = begin(config)
    steps = list(run.advance())
    assert {(p.steps, p.epochs) for p in steps} == {(20, 5)} and run.epoch == run.epochs == 5
    assert [p.learning_rate for p in steps] == pytest.approx([0.02 * (1 - k / 20) for k in range(20)])
    half = begin(config)
    for _, _ in zip(range(14), half.advance(), strict=False):
        pass
    later = begin(config)
    later.restore(half.state())
    assert without_time(later.advance()) == without_time(iter(steps))[14:]
    assert begin(replace(config, least_steps=12)).epochs == 3


def test_words_are_forgotten_and_features_left_out_only_while_training(folder: Path) -> None:
    config = plain_config(folder, epochs=1)
    plain = without_time(begin(config).advance())
    for change in ({"word_dropout": 0.5}, {"dropout": 0.5}):
        run = begin(replace(config, **change))
        other = without_time(run.advance())
        assert all(a.loss != b.loss for a, b in zip(plain, other, strict=True))
        assert run.problem.dev is not None
        assert loop.evaluate(run.network, run.problem.dev, run.problem.vocabulary) == other[-1].scores


# Determinism, and going on


@pytest.mark.parametrize("kind", Kind)
def test_two_runs_are_bit_identical_and_another_seed_is_another_run(kind: Kind, folder: Path) -> None:
    config = full_config(folder, kind=kind, bidirectional=kind.is_recurrent, window=1 if kind.is_recurrent else 3)
    state = torch.random.get_rng_state()
    one, same, other = begin(config), begin(config), begin(replace(config, seed=4))
    torch.manual_seed(99)  # nothing of a run comes from the global generator
    first = without_time(one.advance())
    torch.manual_seed(100)
    assert first == without_time(same.advance())
    assert first != without_time(other.advance())
    torch.random.set_rng_state(state)
    assert_same(one, same)


EVERY = [
    *({"optimizer": optimizer} for optimizer in Optimizer),
    {"optimizer": Optimizer.SGD, "momentum": 0.0},
    *({"kind": kind, "bidirectional": False} for kind in Kind),
    {"average": 0.0, "head": Head.SOFTMAX, "label_smoothing": 0.1},
    {"patience": 2, "layers": 2},
]


@pytest.mark.parametrize("changes", EVERY, ids=lambda c: "-".join(map(str, c.values())))
def test_a_resumed_run_is_bit_identical(changes: dict[str, Any], folder: Path, tmp_path: Path) -> None:
    config = full_config(folder, **changes)
    whole = begin(config)
    wanted = without_time(whole.advance())
    path = tmp_path / "run.safetensors"
    run: Run | None = begin(config)
    found: list[Progress] = []
    for stop in (0, 2, 3, 4, 7, 8, 12):  # before all, in an epoch, between two, after all
        assert run is not None
        steps = train(run, path)
        found += without_time(next(steps) for _ in range(stop - len(found)))
        steps.close()
        assert path.exists() == (stop > 0)
        run = resume(path) if stop else begin(config)
    assert run is None and found == wanted
    kept, answers = read_checkpoint(path), checkpoint_of(whole)
    assert kept.finished and kept.scores == answers.scores
    for name, tensor in answers.weights.items():
        assert torch.equal(kept.weights[name], tensor), name


@pytest.mark.parametrize("stop", [0, 1, 3, 4, 5, 11, 12])
def test_a_state_restores_the_run_and_stays_as_it_is(stop: int, folder: Path) -> None:
    config = full_config(folder, average=0.5)
    run = begin(config)
    steps = run.advance()
    for _ in range(stop):
        next(steps)
    state, scores = run.state(), run.best_scores
    copied = copy.deepcopy(state)
    rest = without_time(steps)
    for _ in range(2):
        other = begin(config)
        next(other.advance())  # wherever it stood
        other.restore(state, scores)
        assert without_time(other.advance()) == rest
        assert_same(run, other)
    assert state.values == copied.values
    for name, tensor in copied.tensors.items():
        assert torch.equal(state.tensors[name], tensor), name


@pytest.mark.parametrize("task", [Task.ADDING, Task.TEMPORAL_ORDER])
def test_sequence_tasks_resume_too(task: Task, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problem, "SEQUENCES_PER_EPOCH", 10)
    monkeypatch.setattr(problem, "HELD_OUT", 6)
    config = replace(recipe(task), length=12, epochs=3, batch_size=4, hidden_size=4, word_dropout=0.1, device="cpu")
    whole = begin(config)
    wanted = without_time(whole.advance())
    run = begin(config)
    steps = train(run, tmp_path / "run")
    found = without_time(next(steps) for _ in range(4))
    steps.close()
    resumed = resume(tmp_path / "run")
    assert resumed is not None
    assert found + without_time(resumed.advance()) == wanted
    assert_same(whole, resumed)


def test_the_generator_can_be_left_and_taken_up_by_another(folder: Path) -> None:
    config = full_config(folder)
    whole, left = begin(config), begin(config)
    wanted = without_time(whole.advance())
    first, second = left.advance(), left.advance()
    found = []
    for k in range(12):  # by turns, as pause and one step do
        found.append(next(first if k % 3 else second))
    assert without_time(iter(found)) == wanted
    assert list(first) == list(second) == list(left.advance()) == []
    assert_same(whole, left)


def test_a_checkpoint_can_be_made_at_any_moment(folder: Path) -> None:
    config = full_config(folder)
    run, whole = begin(config), begin(config)
    wanted = without_time(whole.advance())
    found = []
    steps = run.advance()
    while True:
        plain = checkpoint_of(run)
        with run.averaged() as averaged, torch.no_grad():
            for parameter in averaged.parameters():
                parameter.mul_(1.0)
            inside = checkpoint_of(run)
        with run.best(), run.averaged():
            nested = checkpoint_of(run)
        for other in (inside, nested):
            assert all(torch.equal(t, other.weights[name]) for name, t in plain.weights.items())
            assert (other.run is None) == (plain.run is None)
            if plain.run is not None and other.run is not None:
                assert other.run.values == plain.run.values
                assert all(torch.equal(t, other.run.tensors[name]) for name, t in plain.run.tensors.items())
        if run.finished:
            break
        found += without_time(iter([next(steps)]))
    assert found == wanted
    assert plain.finished


def test_threads_are_the_configs_while_it_trains(folder: Path) -> None:
    before = torch.get_num_threads()
    other = 1 if before > 1 else 2
    steps = begin(plain_config(folder, threads=other)).advance()
    next(steps)
    assert torch.get_num_threads() == other
    steps.close()
    assert torch.get_num_threads() == before
    list(begin(plain_config(folder, epochs=1)).advance())
    assert torch.get_num_threads() == before


def test_mixed_precision_changes_nothing_on_the_cpu(folder: Path) -> None:
    plain, mixed = begin(plain_config(folder)), begin(plain_config(folder, mixed_precision=True))
    assert not mixed.mixed_precision
    assert without_time(plain.advance()) == without_time(mixed.advance())
    assert_same(plain, mixed)


# Averages, the best, stopping early


def test_the_average_is_what_is_evaluated_and_kept(folder: Path) -> None:
    run = begin(full_config(folder, epochs=1))
    *_, last = run.advance()
    assert run.average is not None and run.best_weights is not None and run.problem.dev is not None
    for average, best in zip(run.average, run.best_weights, strict=True):
        assert torch.equal(average, best)
    with run.averaged() as network:
        assert loop.evaluate(network, run.problem.dev, run.problem.vocabulary) == last.scores == run.best_scores
    assert any(not torch.equal(p, a) for p, a in zip(run.network.parameters(), run.average, strict=True))


def scripted(monkeypatch: pytest.MonkeyPatch, scores: list[float]) -> None:
    """Evaluations find these F1s one after another."""
    found = iter(scores)
    monkeypatch.setattr(loop, "evaluate", lambda *_: Scores(1.0, 0.5, SpanScores(0.5, 0.5, next(found), 9)))


@pytest.mark.parametrize(
    ("scores", "patience", "epochs", "best"),
    [
        ([0.2, 0.5, 0.4, 0.5, 0.3], 3, 5, 2),  # as good is not better
        ([0.2, 0.1, 0.3, 0.2, 0.1], 2, 5, 3),
        ([0.2, 0.1, 0.3, 0.2, 0.4, 0.1], 0, 6, 5),
        ([0.0, 0.0], 1, 2, 1),
    ],
)
def test_training_stops_when_the_f1_of_spans_no_longer_grows(
    scores: list[float], patience: int, epochs: int, best: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = plain_config(folder, patience=patience, epochs=6)
    scripted(monkeypatch, scores)
    run = begin(config)
    weights = {}
    steps = []
    for progress in run.advance():
        steps.append(progress)
        if progress.scores is not None:
            weights[progress.epoch] = [p.detach().clone() for p in run.network.parameters()]
    assert steps[-1].epoch == epochs and steps[-1].finished and run.finished
    assert [p.finished for p in steps[:-1]] == [False] * (len(steps) - 1)
    assert [p.epoch for p in steps if p.best][-1] == best
    with run.best() as network:
        for parameter, wanted in zip(network.parameters(), weights[best], strict=True):
            assert torch.equal(parameter, wanted)
    assert run.best_scores is not None and run.best_scores.spans is not None
    assert run.best_scores.spans.f1 == max(scores[:epochs])
    assert checkpoint_of(run).finished


def test_patience_is_not_forgotten_by_resuming(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scores = [0.5, 0.4, 0.3, 0.2, 0.1]
    config = plain_config(folder, patience=3, epochs=9)
    scripted(monkeypatch, scores)
    steps = train(begin(config), tmp_path / "run")
    for _ in range(10):
        next(steps)
    steps.close()
    scripted(monkeypatch, scores[2:])
    run = resume(tmp_path / "run")
    assert run is not None
    assert [p.step for p in run.advance()][-1] == 16
    assert run.best_scores is not None and run.best_scores.spans is not None and run.best_scores.spans.f1 == 0.5


# What must not be lost


def collect(steps: Iterator[Progress], error: type[BaseException]) -> tuple[list[Progress], BaseException]:
    """The steps made until it fails, and how."""
    made = []
    try:
        for progress in steps:
            made.append(replace(progress, seconds=0.0))
    except error as raised:
        return made, raised
    raise AssertionError("it did not fail")


def assert_finite(path: Path) -> None:
    checkpoint = read_checkpoint(path)
    assert checkpoint.run is not None
    for tensor in (*checkpoint.weights.values(), *checkpoint.run.tensors.values()):
        assert not tensor.is_floating_point() or torch.isfinite(tensor).all()


@pytest.mark.parametrize("rate", [1e25, 3e37, 3e38])
@pytest.mark.parametrize("optimizer", Optimizer)
def test_a_run_that_diverges_says_where_and_what_to_do(
    optimizer: Optimizer, rate: float, folder: Path, tmp_path: Path
) -> None:
    """And no checkpoint of it holds a number that is none."""
    path = tmp_path / "run"
    config = plain_config(folder, optimizer=optimizer, learning_rate=rate, average=0.5, checkpoint_steps=1)
    run = begin(config)
    made, error = collect(train(run, path), InputError)
    assert isinstance(error, InputError)
    assert str(error).startswith("Training diverged at step ")
    assert str(error).endswith(f"smaller than {rate}, or clip the gradient, for instance to a norm of 1.")
    assert error.problem.values[0] == str(len(made) + 1)
    assert all(math.isfinite(p.loss) and math.isfinite(p.gradient_norm) for p in made)
    if path.exists():  # it can be gone on with, and says the same again
        assert_finite(path)
        resumed = resume(path)
        assert resumed is not None
        assert str(collect(resumed.advance(), InputError)[1]) == str(error)


def spoiled(method: Callable[..., torch.Tensor], call: int, by: float) -> Callable[..., torch.Tensor]:
    """The same, but that what it gives at its `call`-th call is multiplied."""
    calls = 0

    def called(*given: Any) -> torch.Tensor:
        nonlocal calls
        calls += 1
        return method(*given) * (by if calls == call else 1.0)

    return called


@pytest.mark.parametrize("by", [math.nan, math.inf])
def test_the_step_that_diverges_is_not_made(
    by: float, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = full_config(folder)
    wanted = without_time(begin(config).advance())
    run = begin(config)
    monkeypatch.setattr(run._loss, "forward", spoiled(run._loss.forward, 6, by))
    made, error = collect(train(run, tmp_path / "run"), InputError)
    assert str(error) == (
        f"Training diverged at step 6: the loss is {by}. Train anew with a learning rate smaller than 0.02."
    )
    assert len(made) == 5 and run.intact
    resumed = resume(tmp_path / "run")
    assert resumed is not None and resumed.step == 5
    for going in (resumed, run):
        assert made + without_time(going.advance()) == wanted
    assert_same(resumed, run)


def test_a_gradient_that_is_no_number_is_not_followed(folder: Path) -> None:
    run = begin(plain_config(folder))
    before = run.state()
    run.network.output.weight.register_hook(lambda gradient: gradient / 0.0)
    with pytest.raises(InputError, match=r"Training diverged at step 1: the norm of the gradient is (nan|inf)\."):
        next(run.advance())
    after = run.state()
    assert after.values == before.values
    assert all(torch.equal(tensor, after.tensors[name]) for name, tensor in before.tensors.items())


@pytest.mark.parametrize("where", ["weights", "average", "moments"])
def test_a_run_that_is_not_finite_has_no_state(where: str, folder: Path, tmp_path: Path) -> None:
    run = begin(full_config(folder))
    steps = train(run, tmp_path / "run")
    next(steps)
    assert run.intact
    assert run.average is not None
    held = {
        "weights": next(run.network.parameters()).data, "average": run.average[2],
        "moments": run.optimizer.state[next(run.network.parameters())]["exp_avg_sq"],
    }  # fmt: skip
    held[where].view(-1)[0] = math.nan
    assert not run.intact
    with pytest.raises(InputError, match="diverged at step 1: the weights are no longer finite"):
        run.state()
    with pytest.raises(InputError):
        checkpoint_of(run)
    steps.close()
    assert not (tmp_path / "run").exists()


def test_weights_that_are_not_finite_are_not_the_best(tmp_path: Path) -> None:
    """Without dev there is no evaluation that would find them out, and after the last step no other step."""
    write_corpus(tmp_path, Corpus({"train": travel_corpus(1, "en", 6, 1, 1).split("train")}))
    config = plain_config(tmp_path, batch_size=6, epochs=1, optimizer=Optimizer.ADAM, learning_rate=1e38)
    run = begin(config)
    run.network.output.bias.data.fill_(3.4e38)
    made, error = collect(train(run, tmp_path / "run"), InputError)
    assert made == [] and "diverged at step 1: the weights are no longer finite" in str(error)
    assert run.best_weights is None and not (tmp_path / "run").exists()


def test_a_loss_on_dev_that_is_no_number_stops_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop, "evaluate", lambda *_: Scores(math.nan, 0.5, SpanScores(0.0, 0.0, 0.0, 9)))
    run = begin(plain_config(folder))
    with pytest.raises(InputError, match="Training diverged at step 4: the loss on dev is nan"):
        list(run.advance())
    assert not run.intact and run.best_weights is None


def interrupting(method: Callable[..., Any], call: int) -> Callable[..., Any]:
    """The same, but that its `call`-th call is interrupted at its end, as by Ctrl+C."""
    calls = 0

    def called(*given: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        result = method(*given, **named)
        if calls == call:
            raise KeyboardInterrupt
        return result

    return called


def test_an_interruption_before_the_weights_change_loses_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = full_config(folder)
    wanted = without_time(begin(config).advance())
    run = begin(config)
    monkeypatch.setattr(run._loss, "forward", interrupting(run._loss.forward, 3))
    found, _ = collect(train(run, tmp_path / "run"), KeyboardInterrupt)
    assert len(found) == 2 and run.intact
    resumed = resume(tmp_path / "run")
    assert resumed is not None
    for going in (resumed, run):
        assert found + without_time(going.advance()) == wanted


@pytest.mark.parametrize("where", ["optimizer", "evaluation"])
def test_an_interruption_in_the_midst_of_a_step_keeps_the_last_checkpoint(
    where: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = full_config(folder, checkpoint_steps=3)
    wanted = without_time(begin(config).advance())
    run = begin(config)
    if where == "optimizer":
        monkeypatch.setattr(run.optimizer, "step", interrupting(run.optimizer.step, 5))
    else:
        monkeypatch.setattr(loop, "evaluate", interrupting(loop.evaluate, 1))
    with pytest.raises(KeyboardInterrupt):
        list(train(run, tmp_path / "run"))
    assert not run.intact
    with pytest.raises(RuntimeError, match="broken off"):
        run.state()
    with pytest.raises(RuntimeError, match="broken off"):
        next(run.advance())
    monkeypatch.undo()
    resumed = resume(tmp_path / "run")
    assert resumed is not None and resumed.step == 3
    assert without_time(resumed.advance()) == wanted[3:]


def test_a_state_of_another_run_is_refused(folder: Path) -> None:
    config = full_config(folder)
    run = begin(config)
    next(run.advance())
    state = run.state()
    for changes in ({"hidden_size": 6}, {"kind": Kind.GRU}, {"optimizer": Optimizer.RMSPROP}, {"batch_size": 13}):
        other = begin(replace(config, **changes))
        before = [p.detach().clone() for p in other.network.parameters()]
        with pytest.raises((KeyError, ValueError)):
            other.restore(state)
        assert all(torch.equal(p, b) for p, b in zip(other.network.parameters(), before, strict=True))
        next(other.advance())
    same = begin(config)
    for name in state.tensors:
        with pytest.raises(KeyError, match=name):
            same.restore(replace(state, tensors={n: t for n, t in state.tensors.items() if n != name}))


def test_changed_data_is_refused(folder: Path, tmp_path: Path) -> None:
    steps = train(begin(full_config(folder)), tmp_path / "run")
    next(steps)
    steps.close()
    file = folder / "train.seq.in"
    file.write_text(file.read_text().replace("I want", "want I"))
    with pytest.raises(InputError, match="The data has changed since this run was begun") as caught:
        resume(tmp_path / "run")
    assert caught.value.file == str(tmp_path / "run")


# Small data


def test_there_need_be_no_dev(tmp_path: Path) -> None:
    corpus = travel_corpus(1, "en", 6, 1, 1)
    write_corpus(tmp_path, Corpus({"train": corpus.split("train")}))
    run = begin(full_config(tmp_path, patience=1))
    steps = list(run.advance())
    assert len(steps) == 6 and steps[-1].finished
    assert [p.scores for p in steps] == [None] * 6 and [p.best for p in steps] == [False, True] * 3
    assert run.average is not None and run.best_weights is not None
    assert all(torch.equal(a, b) for a, b in zip(run.average, run.best_weights, strict=True))
    assert checkpoint_of(run).scores is None


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("head", [Head.SOFTMAX, Head.CRF])
def test_one_sentence_of_one_word_is_enough(kind: Kind, head: Head, tmp_path: Path) -> None:
    sentence = Sentence(("Taipei",), ("B-city",))
    write_corpus(tmp_path, Corpus({"train": (sentence,), "dev": (sentence, Sentence(("on",), ("O",)))}))
    both, window = kind.is_recurrent, 1 if kind.is_recurrent else 5
    shape = {"kind": kind, "head": head, "bidirectional": both, "window": window}
    run = begin(full_config(tmp_path, **shape, batch_size=100, dropout=0.0, word_dropout=0.0))
    steps = list(run.advance())
    assert [p.sequences for p in steps] == [1, 1, 1]
    assert steps[-1].loss < steps[0].loss
    assert all(torch.isfinite(t).all() for t in samples.all_tensors(run).values() if t.is_floating_point())


def test_short_and_long_sentences_stand_in_one_batch(tmp_path: Path) -> None:
    words = [("go",), ("go", "to", "Rome"), ("a",) * 40, ("b",)]
    sentences = tuple(Sentence(w, ("O",) * (len(w) - 1) + ("B-city",)) for w in words)
    write_corpus(tmp_path, Corpus({"train": sentences, "dev": sentences}))
    run = begin(full_config(tmp_path, batch_size=64, epochs=2))
    assert [p.sequences for p in run.advance()] == [4, 4]


# What it must show


@pytest.mark.parametrize("kind", Kind)
def test_what_sees_one_word_guesses_and_what_remembers_knows(kind: Kind) -> None:
    """Which slot a city fills, in pairs of sentences that differ in the verb alone."""
    run = begin(replace(recipe(Task.TRAVEL, kind), epochs=4, device="cpu"))
    list(run.advance())
    vocabulary = run.problem.vocabulary
    assert vocabulary is not None and run.problem.architecture.window == 1
    sentences = [sentence for pair in balanced_pairs() for sentence in pair]
    with run.best() as network:
        answers = answers_of(network, TaggedSentences(sentences, vocabulary), vocabulary)
    cities = ("B-destination", "B-departure")
    right = [
        answered == wanted
        for sentence, labels in zip(sentences, answers, strict=True)
        for wanted, answered in zip(sentence.labels, labels, strict=True)
        if wanted in cities
    ]
    assert len(right) == len(sentences) == 500
    assert sum(right) == 250 if kind is Kind.FEED_FORWARD else sum(right) >= 495
