"""One entry of the table of keys."""

from typing import NamedTuple

_WRITTEN = {
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "escape": "esc",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}


class Key(NamedTuple):
    """One function and the keys that call it."""

    id: str
    """``scope.name``; the settings remap by it."""
    keys: str
    """Comma separated, as Textual names them."""
    action: str
    help: str
    """A sentence for the help and the palette."""
    footer: str = ""
    """One or two words for the footer; empty where it leaves the key out."""
    shown_as: str = ""
    """How the footer writes the key together with its counterpart: ``↑ ↓``."""
    priority: bool = False

    @property
    def scope(self) -> str:
        """Where the key works."""
        return self.id.partition(".")[0]

    @property
    def each_written(self) -> tuple[str, ...]:
        """Write each of the keys for people."""
        return tuple(_WRITTEN.get(key, key) for key in self.keys.split(","))

    @property
    def written(self) -> str:
        """Write the keys for people, in one line."""
        return " ".join(self.each_written)

    @property
    def character(self) -> str | None:
        """The character that the first of the keys types, where that is a printable one."""
        first = self.keys.partition(",")[0]
        written = " " if first == "space" else _WRITTEN.get(first, first)
        return written if len(written) == 1 and written.isascii() else None

    @property
    def shown_first(self) -> str:
        """Write the first of the keys, for the footer."""
        return self.shown_as or self.each_written[0]
