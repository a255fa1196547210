"""The door for what the API says of a key and of the account behind it.

All these functions take the ``data`` of an answer, parsed with exact numbers. Every field is optional, as servers older
than a field lack it; one of a wrong type, or with a value that can't be true, counts as not said, never as 0.
"""

from collections.abc import Mapping

from ortui.domain.account import AccountCredits, ActivityRow, Budget, FreeRequests, KeyFacts, Reset, Spend
from ortui.source.errors import UnreadableError
from ortui.source.plain_data import amount, amount_from_0, count, line, moment, obj, yes_or_no

MOST_BUDGETS = 50
MOST_ROWS = 50_000


def parse_key(data: object) -> KeyFacts:
    """Read what a key says of itself; raises UnreadableError where that is no object."""
    if not isinstance(data, Mapping):
        raise UnreadableError("it says nothing about a key")
    return _read_key(data)


def parse_keys(data: object) -> tuple[KeyFacts, ...]:
    """Read a page of the list of keys; raises UnreadableError where there is no list."""
    return tuple(_read_key(row) for row in _rows(data, "keys"))


def parse_credits(data: object) -> AccountCredits:
    """Read the credits of the account; raises UnreadableError where one of the two amounts is not said."""
    bought, used = amount_from_0(obj(data).get("total_credits")), amount_from_0(obj(data).get("total_usage"))
    if bought is None or used is None:
        raise UnreadableError("it does not say how many credits were bought and used")
    return AccountCredits(bought, used)


def parse_activity(data: object) -> tuple[ActivityRow, ...]:
    """Read the activity by day, model and provider; raises UnreadableError where there is no list.

    Rows without a date are passed over: they belong nowhere.
    """
    return tuple(read for row in _rows(data, "activity") if (read := _read_activity(row)) is not None)


def _rows(data: object, what: str) -> list[Mapping[str, object]]:
    if not isinstance(data, list):
        raise UnreadableError(f"it holds no list of {what}")
    return [row for row in data[:MOST_ROWS] if isinstance(row, Mapping)]


def _read_key(row: Mapping[str, object]) -> KeyFacts:
    limit = amount_from_0(row.get("limit"))
    is_management = yes_or_no(row.get("is_management_key"))
    return KeyFacts(
        label=line(row.get("label")),
        name=line(row.get("name")),
        limit=limit,
        limit_remaining=amount(row.get("limit_remaining")),
        has_limit=_has_limit(row, is_known=limit is not None),
        reset=_reset(row.get("limit_reset")),
        spend=_spend(row, "usage"),
        byok_spend=_spend(row, "byok_usage"),
        byok_counts=yes_or_no(row.get("include_byok_in_limit")),
        is_free_tier=yes_or_no(row.get("is_free_tier")),
        is_management=yes_or_no(row.get("is_provisioning_key")) if is_management is None else is_management,
        is_disabled=row.get("disabled") is True,
        created_at=moment(row.get("created_at")),
        last_used_at=moment(row.get("last_used_at")),
        expires_at=moment(row.get("expires_at")),
        free_requests=_free_requests(obj(row.get("free_model_daily_requests"))),
        budgets=_budgets(row.get("budgets")),
        effective_budget=_budget(row.get("effective_budget")),
    )


def _has_limit(row: Mapping[str, object], *, is_known: bool) -> bool | None:
    """Null says that there is no limit; what is missing or can't be read says nothing."""
    if is_known:
        return True
    return False if "limit" in row and row["limit"] is None else None


def _reset(value: object) -> Reset | None:
    return Reset(value) if isinstance(value, str) and value in set(Reset) else None


def _spend(row: Mapping[str, object], name: str) -> Spend:
    spans = ("", "_daily", "_weekly", "_monthly")
    return Spend(*[amount_from_0(row.get(f"{name}{span}")) for span in spans])


def _free_requests(found: Mapping[str, object]) -> FreeRequests | None:
    read = FreeRequests(
        count(found.get("limit")), count(found.get("used")), count(found.get("remaining"), lowest=-(10**12))
    )
    return read if read != FreeRequests() else None


def _budgets(value: object) -> tuple[Budget, ...]:
    layers = value[:MOST_BUDGETS] if isinstance(value, list) else []
    return tuple(read for layer in layers if (read := _budget(layer)) is not None)


def _budget(value: object) -> Budget | None:
    found = obj(value)
    read = Budget(
        scope=line(found.get("scope")),
        limit=amount_from_0(found.get("limit_usd")),
        spent=amount_from_0(found.get("spend_usd")),
        remaining=amount(found.get("remaining_usd")),
        reset=_reset(found.get("reset_interval")),
        resets_at=moment(found.get("resets_at")),
    )
    return read if read != Budget("") else None


def _read_activity(row: Mapping[str, object]) -> ActivityRow | None:
    day = moment(row.get("date"))
    if day is None:
        return None
    return ActivityRow(
        day=day.date(),
        model=line(row.get("model")) or line(row.get("model_permaslug")),
        provider=line(row.get("provider_name")),
        usage=amount_from_0(row.get("usage")),
        byok_usage=amount_from_0(row.get("byok_usage_inference")),
        requests=count(row.get("requests")),
        prompt=count(row.get("prompt_tokens")),
        completion=count(row.get("completion_tokens")),
        reasoning=count(row.get("reasoning_tokens")),
        cached=count(row.get("cached_tokens")),
    )
