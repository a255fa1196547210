"""The highlighted model in a few lines below the table, under a rule with its id."""

from textual.reactive import var

from ortui.ui.drawn import Line, Written, crop, length
from ortui.ui.view import Subject
from ortui.ui.widgets.facts import facts

MORE: Line = (("  … ", "faint"), ("enter", "accent"), (" all", "dim"))


class Detail(Written):
    """As many facts as there is room for; the rest is on the detail screen."""

    subject: var[Subject | None] = var(None)

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
        lines = [_rule(subject, width), *(((" ", ""), *fact) for fact in facts(subject, width - 2))]
        height = self.size.height
        if 0 < height < len(lines):
            lines = lines[:height]
            lines[-1] = (*crop(lines[-1], width - length(MORE)), *MORE)
        return lines


def _rule(subject: Subject, width: int) -> Line:
    model = subject.model
    maker, slash, slug = model.id.partition("/")
    title: Line = (
        ("─ ", "faint"),
        (maker + slash, "dim"),
        (slug, "strong"),
        ("  ", ""),
        (model.name, "dim"),
        (" ", ""),
    )
    return (*crop(title, width), ("─" * width, "faint"))
