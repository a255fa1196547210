"""What the screen says besides its figures: notices in the footer, and lines on a sheet over the panes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.getters import query_one
from textual.timer import Timer

from ortui.ui.drawn import Writer, wrap
from ortui.ui.messages import Said, SheetAsked
from ortui.ui.widgets.bars import Footer

if TYPE_CHECKING:
    from textual.screen import Screen

    _Screen = Screen[None]
else:
    _Screen = object  # for each class of screens Textual works through all that it inherits, before the first paint

NOTICE_SECONDS = 6.0
MOST_SAID = 50


class Notices(_Screen):
    """A screen with a footer that says what happened."""

    footer = query_one(Footer)

    said: tuple[str, ...] = ()
    """The last notices, the newest last."""
    _notice_timer: Timer | None = None

    def say(self, sentence: str) -> None:
        """Show a notice in the footer for a while; it is text, never markup."""
        if not sentence:
            return
        self.said = (*self.said[1 - MOST_SAID :], sentence)
        self.footer.notice = sentence
        if self._notice_timer is not None:
            self._notice_timer.stop()
        self._notice_timer = self.set_timer(NOTICE_SECONDS, self.unsay)

    def say_all(self, sentences: Sequence[str]) -> None:
        """Say several things: the last is seen, and how to see the others."""
        for sentence in sentences:
            self.say(sentence)
        if len(sentences) > 1:
            self.say(f"{len(sentences)} notices, n shows them: {sentences[0]}")

    def unsay(self) -> None:
        """Take the notice away: what it spoke of has changed."""
        self.footer.notice = ""

    def action_notices(self) -> None:
        """Show what was said, the newest first."""
        said = tuple(reversed(self.said)) or ("nothing was said so far",)
        self.show_sheet("Notices", lambda width: [line for each in said for line in wrap(each, width, "", "· ", "  ")])

    def show_sheet(self, title: str, write: Writer, *, wide: bool = False) -> None:
        """Show lines over the panes until they are closed."""
        from ortui.ui.sheet import Sheet  # noqa: PLC0415 - not needed before it is asked for

        self.app.push_screen(Sheet(title, write, wide=wide))

    def on_said(self, said: Said) -> None:
        """Show what a widget has to say."""
        self.say(said.sentence)

    def on_sheet_asked(self, asked: SheetAsked) -> None:
        """Show the sheet that a widget wants."""
        self.show_sheet(asked.title, asked.write)
