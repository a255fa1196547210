"""How long what is left lasts for the work on the sliders, on the highlighted model."""

from datetime import datetime

from ortui.domain.outlook import scenario_runway
from ortui.domain.runway import Runway
from ortui.domain.spendable import Spendable
from ortui.ui.view import Subject


def runway_of_work(found: Spendable, subject: Subject | None, asked_at: datetime) -> Runway:
    """Find how long it lasts if that work alone is done."""
    if subject is None:
        return scenario_runway(found, None, "no model is highlighted", asked_at)
    day = subject.basis.workload.per_day(subject.quote.total)
    return scenario_runway(found, day.usd, day.reason or "what this work costs is not known", asked_at)
