"""The keys of an account: what each has used and has left, and which runs dry first."""

from datetime import datetime

from ortui.domain.key_table import KeyRow, KeyTable, key_table
from ortui.domain.resets import day_of
from ortui.domain.runway_words import in_words
from ortui.domain.wording import ABSENT, usd
from ortui.ui.drawn import Line, crop, length, wrap
from ortui.ui.planner.board import PlannerBoard
from ortui.ui.planner.facts import Facts
from ortui.ui.widgets.figures import on_the_point

_LEAST_NAME = 8


class KeysBoard(PlannerBoard):
    """All keys, the one that runs dry first at the top."""

    TITLE = "Keys of the account"

    def __init__(self) -> None:
        super().__init__("keys")

    def lines(self, facts: Facts, width: int) -> list[Line]:
        """Write the table."""
        account = facts.purse.account
        if account is None:
            return wrap(facts.why_no_account, width - 1, "dim")
        if account.keys is None:
            return wrap(f"the keys of the account: {account.keys_reason or 'not said'}", width - 1, "dim")
        table = key_table(account.keys, account.asked_at)
        return [*_first_dry(table, facts.now, width), *_rows(table, facts.now, width)]


def _first_dry(table: KeyTable, now: datetime, width: int) -> list[Line]:
    if not table.rows:
        return [((" the account has no keys", "dim"),)]
    if table.first_dry is None:
        return [((" none of them runs dry at its pace", "dim"),)]
    return wrap(f"{table.first_dry.name} runs dry first: {in_words(table.first_dry.runway, now)}", width, "warn")


def _rows(table: KeyTable, now: datetime, width: int) -> list[Line]:
    """Write a line for each key, its date below it where there is no room beside; a long name yields to the figures."""
    used = on_the_point(["used", *(ABSENT if row.used is None else usd(row.used) for row in table.rows)])
    left = on_the_point(["left", *(_left(row) for row in table.rows)])
    of = ["of", *(ABSENT if row.key.limit is None else usd(row.key.limit).removesuffix(".00") for row in table.rows)]
    most = max(map(len, of))
    room = width - len(f"   {used[0]}  {left[0]}  ") - most
    name = min(max(room, _LEAST_NAME), max((length(((row.name, ""),)) for row in table.rows), default=0))
    lines: list[Line] = [((f" {'':<{name}}  {used[0]}  {left[0]}  {of[0]:>{most}}", "dim"),)]
    for place, row in enumerate(table.rows, start=1):
        ink = "dim" if row.unusable else ""
        figures = f"  {used[place]}  {left[place]}  {of[place]:>{most}}"
        line: Line = (*crop(((f" {row.name:<{name}}", ink or "strong"),), name + 1), (figures, ink))
        words = _when(row, now)
        if length(line) + len(words) + 2 <= width:
            lines.append((*line, (f"  {words}", "dim")))
        else:
            lines += [line, *wrap(words, width, "dim", "   ", "   ")]
    return lines


def _left(row: KeyRow) -> str:
    return ABSENT if row.remainder is None else usd(row.remainder.amount)


def _when(row: KeyRow, now: datetime) -> str:
    """Say when it runs dry or why not, and when its limit resets."""
    if row.unusable:
        return row.unusable
    resets_at = row.remainder.resets_at if row.remainder is not None else None
    words = in_words(row.runway, now)
    return f"{words}; resets {day_of(resets_at, now)}" if resets_at is not None else words
