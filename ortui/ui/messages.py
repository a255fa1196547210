"""What widgets of every kind tell the desk."""

from textual.message import Message
from textual.widget import Widget

from ortui.domain.model import Model
from ortui.ui.drawn import Writer


class Said(Message):
    """Something to tell the person: why an input was not taken, or why a key can't act now."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__()


class Left(Message):
    """A pane was left by escape: the prices are wanted again."""


class NeighbourAsked(Message):
    """The field above or below is wanted."""

    def __init__(self, widget: Widget, direction: int) -> None:
        self.widget, self.direction = widget, direction
        super().__init__()


class ValueAsked(Message):
    """A slider is to be set to a value."""

    def __init__(self, knob: str, value: int) -> None:
        self.knob, self.value = knob, value
        super().__init__()


class ModelAsked(Message):
    """A model is to be highlighted."""

    def __init__(self, model: Model) -> None:
        self.model = model
        super().__init__()


class ListingAsked(Message):
    """The endpoints of a model are wanted, as far as they are at hand."""

    def __init__(self, model: Model) -> None:
        self.model = model
        super().__init__()


class SheetAsked(Message):
    """Lines are to be shown on a sheet."""

    def __init__(self, title: str, write: Writer) -> None:
        self.title, self.write = title, write
        super().__init__()


class ActionAsked(Message):
    """What a key does is wanted by the mouse."""

    def __init__(self, action: str) -> None:
        self.action = action
        super().__init__()
