"""The fee rules: those that ship, with what a person's settings say instead."""

import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal

from ortui.domain.counts import read_percent
from ortui.domain.errors import InvalidInputError
from ortui.domain.money import read_usd
from ortui.domain.purchase import METHODS, FeeRule, FeeRules
from ortui.source.bundled import FEES_FILE
from ortui.source.errors import LONGEST_SENTENCE
from ortui.source.plain_data import obj
from ortui.source.text import clean


def load_fee_rules(overrides: Mapping[str, object]) -> tuple[FeeRules, tuple[str, ...]]:
    """Read the rules that ship, and put the settings' ``[fees]`` over them.

    Returns the rules, and a sentence for each figure of the settings that can't be taken; the shipped one then holds.
    """
    shipped = tomllib.loads(FEES_FILE.read_text("utf-8"))
    figures = _Figures()
    methods = {
        method: FeeRule(
            method,
            figures.read(read_percent, "percent", f"fees.{method}", (shipped[method], obj(overrides.get(method)))),
            figures.read(read_usd, "minimum", f"fees.{method}", (shipped[method], obj(overrides.get(method)))),
        )
        for method in METHODS
    }
    smallest = figures.read(read_usd, "smallest", "fees", (shipped, overrides))
    largest = figures.read(read_usd, "largest", "fees", (shipped, overrides))
    source = f"your settings, over: {shipped['source']}" if figures.overridden else shipped["source"]
    return FeeRules(shipped["as_of"], source, methods, smallest, largest), tuple(figures.notices)


class _Figures:
    """Reads figures from the settings where they say them, else from what ships."""

    def __init__(self) -> None:
        self.notices: list[str] = []
        self.overridden = False
        """Whether any figure of the settings was taken."""

    def read(
        self, read: Callable[..., Decimal], key: str, place: str, layers: tuple[Mapping[str, str], Mapping[str, object]]
    ) -> Decimal:
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
