"""The words on screen for the core's own names: quantities, cells, activations, changes, presets."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lstm_sim.cell import CellType, Quantity
from lstm_sim.edits import Change
from lstm_sim.inputs import Signal as Generated
from lstm_sim.networks.architecture import Kind
from lstm_sim.session import MEMORY_AXIS, Mode, Session, Workspace

Q = Quantity

_SUBSCRIPTED = {
    Q.Z: "z",
    Q.Z_I: "zᵢ",
    Q.Z_F: "z_f",
    Q.Z_O: "z_o",
    Q.Z_R: "zᵣ",
    Q.Z_U: "zᵤ",
    Q.CANDIDATE: "g(z)",
    Q.INPUT_GATE: "f(zᵢ)",
    Q.FORGET_GATE: "f(z_f)",
    Q.OUTPUT_GATE: "f(z_o)",
    Q.RESET_GATE: "f(zᵣ)",
    Q.UPDATE_GATE: "f(zᵤ)",
    Q.RECALL: "m",
    Q.PREVIOUS_MEMORY: "c",
    Q.MEMORY: "c′",
    Q.SQUASHED_MEMORY: "h(c′)",
    Q.PREVIOUS_OUTPUT: "a₋",
    Q.OUTPUT: "a",
    Q.INPUT: "x",
}


def symbol(quantity: Quantity) -> str:
    """The quantity's symbol in plain text, as the lecture writes it."""
    return _SUBSCRIPTED[quantity]


def rich(text: str) -> str:
    """A symbol in plain text as rich text, with real subscripts."""
    for letter in ("f", "o"):
        text = text.replace(f"z_{letter}", f"z<sub>{letter}</sub>")
    return text.replace("a₋", "a<sub>t−1</sub>")


def rich_symbol(quantity: Quantity) -> str:
    """The quantity's symbol as rich text."""
    return rich(_SUBSCRIPTED[quantity])


def input_symbol(session: Session, column: int) -> str:
    """The symbol of an input column (or MEMORY_AXIS) of the session, in plain text."""
    cell_type = session.cell.cell_type
    if column == MEMORY_AXIS:
        return symbol(cell_type.previous_memory)
    if session.mode is Mode.DIRECT:
        return symbol(direct_quantity(cell_type, column))
    return subscripted(session.weighted.names[column])


def subscripted(name: str) -> str:
    """x1 → x₁; any other name as it is."""
    if len(name) > 1 and name[0].isalpha() and name[1:].isascii() and name[1:].isdigit():
        return name[0] + name[1:].translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))
    return name


def direct_quantity(cell_type: CellType, column: int) -> Quantity:
    """The pre-activation that column `column` of a direct set-up is for this cell."""
    if cell_type is CellType.GRU:
        return {0: Q.Z, 2: Q.Z_U, 3: Q.Z_R}.get(column, Q.Z)
    return CellType.LSTM.preactivations[column]


def name(quantity: Quantity) -> str:
    """What the quantity is called."""
    translate = QCoreApplication.translate
    return {
        Q.INPUT: translate("texts", "Input"),
        Q.Z: translate("texts", "Cell input"),
        Q.Z_I: translate("texts", "Input gate"),
        Q.Z_F: translate("texts", "Forget gate"),
        Q.Z_O: translate("texts", "Output gate"),
        Q.Z_R: translate("texts", "Reset gate"),
        Q.Z_U: translate("texts", "Update gate"),
        Q.CANDIDATE: translate("texts", "Candidate"),
        Q.INPUT_GATE: translate("texts", "Input gate"),
        Q.FORGET_GATE: translate("texts", "Forget gate"),
        Q.OUTPUT_GATE: translate("texts", "Output gate"),
        Q.RESET_GATE: translate("texts", "Reset gate"),
        Q.UPDATE_GATE: translate("texts", "Update gate"),
        Q.RECALL: translate("texts", "Recalled memory"),
        Q.PREVIOUS_MEMORY: translate("texts", "Memory (previous)"),
        Q.MEMORY: translate("texts", "Memory (new)"),
        Q.SQUASHED_MEMORY: translate("texts", "Memory on its way out"),
        Q.PREVIOUS_OUTPUT: translate("texts", "Output (previous)"),
        Q.OUTPUT: translate("texts", "Output"),
    }[quantity]


def cell_name(cell_type: CellType, reset_after: bool = True) -> str:
    """What the cell type is called."""
    translate = QCoreApplication.translate
    if cell_type is CellType.GRU:
        return translate("texts", "GRU (reset after)") if reset_after else translate("texts", "GRU (reset before)")
    return {
        CellType.LSTM: translate("texts", "LSTM"),
        CellType.PEEPHOLE: translate("texts", "LSTM with peepholes"),
        CellType.DENSE_PEEPHOLE: translate("texts", "LSTM with dense peepholes"),
        CellType.RNN: translate("texts", "Simple RNN"),
    }[cell_type]


def change_name(change: Change) -> str:
    """What an undo entry takes back."""
    translate = QCoreApplication.translate
    return {
        Change.INPUT: translate("texts", "change of an input"),
        Change.MEMORY: translate("texts", "change of the memory"),
        Change.WEIGHT: translate("texts", "change of a weight"),
        Change.ACTIVATION: translate("texts", "choice of an activation"),
        Change.CELL: translate("texts", "choice of the cell"),
        Change.MODE: translate("texts", "choice of direct or weighted"),
        Change.STEP: translate("texts", "step"),
        Change.SEQUENCE: translate("texts", "change of the sequence"),
        Change.VIEW: translate("texts", "change of the view"),
        Change.PIN: translate("texts", "pinning"),
        Change.OPEN: translate("texts", "opening"),
        Change.TRAINING: translate("texts", "change of the training"),
        Change.NETWORK: translate("texts", "choice of the network"),
        Change.SENTENCE: translate("texts", "change of the sentence"),
        Change.WHAT_IF: translate("texts", "change to the network"),
        Change.STUDY: translate("texts", "change of the study"),
    }[change]


def preset_title(key: str) -> str:
    """What a preset is called."""
    translate = QCoreApplication.translate
    return {
        "lecture": translate("texts", "Lecture: worked by hand"),
        "lecture-overview": translate("texts", "Lecture: overview"),
        "rnn-by-hand": translate("texts", "RNN by hand"),
        "latch": translate("texts", "Latch: remembers one bit"),
        "counter": translate("texts", "Counter"),
        "leaky-average": translate("texts", "Leaky average"),
        "oscillator": translate("texts", "Oscillator"),
        "pass-through": translate("texts", "Pass-through"),
        "always-forget": translate("texts", "Always forget"),
    }[key]


def preset_look_for(key: str) -> str:
    """What to look for in a preset."""
    translate = QCoreApplication.translate
    return {
        "lecture": translate(
            "texts",
            "x₂ = 1 writes x₁ into the memory, x₂ = −1 resets it, x₃ = 1 lets it out: step through and do the sums.",
        ),
        "lecture-overview": translate(
            "texts",
            "Nine steps in which 3 and 4 are added up to 7, read out, forgotten, and 6 is stored and read out.",
        ),
        "rnn-by-hand": translate(
            "texts",
            "All weights are 1: the same input gives 2, then 6, because the memory is added; swap two inputs and every answer changes.",
        ),
        "latch": translate(
            "texts",
            "The memory takes the bit x₁ when x₂ = 1 and holds it, whatever x₁ does, until the next x₂ = 1.",
        ),
        "counter": translate(
            "texts",
            "Each x₁ = 1 opens the input gate and adds one; x₂ = 1 shuts the forget gate and the count is 0 again.",
        ),
        "leaky-average": translate(
            "texts",
            "The forget gate is 80% open: the memory climbs towards the input and decays by a fifth at each step.",
        ),
        "oscillator": translate(
            "texts",
            "The output feeds back with its sign turned: after one push the memory changes sides at every step.",
        ),
        "pass-through": translate(
            "texts",
            "Input and output gates open, forget gate shut: what goes in comes out, and nothing is remembered.",
        ),
        "always-forget": translate(
            "texts",
            "The forget gate stays shut, so nothing outlives a step: the memory is empty wherever the input gate is shut.",
        ),
    }[key]


def workspace_name(workspace: Workspace) -> str:
    """The name of a workspace."""
    names = {
        Workspace.CELL: QCoreApplication.translate("texts", "Cell"),
        Workspace.NETWORK: QCoreApplication.translate("texts", "Network"),
        Workspace.GRADIENTS: QCoreApplication.translate("texts", "Gradients"),
    }
    return names[workspace]


def kind_name(kind: Kind) -> str:
    """What a kind of network is called."""
    translate = QCoreApplication.translate
    return {
        Kind.FEED_FORWARD: translate("texts", "feed-forward"),
        Kind.ELMAN: translate("texts", "Elman"),
        Kind.JORDAN: translate("texts", "Jordan"),
        Kind.LSTM: translate("texts", "LSTM"),
        Kind.PEEPHOLE: translate("texts", "LSTM with peepholes"),
        Kind.DENSE_PEEPHOLE: translate("texts", "LSTM with dense peepholes"),
        Kind.GRU: translate("texts", "GRU"),
    }[kind]


def generated_name(kind: Generated) -> str:
    """What a generated sequence is called."""
    translate = QCoreApplication.translate
    return {
        Generated.IMPULSE: translate("texts", "Impulse"),
        Generated.STEP: translate("texts", "Step"),
        Generated.SINE: translate("texts", "Sine"),
        Generated.SQUARE: translate("texts", "Square"),
        Generated.NOISE: translate("texts", "Noise"),
    }[kind]
