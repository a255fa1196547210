"""Two models side by side: from where which is cheaper, and what sharing the requests between them costs."""

from ortui.domain import wording
from ortui.domain.break_even import in_words
from ortui.domain.mix import mixed
from ortui.domain.price import Price
from ortui.domain.quote import Quote, quote
from ortui.ui.boards.shown import Shown
from ortui.ui.drawn import Line, crop, wrap
from ortui.ui.widgets.figures import on_the_point

_KNOBS = ("completion", "prompt", "cached_percent")


def mix_lines(shown: Shown, width: int) -> list[Line]:
    """Write the pair for a width."""
    if shown.pair is None:
        return wrap("mark one or two models in the table, to set them beside each other here", width, "dim")
    first, second = shown.pair
    basis = shown.subject.basis
    usage, moment = basis.workload.usage, basis.moment
    quotes = quote(first, usage, moment), quote(second, usage, moment)
    found = mixed(*quotes, basis.workload, shown.second_percent)
    figures = on_the_point([wording.price(each) for each in (found.first_alone, found.second_alone, found.month)])
    lines: list[Line] = []
    names = ((first.slug, ""), (second.slug, ""), ("both, shared as above", "strong"))
    for figure, (name, ink) in zip(figures, names, strict=True):
        lines.append(crop(((f" {figure}", ink), (" a month  ", "dim"), (name, ink)), width))
    lines += [line for each in quotes for line in _misfits(each, width)]
    lines += _saving(found.saves_against_first, first.slug, width)
    lines += _saving(found.saves_against_second, second.slug, width)
    lines.append(())
    for knob in _KNOBS:
        lines += wrap(in_words(first, second, shown.scenario, moment, knob), width, "", " ", "   ")
    return lines


def _misfits(found: Quote, width: int) -> list[Line]:
    """Say why a model can't take its share of the work, whatever that would cost."""
    said = [f"{found.model.slug} can't take this work: {misfit}" for misfit in found.misfits]
    return [line for words in said for line in wrap(words, width, "warn", " ! ", "   ")]


def _saving(saves: Price, name: str, width: int) -> list[Line]:
    if saves.usd is None or not saves.usd:
        return []
    words = "less than" if saves.usd > 0 else "more than"
    return wrap(f"{wording.usd(abs(saves.usd))} {words} {name}", width, "good" if saves.usd > 0 else "warn")
