"""The highlighted model in a few lines below the table, under a rule with its id."""

from textual import events
from textual.message import Message
from textual.reactive import var

from ortui.domain.price import PriceState
from ortui.ui.drawn import Line, Written, crop, length, wrap
from ortui.ui.view import Subject
from ortui.ui.widgets import fact_items
from ortui.ui.widgets.fact_items import flow
from ortui.ui.widgets.price_rows import price_rows

BUTTON_GAP = 3
MORE: Line = (("  … ", "faint"), ("enter", "accent"), (" all", "dim"))


BUTTONS = (("copy", "screen.copy_id"), ("open", "screen.open_page"), ("providers", "screen.providers"))
"""What can be clicked on the rule, with the action of each."""


class Detail(Written):
    """As many facts as there is room for; the rest is on the detail screen."""

    subject: var[Subject | None] = var(None)

    class Pressed(Message):
        """A button was clicked."""

        def __init__(self, action: str) -> None:
            self.action = action
            super().__init__()

    def watch_subject(self) -> None:
        """Write the facts of another model, or of another workload."""
        self.rewrite()

    def on_resize(self) -> None:
        """Let the lines follow the room there is."""
        self.rewrite()

    def write(self, width: int) -> list[Line]:
        """Write the rule, then the facts; a last line that is not the last fact says where the others are."""
        subject = self.subject
        if subject is None:
            return []
        lines = [_rule(subject, width), *(((" ", ""), *fact) for fact in _in_brief(subject, width - 2))]
        height = self.size.height
        if 0 < height < len(lines):
            lines = lines[:height]
            lines[-1] = (*crop(lines[-1], width - length(MORE)), *MORE)
        return lines

    def on_click(self, event: events.Click) -> None:
        """Press the button under the mouse; elsewhere show all there is."""
        if event.y:
            self.post_message(self.Pressed("screen.detail"))
            return
        if self.subject is None or not _has_room_for_buttons(_title(self.subject), self.size.width):
            return
        right = self.size.width
        for word, action in reversed(BUTTONS):
            right -= len(word) + BUTTON_GAP
            if right < event.x <= right + len(word):
                self.post_message(self.Pressed(action))


def _in_brief(subject: Subject, width: int) -> list[Line]:
    """Say what matters first in as few lines as it takes; labels stand only where a fact does not say what it is."""
    model = subject.model
    lines = list(flow(fact_items.state(model), width))
    if model.price.state is not PriceState.VARIES:
        lines += [*price_rows(subject, width), *flow(fact_items.units(model), width)]
    lines += fact_items.warnings(subject, width)
    lines += flow((*fact_items.limits(model), *fact_items.abilities(model)), width)
    lines += flow((*fact_items.dates(subject), *fact_items.names(model)), width)
    lines += flow((*fact_items.benchmarks(model), *fact_items.others(model)), width)
    if model.parameters:
        first, *rest = fact_items.parameters(model)
        lines += flow(((("parameters ", "dim"), *first), *rest), width)
    return [*lines, *((), *wrap(model.description, width, "dim", "", ""))] if model.description else lines


def _title(subject: Subject) -> Line:
    maker, slash, slug = subject.model.id.partition("/")
    return (
        ("─ ", "faint"),
        (maker + slash, "dim"),
        (slug, "strong"),
        ("  ", ""),
        (subject.model.name, "dim"),
        (" ", ""),
    )


def _has_room_for_buttons(title: Line, width: int) -> bool:
    """Whether the buttons leave the whole id its room."""
    return length(title[:3]) + 1 + sum(len(word) + BUTTON_GAP for word, _ in BUTTONS) <= width


def _rule(subject: Subject, width: int) -> Line:
    title = _title(subject)
    if not _has_room_for_buttons(title, width):
        return (*crop(title, width), ("─" * width, "faint"))
    buttons = tuple(span for word, _ in BUTTONS for span in ((" ", ""), (word, "accent"), (" ─", "faint")))
    room = width - length(buttons)
    title = crop(title, room)
    return (*title, ("─" * (room - length(title)), "faint"), *buttons)
