"""The name of a field beside it."""

from ortui.ui.drawn import Drawn, Line


class Label(Drawn):
    """The name of a field."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def line(self, y: int) -> Line:
        """Draw it."""
        del y
        return ((f" {self.text}", "dim"),)
