"""Searches saved under a name, and opened again."""

from functools import partial

from ortui.ui.navigation import Navigation


class SavedSearches(Navigation):
    """Saves searches and offers them."""

    def action_views(self) -> None:
        """Offer the saved searches."""
        from ortui.ui.palette_sheet import Palette  # noqa: PLC0415 - not needed before it is asked for
        from ortui.ui.view_hits import Views  # noqa: PLC0415 - the same

        if not self.views:
            self.say("no search is saved yet; w saves the present one under a name")
            return
        self.app.push_screen(Palette(providers=[Views], placeholder="saved searches"))

    def action_save_view(self) -> None:
        """Ask for a name and save the search under it; one that is saved already is renamed, or removed by no name."""
        query = self.arrangement.text.strip()
        if not query:
            self.say("there is no search to save; type one with /")
            return
        before = next((name for name, saved in self.views.items() if saved == query), "")
        title = f"Rename “{before}”, or remove it by no name" if before else f"Save “{query}” as"
        self._ask_name(title, query, before, before)

    def _ask_name(self, title: str, query: str, before: str, proposed: str) -> None:
        """Ask under which name to save; a name that is taken is asked about, and asked for again if it is to stay."""
        from ortui.ui.ask import Ask  # noqa: PLC0415 - not needed before it is asked for
        from ortui.ui.confirm import Confirm  # noqa: PLC0415 - the same

        def take(name: str | None) -> None:
            if name is None or name == before or not (name or before):
                return
            if name not in self.views:
                self._name_view(query, before, name)
                return
            kept = f"“{name}” is saved already, for: {self.views[name]}"
            self.app.push_screen(Confirm("Replace a saved search", kept), lambda replace: answer(name, replace))

        def answer(name: str, replace: bool | None) -> None:  # noqa: FBT001 - what was answered
            if replace:
                self._name_view(query, before, name)
            else:
                self._ask_name(title, query, before, name)

        self.app.push_screen(Ask(title, "a name", proposed, can_remove=before != ""), take)

    def _name_view(self, query: str, before: str, name: str) -> None:
        said = f"saved as {name}" if name else f"removed {before}" if before else ""
        if name in self.views:
            said += f", instead of “{self.views[name]}”"
        if before:
            del self.views[before]
        if name:
            self.views[name] = query
        else:
            self.say(said)
            said = ""
        self.keep_behind(partial(self._keep_view, query, before, name), lambda notice: self.say(notice or said))

    def _keep_view(self, query: str, before: str, name: str) -> str:
        memory = self.setup.memory
        return memory.save_view(name, query, instead_of=before) if name else memory.save_view(before, "")

    def open_view(self, name: str) -> None:
        """Search for what was saved under a name."""
        self.show_search(self.views[name])
