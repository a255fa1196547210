"""The highlighted model in a few lines below the table, under a rule with its id."""

from itertools import accumulate
from sys import maxsize
from typing import NamedTuple

from textual import events
from textual.reactive import var

from ortui.domain.price import PriceState
from ortui.ui.drawn import Line, Written, crop, length, wrap
from ortui.ui.messages import ActionAsked
from ortui.ui.view import Subject
from ortui.ui.widgets import fact_items
from ortui.ui.widgets.fact_items import flow
from ortui.ui.widgets.price_rows import price_rows

BUTTON_GAP = 3
_GAP: Line = ((" ", ""), ("─", "faint"))
"""Behind the title, so that no button looks like a part of it."""
MORE: Line = (("  … ", "faint"), ("enter", "accent"), (" all", "dim"))


class Button(NamedTuple):
    """A word on the rule that can be clicked."""

    word: str
    action: str
    importance: int
    """1 keeps its place longest where there is little room."""

    @property
    def width(self) -> int:
        """The cells it takes with the piece of the rule beside it."""
        return len(self.word) + BUTTON_GAP


BUTTONS = (
    Button("mark", "screen.mark", 5),
    Button("favourite", "screen.favourite", 4),
    Button("copy id", "screen.copy_id", 1),
    Button("copy line", "screen.copy_line", 3),
    Button("open", "screen.open_page", 2),
    Button("providers", "screen.providers", 6),
)
"""In the order in which they stand."""


class Detail(Written):
    """As many facts as there is room for; the rest is on the detail screen."""

    subject: var[Subject | None] = var(None)

    def watch_subject(self) -> None:
        """Write the facts of another model, or of another workload, as soon as they are seen."""
        if self.display:
            self.rewrite()
        else:
            self.forget()

    def on_resize(self) -> None:
        """Let the lines follow the room there is."""
        self.rewrite()

    def write(self, width: int) -> list[Line]:
        """Write the rule, then the facts; a last line that is not the last fact says where the others are."""
        subject = self.subject
        if subject is None:
            return []
        height = self.size.height
        brief = _in_brief(subject, width - 2, height - 1 if height else maxsize)
        lines = [_rule(subject, width), *(((" ", ""), *fact) for fact in brief.lines)]
        if height and (height < len(lines) or not brief.is_all):
            lines = lines[:height]
            lines[-1] = (*crop(lines[-1], width - length(MORE)), *MORE)
        return lines

    def on_click(self, event: events.Click) -> None:
        """Press the button under the mouse; elsewhere show all there is."""
        if event.y:
            self.post_message(ActionAsked("screen.detail"))
            return
        if self.subject is None:
            return
        right = self.size.width
        for button in reversed(_buttons(_title(self.subject), right)):
            right -= button.width
            if right < event.x <= right + len(button.word):
                self.post_message(ActionAsked(button.action))


class _Brief(NamedTuple):
    """The facts in as few lines as they take."""

    lines: list[Line]
    is_all: bool
    """Whether no prices were passed over."""


def _in_brief(subject: Subject, width: int, height: int) -> _Brief:
    """Say what matters first; labels stand only where a fact does not say what it is.

    Prices that would be cut off below their titles give their place to the next facts.
    """
    model = subject.model
    lines = list(flow(fact_items.state(model), width))
    blocks = price_rows(subject, width) if model.price.state is not PriceState.VARIES else []
    ends = accumulate(map(len, blocks), initial=len(lines))
    shown = [
        block for block, begin in zip(blocks, ends, strict=False) if block is blocks[0] or begin + len(block) < height
    ]
    lines += [line for block in shown for line in block]
    if model.price.state is not PriceState.VARIES:
        lines += flow((*fact_items.units(model), *fact_items.tier(subject)), width)
    lines += fact_items.warnings(subject, width)
    lines += flow((*fact_items.limits(model), *fact_items.abilities(model)), width)
    lines += flow((*fact_items.dates(subject), *fact_items.names(model)), width)
    lines += flow((*fact_items.benchmarks(model), *fact_items.others(model)), width)
    if model.parameters:
        first, *rest = fact_items.parameters(model)
        lines += flow(((("parameters ", "dim"), *first), *rest), width)
    if model.description:
        lines += [(), *wrap(model.description, width, "dim", "", "")]
    return _Brief(lines, is_all=len(shown) == len(blocks))


def _title(subject: Subject) -> Line:
    maker, slash, slug = subject.model.id.partition("/")
    return (
        ("─ ", "faint"),
        (maker + slash, "dim"),
        (slug, "strong"),
        ("  ", ""),
        (subject.model.name, "dim"),
    )


def _buttons(title: Line, width: int) -> list[Button]:
    """Choose as many buttons as leave the whole id its room."""
    room, chosen = width - length(title[:3]) - length(_GAP), list[Button]()
    for button in sorted(BUTTONS, key=lambda each: each.importance):
        if button.width > room:
            break
        chosen.append(button)
        room -= button.width
    return [button for button in BUTTONS if button in chosen]


def _rule(subject: Subject, width: int) -> Line:
    title = _title(subject)
    buttons = tuple(
        span for button in _buttons(title, width) for span in ((" ", ""), (button.word, "accent"), (" ─", "faint"))
    )
    room = width - length(buttons)
    title = (*crop(title, room - length(_GAP)), *_GAP)
    return (*title, ("─" * (room - length(title)), "faint"), *buttons)
