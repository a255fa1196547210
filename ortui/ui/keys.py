"""The one table of keys: bindings, footer, help and palette read it; the settings can remap every entry by its id."""

from collections.abc import Mapping
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Key(NamedTuple):
    """One function and the keys that call it."""

    id: str
    """``scope.name``; the settings remap by it."""
    keys: str
    """Comma separated, as Textual names them."""
    action: str
    label: str
    """One or two words for the footer."""
    help: str
    """A sentence for the help and the palette."""
    in_footer: bool = True
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

KEYS = (
    Key("desk.help", "question_mark", "help", "help", "Show every key"),
    Key("desk.search", "slash", "search", "search", "Search the models"),
    Key("desk.prices", "1", "pane('prices')", "prices", "Go to Prices", in_footer=False),
    Key("desk.estimate", "2", "pane('estimate')", "estimate", "Go to Estimate", in_footer=False),
    Key("desk.credits", "3", "pane('credits')", "credits", "Go to Credits", in_footer=False),
    Key("desk.next", "tab", "next_pane(1)", "next pane", "Go to the next pane", priority=True),
    Key(
        "desk.previous",
        "shift+tab",
        "next_pane(-1)",
        "previous",
        "Go to the previous pane",
        in_footer=False,
        priority=True,
    ),
    Key(
        "desk.palette",
        "colon,ctrl+p",
        "app.command_palette",
        "palette",
        "Open the palette of commands",
        in_footer=False,
    ),
    Key("desk.refresh", "r", "refresh", "refresh", "Refresh: prices, and what is left", in_footer=False),
    Key(
        "desk.theme",
        "ctrl+t",
        "next_theme",
        "theme",
        "Switch between dark, light and the terminal's colours",
        in_footer=False,
    ),
    Key(
        "desk.suspend", "ctrl+z", "app.suspend_process", "suspend", "Suspend ortui; fg brings it back", in_footer=False
    ),
    Key("desk.notices", "n", "notices", "notices", "Show what was said since the start", in_footer=False),
    Key("desk.quit", "q,ctrl+q", "app.quit", "quit", "Quit"),
    Key(
        "desk.interrupt", "ctrl+c", "app.interrupt", "quit", "Quit, when pressed twice", in_footer=False, priority=True
    ),
    Key("sheet.close", "escape,enter,q,question_mark", "dismiss", "close", "Close the sheet", in_footer=False),
    Key("sheet.up", "up,k", "scroll(-1)", "up", "Scroll up", in_footer=False),
    Key("sheet.down", "down,j", "scroll(1)", "down", "Scroll down", in_footer=False),
    Key("sheet.first", "g,home", "end(-1)", "first", "Go to the start", in_footer=False),
    Key("sheet.last", "G,end", "end(1)", "last", "Go to the end", in_footer=False),
    Key("providers.fetch", "r", "fetch", "fetch", "Fetch the providers anew", in_footer=False),
    Key("prices.detail", "enter", "screen.detail", "detail", "Show all there is on the model"),
    Key("prices.sort", "s", "sort(1)", "sort", "Sort by the next column"),
    Key("prices.turn", "S", "turn_order", "turn", "Turn the order round", in_footer=False),
    Key("prices.usual_order", "b", "usual_order", "usual order", "Go back to the order at the start", in_footer=False),
    Key("prices.mark", "space", "screen.mark", "mark", "Mark the model for comparing, or unmark it"),
    Key("prices.providers", "p", "screen.providers", "providers", "Show who serves the model, at which price"),
    Key("prices.favourite", "f", "screen.favourite", "favourite", "Make the model a favourite, or no longer one"),
    Key("prices.compare", "v", "screen.compare", "compare", "Compare the marked models side by side"),
    Key("prices.unmark", "u", "screen.unmark_all", "unmark", "Unmark all models", in_footer=False),
    Key("prices.left_out", "h", "left_out", "hidden", "Show or hide batch rows and aliases"),
    Key("prices.explain", "i", "explain", "explain", "Say in full words what the search shows", in_footer=False),
    Key(
        "prices.views",
        "V",
        "screen.views",
        "views",
        "Open a saved search; w then renames or removes it",
        in_footer=False,
    ),
    Key(
        "prices.save_view",
        "w",
        "screen.save_view",
        "save",
        "Save this search, or rename or remove it",
        in_footer=False,
    ),
    Key("prices.clear", "escape", "clear_search", "clear", "Clear the search", in_footer=False),
    Key("prices.copy_id", "y", "screen.copy_id", "copy id", "Copy the model's id"),
    Key("prices.copy_line", "Y", "screen.copy_line", "copy line", "Copy the model's price line", in_footer=False),
    Key("prices.open", "o", "screen.open_page", "open", "Open the model's page in the browser", in_footer=False),
    Key("table.up", "up,k", "move(-1)", "up", "Go to the model above", in_footer=False),
    Key("table.down", "down,j", "move(1)", "down", "Go to the model below", in_footer=False),
    Key("table.page_up", "pageup", "page(-1)", "page up", "Go up a page", in_footer=False),
    Key("table.page_down", "pagedown", "page(1)", "page down", "Go down a page", in_footer=False),
    Key("table.first", "g,home", "end(-1)", "first", "Go to the first model", in_footer=False),
    Key("table.last", "G,end", "end(1)", "last", "Go to the last model", in_footer=False),
    Key("search.move_up", "up", "move(-1)", "up", "Go to the model above", in_footer=False),
    Key("search.move_down", "down", "move(1)", "models", "Go to the model below", shown_as="↑ ↓"),
    Key("search.page_up", "pageup", "page(-1)", "page up", "Go up a page", in_footer=False),
    Key("search.page_down", "pagedown", "page(1)", "page down", "Go down a page", in_footer=False),
    Key("search.complete", "right", "cursor_right", "complete", "Take the completion that is proposed"),
    Key("search.enter", "enter", "leave", "to the table", "Go to the table"),
    Key("search.escape", "escape", "clear", "clear", "Clear the search, then leave it"),
    Key("estimate.scenarios", "s", "screen.scenarios", "scenarios", "Choose a scenario: chat, coding agent, your own"),
    Key("estimate.save", "w", "screen.save_scenario", "save", "Save this work; rename, copy, remove scenarios"),
    Key("estimate.undo", "u", "screen.undo", "undo", "Take the last change of a slider back"),
    Key("estimate.redo", "U", "screen.redo", "redo", "Make again what was taken back", in_footer=False),
    Key("estimate.budget", "b", "board('budget')", "budget", "Fix a budget and solve for what it pays"),
    Key("estimate.receipt", "c", "board('receipt')", "receipt", "Show the receipt", in_footer=False),
    Key("estimate.bill", "i", "board('bill')", "bill", "Show what moves the bill", in_footer=False),
    Key("estimate.hours", "t", "board('hours')", "hours", "Show the price by the hour", in_footer=False),
    Key("estimate.forms", "a", "board('variants')", "forms", "Show the other forms of the model", in_footer=False),
    Key("estimate.mix", "x", "board('mix')", "mix", "Share the work between two models", in_footer=False),
    Key("estimate.next", "right_square_bracket", "next_board(1)", "next", "Show the next board", in_footer=False),
    Key("estimate.before", "left_square_bracket", "next_board(-1)", "before", "Show the board before", in_footer=False),
    Key("estimate.paste", "p", "screen.paste", "paste", "Paste a prompt, to estimate its tokens", in_footer=False),
    Key("naming.up", "up", "row(-1)", "up", "Go to the scenario above", in_footer=False),
    Key("naming.down", "down", "row(1)", "down", "Go to the scenario below", in_footer=False),
    Key(
        "naming.save", "enter", "save", "save", "Save this work, or rename the scenario", in_footer=False, priority=True
    ),
    Key("naming.copy", "ctrl+s", "copy", "copy", "Save a copy under the name", in_footer=False, priority=True),
    Key("naming.remove", "ctrl+r", "remove", "remove", "Remove the scenario", in_footer=False, priority=True),
    Key("naming.leave", "escape", "dismiss(None)", "leave", "Leave all as it is", in_footer=False),
    Key("paste.take", "ctrl+s,f2", "take", "take", "Take the text", in_footer=False, priority=True),
    Key("paste.leave", "escape", "dismiss(None)", "leave", "Leave without it", in_footer=False, priority=True),
    Key("slider.up", "up", "neighbour(-1)", "slider", "Go to the slider above", in_footer=False),
    Key("slider.down", "down", "neighbour(1)", "slider", "Go to the slider below", shown_as="↑ ↓"),
    Key("slider.less", "left", "step(-1)", "less", "A step less", in_footer=False),
    Key("slider.more", "right", "step(1)", "step", "A step more", shown_as="← →"),
    Key("slider.much_less", "pagedown,shift+left", "big_step(-1)", "much less", "A big step less", in_footer=False),
    Key("slider.much_more", "pageup,shift+right", "big_step(1)", "big step", "A big step more", shown_as="PgUp PgDn"),
    Key("slider.least", "home", "to_end(-1)", "least", "The least", in_footer=False),
    Key("slider.most", "end", "to_end(1)", "most", "The most", in_footer=False),
    Key(
        "slider.take",
        "enter",
        "take",
        "whole",
        "Take the value typed; with none, show all of the board",
        in_footer=False,
    ),
    Key("slider.drop", "escape", "drop", "drop", "Drop the value typed; with none, go to the prices", in_footer=False),
    Key("slider.erase", "backspace", "erase", "erase", "Erase the last digit typed", in_footer=False),
    Key("budget.up", "up", "neighbour(-1)", "field", "Go to the field above", in_footer=False),
    Key("budget.down", "down,enter", "neighbour(1)", "field", "Go to the field below", shown_as="↑ ↓"),
    Key("choice.up", "up", "neighbour(-1)", "field", "Go to the field above", in_footer=False),
    Key("choice.down", "down,enter", "neighbour(1)", "field", "Go to the field below", in_footer=False),
    Key("choice.previous", "left", "switch(-1)", "switch", "Choose the word before", in_footer=False),
    Key("choice.next", "right,space", "switch(1)", "switch", "Choose the next word", shown_as="← →"),
    Key("answer.up", "up", "neighbour(-1)", "answer", "Go to the answer above", in_footer=False),
    Key("answer.down", "down", "neighbour(1)", "answer", "Go to the answer below", shown_as="↑ ↓"),
    Key("answer.take", "enter,space", "take", "take over", "Set the slider to the answer, or go to the model"),
    Key("field.up", "up", "neighbour(-1)", "field", "Go to the field above", in_footer=False),
    Key("field.down", "down,enter", "neighbour(1)", "field", "Go to the field below", shown_as="↑ ↓"),
    Key("reading.up", "up", "neighbour(-1)", "field", "Go to the field above", in_footer=False),
    Key("reading.whole", "enter,space", "whole", "whole", "Show all lines on a sheet"),
    Key("credits.month", "m", "take_month", "plan a month", "Plan to buy a month of this work"),
    Key("credits.left", "l", "plan('left')", "left", "Show how long it lasts"),
    Key("credits.buy", "b", "plan('buy')", "buy", "Plan a purchase", in_footer=False),
    Key("credits.top_up", "t", "plan('top-up')", "top-up", "Plan an automatic top-up", in_footer=False),
    Key("credits.own_key", "o", "plan('own-key')", "own key", "Price bringing your own key", in_footer=False),
    Key("credits.used", "a", "plan('used')", "activity", "Show what was used day by day", in_footer=False),
    Key("credits.keys", "k", "plan('keys')", "keys", "Show the keys of the account", in_footer=False),
    Key("credits.refused", "e", "plan('refused')", "why 402", "Explain an error: why a 402?"),
    Key("credits.audit", "i", "screen.audit", "audit", "Audit a generation by its id", in_footer=False),
    Key("credits.type_key", "K", "screen.type_key", "type a key", "Type a key for this run", in_footer=False),
    Key("credits.next", "right_square_bracket", "next_plan(1)", "next", "Show the next board", in_footer=False),
    Key("credits.before", "left_square_bracket", "next_plan(-1)", "before", "Show the board before", in_footer=False),
    Key("credits.leave", "escape", "leave", "leave", "Go to the table of prices", in_footer=False),
)

SCOPES = {
    "desk": "Everywhere outside entry fields",
    "prices": "Prices",
    "table": "In the table of prices",
    "search": "In the search line",
    "estimate": "Estimate",
    "naming": "On the sheet of scenarios",
    "paste": "On the sheet for a text",
    "slider": "On a slider, where digits type a value",
    "budget": "On the budget",
    "choice": "On a choice",
    "answer": "On an answer of the budget",
    "credits": "Credits",
    "field": "In a field of Credits",
    "reading": "On the lines below the fields",
    "sheet": "On a sheet, such as this one",
    "providers": "On the sheet of providers",
}


def remapped(keys: Mapping[str, str]) -> tuple[Key, ...]:
    """Return the table as the settings remap it: the id of a function → its keys, comma separated."""
    return tuple(key._replace(keys=keys[key.id], shown_as="") if keys.get(key.id) else key for key in KEYS)


def bindings(*scopes: str) -> list[BindingType]:
    """Make the bindings of some scopes, or of single keys by their ids, for a class's ``BINDINGS``."""
    return [
        Binding(key.keys, key.action, key.help, show=False, id=key.id, priority=key.priority)
        for key in KEYS
        if key.scope in scopes or key.id in scopes
    ]


def unknown_keys(remapped_in_settings: Mapping[str, str]) -> tuple[str, ...]:
    """Say which functions the settings remap that do not exist."""
    known = {key.id for key in KEYS}
    return tuple(
        f"settings: keys.{each} is no function; the help (?) names those there are"
        for each in remapped_in_settings
        if each not in known
    )
