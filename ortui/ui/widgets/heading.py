"""What the header says: how many models, where their prices are from and how old they are, and what is going on."""

from datetime import datetime
from typing import NamedTuple

from ortui.domain import wording
from ortui.domain.catalogue import Catalogue
from ortui.ui.drawn import Line
from ortui.ui.view import Arrangement


class Activity(NamedTuple):
    """What goes on behind the screen, or went wrong there."""

    words: str = ""
    in_short: str = ""
    """The same where there is little room; empty where it is short already."""
    is_busy: bool = False
    is_warning: bool = False


class Heading(NamedTuple):
    """The parts of the header, each also in short where there is little room."""

    models: str = ""
    models_in_short: str = ""
    prices: str = ""
    prices_in_short: str = ""
    activity: Activity = Activity()
    has_hidden: bool = False
    """Whether the default leaves something out, which a click on the number brings back, or hides again."""
    balance: tuple[Line, ...] = ()
    """What is left, the longest form first; empty where nothing is known."""


def make_heading(
    catalogue: Catalogue, arrangement: Arrangement, now: datetime, activity: Activity, balance: tuple[Line, ...] = ()
) -> Heading:
    """Write the header."""
    held, left_out = len(catalogue), catalogue.index.left_out.bit_count()
    models = in_short = f"{held:,} models"
    if left_out and arrangement.everything:
        models, in_short = f"{models}, {left_out} of them hidden again by h", f"{models}, {left_out} shown by h"
    elif left_out:
        models = f"{held - left_out:,} of {held:,} models, {left_out} hidden (h)"
        in_short = f"{held - left_out:,} of {held:,}, {left_out} hidden (h)"
    if catalogue.set_aside:
        set_aside = f", {len(catalogue.set_aside)} set aside"
        models, in_short = models + set_aside, in_short + set_aside
    source, age = wording.origin(catalogue.source), wording.age(catalogue.age_seconds(now))
    prices = f"{source} of {wording.date(catalogue.fetched_at)}, {age}"
    return Heading(models, in_short, prices, f"{source} {age}", activity, left_out > 0, balance)
