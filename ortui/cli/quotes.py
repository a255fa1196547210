"""`ortui quote`: a receipt per model."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ortui.cli.answer import Answer
from ortui.cli.arguments import Chosen
from ortui.cli.as_json import Part, catalogue_part, document, quote_part, usd, workload_part
from ortui.cli.at_hand import AtHand, Named, find_models, gather
from ortui.cli.exits import Exit
from ortui.cli.workload import read_at, read_work
from ortui.domain.money import plain, read_usd
from ortui.domain.price import PriceState
from ortui.domain.quote import Quote, quote
from ortui.domain.usage import Workload
from ortui.domain.wording import timestamp

if TYPE_CHECKING:  # each is imported where its option is given: most quotes are of counts that were typed
    from ortui.cli.estimated import Estimate
    from ortui.source.parse_usage import Billed


class _Asked(NamedTuple):
    """What is to be priced, and where its counts are from."""

    workload: Workload
    notes: tuple[str, ...]
    billed: "Billed | None" = None
    estimate: "Estimate | None" = None


def run(chosen: Chosen) -> Answer:
    """Price a request on the models that are named."""
    most = None if chosen.max_cost is None else read_usd(chosen.max_cost, what="--max-cost")
    asked = _asked(chosen)
    at_hand = gather()
    moment = read_at(chosen, at_hand.now)
    named = find_models(at_hand.catalogue, chosen.operands)
    quotes = [quote(one.model, asked.workload.usage, moment) for one in named]
    limits = _beyond_free(quotes, asked.workload.requests_per_day)
    too_dear = [] if most is None else [_too_dear(found, most) for found in quotes if _passes(found, most)]
    notes = (*asked.notes, *at_hand.notices, *_beside(asked, quotes, moment, most), *limits, *too_dear)
    code = Exit.TOO_DEAR if too_dear else Exit.DONE
    if chosen.json:
        return Answer(document(_whole(asked, at_hand, named, quotes, moment)), notes, code)
    from ortui.cli.receipts import receipts  # noqa: PLC0415 - JSON needs no tables

    return Answer(receipts(named, quotes, asked.workload), (*notes, at_hand.origin), code)


def _asked(chosen: Chosen) -> _Asked:
    """Read what is to be priced; raises InvalidInputError, UnreadableError."""
    if chosen.usage is not None:
        from ortui.cli.billed import read_billed  # noqa: PLC0415 - see above

        billed, work = read_billed(chosen), read_work(chosen)
        return _Asked(work.around(billed.usage), work.notes, billed=billed)
    work = read_work(chosen)
    if chosen.prompt_file is None:
        return _Asked(work.workload, work.notes)
    from ortui.cli.estimated import read_estimate  # noqa: PLC0415 - see above

    work, estimate = read_estimate(chosen, work)
    return _Asked(work.workload, (*work.notes, *estimate.notes), estimate=estimate)


def _beside(asked: _Asked, quotes: Sequence[Quote], moment: datetime, most: Decimal | None) -> Sequence[str]:
    """Say how the figures compare with what was billed, or how far they reach where the prompt is estimated."""
    if asked.billed is not None:
        from ortui.cli.billed import beside  # noqa: PLC0415 - see above

        return beside(asked.billed, quotes, moment)
    if asked.estimate is not None:
        from ortui.cli.estimated import reach  # noqa: PLC0415 - see above

        return [said for found in quotes if (said := reach(found, asked.estimate.band(found.model, moment), most))]
    return ()


def _whole(
    asked: _Asked, at_hand: AtHand, named: Sequence[Named], quotes: Sequence[Quote], moment: datetime
) -> dict[str, object]:
    estimate = asked.estimate
    parts = [quote_part(found, asked.workload, one.remark) for one, found in zip(named, quotes, strict=True)]
    if asked.billed is not None:
        from ortui.cli.billed import billed_part  # noqa: PLC0415 - see above

        parts = [part | billed_part(asked.billed, found, moment) for part, found in zip(parts, quotes, strict=True)]
    if estimate is not None:
        parts = [part | _ends(estimate, found, moment) for part, found in zip(parts, quotes, strict=True)]
    return {
        "catalogue": catalogue_part(at_hand.catalogue, at_hand.now),
        "at": timestamp(moment),
        "workload": workload_part(asked.workload),
        **({} if estimate is None else {"prompt_estimate": estimate.tokens._asdict()}),
        "models": parts,
    }


def _ends(estimate: "Estimate", found: Quote, moment: datetime) -> Part:
    band = estimate.band(found.model, moment)
    return {"total_low_usd": usd(band.low.total), "total_high_usd": usd(band.high.total)}


def _beyond_free(quotes: Sequence[Quote], requests_per_day: int) -> list[str]:
    """Say of free models that they don't take so many requests a day."""
    free = [found.model.id for found in quotes if found.model.price.state is PriceState.FREE]
    if not free:
        return []
    from ortui.source.free_rules import load_free_rules  # noqa: PLC0415 - only paid for by those who ask for such a model

    beyond = load_free_rules().beyond(requests_per_day)
    return [f"{', '.join(free)}: {beyond}"] if beyond else []


def _passes(found: Quote, most: Decimal) -> bool:
    return found.total.usd is None or found.total.usd > most


def _too_dear(found: Quote, most: Decimal) -> str:
    total = found.total.usd
    cost = f"costs {plain(total)} USD a request" if total is not None else f"has no known cost ({found.total.reason})"
    return f"{found.model.id} {cost}: that passes --max-cost {plain(most)}"
