"""One quiet line below the sliders: what the one in hand means, and what its track marks."""

from textual.reactive import reactive

from ortui.ui.drawn import Drawn, Line, crop


class Hint(Drawn):
    """A line that is set."""

    said: reactive[Line] = reactive((), layout=False)

    def line(self, y: int) -> Line:
        """Draw it."""
        del y
        return crop(self.said, self.size.width)
