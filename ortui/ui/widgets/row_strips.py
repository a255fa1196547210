"""The rows of models as strips, each drawn once: a search only shows the same rows elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from textual.strip import Strip

from ortui.domain.model import Model
from ortui.domain.order import Order
from ortui.ui.drawn import Span, drawn_strip
from ortui.ui.inks import inks
from ortui.ui.view import View
from ortui.ui.widgets.columns import Column
from ortui.ui.widgets.table_lines import RowWriter, bar_strip

MOST_STRIPS = 2000
ROWS_AHEAD = 4
"""Rows out of sight are drawn so many at a time: less than a key would notice."""

Shape = tuple[int, Order | None]
"""On what the columns depend: the width, and the order that was chosen."""


class Look(NamedTuple):
    """How rows are drawn."""

    shape: Shape
    columns: Sequence[Column]
    theme: str


class RowStrips:
    """Draws rows, or takes them as they were drawn before."""

    def __init__(self) -> None:
        self._writer = RowWriter()
        self._rows: dict[tuple[int, str, Shape, str], Strip] = {}
        self._lines: dict[tuple[int, str, Shape, str, Span], Strip] = {}
        """Rows by model, ground, shape and theme; lines by their cell of the scrollbar too."""
        self._ahead: Iterator[Model] = iter(())

    @property
    def is_full(self) -> bool:
        """Whether so many are kept that it is time to forget them."""
        return len(self._lines) > MOST_STRIPS

    def forget(self, models: Sequence[Model]) -> None:
        """Draw all of it anew; these are the models to draw ahead."""
        self._rows.clear()
        self._lines.clear()
        self._ahead = iter(models[: MOST_STRIPS // 2])

    def draw_ahead(self, view: View, look: Look) -> bool:
        """Draw some rows that are not in sight yet, so that no key has to wait for them; False where none is left."""
        rows: Iterable[Model] = list(islice(self._ahead, ROWS_AHEAD))
        for model in rows:
            self._row(view, model, look, "")
        return bool(rows)

    def line(self, view: View, model: Model, look: Look, ground: str, bar: Span) -> Strip:
        """Draw a row and its cell of the scrollbar; ``ground`` names what lies behind it, empty but for the cursor."""
        key = id(model), ground, look.shape, look.theme, bar
        if key not in self._lines:
            self._lines[key] = Strip.join([self._row(view, model, look, ground), bar_strip(*bar, look.theme)])
        return self._lines[key]

    def _row(self, view: View, model: Model, look: Look, ground: str) -> Strip:
        key = id(model), ground, look.shape, look.theme
        if key not in self._rows:
            line = self._writer.row(model, look.columns, view, is_cursor=ground != "")
            self._rows[key] = drawn_strip(line, look.shape[0] - 1, inks(look.theme), ground)
        return self._rows[key]
