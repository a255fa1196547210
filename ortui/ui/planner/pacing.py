"""How long it lasts: at what was really spent a day, and at what the work on the sliders would."""

from collections.abc import Mapping

from ortui.domain.account import Account
from ortui.domain.paces import MEASURED, Pace, Span, account_paces, key_paces, scenario_pace
from ortui.domain.runway import Runway, runway
from ortui.domain.spendable import Spendable
from ortui.ui.view import Subject

_STEADIEST = (Span.WEEK, Span.MONTH, Span.DAY)
"""Which of the measured paces tells most of the days to come."""


def measured(account: Account, found: Spendable) -> Mapping[Span, Runway]:
    """Find how long it lasts at each pace that was measured."""
    of_key, of_account = key_paces(account.key, account.asked_at), account_paces(account.activity, account.asked_at)
    return {span: runway(found, of_key[span], of_account[span], account.asked_at) for span in MEASURED}


def steadiest(account: Account, found: Spendable) -> Runway | None:
    """Find how long it lasts at the pace that tells most; None where none is known."""
    runways = measured(account, found)
    return next((runways[span] for span in _STEADIEST if runways[span].per_day is not None), None)


def of_work(account: Account, found: Spendable, subject: Subject | None) -> Runway:
    """Find how long it lasts if only the work on the sliders is done, on the highlighted model."""
    pace = _pace_of_work(subject)
    return runway(found, pace, pace, account.asked_at)


def _pace_of_work(subject: Subject | None) -> Pace:
    if subject is None:
        return scenario_pace(None, "no model is highlighted")
    day = subject.basis.workload.per_day(subject.quote.total)
    return scenario_pace(day.usd, day.reason or "what this work costs is not known")
