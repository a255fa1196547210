"""What the same work costs on the model's other forms, and what each costs in return."""

from ortui.domain import wording
from ortui.domain.free_rules import FreeRules
from ortui.domain.model import FREE_SUFFIX
from ortui.domain.money import plain
from ortui.domain.variant import Variant
from ortui.domain.variants import in_return, variants
from ortui.ui.boards.shown import Shown
from ortui.ui.drawn import Line, length, wrap
from ortui.ui.widgets.figures import on_the_point


def variants_lines(shown: Shown, width: int) -> list[Line]:
    """Write the forms for a width."""
    subject = shown.subject
    found = variants(subject.model, shown.catalogue, subject.basis.workload.usage, subject.basis.moment, shown.listing)
    names = max((len(each.name) for each in found), default=0)
    base = on_the_point([wording.price(subject.quote.total), *[_total(each) for each in found]])
    lines: list[Line] = [
        ((f" {'as it is':<{max(names, 8)}}", "dim"), (f"  {base[0]}", "strong"), (" a request", "dim"))
    ]
    lines += _in_return(subject.model.id, in_return(subject.model), shown, width)
    for each, total in zip(found, base[1:], strict=True):
        line: Line = ((f" {each.name:<{max(names, 8)}}", ""), (f"  {total}", ""), *_difference(each))
        lines += [line, *_in_return(each.model_id, each.in_return, shown, width)]
    if not found:
        lines += wrap("there is no other form of it", width, "dim")
    return [line if length(line) <= width else line[:2] for line in lines]


def _in_return(model_id: str, words: str, shown: Shown, width: int) -> list[Line]:
    """Write what a form costs besides money; of a free one also how many requests there are."""
    lines = wrap(words, width, "dim", "    ", "    ")
    if model_id.endswith(FREE_SUFFIX) and shown.free_rules is not None:
        lines += _free(shown.free_rules, shown.scenario.requests_per_day, width)
    return lines


def _free(rules: FreeRules, requests_per_day: int, width: int) -> list[Line]:
    """Say how many requests are free, or that the work asks for more."""
    beyond = rules.beyond(requests_per_day)
    return wrap(beyond or rules.in_words(), width, "warn" if beyond else "dim", "    ", "    ")


def _total(each: Variant) -> str:
    if each.total is None:
        return "—"
    return wording.price(each.total)


def _difference(each: Variant) -> Line:
    if not each.saves:
        return ()
    less = "less" if each.saves > 0 else "more"
    return ((f" {plain(abs(each.saves))} % {less}", "good" if each.saves > 0 else "warn"),)
