"""The yardstick: the smallest Textual app that paints one word."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Minimal(App[None]):
    """One word."""

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Static("READY")


if __name__ == "__main__":
    Minimal().run()
