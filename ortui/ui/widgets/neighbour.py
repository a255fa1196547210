"""The way by key from a field to the one above or below."""

from collections.abc import Sequence

from textual.widget import Widget

from ortui.ui.messages import NeighbourAsked


class HasNeighbours(Widget):
    """A field among others. It stands behind the base that draws, as Textual takes the style of the first."""

    def leave(self) -> None:
        """Do what is to be done before another field has the focus."""

    def action_neighbour(self, direction: int) -> None:
        """Ask for the field above or below."""
        self.leave()
        self.post_message(NeighbourAsked(self, direction))


def go_to_neighbour(asked: NeighbourAsked, fields: Sequence[Widget]) -> None:
    """Go to the field above or below among these; at either end stay."""
    asked.stop()
    place = fields.index(asked.widget) + asked.direction
    if 0 <= place < len(fields):
        fields[place].screen.set_focus(fields[place])
