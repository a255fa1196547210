"""`ortui quote`: a receipt per model."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from ortui.cli.answer import Answer
from ortui.cli.arguments import Chosen
from ortui.cli.as_json import catalogue_part, document, quote_part, workload_part
from ortui.cli.at_hand import find_models, gather
from ortui.cli.exits import Exit
from ortui.cli.workload import read_at, read_workload, with_volume
from ortui.domain.money import plain, read_usd
from ortui.domain.quote import Quote, quote
from ortui.domain.usage import Workload
from ortui.domain.wording import timestamp

Compare = Callable[[Sequence[Quote]], list[str]]


def run(chosen: Chosen) -> Answer:
    """Price a request on the models that are named."""
    most = None if chosen.max_cost is None else read_usd(chosen.max_cost, what="--max-cost")
    workload, compare = _work(chosen)
    at_hand = gather()
    moment = read_at(chosen, at_hand.now)
    named = find_models(at_hand.catalogue, chosen.operands)
    quotes = [quote(one.model, workload.usage, moment) for one in named]
    too_dear = [] if most is None else [_too_dear(found, most) for found in quotes if _passes(found, most)]
    notes = (*at_hand.notices, *compare(quotes), *too_dear)
    code = Exit.TOO_DEAR if too_dear else Exit.DONE
    if not chosen.json:
        from ortui.cli.receipts import receipts  # noqa: PLC0415 - JSON needs no tables

        return Answer(receipts(named, quotes, workload), (*notes, at_hand.origin), code)
    whole = {
        "catalogue": catalogue_part(at_hand.catalogue, at_hand.now),
        "at": timestamp(moment),
        "workload": workload_part(workload),
        "models": [quote_part(found, workload, one.remark) for one, found in zip(named, quotes, strict=True)],
    }
    return Answer(document(whole), notes, code)


def _work(chosen: Chosen) -> tuple[Workload, Compare]:
    """Read what is to be priced, and how the quotes are to be compared with what was billed, if that is known."""
    if chosen.usage is None:
        return read_workload(chosen), lambda _: []
    from ortui.cli.billed import beside, read_billed  # noqa: PLC0415 - most quotes are of counts that were typed

    billed = read_billed(chosen)
    return with_volume(billed.usage, chosen), partial(beside, billed)


def _passes(found: Quote, most: Decimal) -> bool:
    return found.total.usd is None or found.total.usd > most


def _too_dear(found: Quote, most: Decimal) -> str:
    usd = found.total.usd
    cost = f"costs {plain(usd)} USD a request" if usd is not None else f"has no known cost ({found.total.reason})"
    return f"{found.model.id} {cost}: that passes --max-cost {plain(most)}"
