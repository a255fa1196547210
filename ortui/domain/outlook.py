"""How long an account lasts at each pace: spendable, paces and runways of one answer put together."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from ortui.domain.account import Account
from ortui.domain.paces import MEASURED, Pace, Span, account_paces, at_least, key_paces, scenario_pace
from ortui.domain.runway import Runway, runway
from ortui.domain.spendable import Spendable, spendable
from ortui.domain.used import user

_PREFERRED = (Span.WEEK, Span.MONTH, Span.DAY)


class Outlook(NamedTuple):
    """What can be spent, and until when."""

    spendable: Spendable
    runways: Mapping[Span, Runway]

    @property
    def usual(self) -> Runway:
        """The one to name where there is room for one: of the week, else of the first whose pace is known."""
        known = (self.runways[span] for span in _PREFERRED if self.runways[span].per_day is not None)
        return next(known, self.runways[_PREFERRED[0]])


def outlook(account: Account) -> Outlook:
    """Find what can be spent and how long it lasts, as of the moment at which the account was asked."""
    found, asked_at = spendable(account), account.asked_at
    of_key, of_account = key_paces(user(account), asked_at), account_paces(account.activity, asked_at)
    runways = {span: runway(found, of_key[span], of_account[span], asked_at) for span in MEASURED}
    return Outlook(found, runways)


def measured_pace(account: Account, span: Span) -> Pace:
    """Give how fast the credits of an account go: by its activity where that is seen, at least as the key does."""
    asked_at = account.asked_at
    return at_least(account_paces(account.activity, asked_at)[span], key_paces(user(account), asked_at)[span])


def scenario_runway(found: Spendable, per_day: Decimal | None, reason: str, asked_at: datetime) -> Runway:
    """Find how long what can be spent lasts for work that costs so much a day; None for the reason given."""
    pace = scenario_pace(per_day, reason)
    return runway(found, pace, pace, asked_at)
