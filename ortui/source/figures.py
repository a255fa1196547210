"""Figures of rules that ship, each of which the settings can say otherwise."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from ortui.domain.errors import InvalidInputError
from ortui.source.errors import LONGEST_SENTENCE
from ortui.source.text import clean

Figure = TypeVar("Figure")


class Figures:
    """Reads figures from the settings where they say them, else from what ships."""

    def __init__(self) -> None:
        self.notices: list[str] = []
        """A sentence for each figure of the settings that can't be taken; the shipped one then holds."""
        self.overridden = False
        """Whether any figure of the settings was taken."""

    def read(
        self, read: Callable[..., Figure], key: str, place: str, layers: tuple[Mapping[str, str], Mapping[str, object]]
    ) -> Figure:
        """Read one, from what ships and what the settings say; 0 where neither does."""
        shipped, over = layers
        if key in over:
            try:
                figure = read(str(over[key]), what=f"{place}.{key}")
            except InvalidInputError as error:
                self.notices.append(clean(f"{error}; the rule that ships holds", LONGEST_SENTENCE))
            else:
                self.overridden = True
                return figure
        return read(shipped.get(key, "0"))

    def source(self, shipped: str) -> str:
        """Name the source, with the settings where they were followed."""
        return f"your settings, over: {shipped}" if self.overridden else shipped
