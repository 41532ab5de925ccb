"""A Desktop of its own: a screen, the program on it, and what a user does there; what stands there is read as a screen
reader reads it.

Nothing here knows the program from inside. Mouse and keys are X events (xdotool); names, values and places of the
controls come from the accessibility bus, so that what cannot be read aloud cannot be found either.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PIL import ImageGrab

_Found = TypeVar("_Found")

NEEDED = ("Xvfb", "xdotool", "dbus-daemon")
PAUSE = 0.15
"""Seconds after every movement of the hand."""
_ACCESSIBLE, _COMPONENT = "org.a11y.atspi.Accessible", "org.a11y.atspi.Component"
_ENABLED, _CHECKED, _SHOWING = 8, 4, 25  # bits of AtspiStateType


class NotSeenError(AssertionError):
    """Something that should stand on the screen does not."""


@dataclass(frozen=True)
class Control:
    """One thing on the screen: what it is, what it says, where it is in pixels."""

    role: str
    name: str
    description: str
    x: int
    y: int
    width: int
    height: int
    enabled: bool
    checked: bool
    depth: int

    @property
    def middle(self) -> tuple[int, int]:
        """Where one would click."""
        return self.x + self.width // 2, self.y + self.height // 2

    def holds(self, other: Control) -> bool:
        """True where the other one lies in this one."""
        x, y = other.middle
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


class Desktop:
    """A screen in memory with a message bus; the program is started on it and driven by mouse and keys."""

    def __init__(self, folder: Path, size: str = "1440x900") -> None:
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir(parents=True, exist_ok=True)
        self._size = size
        self._helpers: list[subprocess.Popen[bytes]] = []
        self._bus: DBusConnection | None = None
        self.program: subprocess.Popen[bytes] | None = None
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("QT_", "LC_", "LANG"))},
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_RUNTIME_DIR": str(folder / "runtime"),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "LANG": "C.UTF-8",
            "LANGUAGE": "en",
        }
        (folder / "runtime").mkdir(mode=0o700, exist_ok=True)

    @staticmethod
    def missing() -> list[str]:
        """What this needs and the machine does not have."""
        found = [name for name in NEEDED if shutil.which(name) is None]
        services = [Path(f) / "dbus-1/services/org.a11y.Bus.service" for f in ("/usr/share", "/usr/local/share")]
        return found if any(file.exists() for file in services) else [*found, "at-spi2-core"]

    def __enter__(self) -> Desktop:
        read, write = os.pipe()
        screen = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{self._size}x24", "-nolisten", "tcp"]
        self._helpers.append(subprocess.Popen(screen, pass_fds=(write,), stderr=subprocess.DEVNULL))
        os.close(write)
        with os.fdopen(read) as answer:
            self.environment["DISPLAY"] = f":{answer.readline().strip()}"
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=self.environment,
        )  # fmt: skip
        self._helpers.append(bus)
        assert bus.stdout is not None
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        session = open_dbus_connection(self.environment["DBUS_SESSION_BUS_ADDRESS"])
        try:
            place = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
            address = session.send_and_get_reply(new_method_call(place, "GetAddress"), timeout=20).body[0]
        finally:
            session.close()
        self._bus = open_dbus_connection(address)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._bus is not None:
            self._bus.close()
        for process in (self.program, *reversed(self._helpers)):
            if process is not None and process.poll() is None:
                process.terminate()
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()

    # ------------------------------------------------------------ the program

    def start(self, *command: str) -> None:
        """Start the program; what it prints goes to program.log."""
        with (self.folder / "program.log").open("ab") as log:
            self.program = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)

    def wait_for_end(self, seconds: float = 20.0) -> int:
        """The program's exit code, when it has ended by itself."""
        assert self.program is not None
        try:
            return self.program.wait(seconds)
        except subprocess.TimeoutExpired:
            raise NotSeenError(f"the program has not ended within {seconds:.0f} s") from None

    # ------------------------------------------------------------ mouse and keys

    def _hand(self, *words: object) -> None:
        subprocess.run(["xdotool", *map(str, words)], check=True, env=self.environment)
        time.sleep(PAUSE)

    def click(self, target: Control | tuple[int, int]) -> None:
        """Move there and press the left button."""
        self._hand("mousemove", *(target.middle if isinstance(target, Control) else target))
        self._hand("click", 1)

    def double_click(self, target: Control) -> None:
        """Move there and press the left button twice."""
        self._hand("mousemove", *target.middle)
        self._hand("click", "--repeat", 2, "--delay", 60, 1)

    def drag(self, start: tuple[int, int], end: tuple[int, int], parts: int = 12) -> None:
        """Press at `start`, move to `end` in small parts, let go."""
        self._hand("mousemove", *start)
        self._hand("mousedown", 1)
        for part in range(1, parts + 1):
            share = part / parts
            self._hand("mousemove", *(round(a + (b - a) * share) for a, b in zip(start, end, strict=True)))
        self._hand("mouseup", 1)

    def press(self, *keys: str) -> None:
        """Press keys one after the other; their names are X's."""
        for key in keys:
            self._hand("key", key)

    def write(self, text: str) -> None:
        """Write with the keyboard."""
        self._hand("type", "--delay", 25, text)

    def raise_window(self, name: str) -> None:
        """Give the keyboard to a window, as a window manager does when a dialog is closed; here is none."""
        self._hand("search", "--onlyvisible", "--name", name, "windowfocus")

    def picture(self, file: Path) -> None:
        """What the screen shows, as a PNG file."""
        file.parent.mkdir(parents=True, exist_ok=True)
        ImageGrab.grab(xdisplay=self.environment["DISPLAY"]).save(file)

    # ------------------------------------------------------------ what stands there

    def _ask(self, calls: list[tuple[Any, str, str, str | None, tuple[Any, ...]]]) -> list[Any]:
        """The answers to all these calls, which are sent before the first is waited for; None for one that failed."""
        assert self._bus is not None
        waiting: dict[int, int] = {}
        for place, ((service, path), interface, method, signature, body) in enumerate(calls):
            serial = next(self._bus.outgoing_serial)
            address = DBusAddress(path, bus_name=service, interface=interface)
            self._bus.send(new_method_call(address, method, signature, body), serial=serial)
            waiting[serial] = place
        answers: list[Any] = [None] * len(calls)
        while waiting:
            message = self._bus.receive(timeout=30)
            place = waiting.pop(message.header.fields.get(HeaderFields.reply_serial, -1), -1)
            if place >= 0 and message.header.message_type is MessageType.method_return:
                answers[place] = message.body[0]
        return answers

    def controls(self) -> list[Control]:
        """Everything that is shown now, from the windows down."""
        registry = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        level = self._ask([(registry, _ACCESSIBLE, "GetChildren", None, ())])[0] or []
        found, depth = [], 0
        while level:
            read = "org.freedesktop.DBus.Properties"
            kinds: tuple[tuple[str, str, str | None, tuple[Any, ...]], ...] = (
                (_ACCESSIBLE, "GetState", None, ()),
                (_ACCESSIBLE, "GetRoleName", None, ()),
                (read, "Get", "ss", (_ACCESSIBLE, "Name")),
                (read, "Get", "ss", (_ACCESSIBLE, "Description")),
                (_COMPONENT, "GetExtents", "u", (0,)),
                (_ACCESSIBLE, "GetChildren", None, ()),
            )
            answers = self._ask([(node, *kind) for node in level for kind in kinds])
            below = []
            for place in range(len(level)):
                states, role, name, description, extents, children = answers[place * 6 : place * 6 + 6]
                if states is None or role is None or name is None:
                    continue
                shown = bool(states[0] >> _SHOWING & 1)
                if shown and extents is not None:
                    x, y, width, height = extents
                    on, checked = bool(states[0] >> _ENABLED & 1), bool(states[0] >> _CHECKED & 1)
                    said = "" if description is None else description[1]
                    found.append(Control(role, name[1], said, x, y, width, height, on, checked, depth))
                if shown or depth == 0:
                    below += children or []
            level, depth = below, depth + 1
        return found

    def find(
        self, role: str, name: str = "", says: str = "", inside: Control | None = None, seconds: float = 15.0
    ) -> Control:
        """The control with this role, whose name and description match; waited for. Raises NotSeenError."""

        def look() -> Iterator[Control]:
            for control in self.controls():
                if (
                    control.role == role
                    and re.search(name, control.name)
                    and re.search(says, control.description)
                    and (inside is None or inside.holds(control))
                ):
                    yield control

        return self.until(lambda: next(look(), None), f"{role} “{name}” {says}".strip(), seconds)

    def until(self, what: Callable[[], _Found | None], called: str, seconds: float = 15.0) -> _Found:
        """What `what` gives as soon as it gives something. Raises NotSeenError."""
        end = time.monotonic() + seconds
        while True:
            found = what()
            if found:
                return found
            if self.program is not None and self.program.poll() is not None:
                raise NotSeenError(f"the program ended with {self.program.returncode}; not seen: {called}")
            if time.monotonic() > end:
                raise NotSeenError(f"not seen within {seconds:.0f} s: {called}")
            time.sleep(0.1)
