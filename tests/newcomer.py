"""A newcomer's path, with real mouse and keys on a screen of its own: from the start of the program to a unit whose
forget gate is shut, to a network of one's own, and to everything still being there after a restart.

`python -m tests.newcomer [--pictures FOLDER] [--language zh_CN] [--theme dark] [--size 1024x700]`. The exit code
is 0 only if every step held. It needs Xvfb, xdotool, dbus-daemon and at-spi2-core.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QTranslator

from lstm_sim.checkpoints.checkpoint import read_checkpoint
from lstm_sim.laboratory.lab import ARRIVE, LEAVE, Where
from lstm_sim.session import Session, Workspace
from lstm_sim.session_file import load_session
from tests.desktop import Control, Desktop, NotSeenError
from ui.language import LANGUAGES
from ui.paths import TRANSLATIONS

ROOT = Path(__file__).resolve().parent.parent
NETWORK = "travel-lstm-small"
"""The shipped network that is picked: so few units that one of them keeps the verb."""
CITY = "Taipei"
ENOUGH = 0.99
"""Of the trained network's answers, on sentences it never saw."""


class Newcomer:
    """Somebody who has never seen the program, and looks where to click."""

    def __init__(self, desktop: Desktop, language: str, theme: str, pictures: Path | None) -> None:
        self.desktop, self.language, self.theme, self._pictures = desktop, language, theme, pictures
        self._translator = QTranslator()
        if language != "en" and not self._translator.load(str(TRANSLATIONS / f"lstm_sim_{language}.qm")):
            raise SystemExit(f"There is no translation {language}.")
        self._began = self._last = time.monotonic()
        self._count = 0
        self._sentence = 0

    def text(self, context: str, english: str) -> str:
        """What the program writes for an English text, in the language it was switched to."""
        if self.language == "en":
            return english
        found = self._translator.translate(context, english)
        assert found, f"“{english}” ({context}) is not translated"
        return found

    def word(self, context: str, english: str) -> str:
        """The same as a regular expression: placeholders stand for anything."""
        plain = re.sub(r"&(.)", r"\1", self.text(context, english))
        return "^" + re.sub(r"\\\{\w+\\\}", "(.+)", re.escape(plain)) + "$"

    def seen(self, what: str) -> None:
        """A step held: tell so, with a picture."""
        now = time.monotonic()
        print(f"{now - self._began:6.1f} s  +{now - self._last:5.1f}  {what}", flush=True)
        self._last = now
        self._count += 1
        if self._pictures is not None:
            self.desktop.picture(self._pictures / f"{self._count:02}.png")

    # ------------------------------------------------------------ looking and clicking

    def choose(self, *entries: str) -> None:
        """Go through the menus to an entry; what is written there, as regular expressions."""
        for entry in entries:
            self.desktop.click(self.desktop.find("menu item", entry))

    def hunt(self, control: Control, points: list[tuple[int, int]], says: str) -> tuple[int, int]:
        """Click one point after the other until the figure says that it shows what is looked for; where that was."""
        for point in points:
            self.desktop.click(point)
            time.sleep(0.15)
            if re.search(says, self.again(control).description):
                return point
        raise NotSeenError(f"“{control.name}” nowhere says {says}")

    def again(self, control: Control) -> Control:
        """The same figure as it is now."""
        return self.desktop.find("filler", f"^{re.escape(control.name)}$")

    def answers(self, network: str, sentence: int) -> tuple[str, float]:
        """What a network says to the city in the first or second sentence, read under the words."""
        view = self.desktop.find("filler", self.word("SentencesPanel", "Answers, word by word"))
        for key in ("Up", "Up", "Home"):
            self.desktop.press(key)
        for _ in range(sentence):
            self.desktop.press("Down")
        for _ in range(12):
            if self.again(view).description.startswith(CITY):
                break
            self.desktop.press("Right")
        said = re.escape(network) + r": (?:\S+ → )?(\S+) (\d\.\d+)"  # before a change and with it, where one is on

        def read() -> re.Match[str] | None:
            text = self.again(view).description
            return re.search(said, text) if text.startswith(CITY) else None

        found = self.desktop.until(read, f"{network} on {CITY}")
        return found[1], float(found[2])

    def go_to_words(self) -> None:
        """Click into the field and press Return: the keys then move among the words, wherever they are scrolled to."""
        self.desktop.click(self.desktop.find("text", self.word("SentencesPanel", "Sentence")))
        self.desktop.press("Return")

    def banner(self) -> str:
        """The answers before and after, as they stand above the cell; both the same where nothing is changed."""
        both = self.word("UnitBanner", "The network answers: {before} → {after}")
        return self.desktop.find("label", both).name

    def ask_file(self, path: Path) -> None:
        """Write a path into the file dialog that has just opened."""
        self.desktop.find("text", seconds=10.0)
        time.sleep(0.5)
        self.desktop.press("ctrl+a")
        self.desktop.write(str(path))
        self.desktop.press("Return")
        self.desktop.until(lambda: len([c for c in self.desktop.controls() if c.depth == 1]) == 1, "no dialog")
        self.desktop.raise_window("LSTM Sim")

    # ------------------------------------------------------------ the path

    def start(self) -> None:
        """Start the program and wait for its window."""
        began = time.monotonic()
        self.desktop.start(sys.executable, str(ROOT / "main.py"))
        frame = self.desktop.find("frame", "LSTM Sim", seconds=60.0)
        self.desktop.raise_window("LSTM Sim")
        self.seen(f"the window stands there after {time.monotonic() - began:.1f} s: {frame.name}")

    def take_looks(self) -> None:
        """Choose language and theme from the menus, as one who reads another language would: by their own names."""
        if self.theme != "light":
            self.choose("^View$", "^Theme$", f"^{self.theme.capitalize()}$")
        if self.language != "en":
            self.choose("^View$", "^Language$", f"^{re.escape(LANGUAGES[self.language])}$")
        self.seen(f"language {self.language}, theme {self.theme}")

    def open_network(self) -> None:
        """Go to Network and pick a network that comes with the program."""
        self.desktop.click(self.desktop.find("check box", self.word("texts", "Network")))
        view = self.desktop.find("filler", self.word("SentencesPanel", "Answers, word by word"), CITY, seconds=60.0)
        self.seen("Network: the first answers stand there")
        self.choose(self.word("Menus", "&File"), self.word("Menus", "&Networks"), f"^{NETWORK}$")
        self.desktop.until(lambda: NETWORK in self.again(view).description, f"answers of {NETWORK}")
        self.desktop.find("button menu", says=self.word("Menus", "What to begin with"))
        self.seen(f"{NETWORK} answers")

    def read_sentences(self) -> None:
        """Read what the city is in both sentences: two things to this network, one to the feed-forward one."""
        self.go_to_words()
        found = [self.answers(NETWORK, 0), self.answers(NETWORK, 1)]
        forward = [self.answers("travel-feed-forward", 0), self.answers("travel-feed-forward", 1)]
        assert found[0][0] != found[1][0] and min(found[0][1], found[1][1]) > 0.9, found
        assert forward[0] == forward[1], forward
        self.seen(f"“{ARRIVE}”: {found[0]}; “{LEAVE}”: {found[1]}; without a memory {forward[0]} twice")

    def click_keeper(self) -> None:
        """Click the unit whose memory at the city differs most between the two sentences."""
        maps = self.desktop.find("filler", self.word("MapsPanel", "Heat maps of the units over the time steps"))
        middle = maps.y + maps.height // 4
        at_city = self.hunt(maps, [(maps.x + x, middle) for x in range(24, maps.width // 3, 8)], CITY)
        memory: dict[str, list[float]] = {}
        for sentence in (1, 0):
            self.go_to_words()
            self.answers(NETWORK, sentence)
            self.desktop.click(at_city)
            self.desktop.press(*["Up"] * 8)
            for _ in range(6):
                said = self.again(maps).description
                value = re.search(r"c′ ([+−]\d+\.\d+)", said)
                assert value is not None, said
                memory.setdefault(said.split(",")[0], []).append(float(value[1].replace("−", "-")))
                self.desktop.press("Down")
        differences = {unit: abs(two[0] - two[-1]) for unit, two in memory.items()}
        keeper = max(differences, key=differences.__getitem__)
        leave, arrive = memory[keeper]
        self._sentence = int(abs(leave) > abs(arrive))
        self.go_to_words()
        self.answers(NETWORK, self._sentence)
        self.hunt(maps, [(at_city[0], maps.y + y) for y in range(24, maps.height // 2, 8)], f"^{re.escape(keeper)}")
        self.desktop.find("panel", f"^{re.escape(keeper)}$")
        self.seen(f"{keeper} differs most: c′ {arrive:+.2f} after “arrive”, {leave:+.2f} after “leave”")

    def shut_gate(self) -> None:
        """Open the unit in Cell, pull the forget gate's slider to its end, read what the network now answers."""
        self.desktop.click(self.desktop.find("push button", self.word("UnitPanel", "Open in Cell")))
        before = self.desktop.find("label", self.word("UnitBanner", "The network answers: {answer}"))
        self.seen(f"the unit is open in Cell: {before.name}")
        slider = self.desktop.find("slider", "z_f$")
        low, high = slider.x, slider.x + slider.width
        value = float(slider.description.replace("−", "-"))
        at = round(low + (high - low) * min(max((value + 6.0) / 12.0, 0.0), 1.0))
        self.desktop.drag((at, slider.middle[1]), (low - 8, slider.middle[1]))
        after = self.banner()
        one, other = re.findall(r"(\S+) \d\.\d{3}", after)
        assert one != other, f"The forget gate is shut and the city stays the same: {after}"
        now = self.desktop.find("slider", "z_f$").description
        self.seen(f"the forget gate is shut, z_f {slider.description} → {now}: {after}")

    def go_back(self) -> None:
        """Go back: the change stands in the list, and under the sentence."""
        self.desktop.click(self.desktop.find("push button", self.word("UnitBanner", "Back to Network")))
        self.desktop.find("filler", self.word("WhatIfPanel", "Predictions before and after"), "→")
        self.seen(f"back in Network: {self.what_if()}")

    def what_if(self) -> str:
        """The predictions before and after."""
        return self.desktop.find("filler", self.word("WhatIfPanel", "Predictions before and after")).description

    def train(self) -> float:
        """Train an LSTM with the settings as they stand; the share of words it then labels rightly."""
        self.desktop.click(self.desktop.find("push button", self.word("TrainButtons", "Train")))
        began = time.monotonic()
        self.desktop.find("push button", self.word("TrainButtons", "Pause"), seconds=60.0)
        done = self.desktop.find("label", self.word("TrainPanel", "Finished: best {measure} {score}"), seconds=300.0)
        seconds = time.monotonic() - began
        (run,) = self.runs()
        scores = read_checkpoint(run / "checkpoint.safetensors").scores
        assert scores is not None and scores.spans is not None
        assert min(scores.accuracy, scores.spans.f1) >= ENOUGH, scores
        shown = float(re.findall(r"(\d+\.\d+)\s?%", done.name)[0]) / 100
        assert shown >= ENOUGH, done.name
        self.seen(f"trained in {seconds:.1f} s: “{done.name}”; on the test sentences F1 {scores.spans.f1:.4f}")
        return scores.spans.f1

    def runs(self) -> list[Path]:
        """The folders of the training runs on disk."""
        return [file.parent for file in (self.desktop.folder / "data").rglob("checkpoint.safetensors")]

    def save(self) -> None:
        """Look into the trained network and save it; take that look back; save the session, too."""
        file = self.word("Menus", "&File")
        self.choose(file, self.word("Menus", "&Networks"), "^LSTM 1$")
        self.desktop.find("filler", self.word("SentencesPanel", "Answers, word by word"), "LSTM 1")
        self.choose(file, self.word("commands", "Save Net&work As…"))
        network = self.desktop.home / "mine.safetensors"
        self.ask_file(network)
        self.desktop.until(network.exists, f"{network.name} on disk")
        (run,) = self.runs()
        mine, kept = read_checkpoint(network), read_checkpoint(run / "checkpoint.safetensors")
        assert mine.scores == kept.scores and mine.architecture == kept.architecture
        self.seen(f"{network.name} is saved, {network.stat().st_size:,} bytes")
        self.desktop.press("ctrl+z")
        self.desktop.find("filler", self.word("WhatIfPanel", "Predictions before and after"), "→")
        self.desktop.press("ctrl+s")
        session = self.desktop.home / "mine.lstmsim"
        self.ask_file(session)
        self.desktop.until(session.exists, f"{session.name} on disk")
        self.desktop.find("frame", "^mine.lstmsim")
        self.seen(f"{session.name} is saved")

    def facts(self) -> dict[str, str]:
        """What is to be there again after a restart, as it is read from the screen."""
        view = self.desktop.find("filler", self.word("SentencesPanel", "Answers, word by word"), "LSTM 1", seconds=60.0)
        self.go_to_words()
        found = {}
        for sentence, words in enumerate((ARRIVE, LEAVE)):
            self.answers(NETWORK, sentence)
            found[words] = self.again(view).description
        self.answers(NETWORK, self._sentence)
        found["unit"] = self.desktop.find("panel", CITY).name
        found["what if"] = self.what_if()
        tab = self.desktop.find("page tab", self.word("RunsPanel", "Runs"))
        self.desktop.click(tab)
        found["run"] = self.desktop.find("cell", "LSTM 1$").name
        found["best"] = self.desktop.find("cell", r"\d\.\d+\s?%$").name
        self.desktop.press("ctrl+1")
        found["banner"] = self.banner()
        self.desktop.press("ctrl+2")
        return found

    def session(self) -> Session:
        """The session as it was saved."""
        file = self.desktop.home / "mine.lstmsim"
        return load_session(file.read_bytes(), file)

    def check_session(self) -> None:
        """The file holds what was done."""
        session = self.session()
        (run,) = self.runs()
        lab = session.lab
        assert session.workspace is Workspace.NETWORK and session.opened is not None
        assert [ref.name for ref in lab.networks] == [NETWORK, "travel-feed-forward", run.name]
        assert lab.networks[2].where is Where.RUN and len(lab.what_if) == 1 and lab.sentences == (ARRIVE, LEAVE)

    def quit(self) -> None:
        """Quit from the keyboard."""
        self.desktop.press("ctrl+q")
        code = self.desktop.wait_for_end()
        assert code == 0, f"exit code {code}"
        self.seen("quit, exit code 0")

    def walk(self) -> None:
        """The whole path. Raises AssertionError where it does not hold."""
        self.start()
        self.take_looks()
        self.open_network()
        self.read_sentences()
        self.click_keeper()
        self.shut_gate()
        self.go_back()
        self.train()
        self.save()
        self.check_session()
        before = self.facts()
        self.seen(f"before: {before}")
        self.desktop.press("ctrl+s")
        self.quit()
        self.start()
        after = self.facts()
        assert after == before, f"after the restart: {after}"
        self.seen("after the restart everything is there")
        self.desktop.press("ctrl+s")
        self.quit()
        printed = (self.desktop.folder / "program.log").read_text()
        assert not printed.strip(), f"the program printed: {printed}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, help="a folder for a picture of each step")
    parser.add_argument("--language", choices=sorted(LANGUAGES), default="en")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", default="1440x900", help="of the screen")
    arguments = parser.parse_args()
    missing = Desktop.missing()
    if missing:
        raise SystemExit(f"A newcomer needs a screen, hands and eyes. Install: {', '.join(missing)}.")
    with tempfile.TemporaryDirectory() as folder, Desktop(Path(folder), arguments.size) as desktop:
        newcomer = Newcomer(desktop, arguments.language, arguments.theme, arguments.pictures)
        try:
            newcomer.walk()
        except (AssertionError, TimeoutError) as error:
            newcomer.seen(f"NOT HELD: {error}")
            print((desktop.folder / "program.log").read_text()[-2000:])
            raise SystemExit(1) from None
    print("Every step held.")


if __name__ == "__main__":
    main()
