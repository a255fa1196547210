"""What can go wrong at the edges; each says so in one sentence for a person.

OrtuiError
├── UnreadableError         a file or an answer can't be read; nothing was changed
│   └── NotAFileError       something else is in the place of a file
├── UnwritableError         a file can't be written; what was there before is still there
├── SettingsError           settings or the environment say what can't be followed
│   ├── AddressError        the API's address is not one that a request may go to
│   ├── KeyCommandError     the command that is to print a key fails
│   └── NoKeyError          what is asked for needs a key, and there is none
└── NetworkError            the network or the API failed
    ├── UnreachableError    no connection, or it broke off
    ├── TimedOutError       no answer, or no end of it, in time
    ├── RefusedError        the API answered with an error status
    ├── BadAnswerError      the API answered with something else than what was asked for
    └── TooLargeError       the answer is larger than any real one
"""

from ortui.domain.refused_answer import RefusedAnswer
from ortui.source.text import clean

LONGEST_SENTENCE = 500


class OrtuiError(Exception):
    """Root of all errors that are told to a person; its text is one sentence, free of control characters."""

    def __init__(self, sentence: str) -> None:
        super().__init__(clean(sentence, LONGEST_SENTENCE))


class UnreadableError(OrtuiError):
    """A file or an answer can't be read; nothing was changed."""


class NotAFileError(UnreadableError):
    """Something else is in the place of a file: a folder, a pipe, a device."""


class UnwritableError(OrtuiError):
    """A file can't be written; what was there before is still there."""


class SettingsError(OrtuiError):
    """Settings or the environment say what can't be followed."""


class AddressError(SettingsError):
    """The API's address is not one that a request may go to; nothing was sent."""


class KeyCommandError(SettingsError):
    """The command that is to print a key fails; nothing that it printed is in the sentence."""


class NoKeyError(SettingsError):
    """What is asked for needs a key, and there is none."""


class NetworkError(OrtuiError):
    """The network or the API failed."""

    may_pass: bool = False
    """Whether the same request may succeed a moment later."""
    retry_after: float | None = None
    """Seconds after which the API wants to be asked again; None where it does not say."""


class UnreachableError(NetworkError):
    """No connection, or it broke off."""

    may_pass = True


class TimedOutError(NetworkError):
    """No answer, or no end of it, in time."""

    may_pass = True


class RefusedError(NetworkError):
    """The API answered with an error status."""

    def __init__(
        self,
        sentence: str,
        *,
        status: int,
        message: str = "",
        retry_after: float | None = None,
        answer: RefusedAnswer | None = None,
    ) -> None:
        super().__init__(sentence)
        self.status = status
        self.message = clean(message, LONGEST_SENTENCE)
        """The API's own words, if it gave any."""
        self.retry_after = retry_after
        self.answer = answer or RefusedAnswer(status, str(status), self.message, retry_after=retry_after)
        """All that the API said about it."""
        self.may_pass = status in {408, 429} or status >= 500  # noqa: PLR2004 - the statuses of the server's own trouble


class BadAnswerError(NetworkError):
    """The API answered with something else than what was asked for."""


class TooLargeError(NetworkError):
    """The answer is larger than any real one."""
