"""What a command answers. Commands print nothing themselves: one place writes, so that one place can fail to."""

from typing import NamedTuple

from ortui.cli.exits import Exit


class Answer(NamedTuple):
    """Data, words about it, and how it went."""

    data: str = ""
    """For stdout; ends with a line break."""
    notes: tuple[str, ...] = ()
    """Sentences for stderr."""
    code: Exit = Exit.DONE
