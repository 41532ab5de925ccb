"""The words on screen for every option of a training run: its label and its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def option_texts() -> dict[str, tuple[str, str]]:
    """The label and the tooltip of every option, by the name of its field."""
    translate = QCoreApplication.translate
    return {
        "task": (translate("options", "Task"), translate("options", "What is learnt")),
        "language": (translate("options", "Language"), translate("options", "Of the travel sentences")),
        "data": (translate("options", "Folder"), ""),
        "length": (
            translate("options", "Length"),
            translate("options", "Time steps of each sequence: the time lag grows with it"),
        ),
        "kind": (translate("options", "Architecture"), translate("options", "What the hidden layers are made of")),
        "peepholes": (
            translate("options", "Peepholes"),
            translate(
                "options", "Gates that see the memory: diagonal, each unit's own (Gers & Schmidhuber 2000); dense, all"
            ),
        ),
        "layers": (translate("options", "Layers"), translate("options", "Hidden layers on top of each other")),
        "hidden_size": (translate("options", "Units"), translate("options", "Of each layer and direction")),
        "bidirectional": (
            translate("options", "Bidirectional"),
            translate("options", "A second network reads from the end; the hidden states of both are joined"),
        ),
        "optimizer": (translate("options", "Optimizer"), translate("options", "How a gradient becomes a step")),
        "learning_rate": (
            translate("options", "Learning rate"),
            translate("options", "The largest of the run; arrows go 1, 2, 5, 10 …"),
        ),
        "clip_norm": (
            translate("options", "Clip norm"),
            translate(
                "options", "A longer gradient is shortened to this: if ‖g‖ ≥ θ then g ← θ·g/‖g‖; 0 clips nothing"
            ),
        ),
        "batch_size": (translate("options", "Batch"), translate("options", "Sequences that one step sees")),
        "epochs": (translate("options", "Epochs"), translate("options", "Times through the data")),
        "seed": (
            translate("options", "Seed"),
            translate("options", "Of everything random: the same seed, the same run"),
        ),
        "device": (translate("options", "Device"), translate("options", "What computes")),
        "head": (
            translate("options", "Output layer"),
            translate("options", "What turns each hidden state into an answer"),
        ),
        "dropout": (
            translate("options", "Dropout"),
            translate("options", "Share of embedding and hidden layers left out while training"),
        ),
        "embedding_size": (translate("options", "Embedding"), translate("options", "Length of the vector of a word")),
        "character_features": (
            translate("options", "Spelling"),
            translate("options", "Features that a convolution reads off a word's characters; 0 is none"),
        ),
        "window": (
            translate("options", "Window"),
            translate("options", "Words a feed-forward network sees at once, its own in the middle"),
        ),
        "schedule": (
            translate("options", "Schedule"),
            translate("options", "How the learning rate falls over the run"),
        ),
        "warmup": (
            translate("options", "Warm-up"),
            translate("options", "Share of the run over which the learning rate rises"),
        ),
        "momentum": (
            translate("options", "Momentum"),
            translate("options", "Of SGD: how much of the last step goes on"),
        ),
        "weight_decay": (translate("options", "Weight decay"), translate("options", "Pull of all weights towards 0")),
        "clip_value": (
            translate("options", "Clip value"),
            translate("options", "Each component of the gradient stays within ± this; 0 clips nothing"),
        ),
        "average": (
            translate("options", "Averaging"),
            translate("options", "Decay of the moving average of the weights that is evaluated; 0 is none"),
        ),
        "label_smoothing": (
            translate("options", "Smooth labels"),
            translate("options", "Share of the reference that is spread over all labels"),
        ),
        "word_dropout": (
            translate("options", "Word dropout"),
            translate("options", "Share of words that are made unknown while training"),
        ),
        "least_steps": (
            translate("options", "Least steps"),
            translate("options", "Small data is gone through more often, until the run has made this many; 0 is none"),
        ),
        "patience": (
            translate("options", "Patience"),
            translate("options", "Epochs without a better score after which training stops; 0 is never"),
        ),
        "mixed_precision": (
            translate("options", "Mixed precision"),
            translate("options", "Matrix products in bfloat16, on a GPU"),
        ),
        "threads": (
            translate("options", "Threads"),
            translate("options", "Of the CPU; 0 chooses: one for small layers"),
        ),
        "checkpoint_steps": (
            translate("options", "Save (steps)"),
            translate("options", "Steps between two checkpoints; 0 goes by the seconds alone"),
        ),
        "checkpoint_seconds": (
            translate("options", "Save (seconds)"),
            translate("options", "Seconds between two checkpoints; 0 goes by the steps alone"),
        ),
    }
