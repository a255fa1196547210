"""What people call the functions besides what the table of keys says of them: the palette finds them by these, too."""

OTHER_WORDS = {
    "desk.help": "keys shortcuts bindings manual how",
    "desk.search": "find filter query",
    "desk.prices": "models table list",
    "desk.estimate": "cost workload calculator sliders",
    "desk.credits": "balance money buy top up topup fee",
    "desk.refresh": "reload update download",
    "desk.theme": "colors theme mode night look",
    "desk.suspend": "background shell",
    "desk.notices": "messages log errors warnings history",
    "desk.quit": "exit close leave",
    "prices.detail": "details info information open description context",
    "prices.brief": "detail toggle more rows",
    "prices.sort": "order by rank",
    "prices.turn": "reverse descending ascending sort invert",
    "prices.usual_order": "reset sort unsort default newest",
    "prices.mark": "select choose tick",
    "prices.providers": "endpoints hosts latency uptime cheapest provider",
    "prices.favourite": "favorite star bookmark like",
    "prices.compare": "side by side difference versus diff",
    "prices.unmark": "deselect clear selection",
    "prices.left_out": "all hidden everything toggle variants",
    "prices.explain": "status why filter meaning",
    "prices.views": "saved searches bookmarks load",
    "prices.save_view": "keep filter view store",
    "prices.clear": "reset search empty filter",
    "prices.copy_id": "clipboard yank name slug",
    "prices.copy_line": "clipboard export yank prices",
    "prices.open": "web website url link openrouter",
    "estimate.scenarios": "presets workloads profile",
    "estimate.save": "keep scenario store preset",
    "estimate.undo": "back revert",
    "estimate.redo": "forward again",
    "estimate.budget": "afford limit spend cheapest maximum",
    "estimate.receipt": "breakdown lines invoice",
    "estimate.bill": "levers share saving sensitivity drivers",
    "estimate.hours": "time of day peak off-peak night window",
    "estimate.forms": "variants batch free flex floor nitro",
    "estimate.mix": "split blend share route",
    "estimate.paste": "tokens count clipboard text tokenizer",
}
"""By the id of the function."""
_LIKE = {
    "cheapest": "lowest inexpensive price",
    "dearest": "most expensive costly highest price",
    "newest": "latest recent date",
    "longest": "largest biggest",
    "intelligence": "smartest best benchmark",
    "name": "alphabetical a-z",
}


def words_like(sentence: str) -> str:
    """Give what else people call what a sentence speaks of."""
    return " ".join(others for word, others in _LIKE.items() if word in sentence)
