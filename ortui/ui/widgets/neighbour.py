"""The way by key from a field to the one above or below."""

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
