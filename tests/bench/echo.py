"""The yardstick for keys: the smallest Textual app that shows what is typed."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class Echo(App[None]):
    """One entry."""

    def compose(self) -> ComposeResult:
        """Lay it out."""
        entry = Input(placeholder="READY")
        entry.cursor_blink = False
        yield entry


if __name__ == "__main__":
    Echo().run()
