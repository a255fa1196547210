"""Searches saved under a name, and opened again."""

from functools import partial

from ortui.ui.state import DeskState


class SavedSearches(DeskState):
    """Saves searches and offers them."""

    def action_views(self) -> None:
        """Offer the saved searches."""
        from textual.command import CommandPalette  # noqa: PLC0415 - not needed before it is asked for

        from ortui.ui.palette import Views  # noqa: PLC0415 - the same

        if not self.views:
            self.say("no search is saved yet; w saves the present one under a name")
            return
        self.app.push_screen(CommandPalette(providers=[Views], placeholder="saved searches"))

    def action_save_view(self) -> None:
        """Ask for a name and save the search under it."""
        from ortui.ui.ask import Ask  # noqa: PLC0415 - not needed before it is asked for

        query = self.arrangement.text.strip()
        if not query:
            self.say("there is no search to save; type one with /")
            return
        self.app.push_screen(Ask(f"Save “{query}” as", "a name"), partial(self._save_view, query))

    def _save_view(self, query: str, name: str | None) -> None:
        if name:
            self.views[name] = query
            self.keep_behind(
                lambda: self.setup.memory.save_view(name, query), lambda notice: self.say(notice or f"saved as {name}")
            )

    def open_view(self, name: str) -> None:
        """Search for what was saved under a name."""
        self.show_search(self.views[name])
