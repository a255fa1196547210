"""Estimate: the sliders, and what the highlighted model charges for what they say."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.reactive import var

from ortui.domain.counts import HIGHEST_COUNT, read_count, read_share
from ortui.domain.scenario import WHOLE, Scenario
from ortui.domain.wording import count
from ortui.ui.view import Subject
from ortui.ui.widgets.boxes import Stack
from ortui.ui.widgets.receipt import Receipt
from ortui.ui.widgets.scale import Linear, Logarithmic
from ortui.ui.widgets.slider import Slider, Words

LEAST_REACH = 100_000
"""Token sliders reach the context of the highlighted model, but at least so far."""
MOST_REQUESTS = 1_000_000


class EstimatePane(Vertical):
    """The second pane."""

    BORDER_TITLE = "2 Estimate"
    DEFAULT_CSS = """
    EstimatePane #sliders { height: auto; }
    EstimatePane Receipt { height: 1fr; }
    """

    scenario: var[Scenario] = var(Scenario())
    subject: var[Subject | None] = var(None)

    prompt = query_one("#prompt", Slider)
    cached_percent = query_one("#cached_percent", Slider)
    completion = query_one("#completion", Slider)
    requests_per_day = query_one("#requests_per_day", Slider)

    def __init__(self, turn: Callable[[Scenario], None]) -> None:
        super().__init__(id="estimate", classes="pane")
        self._turn = turn

    def compose(self) -> ComposeResult:
        """Lay out the sliders and the receipt."""
        with Stack(id="sliders"):
            tokens, shares, requests = (
                Words(_read_tokens, count),
                Words(read_share, _percent),
                Words(_read_requests, count),
            )
            yield Slider("prompt", "Prompt", Logarithmic(LEAST_REACH), tokens, self.turn)
            yield Slider("cached_percent", "from cache", Linear(WHOLE), shares, self.turn)
            yield Slider("completion", "Completion", Logarithmic(LEAST_REACH), tokens, self.turn)
            yield Slider("requests_per_day", "Requests/day", Logarithmic(MOST_REQUESTS), requests, self.turn)
        yield Receipt().data_bind(EstimatePane.subject)

    @property
    def sliders(self) -> tuple[Slider, ...]:
        """All sliders, from the top."""
        return (self.prompt, self.cached_percent, self.completion, self.requests_per_day)

    def on_mount(self) -> None:
        """Show the scenario there are."""
        self.watch_scenario(self.scenario)

    def watch_scenario(self, scenario: Scenario) -> None:
        """Set the sliders."""
        if not self.is_mounted:
            return
        self.prompt.value = scenario.prompt
        self.cached_percent.value = scenario.cached_percent
        self.completion.value = scenario.completion
        self.requests_per_day.value = scenario.requests_per_day

    def watch_subject(self, subject: Subject | None) -> None:
        """Let the token sliders reach the model's limits, and mark where its price tiers begin."""
        if subject is None or not self.is_mounted:
            return
        limits, pricing = subject.model.limits, subject.model.pricing
        reach = max(LEAST_REACH, limits.context or 0)
        self.prompt.scale = Logarithmic(reach)
        self.completion.scale = Logarithmic(max(LEAST_REACH, limits.completion or reach))
        self.prompt.marks = tuple(
            entry.conditions.above_prompt_tokens
            for entry in pricing.overrides
            if entry.conditions.above_prompt_tokens is not None
        )

    def turn(self, knob: str, value: int) -> None:
        """Turn one knob, in the frame of the key."""
        self._turn(self.scenario._replace(**{knob: value}))

    def on_slider_focus_asked(self, asked: Slider.FocusAsked) -> None:
        """Go to the slider above or below."""
        asked.stop()
        place = self.sliders.index(asked.slider) + asked.direction
        if 0 <= place < len(self.sliders):
            self.sliders[place].focus()


def _read_tokens(text: str) -> int:
    return read_count(text, what="the tokens", highest=HIGHEST_COUNT)


def _read_requests(text: str) -> int:
    return read_count(text, what="the requests a day", highest=MOST_REQUESTS * 1000)


def _percent(share: int) -> str:
    return f"{share} %"
