"""What every figure depends on besides the model."""

from datetime import datetime
from typing import NamedTuple

from ortui.domain.tier import TierLimits
from ortui.domain.usage import Workload


class Basis(NamedTuple):
    """The work, the moment, and where price classes begin."""

    moment: datetime
    """In UTC."""
    workload: Workload = Workload()
    tier_limits: TierLimits = TierLimits()
