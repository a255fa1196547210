"""The inks that lines are drawn with, one set for each look.

They are styles made once and not component classes of the style sheet: resolving those for every widget took a third of
the time to the first paint.
"""

from functools import cache
from itertools import combinations

from rich.style import Style

from ortui.ui.themes import BY_NAME, DARK

STACKED = ("bar", "bar-second", "bar-rest")
"""What the parts of a bar are drawn with, from its bottom; ``bar on bar-rest`` names the one before the other."""
INKS = ("dim", "faint", "strong", "accent", "good", "warn", "frame", *STACKED)
"""What a span can be written with, besides the plain ink, which has no name."""
ON = " on "
"""What stands in the name of an ink with a ground of its own, between the two."""
GROUNDS = ("here", "away")
"""What can lie behind a whole line: the cursor with and without the focus."""


@cache
def inks(theme: str) -> dict[str, Style]:
    """Make the inks of a look, by their names; those of lines are complete, grounds only have a background."""
    look = BY_NAME.get(theme, BY_NAME[DARK])
    ground = _colour(look.background)
    made = {"": Style(color=_colour(look.foreground), bgcolor=ground)}
    for name in INKS:
        colour = _colour(look.variables[f"ink-{name}"])
        # A terminal's own colours have no shades: there the dim ink is the terminal's own dimness.
        made[name] = Style(color=colour, bgcolor=ground, bold=name == "strong", dim=look.ansi and name == "dim")
    for lower, upper in combinations(STACKED, 2):
        made[f"{lower}{ON}{upper}"] = Style(color=made[lower].color, bgcolor=made[upper].color)
    if look.ansi:
        return made | {"here": Style(reverse=True), "away": Style(underline=True)}
    return made | {name: Style(bgcolor=_colour(look.variables[f"cursor-{name}"])) for name in GROUNDS}


def _colour(name: str | None) -> str:
    return (name or "default").removeprefix("ansi_")
