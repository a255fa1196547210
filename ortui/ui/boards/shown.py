"""What the boards of Estimate are written from."""

from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from ortui.domain.catalogue import Catalogue
from ortui.domain.model import Model
from ortui.domain.scenario import Scenario
from ortui.ui.view import Subject

if TYPE_CHECKING:  # a name in an annotation, read after the first paint
    from ortui.domain.endpoint import Listing
    from ortui.domain.free_rules import FreeRules
    from ortui.domain.text_tokens import TextTokens


class Shown(NamedTuple):
    """The highlighted model with its work, and what it can be set beside."""

    subject: Subject
    scenario: Scenario
    now: datetime
    """In UTC; the moment whose prices count may be another."""
    catalogue: Catalogue
    pair: tuple[Model, Model] | None = None
    """The two marked models; or the highlighted and a marked one."""
    second_percent: int = 50
    """The share of the requests that goes to the second of the pair."""
    listing: "Listing | None" = None
    """The endpoints of the highlighted model, where they are at hand."""
    local: tzinfo = UTC
    """The zone of the person's clock."""
    free_rules: "FreeRules | None" = None
    """How many requests to free models an account may make; None before the first paint."""
    prompt_estimate: "TextTokens | None" = None
    """What the tokens of the prompt were estimated to be; None where they are a count."""
