"""The header: how many models, where their prices are from and how old they are, and what is going on."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from textual import events
from textual.reactive import reactive

from ortui.domain import wording
from ortui.domain.catalogue import Catalogue, left_out_by_default
from ortui.ui.drawn import Drawn, Line, Span, crop, length, spread
from ortui.ui.messages import ActionAsked
from ortui.ui.view import Arrangement

HEADER_GAP = 2


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
    held, left_out = len(catalogue), sum(map(left_out_by_default, catalogue))
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


class Header(Drawn):
    """One line: how many models, where their prices are from, how old they are, what is going on."""

    heading: reactive[Heading] = reactive(Heading(), layout=False)

    def line(self, y: int) -> Line:
        """Draw it."""
        del y
        heading, width = self.heading, self.size.width - 1
        activity = heading.activity
        forms = _forms(heading)
        if heading.balance:
            return _with_balance(forms, _after_activity(activity, heading.balance), width)
        for words in filter(None, (activity.words, activity.in_short)):
            room = width - len(words) - 2
            if left := next((form for form in forms[:2] if length(form) <= room), None):
                return spread(left, ((words, "warn" if activity.is_warning else "dim"),), width)
        left = next((form for form in forms if length(form) <= width), forms[-1])
        right: Line = ((activity.in_short or activity.words, "warn" if activity.is_warning else "dim"),)
        return spread(left, crop(right, max(0, width - length(left) - 2)), width)

    def on_click(self, event: events.Click) -> None:
        """Show what is hidden, or hide it again, by a click on the number of models."""
        heading, right = self.heading, 0
        for text, ink in self.line(0):
            right += length(((text, ink),))
            if event.x < right:
                if heading.has_hidden and text in {heading.models, heading.models_in_short}:
                    self.post_message(ActionAsked("left_out"))
                return


def _after_activity(activity: Activity, balance: Sequence[Line]) -> Sequence[Line]:
    """Set what goes on before what is left; where there is little room, what is left alone."""
    if not activity.words:
        return balance
    ink = "warn" if activity.is_warning else "dim"
    short: Line = ((activity.in_short or activity.words, ink), (" · ", "faint"))
    return (*((*short, *form) for form in balance), balance[-1])


def _with_balance(forms: Sequence[Line], balance: Sequence[Line], width: int) -> Line:
    """Set the prices to the left and what is left to the right, in the longest forms that have room for each other."""
    pairs = [(first, second) for first in range(len(forms)) for second in range(len(balance))]
    shortest = len(forms) - 1  # without the number of models: sooner may the balance lose most of its parts
    for first, second in sorted(pairs, key=lambda pair: sum(pair) + len(forms) * (pair[0] == shortest)):
        if length(forms[first]) + length(balance[second]) + HEADER_GAP <= width:
            return spread(forms[first], balance[second], width)
    return spread(forms[-1], (), width)


def _forms(heading: Heading) -> tuple[Line, ...]:
    """Write the left of the header in its forms, the longest first. The age of the prices is in each."""
    name: Span = (" ortui  ", "strong")
    dot: Span = (" · ", "faint")
    return (
        (name, (heading.models, ""), dot, (heading.prices, "dim")),
        (name, (heading.models_in_short, ""), dot, (heading.prices_in_short, "dim")),
        (name, (heading.prices_in_short, "dim")),
    )
