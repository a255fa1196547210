"""A small form: rows of labelled fields, with a way by key from each to the one above or below."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from ortui.ui.keys import bindings
from ortui.ui.widgets.amount_field import AmountField
from ortui.ui.widgets.boxes import Row, Stack
from ortui.ui.widgets.label import Label
from ortui.ui.widgets.neighbour import HasNeighbours

LONGEST_TEXT = 100_000
"""Characters of an error that is pasted; real ones have a few hundred."""
Entry = tuple[str, Widget]
"""A label and its field; a field that needs no label has an empty one."""


class FormField(AmountField, HasNeighbours):
    """An amount among other fields."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("field")

    def __init__(self, value: str, field_id: str, *, otherwise: str = "") -> None:
        """Begin with a value; ``otherwise`` says what holds where none is written."""
        super().__init__(value, field_id)
        self.placeholder = otherwise


class TextField(Input, HasNeighbours):
    """A line of text among other fields; it takes every printable key."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("field")

    def __init__(self, field_id: str, placeholder: str) -> None:
        super().__init__(id=field_id, placeholder=placeholder, compact=True, max_length=LONGEST_TEXT)
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines of what is pasted, as one; the Input would take the first."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(" ".join(event.text.split()))

    async def action_submit(self) -> None:
        """Leave enter to the form."""
        raise SkipAction


class Form(Stack):
    """The rows of fields, each with its label."""

    SCOPED_CSS = False  # the room there is decides
    DEFAULT_CSS = """
    Form { height: auto; }
    Form Label { width: 11; }
    Form FormField { width: 1fr; max-width: 16; }
    Form Choice, Form TextField { width: 1fr; }
    Desk.-tall Form { margin-bottom: 1; }
    """

    def __init__(self, *rows: Sequence[Entry]) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """Lay out the rows."""
        for row in self._rows:
            yield Row(*(each for label, field in row for each in (*_labelled(label), field)), classes="row")

    @property
    def fields(self) -> tuple[Widget, ...]:
        """All fields, in the order of reading."""
        return tuple(field for row in self._rows for _, field in row)


def _labelled(text: str) -> tuple[Widget, ...]:
    return (Label(text),) if text else ()
