"""The exit codes, and which error leads to which."""

from enum import IntEnum

from ortui.domain.errors import InvalidInputError
from ortui.source.errors import NetworkError, NoKeyError, OrtuiError, SettingsError, UnreadableError, UnwritableError


class Exit(IntEnum):
    """How a command went; an interface that scripts rely on."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    NO_SUCH_MODEL = 3
    NETWORK = 4
    NO_KEY = 5
    """There is no key, or it was refused or lacks the right."""
    TOO_DEAR = 6
    """A model passes ``--max-cost``."""
    INTERRUPTED = 130
    READER_GONE = 141
    """Whoever read stdout went away, as shells report it."""


class UsageError(InvalidInputError):
    """The command line can't be followed; the text says what would be right."""


class NoSuchModelError(InvalidInputError):
    """Models are asked for that do not exist: a sentence for each."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__("; ".join(sentences))
        self.sentences = sentences


_EXITS: tuple[tuple[type[Exception], Exit], ...] = (
    (NoSuchModelError, Exit.NO_SUCH_MODEL),
    (InvalidInputError, Exit.USAGE),
    (UnreadableError, Exit.USAGE),
    (NoKeyError, Exit.NO_KEY),
    (SettingsError, Exit.USAGE),
    (NetworkError, Exit.NETWORK),
    (UnwritableError, Exit.UNEXPECTED),
)


def exit_for(error: InvalidInputError | OrtuiError) -> Exit:
    """Find the exit code of an error: that of the first class it belongs to."""
    return next((code for kind, code in _EXITS if isinstance(error, kind)), Exit.UNEXPECTED)


def sentences_of(error: InvalidInputError | OrtuiError) -> tuple[str, ...]:
    """Say an error in one sentence or several."""
    return error.sentences if isinstance(error, NoSuchModelError) else (str(error),)
