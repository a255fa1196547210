"""An entry for an amount: it takes what amounts are made of and leaves all other keys to the desk."""

from textual import events
from textual.actions import SkipAction
from textual.widgets import Input

from ortui.ui.widgets.kept_lines import KeepsLines

CHARACTERS = "0123456789.,$_% "
LONGEST = 20


class AmountField(KeepsLines, Input):
    """One amount or percentage."""

    DEFAULT_CSS = "AmountField { width: 16; padding: 0 1; background: $panel; }"

    def __init__(self, value: str, field_id: str) -> None:
        super().__init__(value, id=field_id, max_length=LONGEST, restrict=r"[0-9.,$_% ]*", select_on_focus=True)
        self.cursor_blink = False

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Say which keys type here; the others keep their meaning."""
        del key
        return character is not None and character in CHARACTERS

    def on_key(self, event: events.Key) -> None:
        """Keep the Input from swallowing the printable keys that do not type here."""
        if not self.check_consume_key(event.key, event.character):
            event.prevent_default()

    async def action_submit(self) -> None:
        """Leave enter to the pane."""
        raise SkipAction
