"""A sheet on the scenarios of one's own: saves this work, renames, copies, removes what is saved, and lists it."""

from collections.abc import Mapping
from enum import Enum, auto
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from ortui.domain.scenario import Scenario, in_short
from ortui.source.text import clean
from ortui.ui.keys import bindings
from ortui.ui.overlay import Overlay
from ortui.ui.widgets.hint import Hint
from ortui.ui.widgets.names import Names

LONGEST = 60
THIS_WORK = "this work"
WAYS = (
    "[@click=screen.save]enter saves[/] · [@click=screen.copy]ctrl+s copies[/] · "
    "[@click=screen.remove]ctrl+r removes[/] · [@click=screen.dismiss(None)]esc leaves[/]"
)
"""What stands in the frame, in Textual's markup: a click on it does what it says."""


class Deed(Enum):
    """What is wanted."""

    SAVE = auto()
    """This work under the name, in place of what has it."""
    CHOOSE = auto()
    RENAME = auto()
    COPY = auto()
    REMOVE = auto()


class Wish(NamedTuple):
    """What is to be done with a scenario."""

    deed: Deed
    name: str
    """The name it is to have, or has."""
    before: str = ""
    """The name of the scenario that is renamed or copied."""


class NameScenario(Overlay[Wish | None]):
    """Returns what is wanted; None where it was left by escape or a click beside it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("naming")
    DEFAULT_CSS = "NameScenario > Vertical { width: 72; max-width: 96%; }"

    def __init__(self, work: Scenario, own: Mapping[str, Scenario], chosen: str) -> None:
        """Ask about this work; ``chosen`` is the scenario that it was made from, or empty."""
        super().__init__()
        self._own = own
        self._names = ("", *own)
        self._suggested = chosen if chosen in own else ""
        rows = [(THIS_WORK, in_short(work)), *((name, in_short(scenario)) for name, scenario in own.items())]
        self._list = Names(rows)
        saved = next((name for name in (self._suggested, *own) if own.get(name) == work), "")
        self._list.set_reactive(Names.at, self._names.index(saved))
        self._entry = Input(saved or self._suggested, placeholder="a name", compact=True, max_length=LONGEST)
        self._asked: Wish | None = None
        """What was asked about: the same once more does it."""

    def compose(self) -> ComposeResult:
        """Lay out the entry over the list."""
        with Vertical() as box:
            box.border_title = "Scenarios"
            box.border_subtitle = Content.from_markup(WAYS)
            yield self._entry
            yield Hint()
            yield self._list

    def on_mount(self) -> None:
        """Say what the keys do."""
        self._say_what_enter_does()

    @property
    def _before(self) -> str:
        """The scenario in hand; empty for this work."""
        return self._names[self._list.at]

    @property
    def _typed(self) -> str:
        return clean(self._entry.value)

    def _say(self, sentence: str, ink: str = "dim") -> None:
        self.query_exactly_one(Hint).said = ((sentence, ink),)

    def _say_what_enter_does(self) -> None:
        if not self._before:
            self._say("enter saves this work under the name")
        elif self._typed == self._before:
            self._say("enter sets the sliders to it; with another name it renames it")
        else:
            self._say(f"enter renames “{self._before}”, ctrl+s copies it")

    def on_input_changed(self) -> None:
        """Another name is another wish."""
        self._asked = None
        self._say_what_enter_does()

    def on_names_pointed(self, pointed: Names.Pointed) -> None:
        """Take the row in hand that was clicked."""
        self._go_to(pointed.row)

    def action_row(self, direction: int) -> None:
        """Take the next or the previous one in hand."""
        self._go_to(min(max(0, self._list.at + direction), len(self._names) - 1))

    def _go_to(self, row: int) -> None:
        self._list.at = row
        self._asked = None
        self._entry.value = self._before or self._suggested
        self._entry.cursor_position = len(self._entry.value)
        self._say_what_enter_does()

    def action_save(self) -> None:
        """Save this work, or rename the scenario in hand."""
        name, before = self._typed, self._before
        if not before:
            self._wish(Wish(Deed.SAVE, name), "enter")
        elif name == before:
            self.dismiss(Wish(Deed.CHOOSE, name))
        elif name in self._own:
            self._say(f"there is already a scenario “{name}”; choose another name, or remove it", "warn")
        else:
            self._wish(Wish(Deed.RENAME, name, before), "enter")

    def action_copy(self) -> None:
        """Save a copy of what is in hand."""
        name, before = self._typed, self._before
        if before and name == before:
            self._say("give the copy another name", "warn")
        else:
            self._wish(Wish(Deed.COPY if before else Deed.SAVE, name, before), "ctrl+s")

    def action_remove(self) -> None:
        """Remove the scenario in hand, or the one of that name."""
        name = self._before or self._typed
        if name not in self._own:
            self._say("go to the scenario to be removed first, by ↑ ↓", "warn")
        elif self._asked == (wish := Wish(Deed.REMOVE, name)):
            self.dismiss(wish)
        else:
            self._asked = wish
            self._say(f"ctrl+r once more removes “{name}”", "warn")

    def _wish(self, wish: Wish, key: str) -> None:
        """Ask before something is overwritten; the same key once more does it."""
        if not wish.name:
            self._say("a scenario needs a name of at least one visible sign", "warn")
        elif wish.name in self._own and self._asked != wish:
            self._asked = wish
            self._say(f"“{wish.name}” is there already: {key} once more saves over it", "warn")
        else:
            self.dismiss(wish)
