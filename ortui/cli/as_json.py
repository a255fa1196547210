"""Answers as JSON for scripts: money as exact decimal text in USD, null with a reason where there is no figure."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ortui.cli.in_force import price_in_force
from ortui.cli.workload import COUNTS, VOLUMES
from ortui.domain.catalogue import Catalogue
from ortui.domain.model import Model
from ortui.domain.money import plain
from ortui.domain.order import rate_now
from ortui.domain.price import Price, PriceState
from ortui.domain.quote import Line, Quote
from ortui.domain.tier import TierLimits
from ortui.domain.usage import Workload
from ortui.domain.wording import timestamp

SCHEMA = "ortui/1"

Part = dict[str, Any]


def document(parts: Mapping[str, object]) -> str:
    """Write a document. It is pure ASCII, so that no terminal and no pipe can spoil a name."""
    return json.dumps({"schema": SCHEMA, **parts}, indent=2) + "\n"


def catalogue_part(catalogue: Catalogue, now: datetime) -> Part:
    """Say where the prices are from."""
    return {
        "source": catalogue.source.value,
        "fetched_at": timestamp(catalogue.fetched_at),
        "age_seconds": catalogue.age_seconds(now),
        "models": len(catalogue),
        "set_aside": len(catalogue.set_aside),
        "reasons": [{"id": odd.id, "reason": odd.reason} for odd in catalogue.set_aside],
    }


def model_part(model: Model, moment: datetime, limits: TierLimits) -> Part:
    """Say what a model costs at a moment."""
    price, tier = price_in_force(model, moment), model.tier(limits)
    return {
        "id": model.id,
        "name": model.name,
        "price_state": price.state.value,
        "price_reason": None if price.state is PriceState.KNOWN else price.reason,
        "prompt_usd_per_token": _rate(model, "prompt", moment),
        "completion_usd_per_token": _rate(model, "completion", moment),
        "context_length": model.limits.context,
        "max_completion_tokens": model.limits.completion,
        "tier": tier.value if tier else None,
        "pricing": model.pricing_as_received,
    }


def workload_part(workload: Workload) -> Part:
    """Say what is priced, by the names of the options; what only a usage object can say stands there if it does."""
    usage = workload.usage
    counts = {name: getattr(usage, name) for name in COUNTS}
    only_billed = {"image_output": usage.image_output} if usage.image_output else {}
    return counts | only_billed | {name: getattr(workload, name) for name in VOLUMES}


def quote_part(found: Quote, workload: Workload, remark: str = "") -> Part:
    """Say what the workload costs on a model, and why."""
    return {
        "model": found.model.id,
        "total_usd": usd(found.total),
        "per_day_usd": usd(workload.per_day(found.total)),
        "per_month_usd": usd(workload.per_month(found.total)),
        "per_year_usd": usd(workload.per_year(found.total)),
        "lines": [_line_part(line) for line in found.lines],
        "problems": [*found.problems, *([remark] if remark else [])],
        "fits": found.fits,
    }


def usd(price: Price) -> str | None:
    """Write an amount exactly; None where there is none."""
    return None if price.usd is None else plain(price.usd)


def _line_part(line: Line) -> Part:
    return {
        "item": line.item,
        "quantity": line.quantity,
        "rate_usd": usd(line.rate),
        "amount_usd": usd(line.amount),
        "rule": line.rule,
    }


def _rate(model: Model, key: str, moment: datetime) -> str | None:
    rate = rate_now(model, key, moment)
    return None if rate is None else plain(rate)
