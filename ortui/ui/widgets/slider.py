"""A slider on one line: a label, a track that is pressed, dragged and wheeled, and a value that can be typed."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from ortui.domain.errors import InvalidInputError
from ortui.domain.wording import short_count
from ortui.ui.drawn import Drawn, Line
from ortui.ui.history import Go
from ortui.ui.keys import bindings
from ortui.ui.messages import Left, Said
from ortui.ui.widgets.neighbour import HasNeighbours
from ortui.ui.widgets.scale import Linear, Scale, stepped
from ortui.ui.widgets.track import Band, Mark, Track

LABEL_WIDTH = 15
VALUE_WIDTH = 12
LONGEST_TYPED = 30
TYPE_FIRST = "type a value first, like 250k"
PARTS_OF_VALUES = frozenset("0123456789 ,._:-%kKmMbB")
"""What a value may be typed with once it is begun: ``1.5M``, ``12_000``, ``80 %``, ``06:00``."""
Turn = Callable[[str, int, Go], int]
"""Turns the slider of an id to a value; gives the one that it then has."""


class Words(NamedTuple):
    """How values are read from what is typed, and how they are written."""

    read: Callable[[str], int]
    """Raises InvalidInputError."""
    write: Callable[[int], str]


class Slider(Drawn, HasNeighbours, can_focus=True):
    """One quantity of the workload."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("slider")

    value: reactive[int] = reactive(0, layout=False)
    scale: reactive[Scale] = reactive(Linear(1), layout=False)
    marks: reactive[tuple[Mark, ...]] = reactive((), layout=False)
    band: reactive[Band | None] = reactive(None, layout=False)
    """Where the value may lie that is estimated; None where it is as it is set."""
    typed: reactive[str] = reactive("", layout=False)
    """What is being typed; empty when nothing is."""

    class WholeAsked(Message):
        """All there is to read on it is wanted."""

    def __init__(self, slider_id: str, label: str, scale: Scale, words: Words, turned: Turn) -> None:
        super().__init__(slider_id)
        self.label, self._read, self._write = label, words.read, words.write
        # A call and not a message: the figures then change in the same frame as the knob.
        self._turned = turned
        self.set_reactive(Slider.scale, scale)
        self._is_dragged = False
        self._drag_goes = Go.NEW
        """Whether the drag has changed the value already."""

    # Drawing

    def line(self, y: int) -> Line:
        """Draw the label, the track and the value."""
        del y
        label = (
            ("▌" if self.has_focus else " ", "accent"),
            (self.label.ljust(LABEL_WIDTH - 1), "strong" if self.has_focus else "dim"),
        )
        if self.typed:
            value = (((self.typed + "▏").rjust(VALUE_WIDTH)[-VALUE_WIDTH:], "accent"),)
        else:
            value = ((self._written().rjust(VALUE_WIDTH - 1), "strong" if self.has_focus else ""),)
        track = self._track.drawn(self.value, self.marks, self.band, has_focus=self.has_focus)
        return (*label, *track, *value)

    def _written(self) -> str:
        """Write the value; what has no room is written in short, never cut."""
        about = "~" if self.band else ""
        text = about + self._write(self.value)
        return text if len(text) < VALUE_WIDTH - 1 else about + short_count(self.value)

    @property
    def _track(self) -> Track:
        return Track(self.scale, max(3, self.size.width - LABEL_WIDTH - VALUE_WIDTH))

    # Changing

    def _choose(self, value: int, go: Go) -> None:
        self.typed = ""
        if value != self.value or self.band:
            self.band = None
            self.value = value  # before all that follows from it, so that it is painted in the same frame
            self.value = self._turned(self.id or "", value, go)

    def action_step(self, direction: int) -> None:
        """Go to the next round value."""
        self._choose(stepped(self.value, self.scale.stops, direction), Go.STEP)

    def action_big_step(self, direction: int) -> None:
        """Go to the next coarse value."""
        self._choose(stepped(self.value, self.scale.coarse_stops, direction), Go.STEP)

    def action_to_end(self, direction: int) -> None:
        """Go to the least or the most."""
        self._choose(self.scale.lowest if direction < 0 else self.scale.highest, Go.NEW)

    def leave(self) -> None:
        """Take what was typed."""
        if self.typed:
            self._take()

    # Typing

    def on_key(self, event: events.Key) -> None:
        """Collect digits and what belongs to a number; any other sign waits until the value is taken or dropped."""
        character = event.character or ""
        starts = character.isascii() and (character.isdigit() or character == "-")
        if starts or (self.typed and character.isprintable() and character):
            event.stop()
            event.prevent_default()
            if character not in PARTS_OF_VALUES:
                self.post_message(Said(f"“{character}” is no part of a value: enter takes what is typed, esc drops it"))
            elif len(self.typed) < LONGEST_TYPED:
                self.typed += character

    def action_take(self) -> None:
        """Take the value typed; with none, show all of what is below the sliders."""
        if self.typed:
            self._take()
        else:
            self.post_message(self.WholeAsked())

    def _take(self) -> None:
        """Take the value typed, or say why it can't be taken and keep the old one."""
        try:
            value = self._read(self.typed)
        except InvalidInputError as error:
            self.typed = ""
            self.post_message(Said(f"{error}; kept {self._write(self.value)}"))
        else:
            self._choose(value, Go.NEW)

    def action_drop(self) -> None:
        """Drop the value typed; with none, leave."""
        if self.typed:
            self.typed = ""
        else:
            self.post_message(Left())

    def action_erase(self) -> None:
        """Erase the last character typed."""
        if not self.typed:
            self.post_message(Said(TYPE_FIRST))
        self.typed = self.typed[:-1]

    def on_blur(self) -> None:
        """Take what was typed when the focus goes elsewhere."""
        self.leave()

    # Mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take the knob to where the track is pressed."""
        event.stop()
        if LABEL_WIDTH <= event.x < LABEL_WIDTH + self._track.width:
            self._is_dragged, self._drag_goes = True, Go.NEW
            self.capture_mouse()
            self._drag_to(event.x)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the knob."""
        if self._is_dragged:
            self._drag_to(event.x)

    def on_mouse_up(self) -> None:
        """Let the knob go."""
        self._is_dragged = False
        self.release_mouse()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Step up."""
        event.stop()
        self.action_step(1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Step down."""
        event.stop()
        self.action_step(-1)

    def _drag_to(self, x: int) -> None:
        value = self._track.value(x - LABEL_WIDTH)
        if value != self.value:
            self._choose(value, self._drag_goes)
            self._drag_goes = Go.ON
