"""The one table of keys: bindings, footer, help and palette read it; the settings can remap every entry by its id."""

from collections.abc import Mapping

from textual.binding import Binding, BindingType

from ortui.ui.key import Key

KEYS = (
    Key("desk.help", "question_mark", "help", "Show every key", footer="help"),
    Key("desk.search", "slash", "search", "Search the models", footer="search"),
    Key("desk.prices", "1", "pane('prices')", "Go to Prices"),
    Key("desk.estimate", "2", "pane('estimate')", "Go to Estimate"),
    Key("desk.credits", "3", "pane('credits')", "Go to Credits"),
    Key("desk.next", "tab", "next_pane(1)", "Go to the next pane", footer="next pane", priority=True),
    Key("desk.previous", "shift+tab", "next_pane(-1)", "Go to the previous pane", priority=True),
    Key("desk.palette", "colon,ctrl+p", "app.command_palette", "Open the palette of commands", footer="palette"),
    Key("desk.refresh", "r", "refresh", "Refresh: prices, and what is left"),
    Key("desk.theme", "ctrl+t", "next_theme", "Switch between dark, light and the terminal's colours"),
    Key("desk.suspend", "ctrl+z", "app.suspend_process", "Suspend ortui; fg brings it back"),
    Key("desk.notices", "n", "notices", "Show what was said since the start"),
    Key("desk.quit", "q,ctrl+q", "app.quit", "Quit", footer="quit"),
    Key("desk.interrupt", "ctrl+c", "app.interrupt", "Quit, when pressed twice", priority=True),
    Key("sheet.close", "escape,enter,q,question_mark", "dismiss", "Close the sheet"),
    Key("sheet.up", "up,k", "scroll(-1)", "Scroll up"),
    Key("sheet.down", "down,j", "scroll(1)", "Scroll down"),
    Key("sheet.first", "g,home", "end(-1)", "Go to the start"),
    Key("sheet.last", "G,end", "end(1)", "Go to the end"),
    Key("providers.fetch", "r", "fetch", "Fetch the providers anew"),
    Key("prices.detail", "enter", "screen.detail", "Show all there is on the model", footer="detail"),
    Key("prices.brief", "d", "screen.brief", "Hide or show the lines on the model below the table"),
    Key("prices.sort", "s", "sort(1)", "Sort by the next column", footer="sort"),
    Key("prices.turn", "S", "turn_order", "Turn the order round"),
    Key("prices.usual_order", "b", "usual_order", "Go back to the order at the start"),
    Key("prices.mark", "space", "screen.mark", "Mark the model for comparing, or unmark it", footer="mark"),
    Key("prices.providers", "p", "screen.providers", "Show who serves the model, at which price", footer="providers"),
    Key(
        "prices.favourite", "f", "screen.favourite", "Make the model a favourite, or no longer one", footer="favourite"
    ),
    Key("prices.compare", "v", "screen.compare", "Compare the marked models side by side", footer="compare"),
    Key("prices.unmark", "u", "screen.unmark_all", "Unmark all models"),
    Key("prices.left_out", "h", "left_out", "Show or hide batch rows and aliases", footer="hidden"),
    Key("prices.explain", "i", "explain", "Say in full words what the search shows"),
    Key("prices.views", "V", "screen.views", "Open a saved search (then w: rename or remove)"),
    Key("prices.save_view", "w", "screen.save_view", "Save this search, or rename or remove it"),
    Key("prices.clear", "escape", "clear_search", "Clear the search"),
    Key("prices.copy_id", "y", "screen.copy_id", "Copy the model's id", footer="copy id"),
    Key("prices.copy_line", "Y", "screen.copy_line", "Copy the model's price line"),
    Key("prices.open", "o", "screen.open_page", "Open the model's page in the browser"),
    Key("table.up", "up,k", "move(-1)", "Go to the model above"),
    Key("table.down", "down,j", "move(1)", "Go to the model below"),
    Key("table.page_up", "pageup", "page(-1)", "Go up a page"),
    Key("table.page_down", "pagedown", "page(1)", "Go down a page"),
    Key("table.first", "g,home", "end(-1)", "Go to the first model"),
    Key("table.last", "G,end", "end(1)", "Go to the last model"),
    Key("search.move_up", "up", "move(-1)", "Go to the model above"),
    Key("search.move_down", "down", "move(1)", "Go to the model below", footer="models", shown_as="↑ ↓"),
    Key("search.page_up", "pageup", "page(-1)", "Go up a page"),
    Key("search.page_down", "pagedown", "page(1)", "Go down a page"),
    Key("search.complete", "right", "cursor_right", "Take the completion that is proposed", footer="complete"),
    Key("search.enter", "enter", "leave", "Go to the table", footer="to the table"),
    Key("search.escape", "escape", "clear", "Clear the search, then leave it", footer="clear"),
    Key(
        "estimate.scenarios",
        "s",
        "screen.scenarios",
        "Choose a scenario: chat, coding agent, your own",
        footer="scenarios",
    ),
    Key("estimate.save", "w", "screen.save_scenario", "Save this work; rename, copy, remove scenarios", footer="save"),
    Key("estimate.undo", "u", "screen.undo", "Take the last change of a slider back", footer="undo"),
    Key("estimate.redo", "U", "screen.redo", "Make again what was taken back"),
    Key("estimate.budget", "b", "board('budget')", "Fix a budget and solve for what it pays", footer="budget"),
    Key("estimate.receipt", "c", "board('receipt')", "Show the receipt"),
    Key("estimate.bill", "i", "board('bill')", "Show what moves the bill"),
    Key("estimate.hours", "t", "board('hours')", "Show the price by the hour"),
    Key("estimate.forms", "a", "board('variants')", "Show the other forms of the model"),
    Key("estimate.mix", "x", "board('mix')", "Share the work between two models"),
    Key("estimate.next", "right_square_bracket", "next_board(1)", "Show the next board"),
    Key("estimate.before", "left_square_bracket", "next_board(-1)", "Show the board before"),
    Key("estimate.paste", "p", "screen.paste", "Paste a prompt, to estimate its tokens"),
    Key("naming.up", "up", "row(-1)", "Go to the scenario above"),
    Key("naming.down", "down", "row(1)", "Go to the scenario below"),
    Key("naming.save", "enter", "save", "Save this work, or rename the scenario", priority=True),
    Key("naming.copy", "ctrl+s", "copy", "Save a copy under the name", priority=True),
    Key("naming.remove", "ctrl+r", "remove", "Remove the scenario", priority=True),
    Key("naming.leave", "escape", "dismiss(None)", "Leave all as it is"),
    Key("paste.take", "ctrl+s,f2", "take", "Take the text", priority=True),
    Key("paste.leave", "escape", "dismiss(None)", "Leave without it", priority=True),
    Key("slider.up", "up", "neighbour(-1)", "Go to the slider above"),
    Key("slider.down", "down", "neighbour(1)", "Go to the slider below", footer="slider", shown_as="↑ ↓"),
    Key("slider.less", "left", "step(-1)", "A step less"),
    Key("slider.more", "right", "step(1)", "A step more", footer="step", shown_as="← →"),
    Key("slider.much_less", "pagedown,shift+left", "big_step(-1)", "A big step less"),
    Key(
        "slider.much_more",
        "pageup,shift+right",
        "big_step(1)",
        "A big step more",
        footer="big step",
        shown_as="PgUp PgDn",
    ),
    Key("slider.least", "home", "to_end(-1)", "The least"),
    Key("slider.most", "end", "to_end(1)", "The most"),
    Key("slider.take", "enter", "take", "Take the value typed; with none, show all of the board"),
    Key("slider.drop", "escape", "drop", "Drop the value typed; with none, go to the prices"),
    Key("slider.erase", "backspace", "erase", "Erase the last digit typed"),
    Key("budget.up", "up", "neighbour(-1)", "Go to the field above"),
    Key("budget.down", "down,enter", "neighbour(1)", "Go to the field below", footer="field", shown_as="↑ ↓"),
    Key("choice.up", "up", "neighbour(-1)", "Go to the field above"),
    Key("choice.down", "down,enter", "neighbour(1)", "Go to the field below"),
    Key("choice.previous", "left", "switch(-1)", "Choose the word before"),
    Key("choice.next", "right,space", "switch(1)", "Choose the next word", footer="switch", shown_as="← →"),
    Key("answer.up", "up", "neighbour(-1)", "Go to the answer above"),
    Key("answer.down", "down", "neighbour(1)", "Go to the answer below", footer="answer", shown_as="↑ ↓"),
    Key("answer.take", "enter,space", "take", "Set the slider to the answer, or go to the model", footer="take over"),
    Key("field.up", "up", "neighbour(-1)", "Go to the field above"),
    Key("field.down", "down,enter", "neighbour(1)", "Go to the field below", footer="field", shown_as="↑ ↓"),
    Key("reading.up", "up", "neighbour(-1)", "Go to the field above"),
    Key("reading.whole", "enter,space", "whole", "Show all lines on a sheet", footer="whole"),
    Key("credits.month", "m", "take_month", "Plan to buy a month of this work", footer="plan a month"),
    Key("credits.left", "l", "plan('left')", "Show how long it lasts", footer="left"),
    Key("credits.buy", "b", "plan('buy')", "Plan a purchase"),
    Key("credits.top_up", "t", "plan('top-up')", "Plan an automatic top-up"),
    Key("credits.own_key", "o", "plan('own-key')", "Price bringing your own key"),
    Key("credits.used", "a", "plan('used')", "Show what was used day by day"),
    Key("credits.keys", "k", "plan('keys')", "Show the keys of the account"),
    Key("credits.refused", "e", "plan('refused')", "Explain an error: why a 402?", footer="why 402"),
    Key("credits.audit", "i", "screen.audit", "Audit a generation by its id"),
    Key("credits.type_key", "K", "screen.type_key", "Type a key for this run"),
    Key("credits.next", "right_square_bracket", "next_plan(1)", "Show the next board"),
    Key("credits.before", "left_square_bracket", "next_plan(-1)", "Show the board before"),
    Key("credits.leave", "escape", "leave", "Go to the table of prices"),
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
